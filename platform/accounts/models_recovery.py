"""Somebody cannot sign in any more: what two workers agreed on for them. Only accounts.recovery.actions writes it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField

PERSON: dict[str, Any] = {"null": True, "blank": True, "on_delete": models.SET_NULL, "related_name": "+"}


class RecoveryQuerySet(models.QuerySet["Recovery"]):
    def open(self) -> "RecoveryQuerySet":
        return self.filter(status__in=[Recovery.Status.ASKED, Recovery.Status.AGREED])


class Recovery(models.Model):
    """A new way to sign in for somebody who lost theirs. One worker asks, another agrees, and then it waits: all the
    ways we know are told, and it counts only when nobody stopped it.
    """

    class Status(models.TextChoices):
        ASKED = "asked", _("Waits for a second worker")
        AGREED = "agreed", _("Waits for its time")
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped")

    class Seen(models.TextChoices):
        """How the first worker knew that it was them. A list to choose from: nothing private is written down."""

        MET = "met", _("I met them, and I know them")
        RANG = "rang", _("I rang the number we had before, and I know their voice")
        PAPER = "paper", _("I met them, and saw a paper with their name and picture")
        KNOWN = "known", _("Somebody of the team who knows them well was with them")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.ASKED: {Status.AGREED, Status.STOPPED},
        Status.AGREED: {Status.DONE, Status.STOPPED},
        Status.DONE: set(),
        Status.STOPPED: set(),
    }

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recoveries", verbose_name=_("person")
    )
    new_email = EncryptedTextField(_("new e-mail address"), blank=True)
    new_phone = EncryptedTextField(_("new phone number"), blank=True, default="", db_default="")
    drops_email = models.BooleanField(_("the e-mail address goes"), default=False, db_default=False)
    drops_second_step = models.BooleanField(_("the second step and passkeys go"), default=False)
    seen = models.CharField(_("how we know that it is them"), max_length=5, choices=Seen)
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.ASKED)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("asked by"), **PERSON)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("agreed by"), **PERSON)
    counts_at = models.DateTimeField(_("counts from"), null=True, blank=True)
    ended_at = models.DateTimeField(_("over since"), null=True, blank=True)

    objects = RecoveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("lost sign-in")
        verbose_name_plural = _("lost sign-ins")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status__in=["asked", "agreed"]), name="one_open_recovery_per_person"
            ),
            # Empty is not "different", so a worker whose account was deleted since does not break it.
            models.CheckConstraint(
                condition=Q(agreed_by=None) | Q(asked_by=None) | ~Q(agreed_by=F("asked_by")),
                name="recovery_by_two_workers",
            ),
            models.CheckConstraint(
                condition=(Q(asked_by=None) | ~Q(asked_by=F("person")))
                & (Q(agreed_by=None) | ~Q(agreed_by=F("person"))),
                name="nobody_recovers_themself",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["asked", "stopped"]) | ~Q(counts_at=None), name="recovery_has_its_time"
            ),
            # Nothing is encrypted as nothing, so the database can tell that it is empty.
            models.CheckConstraint(
                condition=~Q(new_email="") | ~Q(new_phone="") | Q(drops_second_step=True),
                name="recovery_changes_something",
            ),
            models.CheckConstraint(condition=Q(new_email="") | Q(new_phone=""), name="recovery_gives_one_new_way"),
            models.CheckConstraint(
                condition=Q(drops_email=False) | ~Q(new_phone=""), name="recovery_leaves_a_way_to_sign_in"
            ),
        ]

    def __str__(self) -> str:
        return f"Recovery {self.pk}"  # never the address or number: this string reaches logs
