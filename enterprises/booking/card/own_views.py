"""An owner lets people pay by card: what it is, what Stripe asks and why, and how it stands."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from core.moves import WrongMoment
from enterprises.booking import stripe_gateway as provider
from enterprises.booking.card import accounts, asked_for
from enterprises.booking.gateway import Away
from enterprises.booking.models import CardAccount
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import own_listing, person_of


@require_safe
@own_listing
def card(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    return _page(request, enterprise)


@require_POST
@own_listing
def go(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """To the provider's pages, by an address that opens once and is not kept."""
    try:
        address = accounts.go_on(enterprise, by=person_of(request))
    except WrongMoment as wrong:
        messages.error(request, str(wrong))
        return redirect("booking:card", enterprise.pk)
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer


@require_safe
@own_listing
def back(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """Where the provider sends them afterwards: how it stands is asked, not believed."""
    account = _account(enterprise)
    if account and account.account_id:
        try:
            accounts.look(account.account_id)
        except Away:
            return _page(request, enterprise)
    return redirect("booking:card", enterprise.pk)


@require_safe
@own_listing
def again(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """The address had been used or was too old. A new one is made when they press the button."""
    return _page(request, enterprise, is_old_link=True)


def _account(enterprise: Enterprise) -> CardAccount | None:
    return CardAccount.objects.filter(enterprise=enterprise).first()


def _page(request: HttpRequest, enterprise: Enterprise, *, is_old_link: bool = False) -> HttpResponse:
    account = _account(enterprise)
    context = {
        "enterprise": enterprise,
        "account": account,
        "missing": asked_for.in_words(account.missing) if account else [],
        "is_on": provider.is_on(),
        "is_practice": provider.is_practice(),
        "is_old_link": is_old_link,
    }
    return render(request, "booking/card/own.html", context)
