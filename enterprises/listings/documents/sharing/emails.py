"""One function for each message about sharing. Which document it is stands in none of them."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from accounts.models import Person
from enterprises.listings.documents.sharing import links
from enterprises.listings.models import DocumentShare


def shared_with_you(share: DocumentShare) -> None:
    """To whoever may open it: the link, until when, and that a code comes first."""
    who = share.made_by.name if share.made_by else ""
    context = {"person": who, "enterprise": share.document.enterprise, "day": share.last_day, **_link(share)}
    tell(share.email, "listings/document_shared_with_you", context, language=share.language)


def code(share: DocumentShare, code: str) -> None:
    """To the same address, when they ask for it."""
    context = {"code": code, **_link(share)}
    tell(share.email, "listings/document_share_code", context, language=share.language)


def shared(share: DocumentShare, *, by: Person) -> None:
    """To everybody who runs it, whoever shared it too: somebody else may have used their name."""
    document, enterprise = share.document, share.document.enterprise
    page = lazy(lambda: settings.SITE_URL + reverse("documents:one", args=[enterprise.pk, document.pk]), str)()
    context = {"person": by.name, "enterprise": enterprise, "day": share.last_day, "address": page}
    for owner in enterprise.owners.filter(is_active=True).order_by("pk"):
        tell(owner, "listings/document_shared", context, area=enterprise.area)


def _link(share: DocumentShare) -> dict[str, object]:
    token = links.token_for(share)
    return {"address": lazy(lambda: settings.SITE_URL + reverse("documents:shared", args=[token]), str)()}
