"""What Ana runs in the gate's town, and what waits for Jo at the desk because of it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Workflow

from accounts.models import Person
from enterprises.listings import actions
from enterprises.listings.contents import stamp
from enterprises.listings.models import Enterprise, Photo, Price


def fill_desk(kitchen: Enterprise, small: Enterprise, old: Enterprise, closed: Enterprise, pictures: list[Any]) -> dict:
    """Four listings of Ana's. Returns what stands in the desk's addresses, by name."""
    ana = Person.objects.get(email="ana@example.com")
    for listing in (kitchen, small, old, closed):
        listing.ownership_set.create(person=ana)
    send(kitchen, ana, one_line="Lunches for two, and pudding.", prices=[Price(name="A lunch", pence=700)])
    draft, jo = Enterprise.objects.get(pk=kitchen.pk), Person.objects.get(name="Jo Reed")
    actions.send_back(draft, version=stamp(draft.latest_revision), words="Lovely. Please add a picture.", by=jo)
    photo = Photo(picture=pictures[0][0], alt=pictures[0][1])
    cancel(kitchen)
    send(kitchen, ana, one_line="Lunches for two, and pudding.", photos=[photo], description="We bring the plates.")
    send(small, ana, opening_words="Only mornings in December.")
    long_ago = timezone.localdate() - timedelta(days=200)
    Enterprise.objects.filter(pk=old.pk).update(last_confirmed_on=long_ago)
    actions.tell_published(Enterprise.objects.get(pk=old.pk))
    actions.close_for_good(Enterprise.objects.get(pk=closed.pk), by=ana, why="We are moving to Wales.")
    first = Enterprise.objects.get(pk=kitchen.pk).revisions.order_by("pk").first()
    return {
        "sent": kitchen.pk,
        "small": small.pk,
        "old": old.pk,
        "gone": closed.pk,
        "first_version": first.pk,
        "still_right": actions.token_for(old, ana),
    }


def cancel(listing: Enterprise) -> None:
    Enterprise.objects.get(pk=listing.pk).current_workflow_state.cancel()


def send(listing: Enterprise, by: Person, **fields: Any) -> None:
    draft = Enterprise.objects.get(pk=listing.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.has_unpublished_changes = True
    draft.save_revision(user=by)
    workflow = Workflow.objects.get(name="Listings")
    workflow.start(Enterprise.objects.get(pk=listing.pk), by)
