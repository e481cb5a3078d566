"""What editors type: checked for its shape, never acted on."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from core import recordings
from core.captions import read_captions
from directory.models import NewsCategory, Recording


class RecordingForm(WagtailAdminModelForm):
    """A recording that can be kept, or a sentence beside the field that says why not."""

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if not isinstance(upload, UploadedFile):
            return upload
        clean = recordings.clean_recording(upload)
        self.instance.kind = Recording.Kind.VIDEO if clean.is_video else Recording.Kind.SOUND
        return clean.as_upload()

    def clean_captions(self) -> Any:
        upload = self.cleaned_data["captions"]
        if isinstance(upload, UploadedFile):
            read_captions(upload)  # refused here, beside the field; tidied when it is stored
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file_is_right = "file" in cleaned and "captions" in cleaned
        if file_is_right and self.instance.is_video and not cleaned["captions"]:
            self.add_error("captions", _("A video needs captions. Choose its captions file (.vtt)."))
        return cleaned


class NewsCategoryForm(WagtailAdminModelForm):
    """Its address is made from its name once, and stays when the name changes."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.instance.slug and cleaned.get("name"):
            self.instance.slug = self._free_slug(slugify(cleaned["name"])[:50] or "kind")
        return cleaned

    def _free_slug(self, wanted: str) -> str:
        taken = set(NewsCategory.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
        numbers = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in (wanted, *numbers) if slug not in taken)
