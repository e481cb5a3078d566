"""The forms of a listing's recordings and of its words in other languages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.captions import clean_captions, read_captions
from enterprises.listings.admin.scoping import visible_rows
from enterprises.listings.models import Recording, RecordingFile


class RecordingForm(WagtailAdminModelForm):
    captions_file = forms.FileField(
        label=_("Captions as a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,text/vtt"}),
        help_text=_("A .vtt file. It takes the place of the captions below."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user and "media" in self.fields:
            mine = visible_rows(RecordingFile, self.for_user)
            now = RecordingFile.objects.filter(pk=self.instance.media_id)
            self.fields["media"].queryset = RecordingFile.objects.filter(pk__in=mine.values("pk")) | now

    def clean_captions_file(self) -> str:
        upload = self.cleaned_data["captions_file"]
        if not upload:
            return ""
        return read_captions(upload)

    def clean_captions(self) -> str:
        return clean_captions(self.cleaned_data["captions"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if sent := cleaned.get("captions_file"):
            cleaned["captions"] = sent
        media, link = cleaned.get("media"), cleaned.get("link")
        if not media and not link and not {"media", "link"} & self.errors.keys():
            self.add_error("media", _("Choose a file, or write the address of a video."))
        if media and link:
            self.add_error("link", _("Choose one: a file or an address."))
        self._fits_its_kind(cleaned, media)
        return cleaned

    def _fits_its_kind(self, cleaned: dict[str, Any], media: RecordingFile | None) -> None:
        kind = cleaned.get("kind")
        if media and kind and media.is_video == (kind == Recording.Kind.SPOKEN):
            self.add_error("kind", _("This file is sound only.") if not media.is_video else _("This file is a video."))
        needs = media and media.is_video and (media.has_sound or kind == Recording.Kind.SUBTITLED)
        if needs and not cleaned.get("captions") and not self.is_deferred_validation:
            self.add_error("captions", _("This video has sound, so it needs captions for people who cannot hear it."))


class TextForm(WagtailAdminModelForm):
    still_right = forms.BooleanField(
        label=_("It still says what the English says"),
        required=False,
        help_text=_("Tick this when the English has changed and these words need no change."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "language" in self.fields:
            # Two texts that change places would meet their own constraint half-way.
            self.fields["language"].disabled = True
