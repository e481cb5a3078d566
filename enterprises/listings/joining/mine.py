"""/my/: the front page of somebody who is signed in."""

from typing import NamedTuple, cast

from django.contrib.auth.decorators import login_required
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import WorkflowState

from accounts.models import Person
from accounts.reach import reach_of
from enterprises.listings.models import Enterprise, Newcomer


class Standing(NamedTuple):
    """How a listing stands, for those who run it: a few words, what they mean, and the colour of the tag."""

    words: str
    meaning: str
    colour: str


def enterprises_of(person: Person) -> QuerySet[Enterprise]:
    """Theirs, by name, each knowing whether it waits to be checked, in a fixed number of queries."""
    waiting = WorkflowState.objects.filter(
        base_content_type=Enterprise.get_base_content_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    theirs = Enterprise.objects.filter(ownership__person=person).select_related("area")
    return theirs.annotate(is_checked_now=Exists(waiting)).order_by("name", "pk")


def standing_of(listing: Enterprise) -> Standing:
    """For a listing from enterprises_of."""
    if listing.hidden_at:
        return Standing(_("Hidden"), _("Nobody can find it now. Ring us when you want it shown again."), "rose")
    if getattr(listing, "is_checked_now", False):
        meaning = _("Our team looks at it and tells you.")
        if listing.live:
            meaning = _("Everybody can find it as it was. Our team looks at what you changed, and tells you.")
        return Standing(_("Being checked"), meaning, "plum")
    if not listing.live:
        return Standing(_("Draft"), _("Only you and our team can see it. It is not on the site yet."), "teal")
    if listing.is_closed_now:
        return Standing(_("Public, closed for now"), _("Everybody can find it, and sees that it is closed."), "green")
    return Standing(_("Public"), _("Everybody can find it."), "green")


@require_safe
@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What they run and how it stands, what we are asked for, and their own settings."""
    person = cast(Person, request.user)
    listings = [(each, standing_of(each)) for each in enterprises_of(person)]
    asked = Newcomer.objects.filter(person=person, enterprise=None, status=Newcomer.Status.OPEN)
    context = {
        "person": person,
        "listings": listings,
        "asked": asked.select_related("area").order_by("-created_at"),
        "reach": reach_of(person),
    }
    return render(request, "listings/joining/mine.html", context)
