"""The form of a listing in the admin.

It checks shape only: what is saved, published and told is for the actions.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.models import register_form_field_override

from enterprises.listings import places
from enterprises.listings.admin.fields import OpeningGridField, PoundsField, WeekdaysField, checked_districts
from enterprises.listings.models import Area, Category, Enterprise, Opening, Term
from enterprises.listings.models.showing import digest_of_english


def _in_order(db_field: models.Field) -> dict[str, Any]:
    """The choices in the editors' own order, each with its box to tick."""
    target = db_field.related_model
    if target is Category:
        return {
            "queryset": Category.objects.select_related("parent").in_order(),
            "widget": forms.CheckboxSelectMultiple,
        }
    if target is Term:
        return {
            "queryset": Term.objects.order_by("sort_order", "name"),
            "widget": forms.CheckboxSelectMultiple,
        }
    return {}


register_form_field_override(ParentalManyToManyField, override=_in_order)
for _model, _ordered in (
    (Term, Term.objects.order_by("sort_order", "name")),
    (Category, Category.objects.filter(parent=None).order_by("sort_order", "name")),
    (Area, Area.objects.order_by("name")),
):
    register_form_field_override(models.ForeignKey, to=_model, override={"queryset": _ordered, "widget": forms.Select})


class ComingPersonForm(WagtailAdminModelForm):
    days = WeekdaysField(
        label=_("Days"),
        required=False,
        help_text=_("Tick the days this person works. Tick none if it can be any day."),
    )


class PriceForm(WagtailAdminModelForm):
    pence = PoundsField(
        label=_("Pounds"),
        required=False,
        help_text=_("Like 12.50. Write 0 if it is free. Leave empty for “ask us”."),
    )


class VenueForm(WagtailAdminModelForm):
    def clean_postcode(self) -> str:
        text = self.cleaned_data["postcode"].strip().upper()
        if text and places.parse_postcode(text) is None:
            raise ValidationError(_("We do not know that postcode. Write it like GL5 1QA."))
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "postcode" in self.changed_data:
            # The point belongs to the old postcode. Publishing works the new one out.
            self.instance.latitude = self.instance.longitude = None
        return cleaned


class EnterpriseForm(WagtailAdminModelForm):
    opening_grid = OpeningGridField(
        label=_("Days and times"),
        required=False,
        help_text=_("Tick when it is open or people come. Add times if you know them, like 9:30."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        openings = self.instance.openings.all()
        self.initial["opening_grid"] = {(each.day, each.part): (each.opens_at, each.closes_at) for each in openings}
        self._offer_areas()

    def _offer_areas(self) -> None:
        """A listing's area is chosen once.

        Later it moves at once, by its own page, and never with a draft.
        """
        if "area" not in self.fields:
            return
        if self.instance.pk:
            del self.fields["area"]
            return
        mine = Area.objects.order_by("name")
        if self.for_user and not self.for_user.has_perm("listings.every_area"):
            mine = mine.filter(areaworker__person=self.for_user)
        self.fields["area"].queryset = mine
        if mine.count() == 1:
            self.initial.setdefault("area", mine.get().pk)

    def clean_reach_districts(self) -> str:
        return checked_districts(self.cleaned_data["reach_districts"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        youngest, oldest = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("maximum_age", _("The highest age must not be below the lowest."))
        reach = cleaned.get("reach_miles") or cleaned.get("reach_districts") or "reach_districts" in self.errors
        if cleaned.get("comes_to_you") and not reach and not self.is_deferred_validation:
            self.add_error("reach_miles", _("Say how many miles they come, or which postcode districts they come to."))
        return cleaned

    def save(self, commit: bool = True) -> Enterprise:
        self.instance.openings.set(self._openings())
        self._note_the_english()
        saved: Enterprise = super().save(commit=commit)
        return saved

    def _note_the_english(self) -> None:
        """A text that was written or looked at now belongs to the English as it is now."""
        digest = digest_of_english(self.instance)
        for form in self.formsets["texts"].forms if "texts" in self.formsets else []:
            if form.has_changed():
                form.instance.english_digest = digest

    def _openings(self) -> list[Opening]:
        """The rows there are, where a part of a day stays open; so a swap of days never meets its own
        constraint.
        """
        there = {(each.day, each.part): each for each in self.instance.openings.all()}
        openings = []
        for (day, part), (opens_at, closes_at) in self.cleaned_data["opening_grid"].items():
            opening = there.get((day, part)) or Opening(day=day, part=part)
            opening.opens_at, opening.closes_at = opens_at, closes_at
            openings.append(opening)
        return openings
