"""Small drawings that stand beside a sentence."""

import base64
from hashlib import sha256

from django.db import models
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _


class Symbol(models.Model):
    """A drawing that means one thing: phone, Monday, garden. Kept by editors, used in Easy Read and on paper.

    A drawing is kept as its text, written by core.drawings and by nothing else; a photograph as a picture.
    """

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(
        _("name"), max_length=80, help_text=_("What it means. Read aloud to people who cannot see it.")
    )
    words = models.TextField(
        _("other words for it"), blank=True, help_text=_("What people may look for it by, with commas between.")
    )
    drawing = models.TextField(blank=True, editable=False)
    picture = models.ForeignKey(
        "core.Picture",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("or a photograph"),
    )

    class Meta:
        verbose_name = _("symbol")
        verbose_name_plural = _("symbols")
        constraints = [
            models.CheckConstraint(
                condition=(~models.Q(drawing="") & models.Q(picture=None))
                | (models.Q(drawing="") & models.Q(picture__isnull=False)),
                name="symbol_is_a_drawing_or_a_photograph",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """Where browsers get it. Changes with the drawing, so that it can be kept for good."""
        if self.picture:
            return str(self.picture.get_rendition(PICTURE_SIZE).url)
        digest = sha256(self.drawing.encode()).hexdigest()[:12]
        return reverse("directory:symbol", args=[self.slug]) + f"?v={digest}"

    @property
    def drawn(self) -> SafeString:
        """Its drawing inside a page."""
        return in_a_page(self.drawing)

    @property
    def data_url(self) -> str:
        """For documents that load nothing else."""
        if self.picture:
            return str(self.picture.get_rendition(PICTURE_SIZE).url)
        return data_url_of(self.drawing)


def data_url_of(drawing: str) -> str:
    """A drawing as the address of a picture that needs no request."""
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


def in_a_page(drawing: str) -> SafeString:
    """A drawing inside a page: thirty of them are then no request more. The words for it stand beside it.

    A drawing is only ever what core.drawings wrote, from a short list of shapes and plain colours.
    """
    return mark_safe(drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # nosec B308 B703 -- see above


#: A photograph beside a sentence: square, and sharp on dense screens.
PICTURE_SIZE = "fill-360x360|format-jpeg"
