"""Who may come to the pages about an own listing; and nothing typed is lost when nobody is signed in any more.

Whoever does not run the enterprise is told that there is no such page: not even that there is such a listing.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.models import Person
from core import throttle
from core.saved import actions as saved
from core.saved import content, door
from core.saved.models import SavedForm
from enterprises.listings import rules
from enterprises.listings.models import Enterprise

View = Callable[..., HttpResponseBase]
#: The kind under which a form is kept while its owner signs in again. It has no code that anybody could say.
KIND = "own_listing"
#: In the session: what was kept, and for which address.
KEPT = "kept_form"


def person_of(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def number_in(text: str, *, otherwise: int = 0) -> int:
    """A number that a button of ours carries; `otherwise`, which nothing has, for whatever else was sent."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else otherwise


def is_autosave(request: HttpRequest) -> bool:
    """The script of the page saves in the background: it wants a word, not a page."""
    return request.headers.get("X-Autosave") == "1"


def own_page(view: View) -> View:
    """A page of somebody signed in."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def _listing_page(may: Callable[[Any, Enterprise], bool]) -> Callable[[View], View]:
    """A page about a listing for whom the rule lets in: the view gets the enterprise in place of its number."""

    def decorate(view: View) -> View:
        @own_page
        @wraps(view)
        def found(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponseBase:
            # A longer number than any id is an error of SQLite's own.
            listing = Enterprise.objects.select_related("area").filter(pk=pk).first() if pk < 2**63 else None
            if listing is None or not may(request.user, listing):
                raise Http404
            request.is_helper = not rules.owns(request.user, listing)  # type: ignore[attr-defined]
            return view(request, listing, **kwargs)

        return found

    return decorate


#: Of somebody's own; of somebody's own or whom they help to write; whom they help with anything.
own_listing = _listing_page(rules.may_edit_own)
written_listing = _listing_page(rules.may_write)
helped_listing = _listing_page(rules.may_come_in)


def _form_of(page: Callable[[View], View]) -> Callable[[View], View]:
    """The same for a form that comes back filled in: its view asks come_back, and then does nothing but show."""
    return lambda view: kept_when_signed_out(page(view))


def kept_when_signed_out(guarded: View) -> View:
    """What is sent to a guarded page by somebody whose session has ended is kept for when they are back."""

    @wraps(guarded)
    def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            if is_autosave(request):
                return JsonResponse({"signed_out": True}, status=401)
            # What came without its token may be another site's: it is not kept.
            if not hasattr(request, "half_filled") and _may_keep(request):
                keep(request)
        return guarded(request, *args, **kwargs)

    # Whoever sends a page that was open for too long gets it back filled in (core.saved.views.csrf_failure).
    keeping.saveable_view = keeping  # type: ignore[attr-defined]
    return keeping


own_form = _form_of(own_listing)
written_form = _form_of(written_listing)


def _may_keep(request: HttpRequest) -> bool:
    return throttle.allow(request, "save a form", capacity=door.SAVES, per=throttle.HOUR) and throttle.allow(
        "everybody", "save a form", capacity=door.EVERYBODYS_SAVES, per=throttle.HOUR
    )


def keep(request: HttpRequest) -> None:
    """Keep what was typed for this browser alone, until it is signed in again."""
    try:
        made = saved.save_form(KIND, request.path, request.POST)
    except content.TooLong:
        return
    request.session[KEPT] = made.saved.pk


def kept_of(request: HttpRequest) -> SavedForm | None:
    """What this browser typed here before it was asked to sign in."""
    key = request.session.get(KEPT)
    if key is None:
        return None
    form = SavedForm.objects.still_good().filter(pk=key, kind=KIND).first()
    return form if form and form.address == request.path else None


def forget_kept(request: HttpRequest) -> None:
    """It is saved in the draft, or not wanted."""
    form = kept_of(request)
    if form is not None:
        saved.forget(form.pk, by=request.user)
        del request.session[KEPT]


def come_back(request: HttpRequest) -> Any:
    """What to fill the form with, unchecked: as it was before somebody had to sign in. None: nothing."""
    left = getattr(request, "half_filled", None)
    if left is not None:
        return left
    form = kept_of(request) if request.method == "GET" else None
    if form is None:
        return None
    request.saved_note = _("You had been signed out. All you wrote is here. Press Save to keep it.")  # type: ignore[attr-defined]
    request.half_filled = content.unpack(form)  # type: ignore[attr-defined]
    return request.half_filled  # type: ignore[attr-defined]
