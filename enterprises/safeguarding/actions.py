"""What happens with a worry. Nothing of it is told to whom it is about, nor changes anything that they see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import blocks
from accounts.models import Block, Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Area, Enterprise
from enterprises.safeguarding import news, rules
from enterprises.safeguarding.models import Concern, Contact, Note


@dataclass(frozen=True)
class Told:
    """A worry as it was typed. `by` only where they wanted it written down."""

    harm_now: str
    words: str
    about: str = ""
    wishes: str = ""
    knows: str = Concern.Knows.NOT_ASKED
    name: str = ""
    reach: str = ""
    area: Area | None = None
    enterprise: Enterprise | None = None
    not_for: Iterable[Person] = ()
    by: Person | None = None


@transaction.atomic
def tell(told: Told, *, recorded_by: Person | None = None) -> Concern:
    """Write a worry down, word for word, and ask the first contact who may read it."""
    concern = Concern.objects.create(
        area=told.area,
        about_enterprise=told.enterprise,
        harm_now=told.harm_now,
        knows=told.knows,
        name=told.name,
        reach=told.reach,
        raised_by=told.by,
        recorded_by=recorded_by,
    )
    concern.not_for.set(told.not_for)
    said = {Note.Kind.SAID: told.words, Note.Kind.ABOUT: told.about, Note.Kind.WISHES: told.wishes}
    for kind, words in said.items():
        if words:
            Note.objects.create(concern=concern, kind=kind, words=words, by=recorded_by)
    record("concern:raised", concern)  # by nobody: what somebody did stands with their data
    ask_next(concern)
    return concern


def ask_next(concern: Concern) -> None:
    """Part of what needs somebody to look: it is the next one's turn, after the last the first again."""
    order = rules.in_turn(concern)
    if not order:
        Concern.objects.filter(pk=concern.pk).update(turn=None, told_at=timezone.now())
        return
    pks = [each.pk for each in order]
    at = (pks.index(concern.turn_id) + 1) % len(order) if concern.turn_id in pks else 0
    concern.turn, concern.told_at = order[at], timezone.now()
    concern.save(update_fields=["turn", "told_at"])
    record("concern:asked", concern)
    news.waits(concern, order[at])


def ask_where_nobody_answered(now: datetime | None = None) -> int:
    """The next contact's turn, where nobody has said in time that they have it. Says how many."""
    now = now or timezone.now()
    late = Concern.objects.waiting().filter(told_at__lte=now - _patience(urgent=True))
    return sum(_ask_again(concern.pk, now) for concern in late)


def _patience(*, urgent: bool) -> timedelta:
    minutes = settings.SAFEGUARDING_URGENT_MINUTES if urgent else settings.SAFEGUARDING_ANSWER_HOURS * 60
    return timedelta(minutes=minutes)


@transaction.atomic
def _ask_again(pk: Any, now: datetime) -> bool:
    concern = Concern.objects.select_for_update(of=("self",)).get(pk=pk)
    told_at = concern.told_at
    late = told_at is None or told_at <= now - _patience(urgent=concern.is_urgent)
    if concern.status != Concern.Status.RAISED or not late:
        return False
    ask_next(concern)
    return True


def _held(concern: Concern, by: Person) -> Concern:
    """As it is now, until the transaction ends. Raises PermissionDenied."""
    found = (
        Concern.objects.select_for_update(of=("self",)).select_related("area", "about_enterprise").get(pk=concern.pk)
    )
    require(rules.may_read(by, found), _("Only the contacts for worries can do this."))
    return found


def was_read(concern: Concern, *, by: Person) -> None:
    """Each reading is written down."""
    record("concern:read", concern, by=by)


@transaction.atomic
def take(concern: Concern, *, by: Person) -> None:
    """“I have it”: nobody else is asked any more."""
    found = _held(concern, by)
    move(found, Concern.Status.ACKNOWLEDGED, taken_at=timezone.now(), turn=by)
    record("concern:taken", found, by=by)


@transaction.atomic
def write(concern: Concern, words: str, *, by: Person, corrects: Note | None = None) -> Note:
    """A note, or what puts one right. Neither is ever changed."""
    found = _held(concern, by)
    kind = Note.Kind.CORRECTION if corrects else Note.Kind.NOTE
    note = Note.objects.create(concern=found, kind=kind, words=words, by=by, corrects=corrects)
    record("concern:noted", found, by=by)
    return note


