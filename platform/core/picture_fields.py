"""The stored file of a picture: by whatever route it comes, only a clean picture is kept."""

from django.core.files.base import File
from PIL import Image
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from core.pictures import CleanUpload, PictureRefused, clean_picture, why_keep_file


class PictureFile(WagtailImageFieldFile):
    """The stored file of a picture. Whatever route it came by, only a clean picture is stored.

    A picture that must keep its file (core.pictures.keep_file_if) gets no other one by any route.
    """

    def save(self, name: str, content: File, save: bool = True) -> None:
        if why := why_keep_file(self.instance):
            raise PictureRefused(why, code="in_use")
        inner = getattr(content, "file", None)
        if not isinstance(content, CleanUpload) and not isinstance(inner, CleanUpload):
            content = clean_picture(content).as_upload()
            name = content.name or name
        super().save(name, content, save)

    def get_image_dimensions(self) -> tuple[int, int]:
        """From the header alone: what is stored is clean, and need not be decoded to be measured."""
        close = self.closed
        self.open()
        with Image.open(self.file) as image:
            size = image.size
        if close:
            self.close()
        else:
            self.seek(0)
        return size


class PictureField(WagtailImageField):
    """The file field of core.Picture."""

    attr_class = PictureFile
