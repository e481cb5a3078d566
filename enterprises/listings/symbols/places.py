"""Places, ways to get there, and what it is like there."""

from enterprises.listings.symbols.kit import (
    BROWN,
    BUTTER,
    DEEP,
    GREY,
    INK,
    LAGOON,
    LEAF,
    LILAC,
    MARIGOLD,
    PLUM,
    SAGE,
    SKIN,
    SKY,
    TERRACOTTA,
    WHITE,
    box,
    car,
    circle,
    dot,
    house,
    move,
    path,
    person,
    svg,
    word,
)

_PIN = "M60 110C34 76 22 62 22 46a38 38 0 0 1 76 0c0 16-12 30-38 64z"


def _bus(fill: str = TERRACOTTA) -> str:
    return (
        box(8, 24, 104, 66, fill, 10)
        + path("M18 34h22v20H18zM48 34h22v20H48z", WHITE, width=4)
        + path("M80 34h22v42H80zM91 34v42", WHITE, width=4)
        + circle(32, 92, 11, GREY)
        + circle(86, 92, 11, GREY)
    )


def _chair(fill: str = INK) -> str:
    """Somebody in a wheelchair, in one colour, 60 by 80."""
    return (
        circle(20, 8, 8, fill, fill, 1)
        + path("M20 20v24h22l10 22h8", line=fill, width=9)
        + path("M20 30h18", line=fill, width=8)
        + path("M10 36a22 22 0 1 0 30 30", line=fill, width=7)
    )


