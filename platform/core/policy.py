"""What a page may load: the Content-Security-Policy of public pages and of the admin, as dictionaries."""

import re
from typing import Any
from urllib.parse import urlsplit

NONE, SELF, DATA, BLOB, UNSAFE_INLINE = "'none'", "'self'", "data:", "blob:", "'unsafe-inline'"


def tile_origin(map_tile_url: str) -> str:
    """The origin of a map's tiles, for img-src; "" without a map or with tiles of our own.

    A {s} for mirrors becomes a wildcard.
    """
    if not map_tile_url or map_tile_url.startswith("/"):
        return ""
    parts = urlsplit(re.sub(r"\{[a-z]\}", "*", map_tile_url.split("/{z}")[0]))
    return f"{parts.scheme}://{parts.netloc}"


def checkout(secret_key: str) -> str:
    """Where a form may lead somebody to pay by card: browsers ask this of the address a form is sent on to."""
    return "https://*.stripe.com" if secret_key else ""


def public(*, map_tile_url: str = "", pay_at: str = "", https: bool = False) -> dict[str, Any]:
    """Everything is refused but our own files; pictures also from the map's origin, when there is a map, and a form may
    lead on to `pay_at`, when cards are taken.
    """
    tiles = tile_origin(map_tile_url)
    return {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, tiles] if tiles else [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, pay_at] if pay_at else [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "upgrade-insecure-requests": https,
    }


def admin(*, https: bool = False) -> dict[str, Any]:
    """The public policy, relaxed where Wagtail 8 needs it. Only people who work here, by two steps, load it.

    - script-src 'unsafe-inline': Wagtail writes a <script> beside date, time and chooser fields and inline
      panels, with arguments that differ each time: no hash fits, and a nonce would mean changing Wagtail.
    - style-src 'unsafe-inline': the rich text editor and the panels set style attributes.
    - img-src data: and blob: for icons inside its style sheet and for pictures shown before they are sent.
    - frame-src and frame-ancestors 'self': the preview stands in a frame of the edit page.
    """
    return {
        **public(https=https),
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, DATA, BLOB],
        "font-src": [SELF, DATA],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
    }
