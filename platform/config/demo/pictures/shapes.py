"""Outlines as SVG path text: smooth, rounded and tapering shapes with a little of the hand in them."""

import math
import random
from collections.abc import Sequence

Point = tuple[float, float]


def lerp(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def distance(a: Point, b: Point) -> float:
    return math.hypot(b[0] - a[0], b[1] - a[1])


def turned(p: Point, degrees: float) -> Point:
    """The point turned about the origin (clockwise on screen, as SVG's rotate does)."""
    a = math.radians(degrees)
    return (p[0] * math.cos(a) - p[1] * math.sin(a), p[0] * math.sin(a) + p[1] * math.cos(a))


def smooth(points: Sequence[Point], closed: bool = True, tension: float = 1.0) -> str:
    """A curve through every point (Catmull-Rom, written as cubic Béziers)."""
    n = len(points)
    out = [f"M{points[0][0]:.1f},{points[0][1]:.1f}"]
    for i in range(n if closed else n - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % n] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, n - 1)]
        k = tension / 6
        a = (p1[0] + (p2[0] - p0[0]) * k, p1[1] + (p2[1] - p0[1]) * k)
        b = (p2[0] - (p3[0] - p1[0]) * k, p2[1] - (p3[1] - p1[1]) * k)
        out.append(f"C{a[0]:.1f},{a[1]:.1f} {b[0]:.1f},{b[1]:.1f} {p2[0]:.1f},{p2[1]:.1f}")
    return " ".join(out) + ("Z" if closed else "")


def line(points: Sequence[Point], closed: bool = False) -> str:
    return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in points) + ("Z" if closed else "")


def rounded(points: Sequence[Point], radius: float = 4) -> str:
    """A polygon whose corners are softened, as scissors leave them."""
    out: list[str] = []
    n = len(points)
    for i, p in enumerate(points):
        before, after = points[i - 1], points[(i + 1) % n]
        a = lerp(p, before, min(0.5, radius / max(distance(p, before), 0.1)))
        b = lerp(p, after, min(0.5, radius / max(distance(p, after), 0.1)))
        out.append(f"{'L' if i else 'M'}{a[0]:.1f},{a[1]:.1f} Q{p[0]:.1f},{p[1]:.1f} {b[0]:.1f},{b[1]:.1f}")
    return " ".join(out) + "Z"


def box(x: float, y: float, w: float, h: float) -> list[Point]:
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def jitter(points: Sequence[Point], rng: random.Random, amount: float) -> list[Point]:
    return [(x + rng.uniform(-amount, amount), y + rng.uniform(-amount, amount)) for x, y in points]


def oval(cx: float, cy: float, rx: float, ry: float, n: int = 12) -> list[Point]:
    return [(cx + rx * math.cos(2 * math.pi * i / n), cy + ry * math.sin(2 * math.pi * i / n)) for i in range(n)]


def blob(rng: random.Random, cx: float, cy: float, rx: float, ry: float, rough: float = 0.06) -> str:
    """A rounded shape cut by hand: an oval with uneven edges."""
    n = 14
    points = []
    for i in range(n):
        k = 1 + rng.uniform(-rough, rough)
        angle = 2 * math.pi * (i + rng.uniform(-0.18, 0.18)) / n
        points.append((cx + rx * k * math.cos(angle), cy + ry * k * math.sin(angle)))
    return smooth(points)


def cloud_edge(rng: random.Random, cx: float, cy: float, rx: float, ry: float, bumps: int = 11) -> str:
    """A scalloped outline: foliage, curls, clouds."""
    out: list[str] = []
    start = rng.uniform(0, 1)
    for i in range(bumps + 1):
        angle = 2 * math.pi * (i + start) / bumps
        k = 1 + rng.uniform(-0.07, 0.07) if i < bumps else 1.0
        x, y = cx + rx * k * math.cos(angle), cy + ry * k * math.sin(angle)
        if i == 0:
            out.append(f"M{x:.1f},{y:.1f}")
            first = (x, y)
            continue
        if i == bumps:
            x, y = first
        r = math.pi * (rx + ry) / 2 / bumps * 1.12
        out.append(f"A{r:.1f},{r:.1f} 0 0 1 {x:.1f},{y:.1f}")
    return " ".join(out) + "Z"


def along(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """Many points on the smooth open curve through a few."""
    out: list[Point] = []
    n = len(points)
    for i in range(n - 1):
        p0, p1, p2, p3 = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, n - 1)]
        for step in range(steps):
            t = step / steps
            out.append((_spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t)))
    out.append(points[-1])
    return out


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)


def limb(points: Sequence[Point], widths: Sequence[float], flat: bool = False) -> str:
    """A tapering, bending shape: an arm, a leg, a branch, a tail. Widths are half-widths at each point.

    Its ends are round, or cut straight across when flat.
    """
    mid = along(points, 6)
    last = len(mid) - 1
    left: list[Point] = []
    right: list[Point] = []
    for i, p in enumerate(mid):
        place = i / last * (len(widths) - 1)
        j = min(int(place), len(widths) - 2)
        w = widths[j] + (widths[j + 1] - widths[j]) * (place - j)
        a, b = mid[max(i - 1, 0)], mid[min(i + 1, last)]
        d = distance(a, b) or 1
        nx, ny = -(b[1] - a[1]) / d, (b[0] - a[0]) / d
        left.append((p[0] + nx * w, p[1] + ny * w))
        right.append((p[0] - nx * w, p[1] - ny * w))
    r0, r1 = widths[0], widths[-1]
    tip = right[::-1]
    if flat:
        return line(left + tip, closed=True)
    back = " ".join(f"L{x:.1f},{y:.1f}" for x, y in tip)
    cap = f"A{r1:.1f},{r1:.1f} 0 0 0 {tip[0][0]:.1f},{tip[0][1]:.1f}"
    return f"{line(left)} {cap} {back} A{r0:.1f},{r0:.1f} 0 0 0 {left[0][0]:.1f},{left[0][1]:.1f}Z"


def elbow(shoulder: Point, hand: Point, upper: float, fore: float, bend: float) -> tuple[Point, Point]:
    """Where the joint sits between two bones, and where the far end really gets to."""
    d = distance(shoulder, hand)
    reach = (upper + fore) * 0.995
    if d > reach:
        hand = lerp(shoulder, hand, reach / d)
        d = reach
    d = max(d, abs(upper - fore) + 1)
    cos = max(-1.0, min(1.0, (upper * upper + d * d - fore * fore) / (2 * upper * d)))
    angle = math.atan2(hand[1] - shoulder[1], hand[0] - shoulder[0]) + bend * math.acos(cos)
    return (shoulder[0] + upper * math.cos(angle), shoulder[1] + upper * math.sin(angle)), hand
