"""What stands in the squares of listings: the address behind a short number."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from core.qr import qr_drawing, qr_svg

__all__ = ["qr_drawing", "qr_svg", "short_address"]


def short_address(number: str) -> str:
    """The whole address behind a short number."""
    with translation.override(settings.LANGUAGE_CODE):  # printed matter says it, and it is short
        return settings.SITE_URL + reverse("directory:short", args=[number])
