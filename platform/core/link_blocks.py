"""Links an area adds to the foot of its pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


class LinkBlock(blocks.StructBlock):
    """A page of this site, or an address elsewhere, under words of its own."""

    words = blocks.CharBlock(label=_("Words"), max_length=60, help_text=_("Where it leads. Never “click here”."))
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    address = blocks.CharBlock(
        label=_("Or an address"),
        required=False,
        max_length=500,
        help_text=_("It starts with https:// — or with / for this site."),
    )

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        address = cleaned["address"].strip()
        if bool(cleaned["page"]) == bool(address):
            problem = _("Choose a page or write an address: one of the two.")
        elif address and not (address.startswith("https://") or (address[:1] == "/" and address[:2] != "//")):
            problem = _("Start it with https:// or with / for an address of this site.")
        else:
            cleaned["address"] = address
            return cleaned
        raise StructBlockValidationError(block_errors={"address": ValidationError(problem)})


class SocialBlock(blocks.StructBlock):
    """An account on another site, as a link with its name."""

    words = blocks.CharBlock(label=_("Name"), max_length=40, help_text=_("For example: Facebook"))
    address = blocks.URLBlock(label=_("Address"), max_length=500, help_text=_("It starts with https://"))

    class Meta:
        icon = "site"
        label = _("Account")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["address"].startswith("https://"):
            problem = ValidationError(_("Start it with https://"))
            raise StructBlockValidationError(block_errors={"address": problem})
        return cleaned
