"""The pages of a guest's e-mail address: is it yours, and the one to type another."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core import throttle
from core.throttle import HOUR, throttled
from enterprises.booking import proving
from enterprises.booking.actions import address
from enterprises.booking.models import Booking, Party
from enterprises.booking.own.door import by_of, of_a_booking, page_of
from enterprises.booking.own.forms import EmailForm
from enterprises.booking.own.standing import frame, may_give_address

#: Letters to one address in an hour, whoever asks for them.
TO_ONE = 6


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@throttled("prove an address", capacity=30, per=HOUR)
def prove(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; a press does. Neither names nor anything else of the booking stand here."""
    found = proving.party_of(token)
    if found is None:
        return render(request, "booking/other_times/spoilt.html", status=404)
    booking, party = found
    if request.method == "POST" and request.POST.get("do") == "no":
        address.refuse(booking)
        return render(request, "booking/own/not_mine.html", {"booking": booking})
    if request.method == "POST":
        address.prove(booking)
        messages.success(request, _("Thank you. From now on we write to you there."))
    if request.method == "POST" or not proving.waits(party):
        return redirect(page_of(booking))
    context = {"booking": booking, "offering": booking.offering, "enterprise": booking.offering.enterprise}
    return render(request, "booking/own/prove.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_booking
@throttled("e-mail of a booking", capacity=10, per=HOUR)
def change(request: HttpRequest, booking: Booking) -> HttpResponse:
    """Another address, or the same again when the letter did not come."""
    if not may_give_address(booking):
        return redirect(page_of(booking))
    now = booking.party(Party.Role.BY).email
    form = EmailForm(request.POST if request.method == "POST" else None, initial={"email": now})
    if form.is_valid():
        email = form.cleaned_data["email"]
        if not throttle.allow(email, "e-mail of a booking", capacity=TO_ONE, per=HOUR):
            return throttle.too_many(request, wait=HOUR // TO_ONE)
        address.change(booking, email, by=by_of(request, booking))
        messages.success(request, _("We have written to %(email)s. Press the link in that message.") % {"email": email})
        return redirect(page_of(booking))
    return render(request, "booking/own/email.html", frame(booking) | {"form": form})
