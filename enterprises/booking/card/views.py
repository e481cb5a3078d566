"""Going to pay by card, and coming back from it. Nothing is decided on these pages: they ask, and say what is so."""

from uuid import UUID

import structlog
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core import throttle
from core.moves import WrongMoment
from enterprises.booking import links
from enterprises.booking import stripe_gateway as provider
from enterprises.booking.card import actions, reconciling
from enterprises.booking.gateway import Away, Refused
from enterprises.booking.models import Booking, Payment
from enterprises.booking.own.door import spoilt

log = structlog.get_logger("payments")
#: In the session: which payments were begun here, with the link to their booking. The provider is never told the link.
BEGUN = "payments_begun"
#: New pages to pay on for one household within an hour: the same page again is not counted.
PAGES_AN_HOUR = 5


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, token: str) -> HttpResponse:
    """What is paid, to whom and how; then on to the provider's own page."""
    booking = links.booking_of(token)
    if booking is None:
        return spoilt(request)
    if request.method != "POST":
        return _page(request, booking, token)
    if actions.needs_page(booking) and not throttle.allow(request, "card", capacity=PAGES_AN_HOUR, per=throttle.HOUR):
        return throttle.too_many(request, wait=throttle.HOUR // PAGES_AN_HOUR)
    try:
        address = actions.begin(booking)
    except actions.Settled as settled:
        return redirect("booking:paid", settled.payment.pk)
    except WrongMoment as wrong:
        booking.refresh_from_db()
        return _page(request, booking, token, problem=str(wrong))
    payment = actions.live_of(booking)
    if payment:
        request.session[BEGUN] = {**request.session.get(BEGUN, {}), str(payment.pk): token}
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer


@never_cache
@require_safe
def paid(request: HttpRequest, payment: UUID) -> HttpResponse:
    """Where the provider sends somebody who has paid. Anybody may come here, so nothing is believed: it is asked."""
    return _after(request, _looked_at(request, payment), "paid")


@never_cache
@require_safe
def not_paid(request: HttpRequest, payment: UUID) -> HttpResponse:
    """Where the provider sends somebody who went back: the time is still kept, and they can pay after all."""
    found = _looked_at(request, payment)
    if found.status in (Payment.Status.PAID, Payment.Status.PROCESSING, Payment.Status.NO_SLOT):
        return redirect("booking:paid", found.pk)
    return _after(request, found, "not_paid")


def _looked_at(request: HttpRequest, pk: UUID) -> Payment:
    """Asked once for each visit, and so many times a minute: how it stands. One that had ended is asked about too:
    whoever comes back may have paid on a page that was thought to be closed.
    """
    payment = Payment.objects.filter(pk=pk, way="card").select_related("booking__offering__enterprise").first()
    if payment is None:
        raise Http404
    may_move = Payment.MOVES[payment.status] and provider.is_on()
    if may_move and throttle.allow(str(pk), "card-look", capacity=10, per=throttle.MINUTE):
        try:
            reconciling.look(payment)
        except (Away, Refused):
            log.warning("payment_not_settled")
        payment.refresh_from_db()
    return payment


def _after(request: HttpRequest, payment: Payment, page: str) -> HttpResponse:
    """Says how it stands. What was booked, and the way on to it, only whoever began it here sees."""
    token = request.session.get(BEGUN, {}).get(str(payment.pk), "")
    booking = payment.booking
    booking.refresh_from_db(fields=["status", "expires_at"])
    context = {"payment": payment, "booking": booking, "token": token, "is_practice": provider.is_practice()}
    return render(request, f"booking/card/{page}.html", context)


def _page(request: HttpRequest, booking: Booking, token: str, *, problem: str = "") -> HttpResponse:
    context = {
        "booking": booking,
        "enterprise": booking.offering.enterprise,
        "token": token,
        "problem": problem,
        "code": links.code_of(booking),
        "can_pay": booking.status == Booking.Status.HELD,
        "is_practice": provider.is_practice(),
    }
    return render(request, "booking/card/pay.html", context, status=409 if problem else 200)
