"""A proposal: these two might suit each other. Both are asked, and only their own yes counts."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.mentoring.models.membership import MOST_AT_ONCE, Membership
from enterprises.mentoring.models.programme import Programme
from enterprises.mentoring.models.run import Suggested
from enterprises.mentoring.models.via import Via


class Answer(models.TextChoices):
    WAITING = "waiting", _("Has not answered yet")
    YES = "yes", _("Yes")
    NO = "no", _("No, not this one")
    TALK = "talk", _("Talk to me first")


def _person(**more: Any) -> Any:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **more)


def _worker() -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


class Proposal(models.Model):
    """Two people who may suit each other, what each of them answered, and after the first meeting again.

    `mentee_person` and `mentor_person` are whose the memberships are, so that the database can refuse what must not be.
    """

    class Origin(models.TextChoices):
        RUN = "run", _("a run of matching")
        WORKER = "worker", _("a support worker")
        MENTEE = "mentee", _("the person who wants to learn")
        MENTOR = "mentor", _("the mentor")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        SENT = "sent", _("Both are asked")
        TRIAL = "trial", _("First meeting")
        CONFIRMED = "confirmed", _("They work together")
        DECLINED = "declined", _("Not this time")
        WITHDRAWN = "withdrawn", _("Taken back")
        EXPIRED = "expired", _("No answer came")
        SUPERSEDED = "superseded", _("Another one came about")

    OPEN: ClassVar[tuple[str, ...]] = (Status.SENT, Status.TRIAL)
    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.DRAFT: {Status.SENT, Status.WITHDRAWN, Status.SUPERSEDED},
        Status.SENT: {Status.TRIAL, Status.CONFIRMED, Status.DECLINED, Status.WITHDRAWN, Status.EXPIRED},
        Status.TRIAL: {Status.CONFIRMED, Status.WITHDRAWN},
        Status.CONFIRMED: set(),
        Status.DECLINED: set(),
        Status.WITHDRAWN: set(),
        Status.EXPIRED: set(),
        Status.SUPERSEDED: set(),
    }

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="proposals")
    mentee = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="proposals_to_learn")
    mentor = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="proposals_to_mentor")
    mentee_person = _person()
    mentor_person = _person()
    origin = models.CharField(_("came from"), max_length=6, choices=Origin)
    suggested = models.ForeignKey(Suggested, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals")
    #: matching.Part as JSON, as it was then: what both read as “why this match”.
    parts = models.JSONField(default=list)
    #: A worker's own words to both.
    words = EncryptedTextField(_("words to both"), max_length=500, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    mentee_answer = models.CharField(max_length=7, choices=Answer, default=Answer.WAITING)
    mentee_answered_at = models.DateTimeField(null=True, blank=True)
    mentee_via = models.CharField(max_length=8, choices=Via, blank=True)
    mentee_recorded_by = _worker()
    mentor_answer = models.CharField(max_length=7, choices=Answer, default=Answer.WAITING)
    mentor_answered_at = models.DateTimeField(null=True, blank=True)
    mentor_via = models.CharField(max_length=8, choices=Via, blank=True)
    mentor_recorded_by = _worker()
    #: After the first meeting: whether to go on. A no of either side is never told with a reason, nor asked for one.
    mentee_goes_on = models.CharField(max_length=7, choices=Answer, default=Answer.WAITING)
    mentee_goes_on_at = models.DateTimeField(null=True, blank=True)
    mentee_goes_on_via = models.CharField(max_length=8, choices=Via, blank=True)
    mentor_goes_on = models.CharField(max_length=7, choices=Answer, default=Answer.WAITING)
    mentor_goes_on_at = models.DateTimeField(null=True, blank=True)
    mentor_goes_on_via = models.CharField(max_length=8, choices=Via, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = _worker()
    sent_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    #: When a worker last tried to reach whoever has not answered. Without it nothing expires.
    tried_at = models.DateTimeField(null=True, blank=True)
    tried_by = _worker()
    ended_at = models.DateTimeField(null=True, blank=True)
    #: A worker says that these two may be put together again, though this came to nothing or is over.
    may_meet_again = models.BooleanField(_("they may be put together again"), default=False)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        indexes = [models.Index(fields=["programme", "status"], name="proposals_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(mentor_person=F("mentee_person")) & ~Q(mentor=F("mentee")),
                name="nobody_is_proposed_to_themself",
            ),
            models.UniqueConstraint(
                fields=["mentee"], condition=Q(status__in=["sent", "trial"]), name="one_open_proposal_for_a_mentee"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["trial", "confirmed"])
                | Q(
                    mentee_answer="yes",
                    mentor_answer="yes",
                    mentee_answered_at__isnull=False,
                    mentor_answered_at__isnull=False,
                )
                & ~Q(mentee_via="")
                & ~Q(mentor_via=""),
                name="nobody_meets_before_both_said_yes",
            ),
            models.CheckConstraint(
                condition=~Q(status="expired") | Q(tried_at__isnull=False), name="nothing_expires_untried"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "sent", "trial"], ended_at=None)
                | (~Q(status__in=["draft", "sent", "trial"]) & Q(ended_at__isnull=False)),
                name="a_proposal_that_is_over_says_when",
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(status__in=["withdrawn", "superseded"]) | Q(sent_at__isnull=False),
                name="what_was_asked_was_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"Proposal {self.pk}"


class Place(models.Model):
    """One of a mentor's places, taken from the first meeting on. Its numbers go up to their capacity, and each is there
    once: so nobody has more people than they have room for, however many are confirmed at the same moment.
    """

    mentor = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="places")
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MOST_AT_ONCE)])
    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="place")

    class Meta:
        verbose_name = _("place of a mentor")
        verbose_name_plural = _("places of mentors")
        constraints = [
            models.UniqueConstraint(fields=["mentor", "number"], name="a_place_is_given_once"),
            models.CheckConstraint(condition=Q(number__range=(1, MOST_AT_ONCE)), name="a_place_has_a_number"),
        ]

    def __str__(self) -> str:
        return f"Place {self.number} of {self.mentor_id}"
