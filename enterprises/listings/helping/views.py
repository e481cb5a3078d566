"""Where a helper asks: about the words and photos, and about what is true today."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.helping import deciding
from accounts.models import Help, Prepared
from core.moves import WrongMoment
from enterprises.listings import actions, contents, rules
from enterprises.listings.complete import missing
from enterprises.listings.helping import asking
from enterprises.listings.helping.capabilities import AVAILABILITY, WORDS
from enterprises.listings.helping.shown import helping_on
from enterprises.listings.models import Enterprise
from enterprises.listings.my import sending
from enterprises.listings.my.door import helped_listing, person_of
from enterprises.listings.my.steps import STEPS
from enterprises.listings.own import shown
from enterprises.listings.own.forms import DifferentDaysForm, TodayForm


def _help(request: HttpRequest, listing: Enterprise, capability: str) -> Help:
    """The help by which somebody is here. Those who run it need nobody's yes, so for them the page is not there."""
    given = None if rules.owns(request.user, listing) else rules.help_with(request.user, listing, capability)
    if given is None:
        raise Http404
    return given


def _try(request: HttpRequest, act: Callable[[], Any], done: str) -> bool:
    try:
        act()
    except WrongMoment as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
        return True
    return False


@require_http_methods(["GET", "HEAD", "POST"])
@helped_listing
def ask(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """What would change, and the button that asks the person who decides."""
    given = _help(request, listing, WORDS)
    if request.method == "POST":
        done = _("%(name)s is asked. We tell you what they say.") % {"name": given.person.name}

        def act() -> None:
            asking.ask_about_words(listing, by=person_of(request), person=given.person)

        return redirect("my:tasks" if _try(request, act, done) else "listing_helping:ask", listing.pk)
    newest = listing.latest_revision
    changes = contents.compared(contents.shown_content(listing), newest.content) if newest else []
    context = {
        "listing": listing,
        "parts": shown.by_part(changes),
        "missing": [(gap, STEPS[gap.step]) for gap in missing(actions.draft_of(listing))],
        "stands": sending.how_it_stands(listing),
        **helping_on(request, listing),
    }
    return render(request, "listings/helping/ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@helped_listing
def today(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """As the owner's own page of today, but each press asks the person who decides."""
    given = _help(request, listing, AVAILABILITY)
    doing = request.POST.get("do", "")
    facts = {name: getattr(listing, name) for name in ("closed_words", "closed_until", "places_left")}
    now = {**facts, "is_closed_now": "closed" if listing.is_closed_now else "open"}
    form = TodayForm(request.POST if doing == "today" else None, initial=now)
    days = DifferentDaysForm(request.POST if doing == "days" else None, prefix="days")
    typed: forms.Form | None = {"today": form, "days": days}.get(doing)
    if typed is not None and typed.is_valid():
        wish = {"facts" if doing == "today" else "day": typed.cleaned_data}
        done = _("%(name)s is asked. We tell you what they say.") % {"name": given.person.name}

        def act() -> None:
            asking.ask_about_today(listing, by=person_of(request), person=given.person, **wish)

        _try(request, act, done)
        return redirect("listing_helping:today", listing.pk)
    context = {"listing": listing, "today": form, "days": days, "form": typed or form, **helping_on(request, listing)}
    return render(request, "listings/helping/today.html", context)


@require_POST
@helped_listing
def take_back(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Not asked any more, while nobody has answered: there is something to change first."""
    number = request.POST.get("asked", "")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
    mine = Prepared.objects.waiting().filter(prepared_by=person_of(request), pk=pk, subject_id=str(listing.pk))
    row = mine.first()
    if row is not None:
        _try(
            request, lambda: deciding.withdraw(row, by=person_of(request)), _("You have it back. Nobody is asked now.")
        )
    return redirect("my:tasks", listing.pk)
