"""A visitor writes, proves the address, is answered, writes back; either side may report, and each can make it stop."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.reach import reach_of, usable_way
from core.events import record
from core.moves import WrongMoment, move
from core.saved import codes
from core.throttle import fold_email
from enterprises.listings.actions import require, tell_published
from enterprises.listings.emails import something_waits
from enterprises.listings.models import BlockedSender, Enterprise, ProblemReport, Talk, TalkMessage
from enterprises.listings.models.talks import MOST_WRONG_CODES
from enterprises.listings.talking import emails, rules
from enterprises.listings.talking.links import CODE_AGE


class WrongCode(Exception):
    """Not the code, too old, or tried too often. Nothing was sent."""


class NotTaken(Exception):
    """The enterprise takes no message from here any more. The message is deleted."""


def sender_of(email: str) -> str:
    """What an address is known by."""
    return salted_hmac("listings.talking.sender", fold_email(email), algorithm="sha256").hexdigest()


@transaction.atomic
def begin_talk(enterprise: Enterprise, *, email: str, words: str, name: str = "", by: Person | None = None) -> Talk:
    """A visitor writes. Nobody reads it before the code that goes to their address has come back: so nobody writes in
    another's name. `by` is who works here and entered it for them.
    """
    language = get_language() or ""
    talk = Talk.objects.create(
        enterprise=enterprise, name=name, email=email, sender=sender_of(email), language=language
    )
    TalkMessage.objects.create(talk=talk, words=words)
    record("talk:began", talk, by=by)
    _give_code(talk)
    return talk


@transaction.atomic
def send_code_again(talk: Talk) -> None:
    """A new code; the one before does not work any more."""
    _give_code(_locked(talk, Talk.Status.WAITING))


def _give_code(talk: Talk) -> None:
    code = codes.new()
    talk.code_digest, talk.code_made_at, talk.wrong_codes = codes.digest(code), timezone.now(), 0
    talk.save(update_fields=["code_digest", "code_made_at", "wrong_codes"])
    emails.code(talk, codes.shown(code))


def confirm_address(talk: Talk, typed: str) -> None:
    """With the code from their e-mail the message reaches the enterprise. Raises WrongCode, NotTaken, WrongMoment."""
    if not _is_the_code(talk, typed):
        raise WrongCode
    if not _deliver_first(talk):
        raise NotTaken


@transaction.atomic
def _is_the_code(talk: Talk, typed: str) -> bool:
    """A wrong one counts, and stays counted whatever is raised afterwards."""
    talk = _locked(talk, Talk.Status.WAITING)
    if talk.wrong_codes >= MOST_WRONG_CODES or timezone.now() - talk.code_made_at > CODE_AGE:
        return False
    if constant_time_compare(talk.code_digest, codes.digest(codes.read(typed))):
        return True
    Talk.objects.filter(pk=talk.pk).update(wrong_codes=talk.wrong_codes + 1)
    return False


@transaction.atomic
def _deliver_first(talk: Talk) -> bool:
    """False, and the message is gone, where the enterprise takes none from here."""
    talk = _locked(talk, Talk.Status.WAITING)
    if _does_not_reach(talk) or not rules.takes_messages(talk.enterprise):
        talk.delete()
        return False
    Talk.objects.filter(pk=talk.pk).update(code_digest="", last_at=timezone.now())
    move(talk, Talk.Status.OPEN)
    record("talk:confirmed", talk)
    emails.came(talk)
    return True


@transaction.atomic
def write_back(talk: Talk, words: str) -> None:
    """The visitor goes on. Owners are told, unless something of theirs waits unread already. Raises NotTaken."""
    talk = _locked(talk, Talk.Status.OPEN)
    if _does_not_reach(talk):
        raise NotTaken
    waits = talk.messages.filter(from_visitor=True, read_at=None).exists()
    _add(talk, TalkMessage(talk=talk, words=words), "talk:written_back", by=None)
    if not waits:
        emails.came(talk)


@transaction.atomic
def answer(talk: Talk, words: str, *, by: Person) -> None:
    """Somebody who runs the enterprise answers; the visitor gets it by e-mail, from the site. Raises WrongMoment."""
    mark_read(talk, by=by)
    talk = _locked(talk, Talk.Status.OPEN)
    if rules.are_kept_apart(talk):
        raise WrongMoment(_changed())
    _add(talk, TalkMessage(talk=talk, words=words, from_visitor=False, by=by), "talk:answered", by=by)
    emails.answered(talk, words)


def _add(talk: Talk, message: TalkMessage, tag: str, *, by: Person | None) -> None:
    message.save()
    Talk.objects.filter(pk=talk.pk).update(last_at=message.written_at)
    record(tag, talk, by=by)


@transaction.atomic
def mark_read(talk: Talk, *, by: Person) -> None:
    """Somebody who runs the enterprise has it before them."""
    _owners_only(talk, by)
    talk.messages.filter(from_visitor=True, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def end_talk(talk: Talk) -> None:
    """The visitor wants no more e-mails about it."""
    move(talk, Talk.Status.ENDED)
    record("talk:ended", talk)


@transaction.atomic
def go_on(talk: Talk) -> None:
    """The visitor wants them after all."""
    move(talk, Talk.Status.OPEN)
    record("talk:opened_again", talk)


@transaction.atomic
def report_talk(talk: Talk, words: str, *, by: Person | None) -> ProblemReport:
    """One side says that something is wrong with what the other wrote: the area's team then reads the messages. `by` is
    who runs the enterprise; None is the visitor.
    """
    if by is not None:
        _owners_only(talk, by)
    problem = ProblemReport.objects.create(
        enterprise=talk.enterprise,
        kind=ProblemReport.Kind.MESSAGE,
        words=words,
        talk=talk,
        from_owners=by is not None,
    )
    record("problem:reported", problem)
    record("talk:reported", talk, by=by)
    something_waits(talk.enterprise.area)
    return problem


@transaction.atomic
def read_reported(problem: ProblemReport, *, by: Person) -> list[TalkMessage]:
    """The messages of what was reported, for the area's team: reading them is written down."""
    require(rules.may_read_reported(by, problem), _("Only this area's support workers and editors can read it."))
    talk = Talk.objects.get(problems=problem)
    record("talk:read", talk, by=by)
    return list(talk.messages.all())


