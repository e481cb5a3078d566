"""Writing down what helps somebody: they themselves, or a support worker for them, who is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import rules
from accounts.helps import emails
from accounts.models import Helps, Person
from core.events import record
from core.models import Event

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Wish:
    """Everything the form asks. `chosen` are keys of models_helps.LABELS."""

    chosen: Sequence[str] = ()
    words: str = ""
    team_may_see: bool = False
    others_may_see: bool = False


@transaction.atomic
def write_down(person: Person, wish: Wish, *, by: Person) -> None:
    """Keep what helps them, from today for a year. A worker writes down only what they may see afterwards."""
    _require(rules.may_set_reach(by, person))
    if by != person:
        if not wish.team_may_see:
            raise ValidationError(
                {"team_may_see": _("Ask whether our team may see it. If not, they keep it themselves.")}
            )
        if is_kept_to_themself(person):
            raise PermissionDenied(_("They keep this to themselves."))
    facts = {
        "chosen": " ".join(wish.chosen),
        "words": wish.words.strip(),
        "team_may_see": wish.team_may_see,
        "others_may_see": wish.others_may_see,
        "recorded_by": by,
        **_from_today(),
    }
    Helps.objects.update_or_create(person=person, defaults=facts)
    record("helps:recorded", person, by=by, on_behalf_of=None if by == person else person)
    if by != person:
        emails.written_down(person, by=by)


@transaction.atomic
def let_team_see(person: Person, *, by: Person) -> None:
    """They told a worker that the team may see it after all."""
    _require(rules.may_set_reach(by, person))
    Helps.objects.filter(person=person).update(team_may_see=True)
    record("helps:shared", person, by=by, on_behalf_of=None if by == person else person)
    if by != person:
        emails.written_down(person, by=by)


@transaction.atomic
def still_right(person: Person, *, by: Person) -> None:
    """Nothing has changed: it is looked at again in a year."""
    _require(rules.may_set_reach(by, person))
    Helps.objects.filter(person=person).update(**_from_today())
    record("helps:reviewed", person, by=by, on_behalf_of=None if by == person else person)


@transaction.atomic
def was_done(person: Person, *, done: bool, by: Person) -> None:
    """A worker met them or wrote to them, and did what helps, or could not."""
    _require(by != person and rules.may_set_reach(by, person))
    record("helps:met" if done else "helps:not_met", person, by=by, on_behalf_of=person)


@transaction.atomic
def read(person: Person, *, by: Person) -> Helps | None:
    """What helps them, for a worker: it is about their health, so reading is written down. None: not for us to see."""
    _require(rules.may_set_reach(by, person))
    subject = {"subject_type": Person._meta.label_lower, "subject_id": str(person.pk)}
    # Once a day is enough to know: the person reads these lines.
    if not Event.objects.filter(tag="helps:read", by=by, at__date=timezone.localdate(), **subject).exists():
        record("helps:read", person, by=by)
    return Helps.objects.filter(person=person, team_may_see=True).first()


def is_kept_to_themself(person: Person) -> bool:
    return Helps.objects.filter(person=person, team_may_see=False).exists()


def remind(today: date) -> None:
    """Ask those whose year is over, once."""
    due = Helps.objects.filter(review_on__lte=today).filter(Q(reminded_on=None) | Q(reminded_on__lt=F("review_on")))
    for helps in due.select_related("person"):
        _remind(helps, today)


@transaction.atomic
def _remind(helps: Helps, today: date) -> None:
    Helps.objects.filter(pk=helps.pk).update(reminded_on=today)
    if helps.is_anything and helps.person.is_active:
        emails.look_again(helps.person)


def _from_today() -> dict[str, date]:
    today = timezone.localdate()
    return {"asked_on": today, "review_on": today + A_YEAR}


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(_("You can say this only for yourself and for people you support."))
