"""What the gate's town needs for people's own data: somebody about to be erased, and somebody who stopped it."""

from typing import Any

from accounts.models import DataCopy, Person
from accounts.own_data import actions, emails
from enterprises.listings.models import Area
from tests.factories.listings import make_listing


def ask_about_data(area: Area) -> dict[str, Any]:
    """Kit waits to be erased, with one copy made and one in the making, Ben has stopped it, and Kit says that something
    is wrong.
    """
    kit, ben = (Person.objects.get(email=f"{name}@example.com") for name in ("kit", "ben"))
    make_listing(area=area, name="Kit's Kites", slug="kits-kites", owner=kit, publish=False)
    actions.say_wrong(kit, "My street has another name now.", by=kit)
    actions.make_copy(actions.ask_copy(kit, by=kit))
    DataCopy.objects.create(person=kit, asked_by=kit)
    waiting, stopped = (actions.ask_erasure(person, by=person) for person in (kit, ben))
    actions.stop_erasure(stopped, by=ben)
    return {
        "own_stop": emails.token_for(waiting),
        "own_stopped": emails.token_for(stopped),
        "own_person": kit.pk,
    }
