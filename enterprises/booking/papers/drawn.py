"""A paper as a PDF: from its own row alone, so that it is the same PDF whenever it is made."""

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.text import slugify

from core.pdf import render_pdf
from enterprises.booking.models import Paper


def pdf_of(paper: Paper) -> bytes:
    with translation.override(paper.language):
        return render_pdf("documents/booking/paper.html", {"paper": paper}, base_url=settings.SITE_URL)


def as_download(paper: Paper) -> HttpResponse:
    """Named after its kind and number: nothing that somebody typed."""
    name = f"{slugify(paper.kind)}-{paper.number}.pdf"
    return as_pdf(pdf_of(paper), name)


def as_pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
