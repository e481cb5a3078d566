"""Who takes part in a programme, as what, and how they describe themselves."""

import json
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.mentoring.models.programme import Programme, Round, Step
from enterprises.mentoring.models.questions import Questionnaire
from enterprises.mentoring.models.via import recorded_by_field, via_field

#: More would wear anybody out.
MOST_AT_ONCE = 6


class Role(models.TextChoices):
    MENTOR = "mentor", _("Mentor")
    MENTEE = "mentee", _("Wants to learn from somebody")


class Membership(models.Model):
    """One person in one programme in one role; who is both has two. The mentor's row is locked wherever a place of
    theirs is given.
    """

    class Status(models.TextChoices):
        APPLIED = "applied", _("Would like to join")
        GETTING_READY = "preparing", _("Getting ready")
        READY = "ready", _("Ready")
        PAUSED = "paused", _("Having a break")
        LEFT = "left", _("Left")
        DECLINED = "declined", _("Not this time")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.APPLIED: {Status.GETTING_READY, Status.DECLINED, Status.LEFT},
        Status.GETTING_READY: {Status.READY, Status.PAUSED, Status.DECLINED, Status.LEFT},
        Status.READY: {Status.GETTING_READY, Status.PAUSED, Status.LEFT},
        Status.PAUSED: {Status.READY, Status.GETTING_READY, Status.LEFT},
        Status.LEFT: {Status.APPLIED},
        Status.DECLINED: {Status.APPLIED},
    }

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("takes part as"), max_length=6, choices=Role)
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("support worker"),
    )
    #: Of a mentor: how many people at once.
    capacity = models.PositiveSmallIntegerField(
        _("how many people at once"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_AT_ONCE)],
    )
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.APPLIED)
    paused_until = models.DateField(_("break until"), null=True, blank=True)
    #: Set once, when they first became ready; asked for again only by joining again.
    waiting_since = models.DateField(_("waiting since"), null=True, blank=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    via = via_field()
    recorded_by = recorded_by_field()

    class Meta:
        verbose_name = _("member of a programme")
        verbose_name_plural = _("members of programmes")
        constraints = [
            models.UniqueConstraint(fields=["programme", "person", "role"], name="one_membership_for_a_role"),
            models.CheckConstraint(
                condition=Q(role="mentor", capacity__range=(1, MOST_AT_ONCE)) | Q(role="mentee", capacity=None),
                name="a_mentor_has_room_for_some",
            ),
            models.CheckConstraint(
                condition=Q(status="left", left_on__isnull=False) | (~Q(status="left") & Q(left_on=None)),
                name="whoever_left_did_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(paused_until=None) | Q(status="paused"), name="a_break_ends_while_it_lasts"
            ),
            models.CheckConstraint(
                condition=~Q(status="ready") | Q(waiting_since__isnull=False), name="whoever_is_ready_waits_since_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"Membership {self.pk}"  # never the name: this string reaches logs


#: What a profile answers, each a list of keys. Empty: not answered.
LISTS = ("topics", "meets", "languages", "slots", "ways", "needs", "offers", "interests")


class Profile(models.Model):
    """How somebody describes themself for being put together with another: their own answers, and how these came.

    The answers are sealed as one, because some tell of health. `sector` is the coarse part of a postcode; the whole
    one is never kept.
    """

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, primary_key=True, related_name="profile")
    sector = models.CharField(_("first part of the postcode"), max_length=8, blank=True)
    max_km = models.PositiveSmallIntegerField(
        _("how far they would go, in kilometres"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
    )
    #: JSON: the LISTS, and own_words. Read and written by answers.
    sealed = EncryptedTextField(blank=True)
    most_important = models.CharField(_("what matters most"), max_length=10, blank=True)
    agreed_at = models.DateTimeField(_("agreed that it is used for matching"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)
    via = via_field()
    recorded_by = recorded_by_field()

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return f"Profile {self.pk}"

    @property
    def answers(self) -> dict[str, Any]:
        """The lists, and `own_words`."""
        return {**{name: [] for name in LISTS}, "own_words": "", **json.loads(self.sealed or "{}")}

    @answers.setter
    def answers(self, said: dict[str, Any]) -> None:
        self.sealed = json.dumps({name: said[name] for name in (*LISTS, "own_words") if said.get(name)})


class StepDone(models.Model):
    """One step to get ready, done by one member."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="steps_done")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(_("done on"))
    said_by = recorded_by_field()

    class Meta:
        verbose_name = _("step done")
        verbose_name_plural = _("steps done")
        constraints = [models.UniqueConstraint(fields=["membership", "step"], name="a_step_is_done_once")]

    def __str__(self) -> str:
        return f"{self.step_id} of {self.membership_id}"


class Answers(models.Model):
    """What a member answered to one version of the questions for joining."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="answers")
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="+")
    #: JSON: key of the question -> what was answered.
    sealed = EncryptedTextField()
    given_at = models.DateTimeField(default=timezone.now)
    via = via_field()
    recorded_by = recorded_by_field()

    class Meta:
        verbose_name = _("answers")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["membership", "questionnaire"], name="answered_once_a_version")]

    def __str__(self) -> str:
        return f"Answers {self.pk}"
