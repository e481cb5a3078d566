"""The sheet a picture is drawn on: flat coloured shapes, and beside them a map of where shade and light fall.

Every shape goes down twice: once in colour, and once on the shade map, where it hides what lies behind it and
carries its own gradient (red for shade,
green for light). The renderer turns that map into printed-looking grain.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from .shapes import Point, blob, box, jitter, limb, line, rounded, smooth

# Where the dark side of a shape lies -> the gradient's axis, as fractions of the shape's own box.
SIDES = {
    "b": (0, 0, 0, 1),
    "t": (0, 1, 0, 0),
    "r": (0, 0.3, 1, 0.6),
    "l": (1, 0.3, 0, 0.6),
    "br": (0.1, 0, 0.9, 1),
    "bl": (0.9, 0, 0.1, 1),
}
FLIPPED = {"r": "l", "l": "r", "br": "bl", "bl": "br"}
STRENGTHS = {1: (0.22, 0.1), 2: (0.5, 0.22), 3: (0.8, 0.35)}


class Canvas:
    def __init__(self, rng: random.Random, width: int, height: int) -> None:
        self.rng = rng
        self.w, self.h = width, height
        self.flat: list[str] = []
        self.shades: list[str] = []
        self.defs: list[str] = []
        self.misses: list[str] = []
        self.view = (0.0, 0.0, float(width), float(height))
        self._flips = 0
        self._ids = 0

    @contextmanager
    def group(self, x: float = 0, y: float = 0, s: float = 1, turn: float = 0, flip: bool = False) -> Iterator[None]:
        """Draw the shapes inside moved, sized, turned or mirrored."""
        sx = -s if flip else s
        tag = f'<g transform="translate({x:.1f},{y:.1f}) scale({sx:.3f},{s:.3f}) rotate({turn:.1f})">'
        self.flat.append(tag)
        self.shades.append(tag)
        self._flips += flip
        yield
        self._flips -= flip
        self.flat.append("</g>")
        self.shades.append("</g>")

    def path(self, d: str, fill: str, shade: str = "", opacity: float = 1, detail: bool = False) -> None:
        """One filled shape. shade is a side and a strength ("r2"); a detail keeps the shade below it."""
        see = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
        self.flat.append(f'<path d="{d}" fill="{fill}"{see}/>')
        if not detail and opacity > 0.6:
            ink = f"url(#{self._side(shade)})" if shade else "#000"
            self.shades.append(f'<path d="{d}" fill="{ink}"/>')

    def _side(self, shade: str) -> str:
        side, strength = shade[:-1], shade[-1]
        if self._flips % 2:
            side = FLIPPED.get(side, side)
        return side + strength

    def stroke(self, d: str, colour: str, width: float, opacity: float = 1, dash: str = "") -> None:
        see = f' stroke-opacity="{opacity:.2f}"' if opacity < 1 else ""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        tag = (
            f'<path d="{d}" fill="none" stroke="{{}}" stroke-width="{width:.1f}"{see}{dashes}'
            ' stroke-linecap="round" stroke-linejoin="round"/>'
        )
        self.flat.append(tag.format(colour))
        if width > 7 and opacity > 0.6:
            self.shades.append(tag.format("#000"))

    def shadow(self, cx: float, cy: float, rx: float, ry: float, depth: float = 0.6) -> None:
        """A soft pool of shade on whatever is already there."""
        self._pool("shadow", cx, cy, rx, ry, depth)

    def glow(self, cx: float, cy: float, rx: float, ry: float, depth: float = 0.6) -> None:
        self._pool("glow", cx, cy, rx, ry, depth)

    def _pool(self, kind: str, cx: float, cy: float, rx: float, ry: float, depth: float) -> None:
        self.shades.append(
            f'<ellipse cx="{cx:.1f}" cy="{cy:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" '
            f'fill="url(#{kind})" opacity="{depth:.2f}"/>'
        )

    def beam(self, points: Sequence[Point], depth: float = 0.4) -> None:
        """A patch of light with edges: sun through a window."""
        self.shades.append(f'<path d="{line(points, True)}" fill="#0a0" opacity="{depth:.2f}"/>')

    # The shapes everything is made of.

    def blob(self, x: float, y: float, rx: float, ry: float, fill: str, shade: str = "", rough: float = 0.05) -> None:
        self.path(blob(self.rng, x, y, rx, ry, rough), fill, shade)

    def dot(self, x: float, y: float, r: float, fill: str, ry: float = 0, opacity: float = 1) -> None:
        self.flat.append(
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{r:.1f}" ry="{ry or r:.1f}" fill="{fill}"'
            + (f' fill-opacity="{opacity:.2f}"/>' if opacity < 1 else "/>")
        )

    def poly(
        self,
        points: Sequence[Point],
        fill: str,
        shade: str = "",
        r: float = 4,
        rough: float = 1.2,
        opacity: float = 1,
    ) -> None:
        self.path(rounded(jitter(points, self.rng, rough), r), fill, shade, opacity)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str,
        shade: str = "",
        r: float = 4,
        rough: float = 1.2,
    ) -> None:
        self.poly(box(x, y, w, h), fill, shade, r, rough)

    def curve(self, points: Sequence[Point], fill: str, shade: str = "", tension: float = 1.0) -> None:
        self.path(smooth(points, True, tension), fill, shade)

    def limb(
        self, points: Sequence[Point], widths: Sequence[float], fill: str, shade: str = "", flat: bool = False
    ) -> None:
        self.path(limb(points, widths, flat), fill, shade)

    def wire(self, points: Sequence[Point], colour: str, width: float, opacity: float = 1) -> None:
        """A drawn line through the points."""
        self.stroke(smooth(points, False), colour, width, opacity)

    def gradient(self, top: str, bottom: str, middle: str = "") -> str:
        """A top-to-bottom wash, as a paint to fill with."""
        self._ids += 1
        mid = f'<stop offset=".55" stop-color="{middle}"/>' if middle else ""
        self.defs.append(
            f'<linearGradient id="w{self._ids}" x1="0" y1="0" x2="0" y2="1">'
            f'<stop offset="0" stop-color="{top}"/>{mid}'
            f'<stop offset="1" stop-color="{bottom}"/></linearGradient>'
        )
        return f"url(#w{self._ids})"

    def cloth(self, kind: str, colour: str, size: float = 18) -> str:
        """A repeat (stripes, spots, checks, ribs) to lay over a plain shape."""
        self._ids += 1
        if kind == "stripes":
            return self._stripes(colour, size)
        art = {
            "ribs": f'<rect width="{size * 0.2}" height="{size}" fill="{colour}" fill-opacity=".5"/>',
            "spots": f'<circle cx="{size * 0.3}" cy="{size * 0.3}" r="{size * 0.16}" fill="{colour}"/>'
            f'<circle cx="{size * 0.8}" cy="{size * 0.8}" r="{size * 0.16}" fill="{colour}"/>',
            "checks": f'<rect width="{size * 0.4}" height="{size}" fill="{colour}" fill-opacity=".45"/>'
            f'<rect width="{size}" height="{size * 0.4}" fill="{colour}" fill-opacity=".45"/>',
            "flowers": f'<circle cx="{size * 0.3}" cy="{size * 0.35}" r="{size * 0.2}" fill="{colour}"/>'
            f'<circle cx="{size * 0.3}" cy="{size * 0.35}" r="{size * 0.07}" fill="#f4d58d"/>'
            f'<circle cx="{size * 0.8}" cy="{size * 0.85}" r="{size * 0.1}" fill="{colour}"/>',
        }[kind]
        self.defs.append(
            f'<pattern id="c{self._ids}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">{art}</pattern>'
        )
        return f"url(#c{self._ids})"

    def _stripes(self, colour: str, size: float) -> str:
        """Stripes as a repeating gradient: tiles would show a seam."""
        ink = f'stop-color="{colour}"'
        self.defs.append(
            f'<linearGradient id="c{self._ids}" gradientUnits="userSpaceOnUse" spreadMethod="repeat" '
            f'x1="0" y1="0" x2="0" y2="{size}"><stop offset="0" {ink}/><stop offset=".42" {ink}/>'
            f'<stop offset=".42" {ink} stop-opacity="0"/><stop offset="1" {ink} stop-opacity="0"/>'
            "</linearGradient>"
        )
        return f"url(#c{self._ids})"

    def frame(self, zoom: float, x: float, y: float) -> None:
        """Move the eye closer. x and y say where the cut falls, from 0 (left, top) to 1 (right, foot)."""
        w, h = self.w / zoom, self.h / zoom
        self.view = ((self.w - w) * x, (self.h - h) * y, w, h)

    def svg(self, shades: bool, width: int, height: int, mirror: bool) -> str:
        body = "".join(self.shades if shades else self.flat)
        x, y, w, h = self.view
        defs = _shade_defs() if shades else "".join(self.defs)
        turn = f'<g transform="translate({self.w},0) scale(-1,1)">' if mirror else "<g>"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="{x:.1f} {y:.1f} {w:.1f} {h:.1f}" preserveAspectRatio="xMidYMid slice">'
            f"<defs>{defs}</defs>{turn}{body}</g></svg>"
        )


def _shade_defs() -> str:
    out = []
    for side, (x1, y1, x2, y2) in SIDES.items():
        for strength, (dark, light) in STRENGTHS.items():
            out.append(
                f'<linearGradient id="{side}{strength}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">'
                f'<stop offset="0" stop-color="rgb(0,{light * 255:.0f},0)"/>'
                f'<stop offset=".4" stop-color="#000"/>'
                f'<stop offset="1" stop-color="rgb({dark * 255:.0f},0,0)"/></linearGradient>'
            )
    for name, colour in (("shadow", "#f00"), ("glow", "#0f0")):
        out.append(
            f'<radialGradient id="{name}"><stop offset="0" stop-color="{colour}"/>'
            f'<stop offset=".5" stop-color="{colour}" stop-opacity=".62"/>'
            f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>'
        )
    return "".join(out)
