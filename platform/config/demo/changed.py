"""What people of the demo town changed in their own listings and sent to be checked: something to try at the desk."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Person
from enterprises.listings import actions
from enterprises.listings.models import Enterprise

#: Who, of which listing, and what they changed. One small change, and one that is looked at on its own.
SENT: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("ana", "Cards by Carrie-Ann", {"opening_words": "In December also on Saturdays."}),
    (
        "ben",
        "Loud and Slow",
        {"story": "We started with six chairs. Now we are twenty, and there is always cake."},
    ),
)
#: Nobody has said of this one for long that it is right.
UNCONFIRMED = "Say Cheese Business Club"


def change_listings(people: dict[str, Person]) -> None:
    for key, name, fields in SENT:
        listing = Enterprise.objects.filter(name=name, live=True).first()
        if listing is not None:
            _send(listing, people[key], fields)
    old = Enterprise.objects.filter(name=UNCONFIRMED, live=True).first()
    if old is not None:
        long_ago = timezone.localdate() - timedelta(days=200)
        Enterprise.objects.filter(pk=old.pk).update(last_confirmed_on=long_ago)
        actions.tell_published(Enterprise.objects.get(pk=old.pk))


def _send(listing: Enterprise, by: Person, fields: dict[str, Any]) -> None:
    draft = listing.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.has_unpublished_changes = True
    draft.save_revision(user=by)
    Enterprise.objects.get(pk=listing.pk).get_workflow().start(Enterprise.objects.get(pk=listing.pk), user=by)
