"""That a paper is there, told to whoever pays. What stands on it is behind the link."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from enterprises.booking import news as booking_news
from enterprises.booking import proving
from enterprises.booking.models import Booking, Paper, Party, Payment
from enterprises.booking.papers import links
from enterprises.booking.papers.facts import payer_of


def ready(paper: Paper, payment: Payment) -> None:
    """To the payer, by the way they are reached. Who has an account finds it among what they have spent. Where we
    cannot write to the payer, whoever booked gets it to hand it on.
    """
    payer = payer_of(payment.booking)
    reader = payer if payer.person or payer.email else _who_booked(payment.booking)
    to = reader and (reader.person or reader.email)
    if not reader or not to:
        return  # it stands on the booking's own page, which their code opens
    context = {
        "paper": paper,
        "enterprise": paper.enterprise,
        "address": _address(paper, has_account=bool(payer.person)),
        "to_hand_on": reader != payer,
    }
    if isinstance(to, str) and reader.role != Party.Role.PAYER and not proving.is_proven(reader):
        booking_news.paper_there(payment.booking, context)
        return
    tell(to, "booking/paper_ready", context, area=paper.enterprise.area, language=reader.language)


def _who_booked(booking: Booking) -> Party | None:
    try:
        return booking.party(Party.Role.BY)
    except Party.DoesNotExist:
        return None


def _address(paper: Paper, *, has_account: bool) -> str:
    """Made when it is read, so that it speaks the language of whoever reads it."""
    token = links.token_for(paper)
    page = lazy(lambda: settings.SITE_URL + (reverse("papers:mine") if has_account else _open(token)), str)
    return page()


def _open(token: str) -> str:
    return reverse("papers:paper", args=[token])
