"""The tabs of a listing's form, in the order a person thinks of them."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin import compare
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from enterprises.listings.admin.format_panels import other_formats, way_to_the_door, what_it_is_like
from enterprises.listings.admin.forms import ComingPersonForm, EnterpriseForm, PriceForm, VenueForm
from enterprises.listings.admin.parts_panel import PartsPanel, must
from enterprises.listings.models import Enterprise


class OpeningGridPanel(FieldPanel):
    """The grid of days, compared between versions by the openings it stands for."""

    class BoundPanel(FieldPanel.BoundPanel):
        def get_comparison(self) -> list[Any]:
            field = Enterprise._meta.get_field("openings")
            opening = field.related_model._meta
            parts = [
                partial(comparison, opening.get_field(name))
                for name, comparison in (
                    ("day", compare.ChoiceFieldComparison),
                    ("part", compare.ChoiceFieldComparison),
                    ("opens_at", compare.FieldComparison),
                    ("closes_at", compare.FieldComparison),
                )
            ]
            return [partial(compare.ChildRelationComparison, field, parts, label=self.heading)]


def _what() -> list[Panel]:
    return [
        must("name"),
        must("one_line", help_text=_("What it is, so that somebody knows at once whether it is for them.")),
        FieldPanel("area", help_text=_("Whose support workers look after it. Later it is moved on its own page.")),
        FieldPanel("categories", classname="listings-columns"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("does"), FieldPanel("does_not")]),
    ]


def _photographs() -> list[Panel]:
    photo = [FieldPanel("picture"), must("alt"), FieldPanel("caption")]
    return [
        PartsPanel(
            "photos",
            photo,
            heading=_("Photographs"),
            label=_("photograph"),
            help_text=_("The first one is shown in lists."),
        )
    ]


def _who() -> list[Panel]:
    person = [
        FieldRowPanel([must("first_name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("pronouns"), FieldPanel("gender")]),
        FieldPanel("days"),
        FieldPanel("languages"),
        FieldPanel("skills"),
        FieldRowPanel([FieldPanel("drives"), FieldPanel("insured_to_carry")]),
        MultiFieldPanel(
            [FieldPanel(f"may_show_{fact}") for fact in ("name", "gender", "languages", "driving", "skills")],
            heading=_("What they agreed to show"),
            help_text=_("Ask the person. What is not ticked is kept here and shown to nobody else."),
        ),
    ]
    return [
        FieldPanel("story"),
        FieldPanel("run_by", classname="listings-columns"),
        FieldPanel("workers_count"),
        FieldPanel("audiences", classname="listings-columns"),
        FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
        FieldPanel("languages", classname="listings-columns"),
        FieldPanel("skills", classname="listings-columns"),
        PartsPanel(
            "coming_people",
            person,
            heading=_("People who come"),
            label=_("person"),
            part_form=ComingPersonForm,
        ),
    ]


def _where() -> list[Panel]:
    venue = [
        must("name"),
        FieldRowPanel([FieldPanel("address"), FieldPanel("town"), FieldPanel("postcode")]),
        FieldPanel("access"),
        FieldPanel("access_words"),
        FieldPanel("travel_words"),
    ]
    return [
        MultiFieldPanel(
            [
                FieldPanel("comes_to_you"),
                FieldRowPanel([FieldPanel("reach_miles"), FieldPanel("reach_districts")]),
                FieldPanel("works_remotely"),
            ],
            heading=_("They come to people"),
            help_text=_("Where they set out from is private and has its own page: “Where they work from”."),
        ),
        PartsPanel(
            "venues",
            venue,
            heading=_("Places people go to"),
            label=_("place"),
            help_text=_("Shown to everybody. Never somebody's home."),
            part_form=VenueForm,
        ),
        way_to_the_door(),
        what_it_is_like(),
    ]


def _when() -> list[Panel]:
    exception = [
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("is_open"),
        FieldPanel("words"),
    ]
    return [
        OpeningGridPanel("opening_grid", heading=_("Days and times")),
        FieldPanel("opening_words"),
        FieldPanel("works_bank_holidays"),
        InlinePanel("exceptions", exception, heading=_("Days that are different"), label=_("different days")),
        FieldPanel("waiting_words"),
    ]


def _how_much() -> list[Panel]:
    price = [must("name"), FieldRowPanel([FieldPanel("pence"), FieldPanel("unit")]), FieldPanel("words")]
    return [
        PartsPanel("prices", price, heading=_("Prices"), label=_("price"), part_form=PriceForm),
        FieldPanel("price_words"),
        FieldPanel("payments", classname="listings-columns"),
    ]


def _getting_in_touch() -> list[Panel]:
    return [
        FieldRowPanel([FieldPanel("phone"), FieldPanel("text_number")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("website")]),
        FieldPanel("post_address"),
        FieldPanel("best_time"),
        FieldPanel("contact_words"),
        MultiFieldPanel([FieldPanel("referral_needed"), FieldPanel("referral_words")], heading=_("Referral")),
    ]


def _checks() -> list[Panel]:
    check = [
        FieldPanel("kind"),
        FieldPanel("words"),
        must("seen_by"),
        FieldRowPanel([FieldPanel("seen_on"), FieldPanel("ends_on")]),
    ]
    return [
        InlinePanel(
            "checks",
            check,
            heading=_("Checks somebody saw proof of"),
            label=_("check"),
            help_text=_("Write down that you saw it. Keep no copy of it here."),
        ),
        FieldPanel("insurance_words"),
    ]


def _good_to_know() -> list[Panel]:
    said = [must("words"), must("said_by"), FieldPanel("agreed_on")]
    return [
        FieldPanel("good_to_know"),
        FieldPanel("alert"),
        FieldPanel("formats"),
        InlinePanel("links", [must("title"), must("url")], heading=_("Links"), label=_("link")),
        InlinePanel("testimonials", said, heading=_("Kind words"), label=_("kind word")),
        PublishingPanel(),
    ]


def listing_form() -> TabbedInterface:
    tabs = (
        (_("What"), _what()),
        (_("Photographs"), _photographs()),
        (_("Who"), _who()),
        (_("Where"), _where()),
        (_("When"), _when()),
        (_("How much"), _how_much()),
        (_("Getting in touch"), _getting_in_touch()),
        (_("Checks"), _checks()),
        (_("Other formats"), other_formats()),
        (_("Good to know"), _good_to_know()),
    )
    return TabbedInterface(
        [ObjectList(panels, heading=heading) for heading, panels in tabs], base_form_class=EnterpriseForm
    )
