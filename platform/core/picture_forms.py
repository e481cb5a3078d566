"""The form field and the form that every uploaded picture goes through, in Wagtail's screens and in ours."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms.fields import FileField
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.pictures import DECODERS, CleanUpload, clean_picture, why_keep_file


class PictureFormField(WagtailImageField):
    """A file field that hands over a clean picture, or says beside the field why it cannot."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = _("A JPEG, PNG, WebP, GIF or HEIC picture of up to 15 MB.")

    def to_python(self, data: Any) -> CleanUpload | None:
        # Not Wagtail's own check: that one decodes the file in this process before it asks its size.
        upload = FileField.to_python(self, data)
        if upload is None or isinstance(upload, CleanUpload):
            return upload
        return clean_picture(upload).as_upload()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ",".join([*DECODERS, "image/heif"])}


class PictureForm(BaseImageForm):
    """Wagtail's form for a picture (add, add several, choose, edit), as the settings name it."""

    original_file: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wagtails := self.fields.get("file"):
            ours = PictureFormField(label=wagtails.label, required=wagtails.required, widget=wagtails.widget)
            self.fields["file"] = ours
            self._say_when_the_file_stays(ours)

    def _say_when_the_file_stays(self, field: PictureFormField) -> None:
        """Beside the field, before somebody looks for a file in vain. clean() refuses what is sent all the same."""
        if why := why_keep_file(self.instance):
            field.help_text = why
            field.widget.attrs["disabled"] = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "file" in self.changed_data and (why := why_keep_file(self.instance)):
            self.add_error("file", why)
        # When only another field is wrong, Wagtail's "add several" keeps the file as it came, in a public
        # folder, until that field is mended. A browser forgets the file anyway: so ask for it again, and keep
        # nothing.
        if self.errors and "file" not in self.errors and isinstance(cleaned.get("file"), UploadedFile):
            reasons = " ".join(message for messages in self.errors.values() for message in messages)
            self.add_error("file", _("Choose the picture again after mending this: %(reasons)s") % {"reasons": reasons})
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        """With a new file the old sizes go first. Wagtail drops them after saving: whoever hears of the save would
        still find them, and keep their addresses.
        """
        if not (commit and "file" in self.changed_data and self.original_file):
            return super().save(commit)
        old, self.original_file = self.original_file, None
        self.instance.renditions.all().delete()
        saved = super().save(commit)
        transaction.on_commit(lambda: old.storage.delete(old.name))
        return saved
