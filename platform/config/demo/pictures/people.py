"""People: a jointed figure whose hands reach what they hold.

A figure stands about 510 units tall at scale 1. Its place (x,
y) is the middle of the hips; hands are given as points
on the canvas, or by name. Body, arms and hands are drawn apart, so that a table or a tool can come between.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from .canvas import Canvas
from .clothes import PATTERNS, Torso, dress_torso, hip_cloth, legs
from .heads import behind_head, head
from .looks import Look
from .palette import darker
from .shapes import Point, distance, elbow, lerp, limb, turned

UPPER, FORE = 84.0, 80.0
NAMED: dict[str, Point] = {
    "down": (-66, 14),
    "hip": (-46, -6),
    "lap": (-4, 10),
    "front": (-2, -48),
    "chest": (2, -88),
    "wave": (-104, -232),
    "chin": (0, -158),
    "back": (-24, -30),
    "out": (-122, -82),
    "forward": (96, -70),
    "up": (-70, -262),
    "walk": (-78, -14),
}
# Clasped hands and the like meet in the middle, so both sides share the point.
Hand = Point | str | None


@dataclass
class Pose:
    legs: str = "stand"
    left: Hand = "down"
    right: Hand = "down"
    lean: float = 0
    turn: float = 0
    tilt: float = 0
    down: float = 0
    mood: str = "smile"
    side: float = 0
    grip: str = "grip"


@dataclass
class Figure:
    """One person in place. left and right are the canvas's, before any mirroring."""

    c: Canvas
    look: Look
    x: float
    y: float
    s: float = 1.0
    pose: Pose = field(default_factory=Pose)
    flip: bool = False

    def draw(self, held: Callable[[], object] | None = None) -> "Figure":
        self.body()
        self.arms(held)
        return self

    @property
    def head_at(self) -> Point:
        return self.at(turned((0, -206), self.pose.lean))

    def at(self, local: Point) -> Point:
        """A point of the figure, on the canvas."""
        return (self.x + local[0] * self.s * (-1 if self.flip else 1), self.y + local[1] * self.s)

    def body(self, with_legs: bool = True) -> None:
        c, pose = self.c, self.pose
        torso = Torso(self.look, pose.side)
        with c.group(self.x, self.y, self.s, flip=self.flip):
            with c.group(turn=pose.lean), c.group(0, -206), c.group(turn=pose.tilt):
                behind_head(c, self.look, pose.turn)
            if with_legs and pose.legs != "none":
                legs(c, self.look, pose.legs)
            with c.group(turn=pose.lean):
                dress_torso(c, torso)
                with c.group(pose.side * 6, -206), c.group(turn=pose.tilt):
                    head(c, self.look, pose.turn, pose.mood, pose.down)
            if with_legs and pose.legs != "none":
                hip_cloth(c, self.look, pose.legs)

    def arms(self, held: Callable[[], object] | None = None) -> None:
        """Sleeves, then what is held, then the hands upon it."""
        ends = [self._arm(-1, self.pose.left), self._arm(1, self.pose.right)]
        if held:
            held()
        for end in ends:
            if end:
                self._hand(*end)

    def _target(self, side: int, hand: Hand) -> Point | None:
        if hand is None:
            return None
        if isinstance(hand, str):
            x, y = NAMED[hand]
            return (x if side < 0 or hand in ("forward",) else -x, y)
        x = (hand[0] - self.x) / self.s * (-1 if self.flip else 1)
        return turned((x, (hand[1] - self.y) / self.s), -self.pose.lean)

    def _arm(self, side: int, hand: Hand) -> tuple[int, Point, Point] | None:
        goal = self._target(side, hand)
        if goal is None:
            return None
        width = Torso(self.look, self.pose.side).shoulder
        shoulder = (side * (width - 13), -136.0)
        # The wrist stops short of the goal: the palm is what lands on it.
        gap = distance(shoulder, goal)
        wrist = lerp(shoulder, goal, max(0.0, gap - 15) / gap) if gap else goal
        if gap - 15 > (UPPER + FORE) * 1.12:
            self.c.misses.append(f"{self.look.noun}: {gap:.0f} to {hand}")
        stretch = min(1.12, max(1.0, (gap - 15) / (UPPER + FORE) + 0.01))
        joint, wrist = _natural_elbow(side, shoulder, wrist, stretch)
        with self.c.group(self.x, self.y, self.s, flip=self.flip), self.c.group(turn=self.pose.lean):
            self._sleeve(side, shoulder, joint, wrist)
        return side, joint, wrist

    def _sleeve(self, side: int, shoulder: Point, joint: Point, wrist: Point) -> None:
        c, look, b = self.c, self.look, self.look.build
        shade = "r1" if side > 0 else "b1"
        upper, lower = lerp(shoulder, joint, 0.8), lerp(joint, wrist, 0.2)
        c.limb([shoulder, upper, lower, wrist], [15 * b, 13.5 * b, 12 * b, 8.5], look.skin[0], shade)
        colour = Torso(look, 0).sleeve_colour
        cuff = darker(colour, 0.14)
        sleeves = "long" if look.covered else look.sleeves
        if sleeves == "short":
            self._cloth([shoulder, lerp(shoulder, joint, 0.4), lerp(shoulder, joint, 0.74)], [20, 19, 17.5], shade)
        elif sleeves == "rolled":
            end = lerp(joint, wrist, 0.3)
            self._cloth([shoulder, upper, lerp(joint, wrist, 0.15), end], [20, 17.5, 15.5, 14.5], shade)
            c.limb([lerp(joint, wrist, 0.26), lerp(joint, wrist, 0.42)], [15.6 * b, 15 * b], cuff, flat=True)
        else:
            self._cloth([shoulder, upper, lower, lerp(joint, wrist, 0.9)], [20, 17.5, 16, 13], shade)
            c.limb([lerp(joint, wrist, 0.86), lerp(joint, wrist, 1.0)], [13.6 * b, 12.8 * b], cuff, flat=True)
        fold = lerp(shoulder, joint, 0.94)
        crease = [(fold[0] - 6, fold[1] - 4), (fold[0] + 2, fold[1] + 1), (fold[0] + 8, fold[1] - 1)]
        c.wire(crease, darker(colour, 0.28), 2, 0.4)

    def _cloth(self, points: list[Point], widths: list[float], shade: str) -> None:
        """A sleeve, with the pattern of the top it belongs to."""
        look = self.look
        d = limb(points, [w * look.build for w in widths])
        self.c.path(d, Torso(look, 0).sleeve_colour, shade)
        if look.top in PATTERNS and not look.waistcoat:
            self.c.path(d, self.c.cloth(look.top, look.second, PATTERNS[look.top]), detail=True)

    def _hand(self, side: int, joint: Point, wrist: Point) -> None:
        c, look = self.c, self.look
        angle = math.degrees(math.atan2(wrist[1] - joint[1], wrist[0] - joint[0]))
        thumb = -1 if (side < 0) == (abs(angle) < 90) else 1
        with (
            c.group(self.x, self.y, self.s, flip=self.flip),
            c.group(turn=self.pose.lean),
            c.group(wrist[0], wrist[1]),
            c.group(turn=angle),
        ):
            hand(c, look, self.pose.grip, thumb)


