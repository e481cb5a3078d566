"""What is right today, of the parts of an Easy Read copy that have changed: a heading, a symbol and short lines."""

from typing import Any

from django.utils.translation import gettext as _

from enterprises.listings.words import which_days

Page = dict[str, Any]


def facts(page: Page, changed: list[str]) -> list[dict[str, Any]]:
    """Only what has changed: the other sentences still hold. Closed is said above everything else."""
    made = {
        "name": (_("Name"), "information", [page["name"]]),
        "price": (_("Price"), "pound", _prices(page) or [_("Ask them about the price.")]),
        "when": (_("Days and times"), "week", _days(page) or [page["opening_words"] or _("Ask them when.")]),
        "where": (_("Place"), "map-pin", _places(page) or [_("Ask them where.")]),
        "contact": (_("How to get in touch"), "phone", _ways(page)),
    }
    return [
        {"heading": heading, "symbol": symbol, "lines": lines}
        for heading, symbol, lines in (made[part] for part in changed if part in made)
    ]


def _prices(page: Page) -> list[str]:
    lines = [f"{price['name']}: {price['amount']}" for price in page["prices"]]
    return [*lines, page["price_words"]] if page["price_words"] else lines


def _days(page: Page) -> list[str]:
    """Days with the same hours in one line: Tuesday to Saturday: 8:30am–4:30pm."""
    week = page["week"] or {"parts": [], "days": []}
    same: dict[str, list[int]] = {}
    for number, day in enumerate(week["days"]):
        if times := _hours(day["cells"], week["parts"]):
            same.setdefault(times, []).append(number)
    return [f"{which_days(tuple(days))}: {times}" for times, days in same.items()]


def _hours(cells: list[dict[str, Any]], parts: list[str]) -> str:
    """The hours of one day. Two that meet are one: nobody goes home at noon."""
    times: list[str] = []
    for cell, part in zip(cells, parts, strict=True):
        if not cell["is_open"]:
            continue
        words = cell["words"] or part.lower()
        starts, _dash, ends = words.partition("–")
        if ends and times and times[-1].endswith(f"–{starts}"):
            words = f"{times.pop().partition('–')[0]}–{ends}"
        times.append(words)
    return ", ".join(times)


def _places(page: Page) -> list[str]:
    lines = [f"{page['comes']}."] if page["comes"] else []
    for venue in page["venues"]:
        town = " ".join(filter(None, (venue["town"], venue["postcode"])))
        lines.append(", ".join(filter(None, (venue["name"], venue["address"], town))))
    return [*lines, _("By phone or video.")] if page["works_remotely"] else lines


def _ways(page: Page) -> list[str]:
    ways = (
        (_("Ring"), page["phone"]),
        (_("Text"), page["text_number"]),
        (_("E-mail"), page["email"]),
        (_("Website"), page["website"]),
        (_("Write to"), ", ".join(page["post_address"].splitlines())),
        (_("Our team"), page["area"]["phone"]),
    )
    return [f"{how}: {where}" for how, where in ways if where]
