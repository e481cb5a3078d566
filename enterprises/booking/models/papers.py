"""Receipts, invoices and credit notes: what was said on paper, as it was said then."""

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.booking.models.terms import Way
from enterprises.listings.models import Enterprise


class PaperCounter(models.Model):
    """The last number an enterprise gave. Whoever writes its next paper holds this row until both are committed, so
    that numbers have no gap and none comes twice, also where a transaction is taken back.
    """

    enterprise = models.OneToOneField(Enterprise, on_delete=models.CASCADE, related_name="paper_counter")
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("last number of papers")
        verbose_name_plural = _("last numbers of papers")

    def __str__(self) -> str:
        return f"{self.enterprise_id}: {self.last}"


class Paper(models.Model):
    """One paper of an enterprise about money for a booking. All that stands on it is kept in this row, and the database
    refuses to change it: the same PDF is made from it again years later. Only retention deletes it, and whoever deletes
    the enterprise.
    """

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Receipt")
        INVOICE = "invoice", _("Invoice")
        CREDIT = "credit", _("Credit note")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    number = models.PositiveIntegerField(_("number"))
    issued_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    language = models.CharField(max_length=10)

    # What it is about, by id and not by reference: it outlives them.
    booking_id = models.UUIDField(db_index=True)
    payment_id = models.UUIDField()
    refund_id = models.UUIDField(null=True, blank=True)
    #: How many papers of this kind for this payment were taken back before.
    turn = models.PositiveSmallIntegerField(default=0)
    #: The number of the paper it takes back, in whole or in part; or of the invoice a receipt is for.
    about_number = models.PositiveIntegerField(null=True, blank=True)

    seller_name = models.CharField(max_length=200)
    seller_address = EncryptedTextField(blank=True)
    vat_number = models.CharField(max_length=20, blank=True)

    payer_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    payer_name = EncryptedTextField(blank=True)
    payer_organisation = EncryptedTextField(blank=True)
    payer_address = EncryptedTextField(blank=True)
    payer_reference = EncryptedTextField(blank=True)
    for_whom = EncryptedTextField(blank=True)

    what = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    places = models.PositiveSmallIntegerField(default=1)
    zone = models.CharField(max_length=40)

    way = models.CharField(max_length=8, choices=Way)
    #: In all, VAT included.
    pence = models.PositiveIntegerField(_("pence"))
    currency = models.CharField(max_length=3, default="GBP")
    #: In hundredths of a percent; None where no VAT stands on it.
    vat_rate = models.PositiveSmallIntegerField(null=True, blank=True)
    vat_pence = models.PositiveIntegerField(default=0)
    paid_at = models.DateTimeField(null=True, blank=True)
    reference = EncryptedTextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    #: How to pay an invoice, as the enterprise said it then: bank details.
    how_to_pay = EncryptedTextField(blank=True)

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        indexes = [models.Index(fields=["payer_person"], name="papers_of_a_person")]
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "number"], name="no_number_of_a_paper_twice"),
            models.UniqueConstraint(
                fields=["payment_id", "kind", "turn"], condition=~Q(kind="credit"), name="one_paper_of_a_kind_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["refund_id"], condition=Q(refund_id__isnull=False), name="one_credit_note_for_a_refund"
            ),
            models.UniqueConstraint(
                fields=["enterprise", "about_number"],
                condition=Q(kind="credit", refund_id=None),
                name="a_paper_is_taken_back_once",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="papers_are_counted_from_one"),
            models.CheckConstraint(condition=Q(pence__gte=1), name="a_paper_is_of_money"),
            models.CheckConstraint(
                condition=~Q(kind="credit") | Q(about_number__isnull=False), name="a_credit_note_names_its_paper"
            ),
            models.CheckConstraint(
                condition=~Q(kind="receipt") | Q(paid_at__isnull=False), name="a_receipt_says_when_it_was_paid"
            ),
            models.CheckConstraint(
                condition=~Q(kind="invoice") | Q(due_on__isnull=False), name="an_invoice_says_until_when"
            ),
            models.CheckConstraint(
                condition=Q(vat_rate=None, vat_pence=0) | (Q(vat_rate__isnull=False) & ~Q(vat_number="")),
                name="no_vat_without_a_vat_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def net_pence(self) -> int:
        return self.pence - self.vat_pence

    @property
    def starts(self) -> datetime:
        """On the enterprise's wall."""
        return self.starts_at.astimezone(ZoneInfo(self.zone))

    @property
    def written(self) -> datetime:
        return self.issued_at.astimezone(ZoneInfo(self.zone))

    @property
    def paid(self) -> datetime | None:
        return self.paid_at.astimezone(ZoneInfo(self.zone)) if self.paid_at else None
