"""/my/: the front page of somebody who is signed in."""

from typing import NamedTuple, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.helping.mine import waiting_for
from accounts.models import Person
from accounts.reach import reach_of
from accounts.recovery.actions import open_for
from enterprises.listings.helping.shown import helped_listings
from enterprises.listings.models import Enterprise, Newcomer, TalkMessage
from enterprises.listings.my.sending import Stands, how_all_stand


class Standing(NamedTuple):
    """How a listing stands, for those who run it: a few words, what they mean, and the colour of the tag."""

    words: str
    meaning: str
    colour: str


def standing_of(listing: Enterprise, stands: Stands) -> Standing:
    """What whoever runs it needs to know first."""
    if stands.is_hidden:
        return Standing(_("Hidden"), _("Nobody can find it now. Ring us when you want it shown again."), "rose")
    if stands.is_sent_back:
        meaning = _("Read what they wrote, change it, and send it again.")
        return Standing(_("The team asks for a change"), meaning, "rose")
    if stands.is_sent:
        meaning = _("Our team looks at it and tells you.")
        if stands.is_public:
            meaning = _("Everybody can find it as it was. Our team looks at what you changed, and tells you.")
        return Standing(_("Being checked"), meaning, "plum")
    if not stands.is_public:
        return Standing(_("Draft"), _("Only you and our team can see it. It is not on the site yet."), "teal")
    if stands.has_draft:
        meaning = _("Everybody can find it as it was. Send what you changed when you are ready.")
        return Standing(_("Changes not sent yet"), meaning, "plum")
    if listing.is_closed_now:
        return Standing(_("Public, closed for now"), _("Everybody can find it, and sees that it is closed."), "green")
    return Standing(_("Public"), _("Everybody can find it."), "green")


@require_safe
@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What they run and how it stands, what we are asked for, and their own settings."""
    person = cast(Person, request.user)
    theirs = Enterprise.objects.filter(ownership__person=person).select_related("area").order_by("name", "pk")
    listings = [(listing, standing_of(listing, stands)) for listing, stands in how_all_stand(theirs)]
    asked = Newcomer.objects.filter(person=person, enterprise=None, status=Newcomer.Status.OPEN)
    context = {
        "person": person,
        "listings": listings,
        "asked": asked.select_related("area").order_by("-created_at"),
        "reach": reach_of(person),
        "waiting": waiting_for(person),
        "helped": helped_listings(person),
        "recovery": open_for(person),
        "new_messages": TalkMessage.objects.unread_by(person).count() if listings else 0,
    }
    return render(request, "listings/joining/mine.html", context)
