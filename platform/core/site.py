"""What the site is called, how to reach its people, and how it looks: SiteSettings over the server's settings.

Pages ask current(request): what was read is kept by the process until anything public changes. Letters, documents and
jobs ask current() and read the row. A page of a broken database asks last_known(), which reads nothing.
"""

from functools import cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from wagtail.images.models import SourceImageIOError
from wagtail.rich_text import expand_db_html

from core import look
from core.models_site import SiteSettings

#: Twice the size they are shown at, for sharp screens.
LOGO, ICON = "max-640x176|format-webp", "max-192x192|format-png"


class Link(NamedTuple):
    words: str
    address: str


class Site:
    """The facts of one SiteSettings row, or of none. What needs the database again is asked for on first use."""

    def __init__(self, row: SiteSettings | None = None) -> None:
        self._row = row = row or SiteSettings()
        self.name: str = row.name or settings.SITE_NAME
        self.short_name: str = row.short_name or self.name
        self.one_line: str = row.one_line
        self.phone: str = row.phone or settings.SUPPORT_PHONE
        self.phone_link = "".join(char for char in self.phone if char in "+0123456789")
        self.hours: str = row.hours or ("" if row.phone else settings.SUPPORT_HOURS)
        self.email: str = row.email
        self.post_lines = [line.strip() for line in row.post_address.splitlines() if line.strip()]
        self.logo_alone: bool = row.logo_alone
        self._colours = row.chosen_colours()
        self.colours = {**look.colours.DEFAULTS, **self._colours}
        slug = look.slug(self._colours)
        self.stylesheet = reverse("colours", args=[slug]) if slug else ""
        self.css = look.css(self._colours) if slug else ""

    @cached_property
    def logo(self) -> Any:
        """A rendition, or None."""
        return _rendition(self._row.logo, LOGO)

    @property
    def logo_alt(self) -> str:
        """Beside the written name the logo has nothing to add; alone it says the name."""
        return self._row.logo_alt if self.logo_alone else ""

    @cached_property
    def icon(self) -> Any:
        return _rendition(self._row.icon, ICON)

    @cached_property
    def footer_html(self) -> str:
        return expand_db_html(self._row.footer_text)

    @cached_property
    def footer_links(self) -> list[Link]:
        """Without those to pages that the public cannot see now."""
        found = [Link(each.value["words"], _address(each.value)) for each in self._row.footer_links]
        return [link for link in found if link.address]

    @cached_property
    def social_links(self) -> list[Link]:
        return [Link(each.value["words"], each.value["address"]) for each in self._row.social_links]


def _address(value: Any) -> str:
    page = value["page"]
    if page is None:
        return str(value["address"])
    may_be_seen = page.live and not page.get_view_restrictions().exists()
    return (page.url or "") if may_be_seen else ""


def _rendition(picture: Any, spec: str) -> Any:
    try:
        return picture.get_rendition(spec) if picture else None
    except SourceImageIOError:  # its file is lost: the site goes on without it
        return None


_kept: tuple[str, Site] | None = None


def forget() -> None:
    """Remember nothing. For tests."""
    global _kept
    _kept = None


def current(request: HttpRequest | None = None) -> Site:
    """The site's facts now. With a request they are read again only when something public has changed."""
    global _kept
    if request is None:
        return Site(_row())
    stamp = import_string(settings.CONTENT_STAMP)(request)
    kept = _kept
    if kept is None or kept[0] != stamp:
        _kept = kept = (stamp, Site(_row()))
    return kept[1]


def last_known() -> Site:
    """What this process read last, or the server's settings: for the page that says everything is broken."""
    return _kept[1] if _kept else Site()


def _row() -> SiteSettings | None:
    return SiteSettings.objects.select_related("logo", "icon").first()
