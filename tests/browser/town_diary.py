"""What can be booked in the gate's town, and who booked it: Ana's, in every state she can find it in."""

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Person
from enterprises.booking.actions import offering as offerings
from enterprises.booking.actions import setting_up
from enterprises.booking.models import Offering
from enterprises.listings.models import Enterprise


def take_bookings(listing: Enterprise) -> dict[str, Any]:
    """Ana's first listing takes bookings, with three things; another of hers has just begun."""
    ana = Person.objects.get(email="ana@example.com")
    setting_up.begin(Enterprise.objects.get(name="Told Again"), by=ana)
    setting_up.begin(listing, by=ana)
    diary = listing.diaries.get()
    setting_up.set_weekly_hours(diary, [(day, (time(9), time(17))) for day in range(7)], by=ana)
    day = timezone.localdate() + timedelta(days=20)
    setting_up.set_hours_of(diary, day, [(time(10), time(12))], by=ana)
    setting_up.set_hours_of(diary, day + timedelta(days=1), [], by=ana)
    setting_up.change_terms(
        listing, by=ana, ways=["cash", "transfer", "invoice"], transfer_words="Ana, 00-00-00, 00000000"
    )
    lesson = _thing(listing, ana, name="Baking lesson", where="home", who_comes="Ana", late_percent=50, places=1)
    lunch = _thing(listing, ana, name="Lunch together", kind="group", places=8, where="venue", asks_first=False)
    draft = offerings.add_offering(listing, by=ana, name="A walk in the garden", words="We look at it together.")
    setting_up.take_bookings(listing, True, by=ana)
    return {"own_diary": diary.pk, "own_lesson": lesson.pk, "own_lunch": lunch.pk, "own_draft_thing": draft.pk}


def _thing(listing: Enterprise, ana: Person, **facts: Any) -> Offering:
    made = offerings.add_offering(listing, by=ana, words="We bake a loaf and eat it.", **facts)
    offerings.set_lengths(made, {60: 2500, 90: 3500}, price="fixed", by=ana)
    offerings.move_offering(made, "open", by=ana)
    return made
