"""What the gate's town needs for /my/ and /join/: somebody who runs listings, and a code in every state."""

from typing import Any

from accounts.models import Person
from enterprises.listings import actions
from enterprises.listings.models import Enterprise, Invitation


def join(listings: list[Enterprise], jo: Person) -> dict[str, Any]:
    """Ana runs the first two listings and a draft. Facts: the codes, as people type them."""
    ana = Person.objects.get(email="ana@example.com")
    first, second, *_others, last = listings
    draft = Enterprise(area=first.area, name="Ana's New Idea", one_line="Not shown yet.")
    actions.create_listing(draft, by=jo)
    for listing in (first, second, draft):
        listing.ownership_set.get_or_create(person=ana)
    idea = Enterprise(area=first.area, name="Pip's Bread", one_line="Bread.")
    actions.create_listing(idea, by=jo)
    names = ("used", "revoked", "opened", "yours", "texted", "not_texted")  # a code is typed five times an hour
    rows = {"pip": actions.invite_owner(idea, by=jo, way=Invitation.Way.PAPER, address="")}
    eggs = Enterprise(area=first.area, name="Gwen's Eggs", one_line="Eggs from the garden.")
    actions.create_listing(eggs, by=jo)
    rows["gwen"] = actions.invite_owner(eggs, by=jo, way=Invitation.Way.TEXT, address="07700 900741")
    rows |= {
        name: actions.invite_owner(last, by=jo, way=Invitation.Way.EMAIL, address=f"{name}@example.com")
        for name in names
    }
    actions.accept_invitation(rows["used"], by=Person.objects.get(email="kit@example.com"))
    actions.revoke_invitation(rows["revoked"], by=jo)
    return {"invitations": {name: actions.code_of(row) for name, row in rows.items()}}
