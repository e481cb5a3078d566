"""Heads: face, hair, hats, glasses. Drawn about the middle of the head, 96 units from crown to chin."""

from .canvas import Canvas
from .hair import back_hair, front_hair
from .looks import SHORT, Look
from .palette import INK, WHITE, darker, lighter, luma, mix
from .shapes import line, smooth

FACE = [(0, -48), (24, -43), (37, -26), (40, -2), (37, 20), (25, 40), (0, 50)]
COVERED = {"hijab"}


def head(c: Canvas, look: Look, turn: float = 0.0, mood: str = "smile", down: float = 0.0) -> None:
    """turn is -1 (looks left) to 1 (looks right); down moves the gaze to what the hands do."""
    ears(c, look, turn)
    jaw = [(x * (1.04 if not look.woman and y > 10 else 1) + turn * 2, y) for x, y in FACE]
    full = jaw + [(-x + turn * 4, y) for x, y in jaw[-2:0:-1]]
    c.curve(full, look.skin[0], "br1" if turn >= 0 else "bl1")
    if mood != "away":
        face(c, look, turn, mood, down)
    front_hair(c, look, turn, mood == "away")
    if look.hearing_aid and look.hair in SHORT and mood != "away":
        _aid(c, look, turn)
    if look.glasses and mood != "away":
        _glasses(c, look, turn, down)


def behind_head(c: Canvas, look: Look, turn: float = 0.0) -> None:
    back_hair(c, look, turn)


def ears(c: Canvas, look: Look, turn: float) -> None:
    if look.hair in COVERED:
        return
    for side in (-1, 1):
        if side * turn > 0.45:
            continue
        x = side * 40 + turn * 2
        c.blob(x, 4, 8, 12, look.skin[0], rough=0.02)
        c.dot(x + side, 4, 3.6, look.skin[1], 6.5, 0.75)


def face(c: Canvas, look: Look, turn: float, mood: str, down: float) -> None:
    dx, dy = turn * 11, down * 5
    dark = luma(look.skin[0]) < 0.45
    ink = darker(INK, 0.1) if not dark else "#21151a"
    line_colour = mix(look.skin[1], INK, 0.25)
    for side in (-1, 1):
        near = 1 - 0.16 * abs(turn) if side * turn > 0 else 1.0
        ex = dx + side * 15.5 * near
        c.dot(dx * 1.1 + side * 22 * near, 17 + dy, 9.5 * near, look.skin[2], 7, 0.42)
        _eye(c, ex, -1 + dy, near, ink, mood, down, look)
        brow = mix(look.hair_colour, INK, 0.35) if look.age != "old" else mix(look.hair_colour, look.skin[1], 0.45)
        up = -3 if mood in ("laugh", "sing") else 0
        c.wire(
            [
                (ex - 7.5 * near, -14 + dy + up + (side > 0) * -0.5),
                (ex, -17 + dy + up),
                (ex + 7.5 * near, -14 + dy + up),
            ],
            brow,
            3.1 if not look.woman else 2.5,
            0.9,
        )
        if look.age == "old":
            x = ex + side * 11
            c.wire([(x, 0 + dy), (x + side * 4, -1 + dy)], line_colour, 1.3, 0.5)
            c.wire([(x, 4 + dy), (x + side * 4, 6 + dy)], line_colour, 1.3, 0.5)
            c.wire([(ex - 5, 9 + dy), (ex, 10.5 + dy), (ex + 5, 9 + dy)], line_colour, 1.2, 0.35)
    way = 1 if turn >= 0 else -1
    nose = [
        (dx + way * 1, 0 + dy),
        (dx + way * 7, 11 + dy),
        (dx + way * 1.5, 15 + dy),
        (dx - way * 3, 14 + dy),
    ]
    c.wire(nose, line_colour, 2.4, 0.85)
    if look.beard:
        _beard(c, look, dx, dy)
    _mouth(c, look, dx, dy, mood, ink)


def _eye(c: Canvas, x: float, y: float, near: float, ink: str, mood: str, down: float, look: Look) -> None:
    if mood in ("laugh", "sing") or down > 0.85:
        lift = -4 if mood in ("laugh", "sing") else 3.5
        c.wire([(x - 5.5 * near, y), (x, y + lift), (x + 5.5 * near, y)], ink, 2.6)
        return
    c.dot(x, y, 3.5 * near, ink, 4.4)
    c.dot(x + 1.2, y - 1.6, 1.1, WHITE)
    if look.woman:
        c.wire([(x - 5.4 * near, y - 2), (x, y - 5.6), (x + 5.4 * near, y - 2)], ink, 1.7, 0.85)


