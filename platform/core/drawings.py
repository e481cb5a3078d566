"""Drawings (SVG) that editors send: read by a strict parser and written again from a short list of parts.

An SVG file is a program as much as a picture. Nothing of the file that came is kept: what is on the lists below is
written anew, editors' notes of drawing programs are left out, and a file with anything else is refused. No entity,
no document type, no script, no style sheet, no link, no other file.
"""

import re
from typing import IO, Any
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MAX_BYTES = 60_000
MAX_PARTS = 400
MAX_DEPTH = 12
SVG = "http://www.w3.org/2000/svg"

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
#: Written again. The outermost is <svg>, which cannot stand inside another.
KEPT = SHAPES | {"g"}
#: Left out with all that is in them: words for other programs.
LEFT_OUT = frozenset({"title", "desc", "metadata", "defs"})

_NUMBER = r"[+-]?(?:[0-9]{1,6}\.?[0-9]{0,10}|\.[0-9]{1,10})(?:e[+-]?[0-9]{1,2})?"
_LENGTH = re.compile(rf"{_NUMBER}(?:px|%)?")
# Which characters, and not which grammar: a list of numbers has too many ways to be cut for a pattern to try them all.
_NUMBERS = re.compile(r"[0-9eE+.,\-\s]{1,20000}")
_PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE+.,\-\s]{1,20000}")
_TRANSFORM = re.compile(r"(?:(?:matrix|translate|scale|rotate|skewX|skewY)\([0-9eE+.,\-\s]{1,200}\)[\s,]*){1,6}")
_COLOUR = re.compile(
    r"none|currentColor|[a-z]{3,20}|#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|rgb\([0-9]{1,3}%?(?:,\s*[0-9]{1,3}%?){2}\)"
)
_WORD = re.compile(r"[a-z]{1,12}")

#: What an attribute may say. Any other attribute of a part is left out, unless its name is in the next list.
ATTRIBUTES = {
    **dict.fromkeys(("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2"), _LENGTH),
    **dict.fromkeys(("stroke-width", "stroke-miterlimit", "stroke-dashoffset"), _LENGTH),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), _LENGTH),
    **dict.fromkeys(("points", "stroke-dasharray"), _NUMBERS),
    **dict.fromkeys(("fill", "stroke"), _COLOUR),
    **dict.fromkeys(("fill-rule", "clip-rule", "stroke-linecap", "stroke-linejoin"), _WORD),
    "d": _PATH,
    "transform": _TRANSFORM,
}
_VIEW_BOX = re.compile(rf"\s*{_NUMBER}(?:[\s,]+{_NUMBER}){{3}}\s*")
#: An attribute that asks for something outside the drawing, or runs: the file is refused.
_REFUSED = re.compile(r"on.*|href|src|filter|mask|clip-path|marker.*|begin|attributeName", re.IGNORECASE)


class DrawingRefused(ValidationError):
    """This file cannot be kept as a drawing. The message is for the person who sent it."""


def refusals() -> dict[str, str]:
    """Why a drawing is not kept, in words for the person who sent it."""
    return {
        "empty": _("This file is empty. Choose a different drawing."),
        "too_heavy": _("This drawing is too big: more than 60 KB. Make it simpler, or save it as a PNG picture."),
        "too_many": _("This drawing has too many parts. Make it simpler, or save it as a PNG picture."),
        "wrong_kind": _("This is not an SVG drawing. Choose a file that ends in .svg."),
        "broken": _("This drawing is damaged or not complete. Save it again as “plain SVG”, and try again."),
        "no_size": _("This drawing does not say how large it is. Save it again as “plain SVG”, and try again."),
        "not_allowed": _(
            "This drawing has something in it that we do not allow: %(what)s. Use shapes and plain colours only, save "
            "it as “plain SVG”, and try again."
        ),
        "nothing": _("There is nothing to see in this drawing. Choose a different one."),
    }


