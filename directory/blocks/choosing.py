"""Where a page leads: a button, and cards of chosen enterprises."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

#: Words that say nothing by themselves, which is how somebody hears a list of links.
EMPTY_WORDS = frozenset({"here", "click here", "click", "more", "read more", "link", "this", "go", "this page"})


class ButtonBlock(blocks.StructBlock):
    words = blocks.CharBlock(
        label=_("Words on the button"), max_length=60, help_text=_("What will happen: “Find support”.")
    )
    page = blocks.PageChooserBlock(label=_("A page of this site"), required=False)
    address = blocks.CharBlock(
        label=_("Or an address"),
        required=False,
        max_length=500,
        help_text=_("It starts with https:// or, on this site, with /. For a phone number: tel:01632960123."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {}
        if (cleaned["words"] or "").strip(" .…>").lower() in EMPTY_WORDS:
            errors["words"] = ValidationError(
                gettext("Say what happens when it is pressed, for example “Ways to pay”.")
            )
        address = (cleaned["address"] or "").strip()
        if address and not address.startswith(("https://", "http://", "/", "tel:", "mailto:")):
            errors["address"] = ValidationError(gettext("Start the address with https:// or with /."))
        if not self.is_deferred_validation and bool(cleaned["page"]) == bool(address):
            errors["page"] = ValidationError(gettext("Choose a page or write an address: one of the two."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        label = _("Button")
        icon = "link"
        group = _("Where to go")
        template = "directory/blocks/button.html"
        description = _("The one thing to do next. Use one on a page, or two.")
        help_text = _("For a link inside a sentence use the link of the paragraph.")
        preview_value = {"words": _("Find support"), "address": "/find/"}


class EnterprisesBlock(blocks.StructBlock):
    listings = blocks.ListBlock(
        SnippetChooserBlock("listings.Enterprise", label=_("Listing")), label=_("Listings"), min_num=1, max_num=12
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        from directory import search  # it reads models, which are made of these blocks

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [listing.pk for listing in value["listings"] if listing]
        return context | {"hits": search.cards(list(dict.fromkeys(chosen)))}

    def get_preview_value(self) -> Any:
        from enterprises.listings.models import Enterprise  # as above

        return self.normalize({"listings": list(Enterprise.objects.public().order_by("-last_confirmed_on")[:2])})

    class Meta:
        label = _("Enterprises")
        icon = "group"
        group = _("Where to go")
        template = "directory/blocks/enterprises.html"
        description = _("Cards of listings you choose, as the search shows them.")
        help_text = _("A listing that is hidden or taken down leaves this page by itself.")
