"""Another time, which the enterprise asks for."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.booking.models.booking import Booking


class Proposal(models.Model):
    """The enterprise asks whoever booked for another time: for this one, or (without `starts_at`) for one they choose.

    While it waits, the proposed time is kept: its seats are held under the proposal's own id. The booking stays as it
    is until they say yes.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Waiting for their answer")
        TAKEN = "taken", _("They took another time")
        REFUSED = "refused", _("They said no")
        OVER = "over", _("They did not answer in time")
        WITHDRAWN = "withdrawn", _("Not asked any more")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.OPEN: {Status.TAKEN, Status.REFUSED, Status.OVER, Status.WITHDRAWN},
        Status.TAKEN: set(),
        Status.REFUSED: set(),
        Status.OVER: set(),
        Status.WITHDRAWN: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="proposals")
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.OPEN)
    starts_at = models.DateTimeField(_("new start"), null=True, blank=True)
    words = EncryptedTextField(_("words"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("other time that is asked for")
        verbose_name_plural = _("other times that are asked for")
        constraints = [
            models.UniqueConstraint(
                fields=["booking"], condition=Q(status="open"), name="one_other_time_is_asked_for_at_once"
            )
        ]

    def __str__(self) -> str:
        return f"Other time {self.pk}"
