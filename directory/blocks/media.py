"""Pictures, recordings of our own, and links to recordings elsewhere."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class PictureBlock(blocks.StructBlock):
    # Wagtail's own block asks for words or for the mark that the picture only decorates.
    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Words under it"), required=False, max_length=200)

    @cached_property
    def is_previewable(self) -> bool:
        return True

    class Meta:
        label = _("Picture")
        icon = "image"
        group = _("Pictures and sound")
        template = "directory/blocks/picture.html"
        preview_template = "directory/blocks/picture_preview.html"
        description = _("A photograph or a drawing, with words for people who cannot see it.")
        help_text = _("Say what the picture shows and why it is here. Everybody in it has agreed.")


class RecordingBlock(blocks.StructBlock):
    recording = SnippetChooserBlock("directory.Recording", label=_("Recording"))

    @cached_property
    def is_previewable(self) -> bool:
        return True

    class Meta:
        label = _("Video or sound")
        icon = "media"
        group = _("Pictures and sound")
        template = "directory/blocks/recording.html"
        preview_template = "directory/blocks/recording_preview.html"
        description = _("A recording kept on this site, with captions and its words written out.")
        help_text = _("Nothing plays or loads before somebody presses “play”.")


class ElsewhereBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("What it is"), max_length=120, help_text=_("“How to use a bus pass, a film”"))
    address = blocks.URLBlock(label=_("Address"), max_length=500)
    words = blocks.TextBlock(label=_("What happens in it"), max_length=400)
    has_captions = blocks.BooleanBlock(label=_("It has captions"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["address"] and not allowed_host(cleaned["address"]):
            sentence = gettext("Only these sites are allowed: %(sites)s.") % {
                "sites": ", ".join(settings.LINKED_RECORDINGS)
            }
            raise StructBlockValidationError(block_errors={"address": ValidationError(sentence)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"site": allowed_host(value["address"] or "")}

    class Meta:
        label = _("Film on another site")
        icon = "media"
        group = _("Pictures and sound")
        template = "directory/blocks/elsewhere.html"
        description = _("A card with a link to a film or recording on another site.")
        help_text = _(
            "Nothing of the other site is loaded here: it would watch our visitors. The card says where it leads."
        )
        preview_value = {
            "name": _("How to use a bus pass"),
            "address": "https://www.youtube.com/watch?v=example",
            "words": _("Two people take the 63 bus. It lasts four minutes."),
            "has_captions": True,
        }


def allowed_host(address: str) -> str:
    """The site of an address, when it is one of settings.LINKED_RECORDINGS; else ""."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    known = (site for site in settings.LINKED_RECORDINGS if host == site or host.endswith(f".{site}"))
    return next(known, "") if parts.scheme == "https" else ""
