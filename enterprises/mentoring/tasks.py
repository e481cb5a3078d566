"""Once a day: quiet pairs, breaks that are over, days that have come. Workers get tasks; nobody is nagged."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django_tasks import task

from core.jobs import periodic
from enterprises.mentoring import news
from enterprises.mentoring.actions import checking_in, holding, running, tasks
from enterprises.mentoring.models import Meeting, Membership, Pairing, Proposal, Task

Kind = Task.Kind


@task()
def work_on(run_id: int) -> None:
    """A run of matching."""
    running.work(run_id)


@periodic(every=timedelta(days=1), at=timedelta(hours=7, minutes=30))
@task()
def look_at_mentoring() -> None:
    """Each in a transaction of its own: one that fails holds no other up."""
    today = timezone.localdate()
    for member in Membership.objects.filter(status=Membership.Status.PAUSED, paused_until__lte=today):
        _need(Kind.BACK_SOON, member)
    for proposal in Proposal.objects.filter(status=Proposal.Status.SENT, answer_by__lt=today, tried_at=None):
        _need(Kind.NO_ANSWER, proposal)
    for pairing in quiet(today):
        _need(Kind.QUIET, pairing)
    for pairing in Pairing.objects.filter(Q(review_on__lte=today) | Q(planned_end__lte=today), status__in=Pairing.OPEN):
        _need(Kind.REVIEW, pairing)
    for pairing in Pairing.objects.filter(status__in=Pairing.OPEN):
        if found := checking_in.due(pairing, today):
            checking_in.ask(pairing, *found)
    for meeting in Meeting.objects.filter(status=Meeting.Status.PLANNED, on=today + timedelta(days=1)):
        with transaction.atomic():
            news.meeting(meeting, "tomorrow", to=("mentee", "mentor"))


def quiet(today: date) -> list[Pairing]:
    """Pairs that work together and of which nothing was heard for as long as their programme says. Two queries."""
    rows = Pairing.objects.filter(status=Pairing.Status.ACTIVE).select_related("programme")
    last = Max("meetings__on", filter=Q(meetings__status=Meeting.Status.HAPPENED))
    return [each for each in rows.annotate(last_met=last) if days_quiet(each, today) >= each.programme.quiet_days]


def days_quiet(pairing: Pairing, today: date) -> int:
    """Since they last met, or became a pair. `last_met` was annotated."""
    last: date | None = pairing.last_met  # type: ignore[attr-defined]  # annotated
    return (today - max(last or pairing.starts_on, pairing.starts_on)).days


@transaction.atomic
def _need(kind: Task.Kind, about: Membership | Proposal | Pairing) -> None:
    """As it is now: it may have changed since the list was read."""
    if isinstance(about, Pairing):
        held = holding.pairing(about.pk)
        if not held.is_open:
            return
        about = held
    tasks.need(kind, about)
