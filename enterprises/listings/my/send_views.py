"""The page before sending, sending, taking back; and the private base, which nobody checks."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.moves import WrongMoment
from enterprises.listings import actions, agreed, contents
from enterprises.listings.complete import missing
from enterprises.listings.models import Enterprise
from enterprises.listings.my import sending, status
from enterprises.listings.my.door import come_back, forget_kept, own_form, own_listing, person_of
from enterprises.listings.my.parts import BaseForm
from enterprises.listings.my.steps import STEPS
from enterprises.listings.own import shown
from enterprises.listings.words import and_words


@require_http_methods(["GET", "POST"])
@own_listing
def send(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """What is missing, what could be better, and the button that sends it."""
    if request.method == "POST":
        try:
            actions.send_for_checking(listing, by=person_of(request), version=request.POST.get("version", ""))
        except WrongMoment as moment:
            messages.error(request, str(moment))
        except ValidationError as gaps:
            messages.error(request, " ".join(gaps.messages))
        else:
            messages.success(
                request, _("Sent to the %(area)s team. We tell you when they answer.") % {"area": listing.area.name}
            )
            return redirect("my:tasks", listing.pk)
        return redirect("my:send", listing.pk)
    draft = actions.draft_of(listing)
    newest, others = listing.latest_revision, agreed.wrote_for_them(listing)
    changes = contents.compared(contents.shown_content(listing), newest.content) if others and newest else []
    context = {
        "listing": listing,
        "version": contents.stamp(newest) if newest else "",
        "others": and_words([each.name for each in others]),
        "parts": shown.by_part(changes),
        "missing": [(gap, STEPS[gap.step]) for gap in missing(draft)],
        "reminders": status.reminders(draft),
        "advice": list(status.advice_on(draft)),
        "stands": sending.how_it_stands(listing),
        "days": sending.usual_days(listing.area),
    }
    return render(request, "listings/my/send.html", context)


@require_POST
@own_listing
def take_back(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    try:
        actions.take_back(listing, by=person_of(request))
    except WrongMoment as moment:
        messages.error(request, str(moment))
    else:
        messages.success(request, _("You have it back. Send it again when you are ready."))
    return redirect("my:tasks", listing.pk)


@require_http_methods(["GET", "POST"])
@own_form
def base(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Where they work from. Opening the page reads it, and reading is written down."""
    person = person_of(request)
    left = come_back(request)
    if left is not None:
        form = BaseForm(left)
        form.half_filled = True
    elif request.method == "POST":
        form = BaseForm(request.POST)
        if form.is_valid():
            actions.set_base(listing, by=person, **form.cleaned_data)
            forget_kept(request)
            messages.success(request, _("Kept. Nobody but you and the support team can read it."))
            return redirect("my:tasks", listing.pk)
    else:
        known = actions.read_base(listing, by=person)
        names = BaseForm.base_fields
        form = BaseForm(initial={name: getattr(known, name) for name in names} if known else {"precision": "sector"})
    return render(request, "listings/my/private_base.html", {"listing": listing, "form": form})
