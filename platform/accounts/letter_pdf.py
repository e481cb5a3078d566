"""Letters as one PDF to print: each on its own page, its address where a window envelope shows it."""

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation

from accounts.models import Helps, PostalLetter, Reach
from accounts.models_helps import print_size
from core.pdf import render_pdf
from core.site import Site, current

_ITEM = re.compile(r"[-*•]\s+")


def letters_pdf(letters: Sequence[PostalLetter]) -> bytes:
    """A tagged PDF of all of them, in this order."""
    people = [letter.person_id for letter in letters]
    reaches, helps = Reach.objects.in_bulk(people), Helps.objects.in_bulk(people)
    ours = current()
    pages = [_page(each, reaches.get(each.person_id), helps.get(each.person_id), ours) for each in letters]
    title = pages[0]["subject"] if len(pages) == 1 else translation.gettext("Letters to post")
    context = {"letters": pages, "title": title}
    return render_pdf("documents/letters/letters.html", context, base_url=settings.SITE_URL)


def _page(letter: PostalLetter, reach: Reach | None, helps: Helps | None, ours: Site) -> dict[str, Any]:
    area = letter.area
    return {
        "language": (reach and reach.language) or settings.LANGUAGE_CODE,
        "size": print_size(helps),
        "address": [letter.person.name, *_lines(reach.address if reach else "")],
        "name": letter.person.name,
        "date": letter.created_at,
        "subject": letter.subject,
        "parts": parts(letter.words),
        "phone": (area and area.phone) or ours.phone,
        "hours": (area and area.phone_hours) or ours.hours,
        "area": area.name if area else "",
    }


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def parts(words: str) -> list[dict[str, Any]]:
    """Plain words as paragraphs and lists: what lies between empty lines, a list where each line has a dash."""
    blocks = [_lines(block) for block in re.split(r"\n\s*\n", words)]
    return [_part(lines) for lines in blocks if lines]


def _part(lines: list[str]) -> dict[str, Any]:
    is_list = all(_ITEM.match(line) for line in lines)
    return {"is_list": is_list, "lines": [_ITEM.sub("", line) for line in lines] if is_list else lines}
