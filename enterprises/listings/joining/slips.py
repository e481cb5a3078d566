"""The printed code: one page for the owner, to hand over or to post."""

from django.conf import settings
from django.utils import translation

from core.pdf import render_pdf
from core.qr import qr_drawing
from enterprises.listings.joining.emails import facts_of
from enterprises.listings.models import Invitation


def slip_pdf(invitation: Invitation, code: str) -> bytes:
    """A tagged PDF in the language it was made in."""
    language = invitation.language or settings.LANGUAGE_CODE
    facts = facts_of(invitation, code)
    with translation.override(language):
        context = facts | {"language": language, "square": qr_drawing(facts["address"])}
        return render_pdf("documents/listings/slip.html", context, base_url=settings.SITE_URL)