def _mouth(c: Canvas, look: Look, dx: float, dy: float, mood: str, ink: str) -> None:
    y = 26 + dy * 0.8
    lip = mix(look.skin[2], look.skin[1], 0.35) if luma(look.skin[0]) > 0.45 else mix(look.skin[2], "#c05a50", 0.4)
    if mood == "sing":
        c.path(
            smooth(
                [
                    (dx, y - 4),
                    (dx + 6.5, y + 1),
                    (dx + 5, y + 10),
                    (dx, y + 12),
                    (dx - 5, y + 10),
                    (dx - 6.5, y + 1),
                ]
            ),
            "#6d2f35",
            detail=True,
        )
        c.dot(dx, y + 8.5, 4, "#c9655f", 2.6)
    elif mood == "laugh":
        c.path(_grin(dx, y, 12, 11), "#76343a", detail=True)
        c.path(_grin(dx, y + 1, 10, 4), WHITE, detail=True)
    else:
        wide = 10 if mood == "smile" else 8
        c.wire([(dx - wide, y - 2), (dx, y + 3.6), (dx + wide, y - 2)], mix(lip, INK, 0.45), 2.7)
        c.wire([(dx - 3, y + 8.5), (dx + 3, y + 8.5)], look.skin[1], 1.8, 0.6)


def _grin(x: float, y: float, wide: float, deep: float) -> str:
    """An open smile: curved above, rounded below."""
    top = f"M{x - wide:.1f},{y - 3:.1f} Q{x:.1f},{y + 1:.1f} {x + wide:.1f},{y - 3:.1f}"
    right = f"Q{x + wide * 0.75:.1f},{y + deep:.1f} {x:.1f},{y + deep:.1f}"
    return f"{top} {right} Q{x - wide * 0.75:.1f},{y + deep:.1f} {x - wide:.1f},{y - 3:.1f}Z"


def _beard(c: Canvas, look: Look, dx: float, dy: float) -> None:
    colour = look.hair_colour
    if look.beard == "moustache":
        c.curve(
            [
                (dx - 14, 24 + dy),
                (dx - 6, 18 + dy),
                (dx, 20 + dy),
                (dx + 6, 18 + dy),
                (dx + 14, 24 + dy),
                (dx, 24 + dy),
            ],
            colour,
        )
        return
    drop = 64 if look.beard == "full" else 53
    x = dx * 0.45
    lip = dx * 0.55
    outline = [
        (x - 41, 0),
        (x - 39, 24),
        (x - 27, 45),
        (x, drop),
        (x + 27, 45),
        (x + 39, 24),
        (x + 41, 0),
        (x + 34, 14),
        (lip + 21, 19 + dy),
        (lip, 15.5 + dy),
        (lip - 21, 19 + dy),
        (x - 34, 14),
    ]
    c.path(smooth(outline, tension=0.9), colour, "b1", 0.96 if look.beard == "full" else 0.8)
    c.dot(lip + dx * 0.4, 26 + dy, 11, mix(look.skin[0], look.skin[2], 0.3), 6.5, 0.9)


def _glasses(c: Canvas, look: Look, turn: float, down: float) -> None:
    dx, dy = turn * 11, down * 5
    frame = "#5a3a34" if luma(look.skin[0]) > 0.4 else "#e0b05f"
    for side in (-1, 1):
        near = 1 - 0.16 * abs(turn) if side * turn > 0 else 1.0
        x = dx + side * 15.5 * near
        c.dot(x, 0 + dy, 11.5 * near, WHITE, 10.5, 0.2)
        c.stroke(_ring(x, dy, 11.5 * near, 10.5), frame, 2.5)
        if side * turn <= 0.45:
            c.stroke(line([(x + side * 11.5, dy - 2), (side * 38 + turn * 2, -1)]), frame, 2.3)
    c.stroke(f"M{dx - 4:.1f},{dy - 1:.1f} q4,-3.5 8,0", frame, 2.4)


def _ring(x: float, y: float, rx: float, ry: float) -> str:
    half = f"a{rx:.1f},{ry:.1f} 0 1 0"
    return f"M{x - rx:.1f},{y:.1f} {half} {2 * rx:.1f},0 {half} {-2 * rx:.1f},0Z"


def _aid(c: Canvas, look: Look, turn: float) -> None:
    side = -1 if turn >= 0 else 1
    x = side * 40 + turn * 2
    shell = "#3d8f94" if luma(look.skin[0]) > 0.4 else lighter("#e8c9a0")
    c.wire([(x - side * 3, -11), (x + side * 5, -9), (x + side * 8, 2)], shell, 5.5)
    c.wire([(x + side * 7, 2), (x + side * 3, 9), (x - side * 1, 7)], WHITE, 2)
