"""The parts of a listing's form about other ways to know it: watch, hear, walk there, read in another language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from enterprises.listings.admin.format_forms import RecordingForm, TextForm
from enterprises.listings.admin.parts_panel import PartsPanel, must
from enterprises.listings.models.likeness import ASPECTS


def what_it_is_like() -> Panel:
    """Noise, light, smells, people, a quiet place: each a choice and own words."""
    rows = [FieldRowPanel([FieldPanel(aspect), FieldPanel(f"{aspect}_words")]) for aspect, *_rest in ASPECTS]
    return MultiFieldPanel(
        rows,
        heading=_("What it is like here"),
        help_text=_("For people who find noise, light or crowds hard. Leave empty what nobody knows."),
    )


def way_to_the_door() -> Panel:
    return PartsPanel(
        "walk",
        [FieldPanel("picture"), must("alt"), must("words")],
        heading=_("The way to the door, in pictures"),
        label=_("picture"),
        help_text=_("From the bus stop or the car park, step by step. Never the way to somebody's home."),
    )


def other_formats() -> list[Panel]:
    return [
        PartsPanel(
            "recordings",
            [
                FieldRowPanel([FieldPanel("kind"), must("title")]),
                FieldRowPanel([FieldPanel("media"), FieldPanel("link")]),
                FieldPanel("transcript"),
                FieldPanel("captions_file"),
                FieldPanel("captions"),
                FieldPanel("poster"),
            ],
            heading=_("Videos and recordings"),
            label=_("recording"),
            help_text=_("Everybody in it must have agreed that everybody may see and hear it."),
            part_form=RecordingForm,
        ),
        PartsPanel(
            "texts",
            [
                FieldRowPanel([must("language"), FieldPanel("name")]),
                must("one_line"),
                FieldPanel("description"),
                FieldPanel("does"),
                FieldRowPanel([FieldPanel("translated_by"), FieldPanel("checked_by")]),
                FieldPanel("still_right"),
            ],
            heading=_("In other languages"),
            label=_("language"),
            help_text=_("When the English changes, the page says that the other language may be out of date."),
            part_form=TextForm,
        ),
    ]
