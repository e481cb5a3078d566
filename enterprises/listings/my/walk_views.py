"""The way to the door: its steps with their buttons, adding one, and the words of one."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.moves import WrongMoment
from enterprises.listings import actions
from enterprises.listings.actions.walk import MOST_STEPS
from enterprises.listings.models import Enterprise, WalkStep
from enterprises.listings.my.door import number_in, person_of, written_listing
from enterprises.listings.my.photo_forms import AddStepForm, StepForm
from enterprises.listings.my.views import undo_of


@require_http_methods(["GET", "POST"])
@written_listing
def walk(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """All steps, in the order in which people come to them."""
    trouble = ""
    if request.method == "POST":
        try:
            return redirect(_address(listing, _press(request, listing)))
        except WrongMoment as moment:
            trouble = str(moment)
    steps = list(actions.draft_of(listing).walk.all())
    context = {
        "listing": listing,
        "steps": steps,
        "is_full": len(steps) >= MOST_STEPS,
        "trouble": trouble,
        "undo": undo_of(request, listing),
    }
    return render(request, "listings/my/walk.html", context)


def _press(request: HttpRequest, listing: Enterprise) -> Any:
    """Do what one of the buttons beside a step says."""
    by = person_of(request)
    for name, step in (("up", -1), ("down", 1)):
        if name in request.POST:
            return actions.move_walk_step(listing, by=by, picture=number_in(request.POST[name]), step=step)
    return actions.remove_walk_step(listing, by=by, picture=number_in(request.POST.get("remove", "")))


def _address(listing: Enterprise, version: Any) -> str:
    return f"{reverse('my:walk', args=[listing.pk])}?{urlencode({'saved': version.pk})}"


@require_http_methods(["GET", "POST"])
@written_listing
def add(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    form = AddStepForm(request.POST, request.FILES) if request.method == "POST" else AddStepForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            version = actions.add_walk_step(
                listing, by=person_of(request), upload=given["file"], words=given["words"], alt=given["alt"]
            )
        except (ValidationError, WrongMoment) as error:
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
        else:
            return redirect(_address(listing, version))
    if form.is_bound and "file" not in form.errors:  # no browser keeps a file: say so beside it
        form.add_error("file", _("Choose the picture again after mending the rest."))
    return render(request, "listings/my/walk_step.html", {"listing": listing, "form": form})


@require_http_methods(["GET", "POST"])
@written_listing
def step(request: HttpRequest, listing: Enterprise, picture: int) -> HttpResponse:
    """The words of one step."""
    shown = _shown(listing, picture)
    form = StepForm(
        request.POST if request.method == "POST" else None, initial={"words": shown.words, "alt": shown.alt}
    )
    if form.is_bound and form.is_valid():
        try:
            version = actions.change_walk_step(listing, by=person_of(request), picture=picture, **form.cleaned_data)
            return redirect(_address(listing, version))
        except WrongMoment as moment:
            form.add_error(None, str(moment))
    return render(request, "listings/my/walk_step.html", {"listing": listing, "form": form, "step": shown})


def _shown(listing: Enterprise, picture: int) -> WalkStep:
    """The step of the draft that shows this picture."""
    for shown in actions.draft_of(listing).walk.all():
        if shown.picture_id == picture:
            return shown
    raise Http404
