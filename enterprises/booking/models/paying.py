"""Money for a booking. The enterprise's own: the site never holds any."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.booking.models.booking import Booking
from enterprises.booking.models.terms import Way


class Payment(models.Model):
    """One attempt to pay for a booking. A card's is moved by what the payment provider says of it now and by nothing
    else; any other is expected until somebody of the enterprise writes down that it came.
    """

    class Status(models.TextChoices):
        CREATED = "created", _("Being got ready")
        OPEN = "open", _("The payment page is open")
        PROCESSING = "processing", _("The bank is still working on it")
        PAID = "paid", _("Paid")
        NO_SLOT = "no_slot", _("Paid, but the time was gone")
        FAILED = "failed", _("It did not work")
        EXPIRED = "expired", _("Not paid in time")
        CANCELLED = "cancelled", _("Cancelled")
        EXPECTED = "expected", _("Still to be paid")
        RECEIVED = "received", _("The money came")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.CREATED: {Status.OPEN, Status.PROCESSING, Status.PAID, Status.NO_SLOT}
        | {Status.FAILED, Status.EXPIRED, Status.CANCELLED},
        Status.OPEN: {Status.PROCESSING, Status.PAID, Status.NO_SLOT, Status.FAILED, Status.EXPIRED, Status.CANCELLED},
        Status.PROCESSING: {Status.PAID, Status.NO_SLOT, Status.FAILED},
        Status.PAID: set(),
        Status.NO_SLOT: set(),
        # Money that comes when nobody waits for it any more is given back.
        Status.FAILED: {Status.NO_SLOT},
        Status.EXPIRED: {Status.NO_SLOT},
        Status.CANCELLED: {Status.NO_SLOT},
        Status.EXPECTED: {Status.RECEIVED, Status.CANCELLED},
        Status.RECEIVED: {Status.EXPECTED},
    }
    #: It may still bring money for its booking.
    LIVE: ClassVar[tuple[str, ...]] = ("created", "open", "processing", "expected")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="payments")
    way = models.CharField(_("how it is paid"), max_length=8, choices=Way)
    status = models.CharField(_("status"), max_length=10, choices=Status)
    pence = models.PositiveIntegerField(_("pence"))
    currency = models.CharField(_("currency"), max_length=3, default="GBP")
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    paid_at = models.DateTimeField(_("paid"), null=True, blank=True)
    #: What may be kept of the price of a booking that was cancelled late, before anything was paid.
    is_late_fee = models.BooleanField(default=False)
    #: Whoever booked says that they have paid, and would like a receipt.
    receipt_asked_at = models.DateTimeField(null=True, blank=True)
    #: Who wrote down that the money came, and what stands on the bank statement.
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reference = EncryptedTextField(_("reference"), max_length=60, blank=True)
    # --- by card: whose account it goes to, what was asked, and the provider's names of what came of it ---
    account_id = models.CharField(max_length=60, blank=True)
    #: What is asked for, word for word: written down before it is asked, so that it can be asked again under its key.
    params: models.JSONField[Any, Any] = models.JSONField(null=True, blank=True)
    session_id = models.CharField(max_length=80, blank=True)
    intent_id = models.CharField(max_length=80, blank=True)
    #: The page to pay on. Whoever has it can pay; "" once it is closed.
    url = EncryptedTextField(blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    fee_pence = models.PositiveIntegerField(_("what the site keeps, in pence"), default=0)
    #: How often a bank refused the card.
    refused = models.PositiveSmallIntegerField(default=0)
    #: The provider's word for how a dispute stands: "" when there is none.
    dispute = models.CharField(_("dispute"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [
            models.UniqueConstraint(
                fields=["booking"],
                condition=Q(status__in=["created", "open", "processing", "expected"]),
                name="one_live_payment_for_a_booking",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["paid", "received", "no_slot"], paid_at__isnull=False)
                | (~Q(status__in=["paid", "received", "no_slot"]) & Q(paid_at=None)),
                name="what_is_paid_says_when",
            ),
            models.CheckConstraint(
                condition=Q(way="card") & ~Q(status__in=["expected", "received"])
                | ~Q(way="card") & Q(status__in=["expected", "received", "cancelled"]),
                name="only_a_card_is_paid_on_line",
            ),
            models.CheckConstraint(condition=~Q(way="free"), name="nothing_is_paid_for_what_is_free"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="a_payment_is_of_something"),
            models.CheckConstraint(
                condition=Q(way="card") | Q(account_id="", session_id="", intent_id=""),
                name="only_a_card_pays_into_an_account",
            ),
            models.CheckConstraint(condition=Q(fee_pence__lte=F("pence")), name="no_more_than_all_is_a_fee"),
            models.UniqueConstraint(
                fields=["session_id"], condition=~Q(session_id=""), name="a_payment_page_is_of_one_payment"
            ),
        ]

    def __str__(self) -> str:
        return f"Payment {self.pk}"

    @property
    def key(self) -> str:
        """Under this the payment page is asked for: the provider makes one for each key."""
        return f"payment:{self.pk}:session"

    @property
    def is_live(self) -> bool:
        return self.status in self.LIVE

    @property
    def is_page_open(self) -> bool:
        return self.status == self.Status.OPEN and bool(self.url)


class Refund(models.Model):
    """Money that goes back. For a card it is asked of the payment provider; else the enterprise gives it back itself
    and writes down that it did.
    """

    class Status(models.TextChoices):
        REQUESTED = "requested", _("To be given back")
        PENDING = "pending", _("On its way back")
        SUCCEEDED = "succeeded", _("Given back")
        FAILED = "failed", _("It could not be given back")
        REQUIRES_ACTION = "requires_action", _("The bank needs something first")

    ON_ITS_WAY: ClassVar[tuple[str, ...]] = (Status.REQUESTED, Status.PENDING, Status.REQUIRES_ACTION)
    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.REQUESTED: {Status.PENDING, Status.SUCCEEDED, Status.FAILED, Status.REQUIRES_ACTION},
        Status.PENDING: {Status.SUCCEEDED, Status.FAILED, Status.REQUIRES_ACTION},
        Status.REQUIRES_ACTION: {Status.PENDING, Status.SUCCEEDED, Status.FAILED},
        Status.SUCCEEDED: {Status.FAILED},  # a bank may send it back days later
        Status.FAILED: {Status.SUCCEEDED},  # in another way, by hand
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    status = models.CharField(_("status"), max_length=15, choices=Status, default=Status.REQUESTED)
    pence = models.PositiveIntegerField(_("pence"))
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    settled_at = models.DateTimeField(_("given back"), null=True, blank=True)
    #: Made in the payment provider's own pages, not here.
    is_external = models.BooleanField(default=False)
    #: It could not go back to the card, and the enterprise gave it back in another way.
    is_by_hand = models.BooleanField(default=False)
    # --- by card ---
    provider_id = models.CharField(max_length=80, blank=True)
    #: Up to this time it was asked of the provider. None: never yet.
    asked_at = models.DateTimeField(null=True, blank=True)
    #: The provider answers the same under the same key, also that something broke: then the next number is used.
    attempt = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="a_refund_is_of_something"),
            models.CheckConstraint(
                condition=~Q(status="succeeded") | Q(settled_at__isnull=False), name="what_was_given_back_says_when"
            ),
            models.UniqueConstraint(
                fields=["provider_id"], condition=~Q(provider_id=""), name="what_went_back_is_counted_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Refund {self.pk}"

    @property
    def key(self) -> str:
        return f"refund:{self.pk}" if self.attempt == 1 else f"refund:{self.pk}:{self.attempt}"