#: address -> (name, other words, drawing)
PLACES: dict[str, tuple[str, str, str]] = {
    "house": ("House", "home, at home, where you live", svg(move(16, 18, house()))),
    "comes-to-you": (
        "Comes to your home",
        "visits you, home visit, comes to you, travels",
        svg(move(54, 6, house(), scale=0.66), move(6, 70, car(), scale=0.76), path("M2 110h116", line=GREY)),
    ),
    "map-pin": ("Place", "where, map, address, location", svg(path(_PIN, TERRACOTTA), circle(60, 46, 15, WHITE))),
    "hall": (
        "Hall",
        "community centre, building, venue, centre",
        svg(
            path("M14 52 60 18l46 34z", TERRACOTTA),
            box(20, 52, 80, 52, BUTTER, 0),
            path("M48 104V72h24v32z", LAGOON),
            path("M30 66h8v14h-8zM82 66h8v14h-8z", WHITE, width=4),
            path("M8 104h104"),
        ),
    ),
    "town": (
        "Town",
        "village, city, near here, area",
        svg(
            path("M8 104V58l18-16 18 16v46z", BUTTER),
            path("M44 104V26h30v78z", SKY),
            path("M74 104V50h36v54z", SAGE),
            path("M54 40h10M54 54h10M54 68h10M84 64h16M84 78h16M22 72h8", width=4),
            path("M4 104h112"),
        ),
    ),
    "outdoors": (
        "Outdoors",
        "nature, outside, park, tree, walk",
        svg(
            path("M52 70h16v36H52z", BROWN),
            path(
                "M60 8c20 0 24 14 22 20 16 4 18 26 4 34-6 12-24 14-26 8-2 6-20 4-26-8-14-8-12-30 4-34-2-6 2-20 22-20z",
                LEAF,
            ),
            path("M12 106h96"),
        ),
    ),
    "farm": (
        "Farm",
        "barn, fields, growing, care farm",
        svg(
            path("M16 52 60 16l44 36v54H16z", TERRACOTTA),
            path("M40 106V66h40v40zM40 66l40 40M80 66l-40 40", WHITE, width=4),
            path("M52 36h16v14H52z", WHITE, width=4),
            path("M6 106h108"),
        ),
    ),
    "by-video": (
        "By phone or video",
        "online, remote, zoom, screen, call",
        svg(
            box(10, 16, 100, 72, LAGOON, 8),
            box(19, 25, 82, 54, WHITE, 3),
            move(60, 44, "", scale=1),
            person(60, 44, MARIGOLD, BROWN, 0.62),
            path("M36 106h48M60 88v18"),
        ),
    ),
    "how-far": (
        "How far",
        "miles, distance, near, area covered",
        svg(
            path("M16 98c30 10 60-2 46-20s-30-14-20-30 32-10 40-14", line=GREY, width=6),
            dot(16, 98, 8),
            path("M88 50C76 34 72 28 72 22a16 16 0 0 1 32 0c0 6-4 12-16 28z", TERRACOTTA),
            dot(88, 22, 5, WHITE),
        ),
    ),
    "bus": ("Bus", "public transport, bus stop", svg(_bus())),
    "minibus": (
        "Minibus",
        "transport, trip, outing, day out",
        svg(
            path("M8 86V36a10 10 0 0 1 10-10h62c8 0 12 4 16 12l14 26v22z", LEAF),
            path("M20 38h20v20H20zM50 38h20v20H50zM80 38h4l12 20H80z", WHITE, width=4),
            circle(32, 90, 11, GREY),
            circle(86, 90, 11, GREY),
        ),
    ),
    "car": ("Car", "lift, drive, driver, transport, taxi", svg(move(8, 34, car(), scale=1.13))),
    "train": (
        "Train",
        "station, railway",
        svg(
            box(26, 10, 68, 78, LAGOON, 14),
            path("M36 26h48v26H36z", WHITE),
            dot(42, 70, 6, WHITE),
            dot(78, 70, 6, WHITE),
            path("M38 88l-16 22M82 88l16 22M32 98h56"),
        ),
    ),
    "bike": (
        "Bicycle",
        "bike, cycling",
        svg(
            circle(30, 76, 22, WHITE),
            circle(90, 76, 22, WHITE),
            path("M30 76l18-34h34l8 34M48 42l12 34h-30M60 76l22-34M42 32h14M82 42l-4-14h12", width=6),
        ),
    ),
    "walking": (
        "Walking",
        "walk, on foot, path",
        svg(
            circle(64, 18, 11, BROWN),
            path("M62 36 54 68M54 68l22 38M54 68 34 106", width=12),
            path("M62 40l22 20M62 40 40 56", width=8),
        ),
    ),
    "parking": (
        "Parking",
        "car park, park here",
        svg(box(14, 14, 92, 92, LAGOON, 14), word("P", 44, 36, 3.6, WHITE, 3.4)),
    ),
    "blue-badge": (
        "Blue Badge parking",
        "disabled parking",
        svg(
            box(8, 14, 104, 92, LAGOON, 12), word("P", 20, 40, 2.7, WHITE, 3.2), move(58, 28, _chair(WHITE), scale=0.82)
        ),
    ),
    "wheelchair": (
        "Wheelchair",
        "access, accessible, disabled",
        svg(box(10, 10, 100, 100, LAGOON, 18), move(34, 22, _chair(WHITE), scale=0.98)),
    ),
    "step-free": (
        "No steps",
        "ramp, level, step free, flat",
        svg(path("M6 98 110 62v36z", MARIGOLD), path("M4 98h112"), move(44, 18, _chair(INK), scale=0.72)),
    ),
    "steps": (
        "Steps",
        "stairs, up, not level",
        svg(path("M8 104h26V84h24V64h24V44h26v60z", GREY), path("M20 60 54 26M54 26H32M54 26v22", width=7)),
    ),
    "lift": (
        "Lift",
        "elevator, floors",
        svg(
            box(20, 10, 80, 100, SKY, 6),
            path("M60 26v84M34 26h52v84"),
            path("M44 64l8-12 0 26M76 78l-8 12", line="none"),
            path("M47 68V50l-6 8M47 50l6 8M73 62v18l-6-8M73 80l6-8", width=4),
        ),
    ),
    "toilet": (
        "Toilet",
        "wc, loo, accessible toilet, wheelchair toilet",
        svg(
            box(34, 8, 52, 30, WHITE, 5),
            path("M28 50h64c0 20-8 30-20 34v24H44V84c-10-6-16-16-16-34z", WHITE),
            path("M22 46h76", width=8),
            path("M74 20h4", width=6),
        ),
    ),
    "wheelchair-toilet": (
        "Wheelchair toilet",
        "accessible toilet, disabled toilet, changing places, grab rail",
        svg(
            box(6, 10, 108, 100, LAGOON, 12),
            move(12, 28, _chair(WHITE), scale=0.78),
            path("M78 34h24v14H78zM76 58h28c0 12-6 16-10 18v16H84V76c-6-2-8-8-8-18z", WHITE, width=4),
        ),
    ),
    "hearing-loop": (
        "Hearing loop",
        "t-loop, induction loop, deaf",
        svg(
            box(10, 10, 100, 100, LAGOON, 18),
            path(
                "M36 54c-4-36 40-36 40-6 0 18-16 20-17 32-2 12-18 12-20 2M46 52c0-18 22-18 20-2 0 8-8 8-10 12",
                line=WHITE,
                width=6,
            ),
            word("T", 80, 80, 1.5, WHITE, 4),
        ),
    ),
    "dog-welcome": (
        "Assistance dogs welcome",
        "guide dog, dogs allowed",
        svg(
            path(
                "M30 106V72c-6-6-8-12-8-20l-10 4C8 40 22 26 40 26l14-12 4 14c14 4 22 12 24 24l26 4c4 12-6 "
                "18-16 18H82v32",
                MARIGOLD,
            ),
            dot(50, 46, 4),
            path("M100 58l8 2", width=7),
            path("M34 76l48 14", line=LAGOON, width=9),
        ),
    ),
    "quiet": (
        "Quiet",
        "calm, no noise, quiet room",
        svg(path("M14 46h20l28-24v76L34 74H14z", LAGOON), path("M78 46l26 28M104 46 78 74", width=8)),
    ),
    "noisy": (
        "Noisy",
        "loud, noise, music, sound",
        svg(
            path("M10 46h20l28-24v76L30 74H10z", TERRACOTTA),
            path("M72 42c10 10 10 26 0 36M86 28c18 18 18 46 0 64", width=7),
        ),
    ),
    "bright": (
        "Light",
        "bright, lamp, lights",
        svg(
            path("M42 78c-2-12-16-18-16-38a34 34 0 0 1 68 0c0 20-14 26-16 38z", MARIGOLD),
            path("M44 88h32M48 98h24M54 108h12", width=6),
            path("M50 44l10 10 10-10M60 54v22", width=4),
        ),
    ),
    "smells": (
        "Smells",
        "smell, perfume, cooking smells, nose",
        svg(
            path("M52 14c6 30-22 42-22 62 0 16 18 22 28 12 6 8 16 8 18-2", SKIN),
            path("M86 46c-8-8 8-14 0-24M104 52c-8-8 8-14 0-24M94 84c-6-6 6-10 0-18", line=LEAF, width=6),
        ),
    ),
    "crowded": (
        "Busy",
        "crowds, many people, busy",
        svg(
            *(
                person(x, y, fill, skin, 0.58)
                for x, y, fill, skin in (
                    (22, 28, LILAC, BROWN),
                    (60, 22, SAGE, SKIN),
                    (98, 28, SKY, DEEP),
                    (40, 58, TERRACOTTA, DEEP),
                    (80, 58, LAGOON, SKIN),
                    (60, 82, MARIGOLD, BROWN),
                )
            )
        ),
    ),
    "quiet-place": (
        "A quiet place",
        "quiet room, rest, somewhere calm, chair",
        svg(
            path("M24 20h46a8 8 0 0 1 8 8v40H34a10 10 0 0 1-10-10z", LILAC),
            path("M14 56a8 8 0 0 1 16 0v14h52V58a8 8 0 0 1 16 0v30H14z", PLUM),
            path("M24 88v18M88 88v18", width=7),
            path("M92 18h16l-16 20h16", width=5),
        ),
    ),
    "door": (
        "Door",
        "way in, entrance, front door",
        svg(
            path("M30 106V14h60v92z", LAGOON),
            path("M42 28h36v28H42z", SKY, width=4),
            dot(78, 72, 5, MARIGOLD),
            path("M12 106h96", width=6),
        ),
    ),
}
