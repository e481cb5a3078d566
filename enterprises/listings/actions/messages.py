"""What visitors tell us about listings, and what support workers do with it. None of it is ever public."""

import re
from urllib.parse import parse_qsl, urlencode

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import Person
from core.events import record
from core.moves import move
from enterprises.listings import emails, places, rules
from enterprises.listings.actions.guard import require
from enterprises.listings.actions.where import area_for, middle_of_areas
from enterprises.listings.models import Area, Enterprise, ProblemReport, UnmetNeed

_UNIT = re.compile(r"\b([a-z]{1,2}[0-9][a-z0-9]?) *([0-9])[a-z]{2}\b", re.IGNORECASE)
_TEAM_ONLY = gettext_noop("Only this area's support workers and editors can deal with it.")


@transaction.atomic
def report_problem(
    enterprise: Enterprise, *, kind: str, words: str, contact: str = "", by: Person | None = None
) -> ProblemReport:
    """A visitor says that something is wrong with a listing. For the area's team only.

    `by` is who works here and entered it for them.
    """
    problem = ProblemReport.objects.create(enterprise=enterprise, kind=kind, words=words, contact=contact)
    record("problem:reported", problem, by=by)
    emails.something_waits(enterprise.area)
    return problem


@transaction.atomic
def handle_problem(problem: ProblemReport, *, by: Person) -> None:
    """The area's team has dealt with it."""
    require(rules.may_handle_messages(by, problem.enterprise.area), _(_TEAM_ONLY))
    move(problem, ProblemReport.Status.HANDLED)
    _stamp(problem, handled_by=by, handled_at=timezone.now())
    record("problem:handled", problem, by=by)


@transaction.atomic
def record_need(
    *,
    words: str,
    near: str = "",
    query: str = "",
    email: str = "",
    around: places.Point | None = None,
    by: Person | None = None,
) -> UnmetNeed:
    """Somebody found nothing.

    Kept for the support worker of the area that `near` lies in; for the editors where that is no area of ours. Of
    `near` only the town, village or postcode sector it names is kept: the rest may be somebody's street. `by` as
    report_problem.
    """
    around = around or middle_of_areas()
    place = places.coarse_place(near, around)
    need = UnmetNeed.objects.create(
        area=area_for(place.point if place else None),
        words=_without_units(words),
        near=place.label if place else "",
        query=_public_query(query, around),
        email=email,
    )
    record("need:recorded", need, by=by)
    _tell_team(need)
    return need


@transaction.atomic
def give_need(need: UnmetNeed, area: Area, *, by: Person) -> None:
    """It belongs to another area, or to one at last: that team is told."""
    require(rules.may_handle_messages(by, need.area), _(_TEAM_ONLY))
    if need.area == area:
        raise ValidationError(_("It is with that area already."))
    _stamp(need, area=area)
    record("need:given", need, by=by)
    _tell_team(need)


def _tell_team(need: UnmetNeed) -> None:
    if need.area:
        emails.something_waits(need.area)
    else:
        emails.need_of_no_area(need)


@transaction.atomic
def tell_need(need: UnmetNeed, enterprise: Enterprise, *, by: Person | None) -> None:
    """Write to the person who looked for this that something fits now.

    `by` is None when the site itself noticed: a listing was published that their search finds.
    """
    require(by is None or rules.may_handle_messages(by, need.area), _(_TEAM_ONLY))
    if not need.email:
        raise ValidationError(_("They left no e-mail address, so nobody can be told."))
    if not enterprise.is_public:
        raise ValidationError(_("That listing is not shown to the public. Choose one that is."))
    move(need, UnmetNeed.Status.TOLD)
    _stamp(need, told_about=enterprise, handled_at=timezone.now())
    record("need:told", need, by=by)
    emails.need_met(need, enterprise)


@transaction.atomic
def close_need(need: UnmetNeed, *, by: Person) -> None:
    """Nobody looks for it any more, or nothing can be done. The e-mail address goes at once."""
    require(rules.may_handle_messages(by, need.area), _(_TEAM_ONLY))
    move(need, UnmetNeed.Status.CLOSED)
    _stamp(need, email="", handled_at=timezone.now())
    record("need:closed", need, by=by)


def _stamp(row: models.Model, **values: object) -> None:
    """Only these fields: the status was written by move()."""
    for name, value in values.items():
        setattr(row, name, value)
    type(row)._base_manager.filter(pk=row.pk).update(**values)


def _without_units(text: str) -> str:
    """A full postcode is somebody's street: only its sector is kept, wherever in the text it stands."""
    parsed = places.parse_postcode(text)
    if parsed and parsed.unit:
        return parsed.sector or parsed.outward
    return _UNIT.sub(r"\1 \2", text.strip())


def _public_query(query: str, around: places.Point | None) -> str:
    """The search as an address, with the same care for what was typed."""
    pairs = parse_qsl(query.lstrip("?")[:1000], keep_blank_values=False)
    kept = []
    for name, value in pairs:
        place = places.coarse_place(value, around) if name == "near" else None
        if name != "near" or place:
            kept.append((name, place.label if place else _without_units(value)))
    return urlencode(kept)[:1000]
