"""A run of matching: suggestions for everybody who waits, to be looked at, changed and published by a worker."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.mentoring.models.membership import Membership
from enterprises.mentoring.models.policy import MatchingPolicy
from enterprises.mentoring.models.programme import Programme, Round


class Run(models.Model):
    """One run. It never makes a pairing: what is published of it are proposals."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("Waits for its turn")
        RUNNING = "running", _("Being worked out")
        READY = "ready", _("Ready to look at")
        PUBLISHED = "published", _("Published")
        DISCARDED = "discarded", _("Thrown away")
        STOPPED = "stopped", _("Stopped")
        FAILED = "failed", _("Did not work")

    AT_WORK: ClassVar[tuple[str, ...]] = (Status.QUEUED, Status.RUNNING)
    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.QUEUED: {Status.RUNNING, Status.STOPPED, Status.FAILED},
        Status.RUNNING: {Status.READY, Status.STOPPED, Status.FAILED, Status.QUEUED},
        Status.READY: {Status.QUEUED, Status.PUBLISHED, Status.DISCARDED},
        Status.PUBLISHED: set(),
        Status.DISCARDED: {Status.READY},
        Status.STOPPED: set(),
        Status.FAILED: set(),
    }

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="runs")
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.SET_NULL, related_name="runs")
    policy = models.ForeignKey(MatchingPolicy, on_delete=models.PROTECT, related_name="runs")
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.QUEUED)
    #: What is being done: a step of matching.match.
    step = models.CharField(max_length=12, blank=True)
    #: Goes up with each change of a worker, so that two who change it at once do not undo one another.
    edition = models.PositiveIntegerField(default=0)
    run_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True)
    input_hash = models.CharField(max_length=64, blank=True)
    metrics = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("run of matching")
        verbose_name_plural = _("runs of matching")
        constraints = [
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(status__in=["queued", "running", "ready"]),
                name="one_run_of_a_programme_at_once",
            )
        ]

    def __str__(self) -> str:
        return f"Run {self.pk}"


class Suggested(models.Model):
    """What a run says for one mentee: a mentor and why, or nobody and why not."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="suggested")
    mentee = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    mentor = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    #: 0 to 100; the sum of the points of its parts.
    score = models.FloatField(default=0)
    #: Of a pair: matching.Part as JSON. Of nobody: matching.LeftOut.
    parts = models.JSONField(default=list)
    #: Published with the others, unless a worker takes it out.
    is_chosen = models.BooleanField(_("is published"), default=True)
    pinned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    pin_reason = EncryptedTextField(_("why"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        constraints = [models.UniqueConstraint(fields=["run", "mentee"], name="one_suggestion_for_a_mentee")]

    def __str__(self) -> str:
        return f"Suggestion {self.pk}"
