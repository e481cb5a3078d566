"""What somebody says of money. The forms check shape only; actions act."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import DateBoxesField
from enterprises.booking.models import Terms
from enterprises.booking.words import vat_number


class DayForm(forms.Form):
    """The day on which money came or went."""

    use_required_attribute = False
    on = DateBoxesField(label=_("Which day?"), help_text=_("For example: 27 3 2027."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": timezone.localdate()})
        super().__init__(*args, **kwargs)


class ReceivedForm(DayForm):
    """The money came."""

    on = DateBoxesField(label=_("Which day did it come?"), help_text=_("For example: 27 3 2027."))
    reference = forms.CharField(
        label=_("What stands on the bank statement?"),
        max_length=60,
        required=False,
        help_text=_("It helps you to find it again. It stands on the receipt too."),
    )


class VatForm(forms.ModelForm):
    """What invoices say. Without a VAT number the rate is not used."""

    use_required_attribute = False
    rate = forms.TypedChoiceField(
        label=_("VAT rate"),
        choices=[("2000", _("20%: the standard rate")), ("500", _("5%: the reduced rate")), ("0", _("Exempt, or 0%"))],
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("Your prices include it. Nobody pays more."),
    )
    pay_within_days = forms.IntegerField(
        label=_("How many days do people have to pay an invoice?"),
        min_value=0,
        max_value=365,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
    )

    class Meta:
        model = Terms
        fields = ("vat_number", "pay_within_days")
        labels = {"vat_number": _("VAT number")}
        help_texts = {"vat_number": _("Leave it empty if you are not registered. Most small enterprises are not.")}

    field_order = ("vat_number", "rate", "pay_within_days")

    def clean_vat_number(self) -> str:
        return vat_number(self.cleaned_data["vat_number"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["rate"] = str(self.instance.vat_rate)


class SearchForm(forms.Form):
    """Words to look for."""

    use_required_attribute = False
    marks_optional = False
    q = forms.CharField(
        label=_("Find a payment"),
        required=False,
        max_length=80,
        help_text=_("A name, a reference, or the number of an invoice."),
    )
