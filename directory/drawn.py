"""What public pages draw by the dozen: cards, checkboxes, the cells of a week.

They are written in Python and not as templates because they are what a visitor waits for: twenty cards and a hundred
checkboxes took three quarters of the page's time as templates (docs/performance.md). Everything is escaped.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape as esc
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.languages import is_default, once
from core.templatetags.core import icon
from directory import search

#: At most this many checks are named on a card.
MOST_CHECKS = 3


# --- cards ---------------------------------------------------------------------------------------------------------


def cards(hits: Iterable[search.Hit], *, is_wide: bool = False) -> SafeString:
    """Enterprises as the items of a list: picture, name, one line, where, when, how much, checks."""
    css, own = " mh-card--wide" if is_wide else "", _own_words()
    return mark_safe("".join([_card(hit, css, own) for hit in hits]))  # nosec B308 B703 -- _card escapes


@once
def _own_words() -> str:
    """The attribute for what an enterprise wrote of itself, in English, on pages that speak another language."""
    return "" if is_default() else f' lang="{settings.LANGUAGE_CODE}"'


def _card(hit: search.Hit, css: str, own: str) -> str:
    shown = hit.card
    return (
        f'<li><article class="mh-card{css}">{_picture(shown["photo"])}<div class="mh-card__words">'
        f'<h3 class="mh-card__name"><a href="{esc(shown["url"])}">{esc(shown["name"])}</a></h3>'
        f'<p class="mh-card__line"{own}>{esc(shown["one_line"])}</p>'
        f"{_list('mh-bits', _bits(hit))}{_list('mh-tags', _tags(shown))}"
        f"{_list('mh-card__formats', _formats(shown))}</div></article></li>"
    )


def _picture(photo: dict[str, Any] | None) -> str:
    if photo is None:
        return f'<div class="mh-card__picture mh-card__picture--drawn">{icon("hand")}</div>'
    return (
        f'<div class="mh-card__picture"><img src="{esc(photo["url"])}" srcset="{esc(photo["srcset"])}" '
        f'sizes="(min-width: 60em) 16rem, (min-width: 40em) 34vw, 100vw" width="{int(photo["width"])}" '
        f'height="{int(photo["height"])}" alt="{esc(photo["alt"])}" loading="lazy"></div>'
    )


def _list(css: str, items: list[str]) -> str:
    return f'<ul class="{css}">{"".join(items)}</ul>' if items else ""


def _bits(hit: search.Hit) -> list[str]:
    shown = hit.card
    bits = [_where(hit)]
    bits += [f"<li>{icon('clock')}{esc(shown['days'])}</li>"] if shown["days"] else []
    bits += [f"<li>{icon('coin')}{esc(shown['price'])}</li>"] if shown["price"] else []
    bits += [_bookable()] if shown.get("bookable") else []
    return [bit for bit in bits if bit]


def _where(hit: search.Hit) -> str:
    """Which rule matched the place that was searched; without one, where the enterprise is."""
    shown = hit.card
    if hit.why == "comes":
        return _comes_to_you()
    if hit.why == "venue":
        return f"<li>{icon('pin')}{esc(_away(hit))}</li>"
    if hit.why == "remote":
        return _remotely()
    if shown["comes"]:
        return f"<li>{icon('home')}{esc(shown['comes'])}</li>"
    return f"<li>{icon('pin')}{esc(shown['place'])}</li>" if shown["place"] else ""


@once
def _bookable() -> str:
    return f"<li>{icon('calendar')}{esc(_('Can be booked online'))}</li>"


@once
def _comes_to_you() -> str:
    return f"<li>{icon('home')}<strong>{esc(_('Comes to you'))}</strong></li>"


@once
def _remotely() -> str:
    return f"<li>{icon('phone')}{esc(_('By phone or video'))}</li>"


def _away(hit: search.Hit) -> str:
    far = _miles_away(round(hit.venue_miles or 0))
    return _("%(far)s, at %(venue)s") % {"far": far, "venue": hit.venue} if hit.venue else far


@once
def _miles_away(miles: int) -> str:
    if miles < 1:
        return _("Less than a mile away")
    return ngettext("%(n)s mile away", "%(n)s miles away", miles) % {"n": miles}


def _tags(shown: dict[str, Any]) -> list[str]:
    tags = []
    if shown["closed"]:
        tags.append(f'<li class="mh-tag mh-tag--rose">{esc(_("Closed for now"))}</li>')
    elif shown["full"]:
        tags.append(f'<li class="mh-tag mh-tag--rose">{esc(_("Full at the moment"))}</li>')
    checks = shown["checks"][:MOST_CHECKS]
    return tags + [f'<li class="mh-tag mh-tag--green">{esc(check["label"])}</li>' for check in checks]


def _formats(shown: dict[str, Any]) -> list[str]:
    """Ways in besides the page, each a link of its own. The name is said too: ten links "Easy Read" are no help."""
    return [
        f'<li><a class="govuk-link" href="{esc(each["url"])}">{esc(each["label"])}'
        f'<span class="govuk-visually-hidden">: {esc(shown["name"])}</span></a></li>'
        for each in shown.get("formats", [])
    ]


# --- the filter panel ----------------------------------------------------------------------------------------------


def panels(groups: Iterable[Any]) -> SafeString:
    """The groups of the filter panel (views.find.Panel), each with its choices and their counts."""
    return mark_safe("".join(map(_panel, groups)))  # nosec B308 B703 -- _panel escapes


def _panel(panel: Any) -> str:
    title, chosen = esc(panel.title), ""
    if panel.chosen:
        words = _("%(n)s chosen") % {"n": panel.chosen}
        chosen = f' <span class="mh-filter__chosen">{esc(words)}</span>'
    return (
        f'<details class="mh-filter__group"{" open" if panel.is_open else ""} data-group="{esc(panel.key)}">\n'
        f'<summary class="mh-filter__title">{title}{chosen}</summary>\n'
        f'<fieldset class="govuk-fieldset"><legend class="govuk-visually-hidden">{title}</legend>\n'
        f"{_radios(panel) if panel.any_label else _boxes(panel)}</fieldset></details>\n"
    )


def _boxes(panel: Any) -> str:
    drawn = "".join([_box(panel.key, box) for box in panel.boxes])
    return f'<div class="govuk-checkboxes govuk-checkboxes--small mh-filter__boxes">\n{drawn}</div>'


def _radios(panel: Any) -> str:
    """Where one at most is chosen: radio buttons, and before them one for none."""
    drawn = _radio(panel.key, "", esc(panel.any_label), is_chosen=not panel.chosen)
    for box in panel.boxes:
        label = f'{esc(box.label)} <span class="mh-filter__count">{box.count}</span>'
        drawn += _radio(panel.key, box.value, label, is_chosen=box.checked)
    return f'<div class="govuk-radios govuk-radios--small mh-filter__boxes">\n{drawn}</div>'


def _radio(group: str, value: str, label: str, *, is_chosen: bool) -> str:
    checked = " checked" if is_chosen else ""
    name = f"{group}-{esc(value or 'any')}"
    return (
        f'<div class="govuk-radios__item"><input class="govuk-radios__input" id="{name}" name="{group}" type="radio" '
        f'value="{esc(value)}"{checked}><label class="govuk-label govuk-radios__label" for="{name}">{label}</label>'
        "</div>\n"
    )


def _box(group: str, box: Any) -> str:
    before, after = _around(group, box.value, box.label, box.is_part)
    return f"{before}{' checked' if box.checked else ''}{after}{box.count}</span></label></div>\n"


@lru_cache(maxsize=4000)
def _around(group: str, value: str, label: str, is_part: bool) -> tuple[str, str]:
    """What stands before a checkbox's "checked", and between that and its count: the same in every search."""
    name = f"{group}-{esc(value)}"
    return (
        f'<div class="govuk-checkboxes__item{" mh-filter__part" if is_part else ""}"><input '
        f'class="govuk-checkboxes__input" id="{name}" name="{group}" type="checkbox" value="{esc(value)}"',
        f'><label class="govuk-label govuk-checkboxes__label" for="{name}">{esc(label)} '
        f'<span class="mh-filter__count">',
    )


