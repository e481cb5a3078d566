"""What can be booked in the gate's town, and who booked it: Ana's, in every state she can find it in."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Person
from enterprises.booking import rhythm
from enterprises.booking.actions import answering, book, ending, other_time, regularly, setting_up
from enterprises.booking.actions import offering as offerings
from enterprises.booking.calendars import actions as calendars
from enterprises.booking.models import Booking, Imported, Offering, Party, Proposal
from enterprises.booking.other_times.links import token_for
from enterprises.listings.models import Enterprise


def take_bookings(listing: Enterprise) -> dict[str, Any]:
    """Ana's first listing takes bookings, with three things; another of hers has just begun."""
    ana = Person.objects.get(email="ana@example.com")
    setting_up.begin(Enterprise.objects.get(name="Told Again"), by=ana)
    setting_up.begin(listing, by=ana)
    diary = listing.diaries.get()
    setting_up.set_weekly_hours(diary, [(day, (time(0), time(0))) for day in range(7)], by=ana)
    day = timezone.localdate() + timedelta(days=20)
    setting_up.set_hours_of(diary, day, [(time(10), time(12))], by=ana)
    setting_up.set_hours_of(diary, day + timedelta(days=1), [], by=ana)
    setting_up.change_terms(
        listing, by=ana, ways=["cash", "transfer", "invoice"], transfer_words="Ana, 00-00-00, 00000000"
    )
    lesson = _thing(listing, ana, name="Baking lesson", where="home", who_comes="Ana", late_percent=50, places=1)
    offerings.change_offering(lesson, by=ana, can_repeat=True)
    lunch = _thing(listing, ana, name="Lunch together", kind="group", places=8, where="venue", asks_first=False)
    draft = offerings.add_offering(listing, by=ana, name="A walk in the garden", words="We look at it together.")
    setting_up.take_bookings(listing, True, by=ana)
    facts = {"own_diary": diary.pk, "own_lesson": lesson.pk, "own_lunch": lunch.pk, "own_draft_thing": draft.pk}
    return facts | _book(lesson, ana)


def _thing(listing: Enterprise, ana: Person, **facts: Any) -> Offering:
    made = offerings.add_offering(listing, by=ana, words="We bake a loaf and eat it.", notice_hours=0, **facts)
    offerings.set_lengths(made, {60: 2500, 90: 3500}, price="fixed", by=ana)
    offerings.move_offering(made, "open", by=ana)
    return made


def _book(lesson: Offering, ana: Person) -> dict[str, Any]:
    """Asked for, booked, today, over, done, cancelled, and one that waits for an answer about another time."""
    start = (timezone.now() + timedelta(days=3)).replace(minute=0, second=0, microsecond=0)
    names = ("asked", "sure", "today", "over", "done", "cancelled", "waits", "choosing", "gone", "answered")
    made = {name: _one(lesson, start + timedelta(hours=2 * place)) for place, name in enumerate(names)}
    for name in names[1:]:
        answering.accept(made[name], by=ana)
    ending.cancel_by_enterprise(made["cancelled"], by=ana, words="I am sorry, I am ill and cannot come.")
    far = start + timedelta(days=4)
    asked = {
        "own_other_time": other_time.ask(made["waits"], far, by=ana, words="I am at the dentist that day."),
        "own_choose_time": other_time.ask(made["choosing"], None, by=ana),
        "own_gone_time": other_time.ask(made["gone"], far + timedelta(hours=3), by=ana),
        "own_answered_time": other_time.ask(made["answered"], far + timedelta(hours=6), by=ana),
    }
    other_time.refuse(asked["own_answered_time"], by=None)
    gone = asked["own_gone_time"]  # somebody else has that time by now
    Proposal.objects.filter(pk=gone.pk).update(starts_at=made["sure"].starts_at)
    _move(made["today"], timezone.now() + timedelta(hours=2))
    for name, days in (("over", 3), ("done", 4)):
        _move(made[name], timezone.now() - timedelta(days=days))
    answering.mark(made["done"], "completed", by=ana)
    facts = {f"own_{name}": str(each.pk) for name, each in made.items()}
    facts["own_regular"] = _every_week(lesson, start + timedelta(days=1, minutes=30))
    calendars.make_feed(lesson.diary, "what", by=ana)
    own = calendars.add_calendar(lesson.diary, "My own", "https://calendar.example/secret.ics", by=ana)
    Imported.objects.filter(pk=own.pk).update(trouble="away", read_at=timezone.now())
    setting_up.take_time_off(lesson.diary, *2 * [timezone.localdate() + timedelta(days=30)], by=ana)
    first, last = timezone.localdate(start), timezone.localdate(start) + timedelta(days=1)
    typed = zip(("first", "last"), (first, last), strict=True)
    parts = [f"{name}_day_day={at.day}&{name}_day_month={at.month}&{name}_day_year={at.year}" for name, at in typed]
    day = {"own_day": first.isoformat(), "own_days_asked": "&".join([*parts, f"diaries={lesson.diary_id}"])}
    return facts | day | {name: token_for(each) for name, each in asked.items()}


def _one(lesson: Offering, start: datetime) -> Booking:
    who = {
        Party.Role.FOR: book.Who(name="Sam Price", email="sam@example.com", phone="01632960123", address="7 Mill Row"),
        Party.Role.PAYER: book.Who(name="Pay Team", organisation="Stroud Council", reference="PO 4711"),
    }
    wish = book.Wish(
        lesson, start, 60, "invoice", 2500, who, notes="The bell is broken, so please knock.", helps="Speak slowly."
    )
    return book.book(wish, by=None).booking


def _every_week(lesson: Offering, start: datetime) -> str:
    """Asked for: three times, which she can answer at once."""
    starts = rhythm.starts(start, 1, lesson.diary.tz, times=3)
    wish = book.Wish(lesson, start, 60, "cash", 2500, {Party.Role.FOR: book.Who(name="Ida Rowe", phone="01632960124")})
    return str(regularly.book_regularly(wish, starts, 1, by=None).bookings.order_by("starts_at")[0].pk)


def _move(booking: Booking, start: datetime) -> None:
    Booking.objects.filter(pk=booking.pk).update(starts_at=start, ends_at=start + timedelta(hours=1))
    booking.refresh_from_db()