def _natural_elbow(side: int, shoulder: Point, wrist: Point, stretch: float) -> tuple[Point, Point]:
    """Of the two ways an arm can bend, the one with the elbow down and out."""
    # An arm reaching towards us looks shorter, and keeps its elbow in.
    seen = stretch * max(0.8, min(1.0, distance(shoulder, wrist) * 1.22 / (UPPER + FORE)))
    ways = [elbow(shoulder, wrist, UPPER * seen, FORE * seen, bend) for bend in (1, -1)]
    return max(ways, key=lambda way: side * way[0][0] + way[0][1] * 0.8)


def hand(c: Canvas, look: Look, kind: str, thumb: int) -> None:
    """A hand at the end of an arm that points along x."""
    skin, edge = look.skin[0], darker(look.skin[1], 0.12)
    if kind == "open":
        c.curve([(-5, -8), (8, -11), (26, -9), (35, -3), (35, 4), (26, 10), (8, 11), (-5, 8)], skin)
        c.limb([(6, thumb * 8), (15, thumb * 16), (23, thumb * 19)], [6, 5.5, 4], skin)
        for y in (-3.5, 2.5):
            c.wire([(23, y), (33, y * 1.1)], edge, 1.5, 0.5)
        return
    c.curve([(-5, -8), (8, -12), (22, -11), (29, -4), (29, 5), (22, 11), (8, 12), (-5, 8)], skin)
    for y in (-4.5, 1.5, 7):
        c.wire([(19, y - 1), (27.5, y)], edge, 1.5, 0.55)
    c.limb([(5, thumb * 7), (14, thumb * 11), (21, thumb * 7)], [5.5, 5.5, 4.5], skin)
    c.wire([(9, thumb * 5), (16, thumb * 5.5), (21, thumb * 2.5)], edge, 1.3, 0.4)
