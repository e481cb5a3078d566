"""One payment of an enterprise: that it came, or did not after all, its papers, and what goes back of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.moves import WrongMoment
from enterprises.booking.models import Paper, Payment, Refund, Way
from enterprises.booking.money import actions, rows
from enterprises.booking.money.forms import DayForm, ReceivedForm
from enterprises.booking.papers import actions as papers
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import own_listing, person_of


@require_http_methods(["GET", "HEAD", "POST"])
@own_listing
def payment(request: HttpRequest, listing: Enterprise, payment: UUID) -> HttpResponse:
    one = get_object_or_404(rows.payments(booking__offering__enterprise=listing), pk=payment)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    form, refund = _asked(request, one, do)
    if do and (form is None or form.is_valid()):
        try:
            messages.success(request, _done(request, one, do, form, refund))
            return redirect("money:payment", listing.pk, one.pk)
        except WrongMoment as moment:
            messages.error(request, str(moment))
            return redirect("money:payment", listing.pk, one.pk)
        except ValidationError as error:
            _beside(form, error)
    return render(request, "booking/money/payment.html", {"listing": listing, **_facts(one, form, refund)})


def _asked(request: HttpRequest, one: Payment, do: str) -> tuple[DayForm | None, Refund | None]:
    """The form that was sent, and which refund it is about."""
    if do == "received":
        return ReceivedForm(request.POST), None
    if do == "given_back":
        wanted = request.POST.get("refund", "")
        refund = next((each for each in one.refunds.all() if str(each.pk) == wanted), None)
        return _day_form(refund, request.POST), refund
    return None, None


def _day_form(refund: Refund | None, data: Any = None) -> DayForm:
    """Several may stand on one page: each has ids of its own."""
    return DayForm(data, auto_id=f"id_{refund.pk.hex[:8]}_%s" if refund else "id_%s")


def _done(request: HttpRequest, one: Payment, do: str, form: Any, refund: Refund | None) -> str:
    """Do what was pressed; what the page says then. Raises WrongMoment, also for a button that is not there."""
    by = person_of(request)
    if do == "received":
        actions.mark_received(one, by=by, **form.cleaned_data)
        return _("It is written down, and whoever paid gets a receipt. You can take it back on this page.")
    if do == "not_received":
        actions.undo_received(one, by=by)
        return _("It is taken back: the money is still to come.")
    if do == "let_off":
        actions.let_off(one, by=by)
        return _("They need not pay, and are told.")
    if do == "invoice":
        number = papers.invoice(one, by=by).number
        return _("Invoice %(number)s is written, and whoever pays is told.") % {"number": number}
    if refund is None:
        raise WrongMoment(_("This is not there any more. Look again."))
    actions.mark_given_back(refund, by=by, on=form.cleaned_data["on"])
    return _("It is written down: they have their money back.")


def _beside(form: DayForm | None, error: ValidationError) -> None:
    if form is None:
        raise error
    form.add_error("on", error)


def _facts(one: Payment, form: DayForm | None, sent: Refund | None) -> dict[str, Any]:
    refunds = list(one.refunds.all())
    waiting = [each for each in refunds if each.status in rows.TO_GIVE_BACK]
    if one.way == Way.CARD:  # the rest goes back by itself
        waiting = [each for each in waiting if each.status == Refund.Status.FAILED]
    return {
        "payment": one,
        "booking": one.booking,
        "who": rows.payer_words(one.booking),
        "papers": list(Paper.objects.filter(payment_id=one.pk).order_by("number")),
        "refunds": refunds,
        "form": form,  # the page says its errors first
        "received": form if isinstance(form, ReceivedForm) else ReceivedForm(),
        "to_give_back": [(each, form if each == sent and form else _day_form(each)) for each in waiting],
        "may_undo": actions.may_undo(one),
        "may_invoice": papers.has_invoice(one) and not papers.in_force(one, Paper.Kind.INVOICE),
    }
