"""What people ask for about their own data: a copy, that something is put right, that all of it is erased."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import private_files
from core.fields import EncryptedTextField, cipher
from core.private_files import PrivateFileField


class Identity(models.TextChoices):
    """How a support worker knew that it was them. Blank: they were signed in themselves."""

    RANG_BACK = "rang_back", _("I rang them back on the number we have")
    KNOWN = "known", _("I know them, and knew them again by voice or sight")
    SEEN = "seen", _("They were here and showed something with their name on it")
    ANSWERED = "answered", _("They answered three questions that only they can answer")


class _Asked(models.Model):
    """Something a person asked for, themselves or through a worker who checked who they are."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="%(class)ss", verbose_name=_("person")
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("asked by")
    )
    identity = models.CharField(_("how we knew them"), max_length=9, choices=Identity, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"  # never whose: this string reaches logs


class DataCopy(_Asked):
    """A copy of all that is held about somebody, sealed with FIELD_KEYS. What is read is in the database; the ZIP of it
    and of their files, which may be large, is a private file. Copies from before there was one have none.
    """

    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    sealed_json = models.BinaryField(null=True)
    sealed_pdf = models.BinaryField(null=True)
    bundle = PrivateFileField(blank=True)

    class Meta:
        verbose_name = _("copy of somebody's data")
        verbose_name_plural = _("copies of people's data")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(made_at=None), name="one_copy_in_the_making_per_person"
            ),
            models.CheckConstraint(
                condition=models.Q(made_at=None) | models.Q(sealed_json__isnull=False, sealed_pdf__isnull=False),
                name="copies_that_are_made_have_both_files",
            ),
            models.UniqueConstraint(
                fields=["bundle"], condition=~models.Q(bundle=""), name="one_copy_of_data_per_bundle"
            ),
        ]

    @property
    def json(self) -> bytes:
        return cipher().decrypt(bytes(self.sealed_json or b""))

    @property
    def pdf(self) -> bytes:
        return cipher().decrypt(bytes(self.sealed_pdf or b""))

    @property
    def bundle_bytes(self) -> int:
        """How large the ZIP is; 0: there is none."""
        try:
            return private_files.size_of(self.bundle)
        except FileNotFoundError:
            return 0


class Erasure(_Asked):
    """Somebody asked us to erase all we hold about them. It waits some days, in which it can be stopped.

    The row stays for good, with a number in place of a name: going back to a backup erases them again.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        STOPPED = "stopped", _("Stopped")
        DONE = "done", _("Erased")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.WAITING: {Status.STOPPED, Status.DONE},
        Status.STOPPED: set(),
        Status.DONE: set(),
    }

    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.WAITING)
    due_at = models.DateTimeField(_("erased on"))
    ended_at = models.DateTimeField(_("stopped or erased"), null=True, blank=True)

    class Meta:
        verbose_name = _("request to erase")
        verbose_name_plural = _("requests to erase")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(status="waiting"), name="one_erasure_waits_per_person"
            ),
            models.CheckConstraint(
                condition=models.Q(status="waiting", ended_at=None)
                | models.Q(status__in=["stopped", "done"], ended_at__isnull=False),
                name="ended_erasures_have_a_day",
            ),
        ]


class Doubt(_Asked):
    """“Something here is wrong”: what a person says of what is held about them, for their area's team."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SETTLED = "settled", _("Dealt with")

    MOVES: ClassVar[dict[str, set[str]]] = {Status.WAITING: {Status.SETTLED}, Status.SETTLED: {Status.WAITING}}

    words = EncryptedTextField(_("what is wrong"))
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.WAITING)
    settled_at = models.DateTimeField(_("dealt with"), null=True, blank=True)

    class Meta:
        verbose_name = _("something wrong in somebody's data")
        verbose_name_plural = _("things wrong in people's data")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="settled", settled_at=None), name="settled_doubts_have_a_day"
            )
        ]
