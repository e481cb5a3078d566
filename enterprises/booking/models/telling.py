"""News of a booking, or for somebody who waits for one, where we know only a phone number."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.booking.models.booking import Booking
from enterprises.booking.models.waiting import Waiting


class PhoneNews(models.Model):
    """One piece of news for a guest with a phone and no e-mail: a text where it can be, else a call the team makes.

    It is gone once the text has arrived, or some time after somebody told them.
    """

    class Status(models.TextChoices):
        TEXT = "text", _("On its way as a text")
        RING = "ring", _("To ring")
        TOLD = "told", _("Told")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.TEXT: {Status.RING},
        Status.RING: {Status.TOLD},
        Status.TOLD: {Status.RING},
    }

    #: Also the reference the gateway knows the text by.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    #: What it is about: one of the two.
    booking = models.ForeignKey(Booking, null=True, blank=True, on_delete=models.CASCADE, related_name="phone_news")
    waiting = models.ForeignKey(Waiting, null=True, blank=True, on_delete=models.CASCADE, related_name="phone_news")
    status = models.CharField(_("status"), max_length=4, choices=Status)
    number = EncryptedTextField(_("phone"))
    name = EncryptedTextField(_("name"), blank=True)
    words = EncryptedTextField(_("words"))
    short = EncryptedTextField(blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False, db_index=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    sent_id = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(_("told"), null=True, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("news by phone")
        verbose_name_plural = _("news by phone")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="told", told_at__isnull=False) | (~Q(status="told") & Q(told_at=None)),
                name="news_that_was_told_says_when",
            ),
            models.CheckConstraint(
                condition=Q(booking__isnull=False, waiting=None) | Q(booking=None, waiting__isnull=False),
                name="news_by_phone_is_about_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"News by phone {self.pk}"  # never the words: this string reaches logs

    @property
    def about(self) -> Booking | Waiting:
        found = self.booking or self.waiting
        assert found  # nosec B101 -- the database keeps it so
        return found
