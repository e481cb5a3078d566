"""That a paper is there, told to whoever pays. What stands on it is behind the link."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from enterprises.booking.models import Paper, Payment
from enterprises.booking.papers import links
from enterprises.booking.papers.facts import payer_of


def ready(paper: Paper, payment: Payment) -> None:
    """To the payer, by the way they are reached. Who has an account finds it among what they have spent."""
    payer = payer_of(payment.booking)
    to = payer.person or payer.email
    if to:
        address = _address(paper, has_account=bool(payer.person))
        context = {"paper": paper, "enterprise": paper.enterprise, "address": address}
        area = paper.enterprise.area
        tell(to, "booking/paper_ready", context, area=area, language=payer.language)


def _address(paper: Paper, *, has_account: bool) -> str:
    """Made when it is read, so that it speaks the language of whoever reads it."""
    token = links.token_for(paper)
    page = lazy(lambda: settings.SITE_URL + (reverse("papers:mine") if has_account else _open(token)), str)
    return page()


def _open(token: str) -> str:
    return reverse("papers:paper", args=[token])
