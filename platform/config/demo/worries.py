"""Worries in the demo town: Jo and Dee read them, each first in their own area, and one waits, one is looked after, one
is closed.
"""

from accounts.models import Person
from config.demo.accounts import HOST
from enterprises.listings.models import Area
from enterprises.safeguarding import actions
from enterprises.safeguarding.actions import Told
from enterprises.safeguarding.models import Concern, Contact


def be_worried() -> None:
    """A second run finds the contacts there."""
    if Contact.objects.exists():
        return
    admin, jo, dee = (Person.objects.get(email=f"{key}@{HOST}") for key in ("admin", "jo", "dee"))
    for slug, order in (("stroud-valleys", (jo, dee)), ("berkeley-vale", (dee, jo))):
        area = Area.objects.get(slug=slug)
        for place, person in enumerate(order, start=1):
            actions.appoint(area, person, place=place, by=admin)
    stroud = Area.objects.get(slug="stroud-valleys")
    for told in _told(stroud):
        actions.tell(told)
    _look_after(stroud, jo)


def _told(area: Area) -> list[Told]:
    return [
        Told(
            harm_now="no",
            words="My neighbour used to go out every day. Now her nephew does all the talking. She looks at the floor.",
            about="The lady at number 12, I think she is called Mrs Hale",
            knows=Concern.Knows.NOT_ASKED,
            name="Wyn",
            reach="Ring 01632 960718 in the morning. Do not come to the house.",
            area=area,
        ),
        Told(
            harm_now="no",
            words="He has paid for the same gutter three times. A man with a van comes back and says it still leaks.",
            about="Mr Doyle, who comes to the lunch club",
            wishes="He wants his money back and not to be made a fool of.",
            knows=Concern.Knows.YES,
            area=area,
        ),
        Told(
            harm_now="unsure",
            words="A woman at the bus stop was crying and said she cannot go home. I do not know her name.",
            area=area,
        ),
    ]


def _look_after(area: Area, jo: Person) -> None:
    """The second is passed on, the first was talked over and closed; the third waits."""
    neighbour, gutter = Concern.objects.filter(area=area).order_by("raised_at")[:2]
    talked = "Talked to Mr Doyle at lunch. He has all three bills."
    fell = "Visited with the district nurse. She has had a fall and is getting better."
    for concern, status, note, why in (
        (gutter, "referred", talked, "Told Trading Standards. He agreed."),
        (neighbour, "nothing", fell, "She says that all is well, and she looks it."),
    ):
        actions.take(concern, by=jo)
        actions.write(concern, note, by=jo)
        actions.decide(concern, status, why, knows=Concern.Knows.YES, share_reason="", by=jo)
    actions.close(neighbour, by=jo)
