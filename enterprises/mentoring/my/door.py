"""Who comes to these pages: whoever is signed in, to what is theirs. Everything else is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from accounts.models import Person
from enterprises.listings.own.door import person_of
from enterprises.mentoring.models import Membership, Pairing, Proposal

View = Callable[..., HttpResponseBase]


def of_ones_own(view: View) -> View:
    """The view gets the membership for its number."""

    @never_cache
    @login_required
    @wraps(view)
    def scoped(request: HttpRequest, pk: int, **more: Any) -> HttpResponseBase:
        mine = Membership.objects.filter(person=person_of(request)).select_related("programme__area", "worker")
        return view(request, get_object_or_404(mine, pk=pk), **more)

    return scoped


def about_oneself(view: View) -> View:
    """The view gets a proposal that was sent, and on which side they are."""

    @never_cache
    @login_required
    @wraps(view)
    def scoped(request: HttpRequest, pk: int) -> HttpResponseBase:
        rows = Proposal.objects.filter(sent_at__isnull=False)
        rows = rows.select_related("programme__area", "mentee_person", "mentor_person", "mentee__worker")
        found = get_object_or_404(rows, pk=pk)
        return view(request, found, side_of(person_of(request), found))

    return scoped


def with_another(view: View) -> View:
    """The view gets a pairing that was not stopped, and on which side they are."""

    @never_cache
    @login_required
    @wraps(view)
    def scoped(request: HttpRequest, pk: int, **more: Any) -> HttpResponseBase:
        rows = Pairing.objects.exclude(status=Pairing.Status.STOPPED)
        rows = rows.select_related("programme__area", "mentee_person", "mentor_person", "worker", "mentee", "mentor")
        found = get_object_or_404(rows, pk=pk)
        return view(request, found, side_of(person_of(request), found), **more)

    return scoped


def side_of(person: Person, about: Proposal | Pairing) -> str:
    """ "mentee" or "mentor". Raises Http404 for whoever is neither."""
    if person.pk == about.mentee_person_id:
        return "mentee"
    if person.pk == about.mentor_person_id:
        return "mentor"
    raise Http404
