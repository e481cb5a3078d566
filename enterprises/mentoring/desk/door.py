"""Who comes to these pages: support workers, to the programmes of their own areas. Everything else is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from accounts.models import Person
from enterprises.listings.own.door import at_the_desk, person_of
from enterprises.mentoring.models import Membership, Pairing, Programme, Proposal, Run, Task

View = Callable[..., HttpResponseBase]


def programmes_of(person: Person) -> QuerySet[Programme]:
    return Programme.objects.filter(area__areaworker__person=person).select_related("area").order_by("name")


def _rows(model: Any, person: Person) -> Any:
    return model._default_manager.filter(programme__area__areaworker__person=person)


def of_a_programme(view: View) -> View:
    """The view gets one of one's own programmes, by its slug."""

    @at_the_desk
    @wraps(view)
    def scoped(request: HttpRequest, slug: str) -> HttpResponseBase:
        return view(request, get_object_or_404(programmes_of(person_of(request)), slug=slug))

    return scoped


def of_a_member(view: View) -> View:
    @at_the_desk
    @wraps(view)
    def scoped(request: HttpRequest, pk: int, **more: Any) -> HttpResponseBase:
        rows = _rows(Membership, person_of(request)).select_related("programme__area", "person", "worker", "profile")
        return view(request, get_object_or_404(rows, pk=pk), **more)

    return scoped


TWO = ("programme__area", "mentee__person", "mentor__person", "mentee_person", "mentor_person")


def of_a_proposal(view: View) -> View:
    @at_the_desk
    @wraps(view)
    def scoped(request: HttpRequest, pk: int) -> HttpResponseBase:
        rows = _rows(Proposal, person_of(request)).select_related(*TWO, "mentee_recorded_by", "mentor_recorded_by")
        return view(request, get_object_or_404(rows, pk=pk))

    return scoped


def of_a_pairing(view: View) -> View:
    @at_the_desk
    @wraps(view)
    def scoped(request: HttpRequest, pk: int) -> HttpResponseBase:
        rows = _rows(Pairing, person_of(request)).select_related(*TWO, "worker")
        return view(request, get_object_or_404(rows, pk=pk))

    return scoped


def of_a_run(view: View) -> View:
    @at_the_desk
    @wraps(view)
    def scoped(request: HttpRequest, pk: int, **more: Any) -> HttpResponseBase:
        rows = _rows(Run, person_of(request)).select_related("programme__area", "policy")
        return view(request, get_object_or_404(rows, pk=pk), **more)

    return scoped


def of_a_task(view: View) -> View:
    @at_the_desk
    @wraps(view)
    def scoped(request: HttpRequest, pk: int) -> HttpResponseBase:
        return view(
            request, get_object_or_404(_rows(Task, person_of(request)).select_related("programme__area"), pk=pk)
        )

    return scoped
