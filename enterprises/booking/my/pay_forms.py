"""How people pay for what they book, and what stands on receipts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea
from enterprises.booking.models import Terms, Way
from enterprises.booking.words import vat_number


class PayForm(forms.Form):
    use_required_attribute = False
    ways = forms.MultipleChoiceField(
        label=_("How can people pay?"),
        choices=[(value, label) for value, label in Way.choices if value != Way.FREE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Tick all that you take. What is free needs none."),
    )
    transfer_words = forms.CharField(
        label=_("For bank transfers: what do people need to know?"),
        max_length=500,
        required=False,
        widget=CountedTextarea(attrs={"rows": 5}),
        help_text=_("Account name, sort code and account number. Only people who pay that way read it."),
    )
    prepaid_words = forms.CharField(
        label=_("For direct payments and prepaid cards: what should people do?"),
        max_length=500,
        required=False,
        widget=CountedTextarea(attrs={"rows": 4}),
        help_text=_("For example: We bring a card reader. Only people who pay that way read it."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_empty = not cleaned.get("transfer_words") and "transfer_words" not in self.errors
        if Way.TRANSFER in cleaned.get("ways", []) and is_empty:
            self.add_error("transfer_words", _("Say where the money goes, so that people can pay."))
        return cleaned


class ReceiptForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Terms
        fields = ("seller_name", "seller_address", "vat_number")
        labels = {
            "seller_name": _("Whose name stands on receipts?"),
            "seller_address": _("Which address stands on receipts?"),
            "vat_number": _("VAT number"),
        }
        help_texts = {
            "seller_name": _("Your own, or that of the enterprise. Empty: the name of your listing."),
            "seller_address": _("Only people who get a receipt or an invoice see it."),
            "vat_number": _("Only if you are registered for VAT. Most small enterprises are not."),
        }
        widgets = {"seller_address": CountedTextarea(attrs={"rows": 4})}

    def clean_vat_number(self) -> str:
        return vat_number(self.cleaned_data["vat_number"])
