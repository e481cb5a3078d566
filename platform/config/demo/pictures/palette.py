"""The colours of the town: earth, stone, leaf and sky, and how they change through the day."""

from dataclasses import dataclass

CREAM, PAPER, OAT, STONE = "#fbf1dc", "#f5e6c8", "#e8d3ab", "#dcc195"
TERRACOTTA, RUST, BRICK, CLAY = "#cb6843", "#a94a31", "#8c3f30", "#ba8262"
OCHRE, MUSTARD, HONEY, SAND = "#d99a35", "#e8ba58", "#f0cd82", "#e9cf9f"
SAGE, MOSS, OLIVE, FERN = "#9db08c", "#6f8450", "#858042", "#587048"
TEAL, DEEP, SKY, MIST = "#337b7c", "#21525a", "#a8d0d6", "#d5e4dc"
PLUM, AUBERGINE, ROSE, BLUSH = "#71405e", "#43293f", "#d98a84", "#eebba4"
NAVY, DENIM, COCOA, UMBER = "#33435f", "#5b7899", "#5d3d2e", "#3d2a26"
WOOD, OAK, PINE, SLATE = "#b07a4a", "#93603a", "#d3a36b", "#7b7a78"
LEAF, LIME, POND, WHITE = "#7d9a53", "#b0bd6a", "#6fa5a2", "#fffaf0"
INK = "#35242a"

TOPS = [
    TERRACOTTA, OCHRE, TEAL, PLUM, ROSE, MOSS, NAVY, MUSTARD, DENIM, RUST, SAGE, CREAM, DEEP, "#c77f9a",
    "#8aa7b5",
]  # fmt: skip
BOTTOMS = [NAVY, COCOA, "#4d5a5e", PLUM, OLIVE, DENIM, UMBER, "#6b5a4a", DEEP]
DOORS = [TEAL, RUST, PLUM, MOSS, NAVY, OCHRE, "#7aa0a0", BRICK]
FLOWERS = [TERRACOTTA, ROSE, MUSTARD, PLUM, "#e8d5e0", WHITE, "#c9547a", OCHRE, "#8f6fa8"]
WALLS = ["#f3dfb9", "#ecd0a9", "#d9dcc0", "#e9c4a6", "#c9d8cf", "#efd3c0", "#f1e3c6", "#dccfd2", "#cfdcdc"]

# Skin: the colour itself, its warm shade, its blush.
SKINS = [
    ("#f6d3b5", "#dba483", "#ea8f78"),
    ("#f0c4a0", "#d0946f", "#e08068"),
    ("#e5b088", "#bf8259", "#d5765a"),
    ("#cf9463", "#a66b42", "#c4623f"),
    ("#b17748", "#874f2c", "#a8502f"),
    ("#8f5a37", "#673b22", "#94432b"),
    ("#6f432b", "#4a291b", "#83382a"),
    ("#573324", "#381e16", "#762f28"),
]
GREYS = ["#d9d3cb", "#b9b3ad", "#efe9df", "#8f8a88"]
DARK_HAIR = ["#2b1f20", "#3b2824", "#241c22"]
FAIR_HAIR = ["#6b4429", "#a5602f", "#c98f45", "#8a4a2a", "#4d3226", "#b8733c"]


def mix(a: str, b: str, t: float) -> str:
    """Colour a with some of colour b in it."""
    pairs = [(int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in pairs)


def darker(colour: str, t: float = 0.2) -> str:
    return mix(colour, AUBERGINE, t)


def lighter(colour: str, t: float = 0.25) -> str:
    return mix(colour, "#fff3da", t)


def luma(colour: str) -> float:
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return (0.3 * r + 0.59 * g + 0.11 * b) / 255


@dataclass(frozen=True)
class Light:
    """A time of day: what it does to sky and land, and the tint it lays over everything."""

    sky: tuple[str, str, str]
    sun: str
    far: tuple[str, str, str]
    land: tuple[str, str, str]
    leaf: tuple[str, str, str]
    shade: tuple[float, float, float]
    tint: tuple[float, float, float]


LIGHTS = {
    "morning": Light(
        ("#9fcbd2", "#f9ecca", "#cfe2d6"), "#fff3c4",
        ("#b3ccc4", "#9dbba4", "#93ad83"), ("#a9b870", "#8fa65e", "#748f4f"), (LEAF, MOSS, "#9db062"),
        (0.62, 0.58, 0.66), (1.0, 0.995, 0.97),
    ),
    "noon": Light(
        ("#86bfcb", "#e6f0df", "#b9dada"), "#fff6d5",
        ("#a5c7c9", "#8db79f", "#86aa78"), ("#b3bd66", "#93ab58", "#6f914c"), ("#86a552", "#6a8a48",
        "#a9b65a"),
        (0.6, 0.58, 0.7), (1.0, 1.0, 0.985),
    ),
    "golden": Light(
        ("#f0c98a", "#fdeabd", "#f7d79c"), "#fff2b8",
        ("#d3b48e", "#c0a774", "#aa9b60"), ("#c9ab58", "#b0974a", "#8b8443"), ("#a3923f", "#80803f",
        "#c69b42"),
        (0.66, 0.5, 0.56), (1.02, 0.985, 0.93),
    ),
    "sunset": Light(
        ("#dc9a88", "#fce0b0", "#f3bd97"), "#ffedba",
        ("#bb8e98", "#9f8189", "#877a72"), ("#a58f5c", "#877f52", "#6a6f49"), ("#7f7f49", "#656c45",
        "#a5854a"),
        (0.6, 0.48, 0.62), (1.02, 0.97, 0.95),
    ),
    "spring": Light(
        ("#b8d8d2", "#fbf0dc", "#dae8da"), "#fff5d0",
        ("#b5d0bf", "#a7c597", "#9bb978"), ("#bfc86e", "#a0b95c", "#7e9f50"), ("#9cb85a", "#e6b3b4",
        "#7fa050"),
        (0.64, 0.58, 0.64), (1.0, 1.0, 0.97),
    ),
    "autumn": Light(
        ("#c5d1c4", "#f9e6c1", "#e6dbbb"), "#fff0c4",
        ("#bdb99c", "#b0a577", "#a79259"), ("#c6a356", "#ab8f4b", "#8a7a42"), ("#c47838", "#d59c3c",
        "#a35334"),
        (0.63, 0.53, 0.58), (1.015, 0.99, 0.95),
    ),
}  # fmt: skip
