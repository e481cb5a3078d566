"""Photographs: the list with its buttons, adding one, and the words and the middle of one."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from core.moves import WrongMoment
from enterprises.listings import actions
from enterprises.listings.actions.photos import MOST_PHOTOS, centre_of, may_centre
from enterprises.listings.models import Enterprise, Photo
from enterprises.listings.my.door import number_in, person_of, written_listing
from enterprises.listings.my.photo_forms import AddForm, OneForm
from enterprises.listings.my.views import undo_of


@require_http_methods(["GET", "POST"])
@written_listing
def photos(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """All of them, in their order: the first one stands in lists."""
    trouble = ""
    if request.method == "POST":
        try:
            version = _press(request, listing)
        except WrongMoment as moment:
            trouble = str(moment)
        else:
            return redirect(_list_address(listing, version))
    shown = list(actions.draft_of(listing).photos.all())
    context = {
        "listing": listing,
        "photos": shown,
        "is_full": len(shown) >= MOST_PHOTOS,
        "trouble": trouble,
        "undo": undo_of(request, listing),
    }
    return render(request, "listings/my/photos.html", context)


def _press(request: HttpRequest, listing: Enterprise) -> Any:
    """Do what one of the buttons beside a picture says."""
    by = person_of(request)
    for name, step in (("up", -1), ("down", 1)):
        if name in request.POST:
            return actions.move_photo(listing, by=by, picture=number_in(request.POST[name]), step=step)
    return actions.remove_photo(listing, by=by, picture=number_in(request.POST.get("remove", "")))


def _list_address(listing: Enterprise, version: Any) -> str:
    return f"{reverse('my:photos', args=[listing.pk])}?{urlencode({'saved': version.pk})}"


@require_http_methods(["GET", "POST"])
@written_listing
def add(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            version = actions.add_photo(
                listing, by=person_of(request), upload=given["file"], alt=given["alt"], caption=given["caption"]
            )
        except (ValidationError, WrongMoment) as error:
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
        else:
            return redirect(_list_address(listing, version))
    if form.is_bound and "file" not in form.errors:  # no browser keeps a file: say so beside it
        form.add_error("file", _("Choose the picture again after mending the rest."))
    return render(request, "listings/my/photo_add.html", {"listing": listing, "form": form})


@require_http_methods(["GET", "POST"])
@written_listing
def photo(request: HttpRequest, listing: Enterprise, picture: int) -> HttpResponse:
    """The words of one photograph, and what must stay in sight."""
    shown = _shown(listing, picture)
    centre = centre_of(shown.picture)
    initial = {"alt": shown.alt, "caption": shown.caption, "middle": "-".join(map(str, centre)) if centre else ""}
    form = OneForm(request.POST if request.method == "POST" else None, initial=initial)
    # What must stay in sight counts at once, so a helper does not say it.
    if request.is_helper or not may_centre(listing, shown.picture):  # type: ignore[attr-defined]
        del form.fields["middle"]
    if form.is_bound and form.is_valid():
        try:
            return redirect(_list_address(listing, _keep(request, listing, picture, form)))
        except WrongMoment as moment:
            form.add_error(None, str(moment))
    return render(request, "listings/my/photo.html", {"listing": listing, "form": form, "photo": shown})


def _keep(request: HttpRequest, listing: Enterprise, picture: int, form: OneForm) -> Any:
    by, given = person_of(request), form.cleaned_data
    version = actions.change_photo(listing, by=by, picture=picture, alt=given["alt"], caption=given["caption"])
    if given.get("middle") and "middle" in form.changed_data:
        column, row = map(int, given["middle"].split("-"))
        actions.centre_photo(listing, by=by, picture=picture, column=column, row=row)
    return version


def _shown(listing: Enterprise, picture: int) -> Photo:
    """The photograph of the draft that shows this picture."""
    for shown in actions.draft_of(listing).photos.all():
        if shown.picture_id == picture:
            return shown
    raise Http404
