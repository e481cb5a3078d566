"""Two people who work together."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.mentoring.models.membership import Membership
from enterprises.mentoring.models.programme import Programme
from enterprises.mentoring.models.proposal import Proposal


class Pairing(models.Model):
    """A mentor and a mentee, from the day both said after their first meeting that they want to."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("Working together")
        PAUSED = "paused", _("Having a break")
        ENDING = "ending", _("Coming to an end")
        ENDED = "ended", _("Over")
        STOPPED = "stopped", _("Over")  # the same words: why it was stopped is nobody's to see

    class Why(models.TextChoices):
        PLANNED = "planned", _("It was time, as planned")
        GOALS = "goals", _("The goals are reached")
        JUST_ENDED = "just", _("It just ended")
        MOVED = "moved", _("Somebody moved, or has no time any more")
        ILL = "ill", _("Illness")
        NOT_SUITED = "suited", _("It did not suit")
        HANDED_OVER = "handed", _("Somebody else goes on with it")
        STOPPED = "stopped", _("Over")

    OPEN: ClassVar[tuple[str, ...]] = (Status.ACTIVE, Status.PAUSED, Status.ENDING)
    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.ACTIVE: {Status.PAUSED, Status.ENDING, Status.ENDED, Status.STOPPED},
        Status.PAUSED: {Status.ACTIVE, Status.ENDING, Status.ENDED, Status.STOPPED},
        Status.ENDING: {Status.ACTIVE, Status.ENDED, Status.STOPPED},
        Status.ENDED: set(),
        Status.STOPPED: set(),
    }

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="pairing")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="pairings")
    mentor = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="pairings_as_mentor")
    mentee = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="pairings_as_mentee")
    mentor_person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mentee_person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.ACTIVE)
    starts_on = models.DateField(_("started on"))
    review_on = models.DateField(_("looked at together on"))
    planned_end = models.DateField(_("planned until"), null=True, blank=True)
    paused_until = models.DateField(_("break until"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=7, choices=Why, blank=True)
    handed_over_to = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="handed_over_from"
    )
    #: The worker's own, about this pairing. Never shown to the two.
    note = EncryptedTextField(_("note of the worker"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("pairing")
        verbose_name_plural = _("pairings")
        indexes = [models.Index(fields=["programme", "status"], name="pairings_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(mentor_person=F("mentee_person")) & ~Q(mentor=F("mentee")),
                name="nobody_is_paired_with_themself",
            ),
            models.UniqueConstraint(
                fields=["mentor", "mentee"],
                condition=Q(status__in=["active", "paused", "ending"]),
                name="one_open_pairing_of_two",
            ),
            models.CheckConstraint(
                condition=(Q(status__in=["ended", "stopped"]) & Q(ended_on__isnull=False) & ~Q(end_reason=""))
                | (~Q(status__in=["ended", "stopped"]) & Q(ended_on=None, end_reason="")),
                name="a_pairing_that_ended_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Pairing {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN
