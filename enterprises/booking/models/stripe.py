"""What we remember of the payment provider: whose account is an enterprise's, and which news has arrived."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.listings.models import Enterprise


class CardAccount(models.Model):
    """An enterprise's own account with the payment provider: money is paid into it and the site never holds any.

    `capability` and `missing` are what the provider said last; both are asked again, never worked out here.
    """

    class Capability(models.TextChoices):
        NONE = "", _("Not asked for yet")
        RESTRICTED = "restricted", _("Something is still missing")
        PENDING = "pending", _("Stripe is checking")
        ACTIVE = "active", _("Ready")
        REJECTED = "rejected", _("Stripe said no")
        UNSUPPORTED = "unsupported", _("Stripe cannot do this here")
        CLOSED = "closed", _("The account was closed")

    enterprise = models.OneToOneField(Enterprise, on_delete=models.CASCADE, related_name="card_account")
    #: The provider's name of it. None while it is being made.
    account_id = models.CharField(max_length=60, null=True, unique=True)
    #: It is asked for under this: the provider makes one for each.
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    #: What was asked for, word for word, so that it can be asked again and make one account: until there is one.
    asked = EncryptedTextField(blank=True)
    capability = models.CharField(_("how it stands"), max_length=11, choices=Capability, blank=True)
    #: What the provider still wants to know, in its own words.
    missing: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("account for cards")
        verbose_name_plural = _("accounts for cards")
        constraints = [
            models.CheckConstraint(
                condition=Q(account_id__isnull=False) | Q(capability=""), name="only_an_account_can_do_something"
            )
        ]

    def __str__(self) -> str:
        return f"Account for cards of {self.enterprise_id}"

    @property
    def is_active(self) -> bool:
        return self.capability == self.Capability.ACTIVE


class Arrived(models.Model):
    """One piece of news from the provider. It is only a nudge: what is true is asked for again (booking.card).

    Its id is written down once, however often it comes.
    """

    DOORS: ClassVar[tuple[str, ...]] = ("payments", "accounts")

    event_id = models.CharField(max_length=80, unique=True)
    door = models.CharField(max_length=8)
    kind = models.CharField(max_length=120)
    account_id = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=80, blank=True)
    arrived_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("news from the payment provider")
        verbose_name_plural = _("news from the payment provider")
        indexes = [models.Index(fields=["arrived_at"], name="news_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} ({self.event_id})"
