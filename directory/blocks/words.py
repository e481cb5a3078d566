"""Headings, paragraphs, quotations and steps."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

#: What may stand in a paragraph. No headings: they have a block of their own, which keeps them in order.
FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    words = blocks.CharBlock(label=_("Words"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("How large"),
        choices=[("h2", _("A new part of the page")), ("h3", _("Inside a part"))],
        default="h2",
        required=True,
    )

    class Meta:
        label = _("Heading")
        icon = "title"
        group = _("Words")
        template = "directory/blocks/heading.html"
        description = _("Says what the next words are about, so that people can find their place.")
        help_text = _("Short and plain. Each heading on a page says something different.")
        preview_value = {"words": _("Where to begin"), "level": "h2"}


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, required: bool = True, features: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(required=required, features=features or FEATURES, **kwargs)

    class Meta:
        label = _("Paragraphs")
        icon = "pilcrow"
        group = _("Words")
        template = "directory/blocks/paragraph.html"
        description = _("Ordinary words, with lists and links.")
        help_text = _("Short sentences. A link says where it leads: “Ways to pay”, not “click here”.")
        preview_value = _("<p>Start with what people need to know first. Keep sentences short.</p>")


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("What was said"), max_length=500)
    said_by = blocks.CharBlock(
        label=_("Who said it"), max_length=120, help_text=_("As they want to be named: “Joan, Brimscombe”.")
    )

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        group = _("Words")
        template = "directory/blocks/quote.html"
        description = _("Somebody's own words, large. They have agreed that you show them.")
        help_text = _("Leave out the quotation marks: the page draws them.")
        preview_value = {"words": _("They found my snowdrops."), "said_by": _("Joan, Brimscombe")}


class StepBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("What to do"), max_length=80)
    words = blocks.TextBlock(label=_("More about it"), max_length=400, required=False)


class StepsBlock(blocks.StructBlock):
    steps = blocks.ListBlock(StepBlock(label=_("Step")), label=_("Steps"), min_num=2, max_num=8)

    class Meta:
        label = _("Steps")
        icon = "list-ol"
        group = _("Words")
        template = "directory/blocks/steps.html"
        description = _("Things to do one after the other, numbered.")
        help_text = _("Each step starts with a doing word: “Ring”, “Write”, “Choose”.")
        preview_value = {
            "steps": [
                {"name": _("Say what you need"), "words": _("And where you live.")},
                {"name": _("Get in touch"), "words": _("Ring, text or write.")},
            ]
        }
