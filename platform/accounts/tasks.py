"""What messages need done every so often, and how long they are kept."""

from datetime import timedelta

import structlog
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from accounts import messages
from accounts.helps import actions as helps
from accounts.models import Call, PostalLetter, Recovery, Text
from accounts.own_data import tasks  # noqa: F401 -- its jobs and retention lines are found through this
from accounts.recovery import actions as recoveries
from core import retention, texts
from core.jobs import periodic
from core.models import Letter

logger = structlog.get_logger()
#: How long we try to send something before a support worker rings instead.
GIVE_UP = timedelta(days=1)
#: Gateways try for three days to bring a text to a phone that is off.
SILENT = timedelta(days=3)
#: Before that there is no use in asking what became of it.
AT_LEAST = timedelta(minutes=2)


@periodic(every=timedelta(minutes=10))
@task()
def ask_what_became_of_texts() -> None:
    """A text that arrived is forgotten; one that did not becomes a call to make."""
    sent = Text.objects.exclude(sent_id="").filter(sent_at__lt=timezone.now() - AT_LEAST)
    unanswered = 0
    for text in sent.select_related("person", "area").order_by("sent_at"):
        try:
            _settle(text, texts.gateway().outcome(text.sent_id))
        except texts.TryLater:
            unanswered += 1
    if unanswered:
        logger.warning("texts_outcome_unknown", count=unanswered)


def _settle(text: Text, outcome: texts.Outcome) -> None:
    if outcome == texts.Outcome.FAILED:
        messages.ring_instead(text, Call.Why.TEXT_FAILED)
    elif outcome == texts.Outcome.ARRIVED:
        text.delete()


@periodic(every=timedelta(hours=1))
@task()
def ring_about_what_did_not_go() -> None:
    """What could not be sent to a person for a day, or was never heard of again, is told by phone."""
    now = timezone.now()
    unsent = Text.objects.filter(sent_id="", created_at__lt=now - GIVE_UP)
    silent = Text.objects.filter(sent_at__lt=now - SILENT)
    for text in (unsent | silent).select_related("person", "area"):
        messages.ring_instead(text, Call.Why.TEXT_FAILED)
    for letter in Letter.objects.exclude(person=None).filter(created_at__lt=now - GIVE_UP).select_related("person"):
        _ring_about(letter)


@transaction.atomic
def _ring_about(letter: Letter) -> None:
    gone, _rows = Letter.objects.filter(pk=letter.pk).delete()
    if gone and letter.person:
        messages.to_ring(letter.person, letter.subject, letter.words, Call.Why.EMAIL_FAILED)


@periodic(every=timedelta(minutes=10))
@task()
def look_after_recoveries() -> None:
    """New ways to sign in whose time has come, and those nobody agreed to."""
    recoveries.look_after(timezone.now())


@periodic(every=timedelta(days=1), at=timedelta(hours=9))
@task()
def ask_again_what_helps() -> None:
    """In the morning: some are asked by text."""
    helps.remind(timezone.localdate())


KEPT = timedelta(days=30)
WAITED = timedelta(days=180)
retention.keep(
    "letters that were posted",
    KEPT,
    lambda at: PostalLetter.objects.filter(status=PostalLetter.Status.POSTED, posted_at__lt=at),
)
retention.keep("calls that were made", KEPT, lambda at: Call.objects.filter(status=Call.Status.DONE, done_at__lt=at))
retention.keep(
    "letters nobody posted",
    WAITED,
    lambda at: PostalLetter.objects.filter(status=PostalLetter.Status.WAITING, created_at__lt=at),
)
retention.keep(
    "calls nobody made", WAITED, lambda at: Call.objects.filter(status=Call.Status.WAITING, created_at__lt=at)
)
# As long as somebody may still ask what happened.
retention.keep("lost sign-ins that are over", timedelta(days=90), lambda at: Recovery.objects.filter(ended_at__lt=at))
