"""The pages on which one thing is described that people can book: a few questions each."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea
from enterprises.booking.models import Offering
from enterprises.booking.models.offering import LONGEST, MOST_PLACES
from enterprises.booking.times import GRAIN
from enterprises.listings.admin.fields import PoundsField

#: So many lengths on the page.
LENGTHS = 4
NUMBER = {"inputmode": "numeric", "class": "govuk-input--width-4"}


def number(**kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        widget=forms.TextInput(attrs=NUMBER),
        error_messages={
            "invalid": _("Write a number, like 3"),
            "min_value": _("Write %(limit_value)s or more"),
            "max_value": _("Write %(limit_value)s or less"),
        },
        **kwargs,
    )


class OfferingForm(forms.ModelForm):
    """One page of it. `facts()` is what to change."""

    use_required_attribute = False
    title: ClassVar[Any]
    lead: ClassVar[Any] = ""

    def _post_clean(self) -> None:
        """A form checks shape: whether the whole is right is for the model and the database, when all is there."""

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


class WhatForm(OfferingForm):
    title = _("What can people book?")
    places = number(
        label=_("How many places does the group have?"),
        min_value=2,
        max_value=MOST_PLACES,
        required=False,
        help_text=_("Only for a group."),
    )

    class Meta:
        model = Offering
        fields = ("name", "words", "kind", "places")
        labels = {"name": _("What is it called?"), "words": _("What happens?"), "kind": _("What kind is it?")}
        help_texts = {
            "name": _("For example: Piano lesson at your home."),
            "words": _("Two or three sentences, as you would say it to somebody."),
            "kind": _("A free first meeting is a chat before anybody decides anything."),
        }
        widgets = {"kind": forms.RadioSelect, "words": CountedTextarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("kind") != Offering.Kind.GROUP:
            self.initial["places"] = None

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"]).strip()
        same = Offering.objects.filter(enterprise=self.instance.enterprise, name__iexact=name)
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Something is called that already. Give this one another name."))
        return name

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") == Offering.Kind.GROUP and not cleaned.get("places") and "places" not in self.errors:
            self.add_error("places", _("Say how many places the group has: 2 or more."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        facts = dict(self.cleaned_data)
        if facts["kind"] != Offering.Kind.GROUP:
            facts["places"] = 1
        if facts["kind"] == Offering.Kind.FIRST:
            facts |= {"price": Offering.Price.FREE, "can_repeat": False}
        return facts


class WhereForm(OfferingForm):
    title = _("Where is it, and who is there?")

    class Meta:
        model = Offering
        fields = ("diary", "where", "place_words", "who_comes", "bring")
        labels = {
            "diary": _("Whose time does it take?"),
            "where": _("Where do you meet?"),
            "place_words": _("Which place, and how do they get in?"),
            "who_comes": _("Who will they meet?"),
            "bring": _("What should they bring?"),
        }
        help_texts = {
            "place_words": _("If it is at a place of yours. For example: The Scout Hut. Ring at the green door."),
            "who_comes": _("For example: Laurence, with his dog."),
            "bring": _("For example: Loose clothes and some water."),
        }
        widgets = {"where": forms.RadioSelect, "diary": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        diaries = self.instance.enterprise.diaries.order_by("pk")
        self.fields["diary"].queryset = diaries  # type: ignore[attr-defined]  # a ModelChoiceField has one
        self.fields["diary"].empty_label = None  # type: ignore[attr-defined]
        if len(diaries) == 1:
            del self.fields["diary"]


class PriceForm(OfferingForm):
    title = _("How long does it take, and what does it cost?")

    class Meta:
        model = Offering
        fields = ("price",)
        labels = {"price": _("How is it priced?")}
        widgets = {"price": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_first = self.instance.kind == Offering.Kind.FIRST
        if self.is_first:
            del self.fields["price"]
        now = [(each.minutes, each.pence) for each in self.instance.lengths.order_by("minutes")]
        now += [(None, None)] * (LENGTHS - len(now))
        for place, (minutes, pence) in enumerate(now[:LENGTHS], 1):
            self._ask(place, minutes, pence)

    def _ask(self, place: int, minutes: int | None, pence: int | None) -> None:
        self.fields[f"minutes_{place}"] = number(
            label=_("How many minutes does it take?") if place == 1 else _("Another length, in minutes"),
            min_value=GRAIN,
            max_value=LONGEST,
            required=place == 1,
            initial=minutes,
            help_text=_("60 is an hour, 90 is an hour and a half.") if place == 1 else "",
        )
        if not self.is_first:
            self.fields[f"pence_{place}"] = PoundsField(
                label=_("What does that cost, in pounds?"),
                required=False,
                initial=pence,
                help_text=_("Like 12.50. By the hour: the price of one hour.") if place == 1 else "",
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-4"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for place in range(1, LENGTHS + 1):
            minutes = cleaned.get(f"minutes_{place}")
            if minutes and minutes % GRAIN:
                self.add_error(f"minutes_{place}", _("Write a number of minutes that ends in 0 or 5."))
            elif minutes and minutes in [cleaned.get(f"minutes_{before}") for before in range(1, place)]:
                self.add_error(f"minutes_{place}", _("This length is there already."))
            self._check_price(cleaned, place, minutes)
        return cleaned

    def _check_price(self, cleaned: dict[str, Any], place: int, minutes: int | None) -> None:
        name = f"pence_{place}"
        pence, price = cleaned.get(name), cleaned.get("price")
        if self.is_first or name in self.errors or price not in _PAID:
            return
        if minutes and not pence:
            self.add_error(name, _("Say what it costs. If it is free, choose “Free” above."))
        if pence and not minutes and f"minutes_{place}" not in self.errors:
            self.add_error(f"minutes_{place}", _("Say how long that takes."))
        if pence and pence > 1_000_000:
            self.add_error(name, _("That is more than £10,000. Is it right? Write a smaller price."))

    def lengths(self) -> dict[int, int | None]:
        """Minutes with their pence; none where it is free or agreed together."""
        rows = [(self.cleaned_data[f"minutes_{place}"], place) for place in range(1, LENGTHS + 1)]
        is_paid = self.price in _PAID
        return {minutes: self.cleaned_data[f"pence_{place}"] if is_paid else None for minutes, place in rows if minutes}

    @property
    def price(self) -> str:
        return str(self.cleaned_data.get("price") or Offering.Price.FREE)


_PAID = (Offering.Price.FIXED, Offering.Price.HOUR, Offering.Price.PERSON)


class WhenForm(OfferingForm):
    title = _("How much time around it?")
    before = number(
        label=_("How many minutes do you need before?"),
        min_value=0,
        max_value=240,
        help_text=_("To get ready, or to get there. 0 is none. Nobody can book this time."),
    )
    after = number(label=_("How many minutes do you need after?"), min_value=0, max_value=240)
    notice_hours = number(
        label=_("How many hours ahead must people book?"),
        min_value=0,
        max_value=24 * 60,
        help_text=_("24 is a day, 48 is two days."),
    )
    ahead_weeks = number(
        label=_("How many weeks ahead can people book?"), min_value=1, max_value=104, help_text=_("52 is a year.")
    )
    can_repeat = forms.TypedChoiceField(
        label=_("Can people book it regularly, like every Tuesday?"),
        choices=[("yes", _("Yes, many times at once")), ("no", _("No, one time after another"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=_(
            "Every week, every two or every four, for half a year at most. Each time can be moved or cancelled alone, "
            "and is paid by itself: not by card."
        ),
    )
    has_waiting_list = forms.TypedChoiceField(
        label=_("When nothing is free, may people wait for a time?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=_("When a time comes free, we offer it to whoever came first. You need do nothing."),
    )

    class Meta:
        model = Offering
        fields = ("before", "after", "notice_hours", "ahead_weeks", "can_repeat", "has_waiting_list")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("can_repeat", "has_waiting_list"):
            self.initial[name] = "yes" if getattr(self.instance, name) else "no"
        if self.instance.kind == Offering.Kind.FIRST:
            del self.fields["can_repeat"]


class RuleForm(OfferingForm):
    title = _("Your yes, and cancelling")
    asks_first = forms.TypedChoiceField(
        label=_("Do you want to say yes or no to each booking?"),
        choices=[("yes", _("Yes, ask me first")), ("no", _("No, it is booked at once"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=_("If we ask you, please answer within three days. Until then the time is kept for them."),
    )
    free_until_hours = number(
        label=_("Until how many hours before can people cancel and pay nothing?"),
        min_value=0,
        max_value=720,
        help_text=_("24 is a day, 0 is until it begins."),
    )
    late_percent = number(
        label=_("And when they cancel later: how much of the price do you keep, in percent?"),
        min_value=0,
        max_value=100,
        help_text=_("0 is nothing, 50 is half, 100 is all of it."),
    )

    class Meta:
        model = Offering
        fields = ("asks_first", "free_until_hours", "late_percent")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["asks_first"] = "yes" if self.instance.asks_first else "no"


#: The pages, in their order.
PAGES: dict[str, type[OfferingForm]] = {
    "name": WhatForm,
    "where": WhereForm,
    "price": PriceForm,
    "time": WhenForm,
    "rule": RuleForm,
}