@transaction.atomic
def decide(concern: Concern, status: str, why: str, *, knows: str, share_reason: str, by: Person) -> None:
    """What is done, and why. Raises WrongMoment where nobody has taken it yet, or it is to be shared without the
    person's yes and without a reason.
    """
    found = _held(concern, by)
    if rules.needs_a_reason(status, knows) and not share_reason:
        raise WrongMoment(_("Say why it is shared, because the person has not said yes to it."))
    if found.status != Concern.Status.DECIDING:
        move(found, Concern.Status.DECIDING, closed_at=None)
        record("concern:deciding", found, by=by)
    move(found, status, knows=knows, share_reason=share_reason)
    Note.objects.create(concern=found, kind=Note.Kind.DECISION, words=why, by=by)
    record(f"concern:{_DECIDED[status]}", found, by=by)


_DECIDED: dict[str, str] = {
    Concern.Status.REFERRED: "referred",
    Concern.Status.WATCHING: "watching",
    Concern.Status.NO_FURTHER_ACTION: "nothing_more",
    Concern.Status.NOT_SAFEGUARDING: "something_else",
}


@transaction.atomic
def close(concern: Concern, *, by: Person) -> None:
    """It is done with: from now on its time to be kept runs."""
    found = _held(concern, by)
    move(found, Concern.Status.CLOSED, closed_at=timezone.now())
    record("concern:closed", found, by=by)


@transaction.atomic
def open_again(concern: Concern, *, by: Person) -> None:
    found = _held(concern, by)
    if not found.is_closed:
        raise WrongMoment(_("This is open."))
    move(found, Concern.Status.DECIDING, closed_at=None)
    record("concern:opened_again", found, by=by)


@transaction.atomic
def hand_on(concern: Concern, to: Person, *, by: Person) -> None:
    """Another contact looks after it, and is told that something waits."""
    found = _held(concern, by)
    require(to in rules.in_turn(found), _("Only a contact who may read it can look after it."))
    Concern.objects.filter(pk=found.pk).update(turn=to, told_at=timezone.now())
    record("concern:handed_on", found, by=by)
    news.waits(found, to)


@transaction.atomic
def name_person(concern: Concern, person: Person | None, *, by: Person) -> None:
    """Whom we know it to be about. If that is a contact, they find it no more, and another has the turn."""
    found = _held(concern, by)
    found.about_person = person
    found.save(update_fields=["about_person"])
    record("concern:named", found, by=by)
    if person is not None and found.turn_id == person.pk and not found.is_closed:
        ask_next(found)


@transaction.atomic
def keep_apart(concern: Concern, one: Person, other: Person, *, by: Person) -> Block:
    """These two are not brought together from now on, without a word to either."""
    found = _held(concern, by)
    if one.pk == other.pk:
        raise WrongMoment(_("Choose two different people."))
    record("concern:kept_apart", found, by=by)
    return blocks.keep_apart(one, other, Block.Kind.SAFEGUARDING, by=by)


@transaction.atomic
def lift(block: Block, *, by: Person) -> None:
    """They need not be kept apart any more, for this reason."""
    require(rules.is_contact(by), _("Only the contacts for worries can do this."))
    blocks.lift(block, by=by)


# --- who reads them -----------------------------------------------------------------------------------------------
@transaction.atomic
def appoint(area: Area, person: Person, *, place: int, by: Person) -> Contact:
    """From now on this person reads the worries of the area. Those who do already are told. Raises PermissionDenied
    and WrongMoment.
    """
    require(rules.may_appoint(by), _("Only administrators say who reads worries."))
    if by.pk == person.pk:
        raise WrongMoment(_("Nobody makes themself a contact. Ask another administrator."))
    others = list(Contact.objects.standing().filter(area=area).select_related("person"))
    if any(each.person_id == person.pk for each in others):
        raise WrongMoment(_("%(name)s is a contact of this area already.") % {"name": person.name})
    if any(each.place == place for each in others):
        raise WrongMoment(_("Somebody has this place already. Choose another, or end theirs first."))
    made = Contact.objects.create(area=area, person=person, place=place, appointed_by=by)
    record("contact:appointed", made, by=by)
    for each in others:
        news.contacts_changed(each.person, name=person.name, is_new=True)
    return made


@transaction.atomic
def end(contact: Contact, *, by: Person) -> None:
    """They read no more worries. What was their turn is somebody else's."""
    require(rules.may_appoint(by) or by.pk == contact.person_id, _("Only administrators say who reads worries."))
    if not Contact.objects.filter(pk=contact.pk, ended_at=None).update(ended_at=timezone.now(), ended_by=by):
        raise WrongMoment(_("This has ended already."))
    record("contact:ended", contact, by=by)
    for each in Contact.objects.standing().filter(area=contact.area_id).select_related("person"):
        news.contacts_changed(each.person, name=contact.person.name, is_new=False)
    if not rules.is_contact(contact.person):
        for concern in Concern.objects.open().filter(turn=contact.person_id):
            ask_next(concern)
