"""What waits to be told: texts for the gateway, letters for the post, calls for a support worker to make.

E-mails wait in core.models.Letter. Words are encrypted and go when they have done their work (accounts.tasks).
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField


class _ToPerson(models.Model):
    """Some news for one person, and the area whose team looks after it. Without an area it is for editors."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="%(class)ss", verbose_name=_("person")
    )
    area = models.ForeignKey(
        "listings.Area", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("area")
    )
    subject = EncryptedTextField(_("about"))
    words = EncryptedTextField(_("words"))
    created_at = models.DateTimeField(_("since"), auto_now_add=True, db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"  # never the words: this string reaches logs


class Text(_ToPerson):
    """A text message on its way. Gone when it has arrived; a call to make when it cannot (accounts.messages)."""

    # Also the reference the gateway knows it by.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    short = EncryptedTextField()
    # A second attempt asks first whether the gateway took the first one.
    tried_at = models.DateTimeField(null=True, blank=True)
    sent_id = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)


class PostalLetter(_ToPerson):
    """A letter to print and post. It is drawn when somebody opens it, with the address the person has then."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("To post")
        POSTED = "posted", _("Posted")

    MOVES: ClassVar[dict[str, set[str]]] = {Status.WAITING: {Status.POSTED}, Status.POSTED: {Status.WAITING}}

    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.WAITING)
    printed_at = models.DateTimeField(_("printed"), null=True, blank=True)
    posted_at = models.DateTimeField(_("posted"), null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("posted by"),
    )

    class Meta:
        verbose_name = _("letter to post")
        verbose_name_plural = _("letters to post")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="posted", posted_at=None),
                name="posted_letters_have_a_day",
            )
        ]


class Call(_ToPerson):
    """A call for a support worker to make: news for somebody who likes to be rung, or cannot be reached otherwise."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("To ring")
        DONE = "done", _("Told")

    class Why(models.TextChoices):
        CHOSEN = "chosen", _("They like to be rung")
        NO_WAY = "no_way", _("We know no other way")
        TEXT_FAILED = "text", _("A text did not arrive")
        EMAIL_FAILED = "email", _("An e-mail could not be sent")
        NOT_POSTED = "letter", _("A letter could not be posted")

    MOVES: ClassVar[dict[str, set[str]]] = {Status.WAITING: {Status.DONE}, Status.DONE: {Status.WAITING}}

    why = models.CharField(_("why a call"), max_length=6, choices=Why, default=Why.CHOSEN)
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.WAITING)
    tries = models.PositiveSmallIntegerField(_("tried"), default=0)
    tried_at = models.DateTimeField(_("last tried"), null=True, blank=True)
    note = EncryptedTextField(_("note for whoever rings next"), blank=True)
    done_at = models.DateTimeField(_("told"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("told by"),
    )

    class Meta:
        verbose_name = _("call to make")
        verbose_name_plural = _("calls to make")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="done", done_at=None),
                name="calls_made_have_a_day",
            )
        ]