@transaction.atomic
def block_sender(talk: Talk, *, by: Person) -> None:
    """Nothing more from this address reaches this enterprise."""
    _owners_only(talk, by)
    row, made = BlockedSender.objects.get_or_create(enterprise=talk.enterprise, sender=talk.sender, defaults={"by": by})
    if made:
        record("sender:blocked", row, by=by)


@transaction.atomic
def unblock_sender(talk: Talk, *, by: Person) -> None:
    """They may write again."""
    _owners_only(talk, by)
    for row in BlockedSender.objects.filter(enterprise=talk.enterprise, sender=talk.sender):
        record("sender:unblocked", row, by=by)
        row.delete()


@transaction.atomic
def switch_messages(enterprise: Enterprise, *, on: bool, by: Person) -> None:
    """Take messages through the site, or not any more. The page says so at once; what was begun can go on."""
    require(rules.may_switch(by, enterprise), _("Only its owners and support workers can change it."))
    _set(enterprise, on, by)


@transaction.atomic
def start_taking(person: Person) -> None:
    """Somebody signed in, or said how to reach them: what they run takes messages from now on, unless they were asked
    before and said no, or news could not reach them.
    """
    undecided = Enterprise.objects.filter(ownership__person=person, takes_messages=None)
    if undecided.exists() and usable_way(person, reach_of(person)):
        for enterprise in undecided.locked():
            _set(enterprise, True, None)


def _set(enterprise: Enterprise, on: bool, by: Person | None) -> None:
    enterprise.takes_messages = on
    Enterprise.objects.filter(pk=enterprise.pk).update(takes_messages=on)
    record("listing:messages_on" if on else "listing:messages_off", enterprise, by=by)
    tell_published(enterprise)


def _owners_only(talk: Talk, by: Person) -> None:
    require(rules.may_read_talk(by, talk), _("Only those who run it can read and answer this."))


def _locked(talk: Talk, status: str) -> Talk:
    """The row, kept from everybody else. Raises WrongMoment when it stands otherwise than `status`."""
    row = Talk.objects.select_for_update(of=("self",)).select_related("enterprise__area").filter(pk=talk.pk).first()
    if row is None or row.status != status:
        raise WrongMoment(_changed())
    return row


def _changed() -> str:
    return _("Something has changed meanwhile. Look at the page again before you go on.")


def _does_not_reach(talk: Talk) -> bool:
    return rules.is_blocked(talk) or rules.are_kept_apart(talk)


#: For whoever counts: how far back the team's page looks.
COUNTED = timedelta(days=90)


def counts(enterprise: Enterprise) -> dict[str, int]:
    """How many conversations there were, and how many of them were reported: all the team sees of them."""
    lately = enterprise.talks.exclude(status=Talk.Status.WAITING).filter(last_at__gt=timezone.now() - COUNTED)
    reported = enterprise.problems.filter(kind=ProblemReport.Kind.MESSAGE, created_at__gt=timezone.now() - COUNTED)
    return {"talks": lately.count(), "reported": reported.count()}
