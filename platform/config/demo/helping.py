"""Ana helps her neighbour Mo with his listing, and has got something ready that he decides about."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.helping import actions as helping
from accounts.models import Help, Person
from config.demo.accounts import HOST
from enterprises.listings.helping import asking
from enterprises.listings.models import Enterprise

HELPED = "Say Cheese Business Club"


def name_helpers() -> None:
    """A second run finds Ana helping already."""
    mo, ana = (Person.objects.get(email=f"{key}@{HOST}") for key in ("mo", "ana"))
    listing = Enterprise.objects.filter(name=HELPED, ownership__person=mo, live=True).first()
    if listing is None or Help.objects.at_work().filter(person=mo, helper=ana).exists():
        return
    row = helping.name_helper(
        mo,
        by=mo,
        helper_name="Ana",
        way=Help.Way.PAPER,
        capabilities=["words", "availability"],
        until=timezone.localdate() + timedelta(days=180),
        subject=(listing._meta.label_lower, str(listing.pk)),
    )
    helping.accept_help(row, by=ana)
    year = timezone.localdate().year
    day = {"starts_on": date(year, 12, 24), "ends_on": date(year + 1, 1, 2), "is_open": False}
    asking.ask_about_today(listing, by=ana, person=mo, day={**day, "words": "Closed over Christmas and New Year."})
