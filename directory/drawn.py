"""The two things a search page draws by the dozen: cards and checkboxes.

They are written in Python and not as templates because they are what a visitor waits for: twenty cards and a hundred
checkboxes took three quarters of the page's time as templates (docs/performance.md). Everything is escaped.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.html import conditional_escape as esc
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.core import icon
from directory import search

#: At most this many checks are named on a card.
MOST_CHECKS = 3


def card(hit: search.Hit, *, is_wide: bool = False) -> SafeString:
    """One enterprise in a list: picture, name, one line, where, when, how much, checks."""
    shown = hit.card
    return format_html(
        '<article class="mh-card{}">{}<div class="mh-card__words"><h3 class="mh-card__name"><a href="{}">{}</a></h3>'
        '<p class="mh-card__line">{}</p>{}{}{}</div></article>',
        " mh-card--wide" if is_wide else "",
        _picture(shown["photo"]),
        shown["url"],
        shown["name"],
        shown["one_line"],
        _list("mh-bits", _bits(hit)),
        _list("mh-tags", _tags(shown)),
        _list("mh-card__formats", _formats(shown)),
    )


def _picture(photo: dict[str, Any] | None) -> SafeString:
    if photo is None:
        return format_html('<div class="mh-card__picture mh-card__picture--drawn">{}</div>', icon("hand"))
    return format_html(
        '<div class="mh-card__picture"><img src="{}" srcset="{}" sizes="(min-width: 60em) 16rem, (min-width: 40em) '
        '34vw, 100vw" width="{}" height="{}" alt="{}" loading="lazy"></div>',
        photo["url"],
        photo["srcset"],
        photo["width"],
        photo["height"],
        photo["alt"],
    )


def _list(css: str, items: list[str]) -> SafeString:
    return mark_safe(f'<ul class="{css}">{"".join(items)}</ul>' if items else "")  # nosec B308 B703 -- items are escaped


def _bits(hit: search.Hit) -> list[str]:
    shown = hit.card
    bits = [_where(hit)]
    bits += [f"<li>{icon('clock')}{esc(shown['days'])}</li>"] if shown["days"] else []
    bits += [f"<li>{icon('coin')}{esc(shown['price'])}</li>"] if shown["price"] else []
    return [bit for bit in bits if bit]


def _where(hit: search.Hit) -> str:
    """Which rule matched the place that was searched; without one, where the enterprise is."""
    shown = hit.card
    if hit.why == "comes":
        return f"<li>{icon('home')}<strong>{esc(_('Comes to you'))}</strong></li>"
    if hit.why == "venue":
        return f"<li>{icon('pin')}{esc(_away(hit))}</li>"
    if hit.why == "remote":
        return f"<li>{icon('phone')}{esc(_('By phone or video'))}</li>"
    if shown["comes"]:
        return f"<li>{icon('home')}{esc(shown['comes'])}</li>"
    return f"<li>{icon('pin')}{esc(shown['place'])}</li>" if shown["place"] else ""


def _away(hit: search.Hit) -> str:
    miles = round(hit.venue_miles or 0)
    far = ngettext("%(n)s mile away", "%(n)s miles away", miles) % {"n": miles}
    if miles < 1:
        far = _("Less than a mile away")
    return _("%(far)s, at %(venue)s") % {"far": far, "venue": hit.venue} if hit.venue else far


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


def boxes(group: str, choices: Iterable[Any]) -> SafeString:
    """The checkboxes of one group of the filter panel (views.find.Box), each with its count."""
    return mark_safe("".join(_box(group, choice) for choice in choices))  # nosec B308 B703 -- _box escapes


def _box(group: str, box: Any) -> str:
    part = " mh-filter__part" if box.is_part else ""
    checked = " checked" if box.checked else ""
    name = f"{group}-{esc(box.value)}"
    return (
        f'<div class="govuk-checkboxes__item{part}"><input class="govuk-checkboxes__input" id="{name}" name="{group}" '
        f'type="checkbox" value="{esc(box.value)}"{checked}><label class="govuk-label govuk-checkboxes__label" '
        f'for="{name}">{esc(box.label)} <span class="mh-filter__count">{box.count}</span></label></div>\n'
    )
