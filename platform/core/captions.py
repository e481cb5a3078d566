"""Captions (WebVTT): read line by line and written again, with the words and times only."""

import re
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MAX_LENGTH = 200_000
_CLOCK = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}(?:[ \t].*)?")
#: Who speaks, bold and italics stay. Other marks, which could name fonts or classes, go.
_MARKS = re.compile(r"<(?!/?[bi]>|v [^<>&]{1,60}>|/v>)[^<>]*>")
_NOT_CUES = ("NOTE", "STYLE", "REGION")


def clean_captions(text: str) -> str:
    """The same captions, tidied; "" for none. Raises ValidationError with a sentence and the line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").strip()
    if not text:
        return ""
    if len(text) > MAX_LENGTH:
        raise ValidationError(_("These captions are too long. Choose a shorter file."))
    if not re.match(r"WEBVTT(\s|$)", text):
        raise ValidationError(_("Captions start with the word WEBVTT on the first line. Save them as a .vtt file."))
    blocks = _blocks(text.split("\n"))
    cues = [_cue(first, lines) for first, lines in blocks[1:] if not lines[0].startswith(_NOT_CUES)]
    if not cues:
        raise ValidationError(_("There are no words in these captions."))
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def read_captions(upload: IO[bytes]) -> str:
    """The captions of a .vtt file, tidied. Raises ValidationError with a sentence."""
    upload.seek(0)
    content = upload.read(MAX_LENGTH + 1)
    if len(content) > MAX_LENGTH:
        raise ValidationError(_("This file is too big for captions. Choose a .vtt file."))
    try:
        text = clean_captions(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValidationError(_("This is not a file of captions. Choose a .vtt file.")) from error
    if not text:
        raise ValidationError(_("There are no words in these captions."))
    return text


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Lines between empty ones, with the number of the first."""
    blocks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            blocks.append((number + 1, []))
        elif blocks:
            blocks[-1][1].append(line)
        else:
            blocks.append((number, [line]))
    return [(number, held) for number, held in blocks if held]


def _cue(first: int, lines: list[str]) -> str:
    if "-->" not in lines[0]:  # a name for the cue
        first, lines = first + 1, lines[1:]
    found = _TIMES.fullmatch(lines[0].strip()) if lines else None
    if not found:
        raise ValidationError(_("Line %(line)d: write the times like 00:01.000 --> 00:04.500."), params={"line": first})
    starts, ends = found.groups()[:4], found.groups()[4:]
    if _milliseconds(starts) >= _milliseconds(ends):
        raise ValidationError(_("Line %(line)d: these words must end later than they start."), params={"line": first})
    words = [_MARKS.sub("", line).replace("-->", "→").strip() for line in lines[1:]]
    return "\n".join([f"{_clock(starts)} --> {_clock(ends)}", *(line for line in words if line)])


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _clock(parts: tuple[str | None, ...]) -> str:
    return f"{parts[0] or '00'}:{parts[1]}:{parts[2]}.{parts[3]}"
