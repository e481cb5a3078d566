"""Asking for a receipt on a booking's own page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.moves import WrongMoment
from core.throttle import HOUR, throttled
from enterprises.booking.actions import asking
from enterprises.booking.models import Booking
from enterprises.booking.own.door import by_of, of_a_booking, page_of


@require_POST
@of_a_booking
@throttled("ask for a receipt", capacity=20, per=HOUR)
def ask(request: HttpRequest, booking: Booking) -> HttpResponse:
    try:
        asking.ask_for_receipt(booking, by=by_of(request, booking))
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    else:
        facts = {"name": booking.offering.enterprise.name}
        messages.success(
            request, _("%(name)s is asked. You get the receipt when they say that the money came.") % facts
        )
    return redirect(f"{page_of(booking)}#papers")
