"""How an enterprise takes bookings and money. Without this row nothing of it can be booked."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.listings.models import Enterprise


class Way(models.TextChoices):
    """How somebody pays for what they booked. Only a card touches the payment provider."""

    CARD = "card", _("By card, now, on a secure page")
    PREPAID = "prepaid", _("With a direct payment or a prepaid card")
    INVOICE = "invoice", _("By invoice to a council, a broker or whoever pays")
    TRANSFER = "transfer", _("By bank transfer")
    CASH = "cash", _("In cash, when we meet")
    FREE = "free", _("It is free")


class Terms(models.Model):
    """One enterprise's. What is said here is copied onto each booking where it must not change afterwards."""

    enterprise = models.OneToOneField(Enterprise, on_delete=models.CASCADE, related_name="booking_terms")
    is_open = models.BooleanField(_("people can book"), default=False)
    #: Which of Way it takes, but "free", which follows from the price. A list, so that ways can be added.
    ways = models.JSONField(_("ways to pay"), default=list, blank=True)
    #: Bank details and the like: only people who chose that way for a booking read them.
    transfer_words = EncryptedTextField(_("how to pay by bank transfer"), max_length=500, blank=True)
    prepaid_words = EncryptedTextField(_("how to pay with a direct payment"), max_length=500, blank=True)
    #: On receipts and invoices. A sole trader's may be their home, so it stands nowhere else.
    seller_name = models.CharField(_("name on receipts"), max_length=120, blank=True)
    seller_address = EncryptedTextField(_("address on receipts"), max_length=300, blank=True)
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)
    #: In hundredths of a percent. Prices include it; without a number no VAT is said.
    vat_rate = models.PositiveSmallIntegerField(_("VAT rate"), default=2000, validators=[MaxValueValidator(10000)])
    #: How many days whoever gets an invoice has to pay it.
    pay_within_days = models.PositiveSmallIntegerField(
        _("days to pay an invoice"), default=30, validators=[MaxValueValidator(365)]
    )

    class Meta:
        verbose_name = _("terms of booking")
        verbose_name_plural = _("terms of booking")

    def __str__(self) -> str:
        return f"Terms of {self.enterprise_id}"
