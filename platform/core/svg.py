"""A logo sent as an SVG is drawn here, once, and kept as a PNG: nobody is ever sent the SVG itself.

An SVG is a program as much as a picture: it may hold scripts, names of files on this machine and addresses of others.
First everything but drawing is taken out, then a child process under limits draws what is left (core.svg_child).
"""

import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError, tostring  # nosec B405 -- writes only; reading is defusedxml's

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.pictures import MEMORY, refuse

MOST_BYTES = 1024 * 1024
MOST_PARTS = 20_000
#: Wide enough for paper and for sharp screens.
WIDTH = 1600
SECONDS = 10
_CHILD = Path(__file__).with_name("svg_child.py")
_SVG = "{http://www.w3.org/2000/svg}"
#: Parts that run, load or hold other documents.
_NEVER = {"script", "foreignObject", "handler", "iframe", "embed", "object", "audio", "video", "a"}
_PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")


def looks_like_svg(content: bytes) -> bool:
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<svg") or (start.startswith((b"<?xml", b"<!--", b"<!DOCTYPE")) and b"<svg" in content)


def draw(content: bytes) -> bytes:
    """The drawing as a PNG. Raises PictureRefused with a sentence for the person who sent it."""
    if len(content) > MOST_BYTES:
        raise refuse("too_heavy")
    try:
        drawing = fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except (DefusedXmlException, ParseError, ValueError, LookupError):
        raise refuse("broken") from None
    if drawing.tag != f"{_SVG}svg" or sum(1 for _part in drawing.iter()) > MOST_PARTS:
        raise refuse("wrong_kind")
    _only_the_drawing(drawing)
    return _draw_elsewhere(tostring(drawing))


def _only_the_drawing(part: Any) -> None:
    for child in list(part):
        if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in _NEVER:
            part.remove(child)
        else:
            _only_the_drawing(child)
    for name, value in list(part.attrib.items()):
        local = name.rpartition("}")[2].lower()
        if local.startswith("on") or (local in ("href", "src", "base") and not _is_inside(value)):
            del part.attrib[name]


def _is_inside(address: str) -> bool:
    """Another part of the same drawing, or a picture written into it."""
    return address.strip().startswith(("#", *_PICTURES))


def _draw_elsewhere(markup: bytes) -> bytes:
    """Run the child. One that was stopped by a limit, or died of the file, means a damaged drawing."""
    command = [sys.executable, "-I", str(_CHILD), str(MEMORY), str(SECONDS), str(WIDTH)]
    try:
        child = subprocess.run(command, input=markup, capture_output=True, timeout=SECONDS * 2, check=False)
    except subprocess.TimeoutExpired:
        raise refuse("broken") from None
    if child.returncode != 0 or not child.stdout:
        raise refuse("broken")
    return child.stdout
