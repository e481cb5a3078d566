"""/desk/bookings/offerings/: the words of what can be booked, read by the team after everybody else could."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import CountedTextarea
from core.moves import WrongMoment
from enterprises.booking.actions import looking
from enterprises.booking.desk import finding
from enterprises.listings.own.door import at_the_desk, person_of

A_PAGE = 20


class WhyForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=gettext_lazy("What should they change?"),
        max_length=500,
        help_text=gettext_lazy("They read it as you write it. Be kind, and say what would make it right."),
        error_messages={"required": gettext_lazy("Write a few words, so that they know why.")},
        widget=CountedTextarea(attrs={"rows": 4}),
    )


@require_safe
@at_the_desk
def offerings(request: HttpRequest) -> HttpResponse:
    waiting = finding.to_look_at(person_of(request)).prefetch_related("lengths")
    page = Paginator(waiting, A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    return render(request, "booking/desk/offerings.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """It is fine, by a press; or paused, with words."""
    person = person_of(request)
    found = get_object_or_404(finding.to_look_at(person), pk=pk)
    doing = request.POST.get("do", "") if request.method == "POST" else ""
    form = WhyForm(request.POST if doing == "stop" else None)
    as_of = _moment(request.POST.get("as_of", ""))
    try:
        if doing == "fine":
            looking.is_fine(found, as_of, by=person)
            messages.success(request, _("Thank you. It is off the list."))
            return redirect("desk_bookings:offerings")
        if form.is_valid():
            looking.stop(found, as_of, form.cleaned_data["words"], by=person)
            messages.success(request, _("It is paused. Those who run it are told, and read your words."))
            return redirect("desk_bookings:offerings")
    except WrongMoment as moment:
        messages.warning(request, str(moment))
        found.refresh_from_db()
    return render(request, "booking/desk/offering.html", {"offering": found, "form": form})


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text[:40])
    except ValueError:
        return None
