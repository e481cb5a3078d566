"""Who comes to these pages. Whoever may not finds nothing there: the answer is 404, as for an address that is none."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from accounts.middleware import second_step_first
from accounts.models import Person
from enterprises.listings import rules
from enterprises.listings.models import Enterprise

View = Callable[..., HttpResponseBase]


def person_of(request: HttpRequest) -> Person:
    """Who is here: the door has let in nobody who is not signed in."""
    return cast(Person, request.user)


def at_the_desk(view: View) -> View:
    """Signed in, working here, and by two steps, exactly as the admin asks (accounts.middleware)."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rules.may_work_at_the_desk(request.user):
            raise Http404
        return second_step_first(request) or view(request, *args, **kwargs)

    return guarded


def of_ones_areas(view: View) -> View:
    """The desk's pages about one listing: it must be of one's own areas. The view gets the listing for its number."""

    @wraps(view)
    def scoped(request: HttpRequest, pk: int) -> HttpResponseBase:
        mine = Enterprise.objects.looked_after_by(request.user).select_related("area", "latest_revision__user")
        return view(request, get_object_or_404(mine.select_related("live_revision"), pk=pk))

    return at_the_desk(scoped)


def of_ones_own(view: View) -> View:
    """The pages of people who run the enterprise. The view gets the listing for its number."""

    @never_cache
    @login_required
    @wraps(view)
    def scoped(request: HttpRequest, pk: int) -> HttpResponseBase:
        mine = Enterprise.objects.filter(ownership__person=person_of(request))
        return view(request, get_object_or_404(mine.select_related("area", "latest_revision", "live_revision"), pk=pk))

    return scoped
