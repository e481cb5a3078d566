"""Worries in the gate's town: one nobody has, one that is looked after, one that is closed; Jo reads them."""

from typing import Any

from accounts.models import Person
from enterprises.listings.models import Area
from enterprises.safeguarding import actions
from enterprises.safeguarding.actions import Told
from enterprises.safeguarding.models import Contact


def be_worried(area: Area, jo: Person) -> dict[str, Any]:
    Contact.objects.create(area=area, person=jo)
    waits = actions.tell(Told(harm_now="yes", words="He shouts at her in the shop.", about="Mr Fox", area=area))
    looked_after, closed = (
        actions.tell(Told(harm_now="no", words=words, area=area, reach="Ring after six."))
        for words in ("She never has any money left.", "Nobody opened the door for a week.")
    )
    ana, ben = (Person.objects.get(email=f"{name}@example.com") for name in ("ana", "ben"))
    for concern in (looked_after, closed):
        actions.take(concern, by=jo)
        note = actions.write(concern, "Rang and talked.", by=jo)
        actions.write(concern, "It was a letter, not a call.", by=jo, corrects=note)
        actions.decide(concern, "watching", "I ring again on Friday.", knows="yes", share_reason="", by=jo)
    actions.name_person(looked_after, ana, by=jo)
    actions.keep_apart(looked_after, ana, ben, by=jo)
    actions.close(closed, by=jo)
    return {"own_worry": str(looked_after.pk), "own_worry_waits": str(waits.pk)}
