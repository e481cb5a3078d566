"""A private file on its way to somebody: always to keep, never opened inside the site, remembered nowhere."""

from django.http import HttpResponse
from django.utils.text import slugify

from enterprises.listings.models import Document

_ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def plain_name(document: Document) -> str:
    """Says what it is and of which day, and nothing that somebody typed."""
    return f"{slugify(document.kind)}-{document.added_at:%Y-%m-%d}.{_ENDINGS[document.mime_type]}"


def as_download(document: Document, content: bytes) -> HttpResponse:
    name = plain_name(document)
    return HttpResponse(
        content,
        content_type=document.mime_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "no-store",
        },
    )
