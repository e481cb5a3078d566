"""/my/bookings/: everything somebody signed in has booked, has had booked for them, or pays."""

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Person
from enterprises.booking import regular
from enterprises.booking.models import Booking, Waiting

#: From so many on there is a box to search in, and pages.
LONG = 10


@require_safe
@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What is to come, soonest first; then what is past, the newest first, with a search when it is long. Of regular
    ones to come the next stands for all.
    """
    now = timezone.now()
    person = cast(Person, request.user)
    rows = Booking.objects.concerning(person).select_related("offering__enterprise")
    rows = rows.prefetch_related("parties")
    to_come = rows.to_come(now).in_order()
    past = rows.exclude(pk__in=to_come.values("pk")).order_by("-starts_at", "pk")
    words = request.GET.get("q", "").strip()[:80]
    is_long = past.count() > LONG
    if words:
        past = past.filter(offering__enterprise__name__icontains=words) | past.filter(offering__name__icontains=words)
    page = Paginator(past, LONG).get_page(request.GET.get("page"))
    waiting = Waiting.objects.filter(person=person).on_the_list().in_order()
    context: dict[str, Any] = {"to_come": regular.in_groups(to_come), "past": page, "words": words, "is_long": is_long}
    context["waiting"] = waiting.select_related("offering__enterprise", "offering__diary").prefetch_related("offers")
    return render(request, "booking/own/mine.html", context)
