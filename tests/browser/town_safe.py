"""People of the gate's town who cannot sign in any more: one asked for, one agreed to. And what helps them."""

from typing import Any

from accounts.by_phone.actions import sign_in_with
from accounts.helps.actions import Wish, write_down
from accounts.models import Person, Recovery
from accounts.recovery import actions
from accounts.recovery.ways import NewWay
from enterprises.listings.models import Enterprise


def lose_sign_ins(listing: Enterprise) -> dict[str, Any]:
    """Returns what stands in the addresses, by name. `listing` is of Jo's area."""
    jo, root = (Person.objects.get(email=f"{name}@example.com") for name in ("jo", "root"))
    lost, agreed, other = (_runs(listing, name) for name in ("Lola Finch", "Agnes Reid", "Otto Bell"))
    phone = NewWay(new_phone="+447700900731", drops_email=True)
    by_phone = actions.ask(_runs(listing, "Hugo Lane"), phone, seen="known", by=root)
    asked = actions.ask(lost, NewWay(new_email="lola@example.com", drops_second_step=True), seen="met", by=root)
    waits = actions.ask(agreed, NewWay(new_email="agnes@example.com"), seen="rang", by=root)
    actions.agree(waits, by=jo)
    sign_in_with(Person.objects.get(email="ben@example.com"), "+447700900730")
    una = Person.objects.create_user(name="Una Wren")
    listing.ownership_set.create(person=una)
    sign_in_with(una, "+447700900732")
    helped = Wish(("bsl", "more_time"), "Please face me.", team_may_see=True)
    write_down(agreed, helped, by=jo)
    write_down(lost, Wish(("quiet",)), by=lost)
    facts = {
        "lost_helped": agreed.pk,
        "lost_hides": lost.pk,
        "lost": asked.pk,
        "lost_agreed": waits.pk,
        "lost_phone": by_phone.pk,
        "lost_other": other.pk,
    }
    return facts | {"lost_token": actions.token_for(Recovery.objects.get(pk=waits.pk))}


def _runs(listing: Enterprise, name: str) -> Person:
    person = Person.objects.create_user(name=name, email=f"{name.split()[0].lower()}.old@example.com")
    listing.ownership_set.create(person=person)
    return person