@once
def distances(offered: tuple[int, ...], chosen: int) -> SafeString:
    """The options of how far somebody would go, in miles; 0 is not at all."""
    options = (
        f'<option value="{miles}"{" selected" if miles == chosen else ""}>{esc(_how_far(miles))}</option>'
        for miles in offered
    )
    return mark_safe("".join(options))  # nosec B308 B703 -- numbers, and words that are escaped


def _how_far(miles: int) -> str:
    return ngettext("%(n)s mile", "%(n)s miles", miles) % {"n": miles} if miles else _("They come to me")


# --- the week ------------------------------------------------------------------------------------------------------


def week_rows(week: dict[str, Any]) -> SafeString:
    """The rows of a listing's week: a cell for each part of each day, open or not."""
    rows = (
        f'<tr><th scope="row">{esc(day["name"])}</th>{"".join([_cell(**cell) for cell in day["cells"]])}</tr>\n'
        for day in week["days"]
    )
    return mark_safe("".join(rows))  # nosec B308 B703 -- _cell escapes


@once
def _closed_cell() -> str:
    no = f'<span aria-hidden="true">–</span><span class="govuk-visually-hidden">{esc(_("No"))}</span>'
    return f"<td>{no}</td>"


def _cell(is_open: bool, words: str) -> str:
    return f'<td class="mh-grid__open">{esc(words or _("Yes"))}</td>' if is_open else _closed_cell()
