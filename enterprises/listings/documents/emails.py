"""One function for each message about documents. What is in a document, or what it is called, is in none of them."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from accounts.models import Person
from enterprises.listings.models import Document


def seen(document: Document) -> None:
    """To those who run it: the team has seen it, and this is what people read now."""
    said = lazy(lambda: document.said, str)()
    _tell_owners(document, "listings/document_seen", {"said": said})


def not_usable(document: Document) -> None:
    """To those who run it: why it could not be used, and what to do."""
    _tell_owners(document, "listings/document_not_usable", {"words": document.answer})


def runs_out(document: Document) -> None:
    """To those who run it, 90, 30 and 7 days before."""
    _tell_owners(document, "listings/document_runs_out", {"day": document.ends_on, "is_police": _is_police(document)})


def _is_police(document: Document) -> bool:
    return document.kind == Document.Kind.POLICE


def _tell_owners(document: Document, news: str, more: dict[str, Any]) -> None:
    enterprise = document.enterprise
    context = {
        "enterprise": enterprise,
        # Worked out while it is written: the page in the language of whoever reads it.
        "address": lazy(lambda: settings.SITE_URL + reverse("documents:list", args=[enterprise.pk]), str)(),
        **more,
    }
    for owner in _owners(document):
        tell(owner, news, context, area=enterprise.area)


def _owners(document: Document) -> list[Person]:
    return list(document.enterprise.owners.filter(is_active=True).order_by("pk"))