def refuse(reason: str, what: str = "") -> DrawingRefused:
    return DrawingRefused(refusals()[reason], code=reason, params={"what": what[:40]})


def clean_drawing(source: bytes | IO[bytes]) -> str:
    """The drawing written again, as the text of an SVG file. Raises DrawingRefused with a sentence for the person."""
    content = source if isinstance(source, bytes) else _read(source)
    if not content.strip():
        raise refuse("empty")
    if len(content) > MAX_BYTES:
        raise refuse("too_heavy")
    if b"<" not in content[:200] or b"\x00" in content:
        raise refuse("wrong_kind")
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise refuse("broken" if reader.out else "wrong_kind") from error
    if not reader.shapes:
        raise refuse("nothing")
    return "".join(reader.out)


def _read(source: IO[bytes]) -> bytes:
    source.seek(0)
    return source.read(MAX_BYTES + 1)


class _Reader:
    """Follows the parser and writes what is allowed."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.shapes = self.parts = self.depth = 0
        self.skipping = 0  # how deep we are in something that is left out
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self._never("DOCTYPE")
        self.parser.EntityDeclHandler = self._never("ENTITY")
        self.parser.ExternalEntityRefHandler = self._never("ENTITY")
        self.parser.ProcessingInstructionHandler = self._never("<?")

    @staticmethod
    def _never(what: str) -> Any:
        def refused(*_arguments: Any) -> None:
            raise refuse("not_allowed", what)

        return refused

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _space, local = name.rpartition(" ")
        self.depth += 1
        self.parts += 1
        if self.parts > MAX_PARTS or self.depth > MAX_DEPTH:
            raise refuse("too_many")
        if self.depth == 1:
            self._outermost(space, local, attributes)
        elif self.skipping or space != SVG or local in LEFT_OUT:
            # A drawing program's own notes; but never a way to bring another language in.
            if space in ("", SVG, "http://www.w3.org/1999/xhtml") and local not in LEFT_OUT:
                raise refuse("not_allowed", f"<{local}>")
            self.skipping += 1
        elif local in KEPT:
            self.shapes += local in SHAPES
            self.out.append(f"<{local}{_written(attributes)}>")
        else:
            raise refuse("not_allowed", f"<{local}>")

    def _outermost(self, space: str, local: str, attributes: dict[str, str]) -> None:
        if (space, local) != (SVG, "svg"):
            raise refuse("wrong_kind")
        box = attributes.get("viewBox") or _box_of(attributes)
        if not _VIEW_BOX.fullmatch(box):
            raise refuse("no_size")
        self.out.append(f'<svg xmlns="{SVG}" viewBox={quoteattr(" ".join(box.replace(",", " ").split()))}')
        self.out.append(f"{_written(attributes, without=('width', 'height', 'x', 'y'))}>")

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
        else:
            self.out.append(f"</{name.rpartition(' ')[2]}>")


def _box_of(attributes: dict[str, str]) -> str:
    sides = [attributes.get(name, "").removesuffix("px") for name in ("width", "height")]
    return f"0 0 {sides[0]} {sides[1]}"


def _written(attributes: dict[str, str], without: tuple[str, ...] = ()) -> str:
    """The allowed attributes. A style attribute is read as the attributes it stands for."""
    given = {name: value for name, value in attributes.items() if name != "style"}
    given |= _from_style(attributes.get("style", ""))
    kept = []
    for name, value in given.items():
        if _REFUSED.fullmatch(name.rpartition(" ")[2]):
            raise refuse("not_allowed", name.rpartition(" ")[2])
        rule = ATTRIBUTES.get(name)
        if rule is None or name in without:
            continue
        if not rule.fullmatch(value.strip()):
            raise refuse("not_allowed", f"{name}=“{value[:20]}”")
        kept.append(f" {name}={quoteattr(' '.join(value.split()))}")
    return "".join(kept)


def _from_style(style: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in style.split(";") if each.strip())
    return {name.strip(): value.strip() for name, _colon, value in pairs}
