"""A time that comes free is kept for the first whom it suits, and what comes of it."""

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from core.moves import WrongMoment
from enterprises.booking import queries
from enterprises.booking.actions import book, ending, moving, setting_up
from enterprises.booking.actions import offering as offerings
from enterprises.booking.models import Booking, Offer, Party, Seat, TimeOff, Waiting
from enterprises.booking.taking import Gone
from enterprises.booking.waiting import answering, joining, offering
from enterprises.listings import actions as listings
from tests.enterprises.booking.waiting.conftest import FIRST, HOUR, NOW, booked, fill, wait
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db


def state(waiting):
    waiting.refresh_from_db()
    kept = waiting.offers.filter(status="open").first()
    return (waiting.status, kept and kept.starts_at)


def free(offering):
    return [each.starts_at for each in queries.free_times(offering, 60)]


def book_offer(offer, **said):
    who = {Party.Role.FOR: book.Who(name="Bo", email="bo@example.com")}
    facts = {"way": "cash", "pence": 2500, "who": who, "starts_at": offer.starts_at, "minutes": 60, **said}
    return book.book(book.Wish(offer.waiting.offering, offer=offer.pk, **facts), by=None).booking


# --- a time comes free ---------------------------------------------------------------------------------------------
def test_a_time_that_is_cancelled_is_kept_for_who_came_first_and_nobody_else_can_book_it(
    lesson, django_capture_on_commit_callbacks
):
    bookings = fill(lesson)
    bo, cy = wait(lesson, "Bo"), wait(lesson, "Cy")

    with django_capture_on_commit_callbacks(execute=True):
        ending.cancel_for_person(bookings[3], by=None)

    assert state(bo) == ("offered", FIRST)
    assert state(cy) == ("waiting", None)
    assert free(lesson) == []
    with pytest.raises(Gone):
        booked(lesson, FIRST)


@pytest.mark.parametrize("how", ["declined", "expired", "moved", "hours", "days off"])
def test_however_a_time_comes_free_it_is_offered(lesson, ana, how, django_capture_on_commit_callbacks):
    bookings = fill(lesson)
    Booking.objects.filter(pk=bookings[3].pk).update(status="requested", expires_at=FIRST)
    bookings[3].refresh_from_db()
    off = setting_up.take_time_off(lesson.diary, date(2027, 1, 13), date(2027, 1, 14), by=ana)
    bo = wait(lesson)

    with django_capture_on_commit_callbacks(execute=True):
        if how == "declined":
            ending.decline(bookings[3], by=ana, words="No.")
        elif how == "expired":
            ending.expire(bookings[3])
        elif how == "moved":
            offerings.change_offering(lesson, by=ana, ahead_weeks=4)
            Waiting.objects.update(until=date(2027, 1, 14))
            moving.move_for_person(bookings[3], FIRST + timedelta(days=7), by=None)
        elif how == "hours":
            setting_up.set_hours_of(lesson.diary, date(2027, 1, 11), [_nine_to_ten()], by=ana)
        else:
            setting_up.set_weekly_hours(lesson.diary, [(2, _nine_to_ten())], by=ana)
            Waiting.objects.update(until=date(2027, 1, 13))
            TimeOff.objects.filter(pk=off.pk).update(first_day=date(2027, 1, 5))
            setting_up.end_time_off(TimeOff.objects.get(), by=ana)

    assert state(bo)[0] == "offered"


def _nine_to_ten():
    return time(9), time(10)


def test_the_job_finds_what_no_action_told_of(lesson):
    bo = wait(fill(lesson)[0].offering)
    lesson.ahead_weeks = 8
    lesson.save()

    assert (offering.offer_what_is_free(), state(bo)[1]) == (1, FIRST + timedelta(days=7))
    assert offering.offer_what_is_free() == 0


def test_it_goes_to_the_first_whom_it_suits_in_the_order_they_came(lesson, clock):
    fill(lesson)
    said = [{"weekdays": [0]}, {"parts": ["evening"]}, {"until": date(2027, 1, 11)}, {"parts": ["morning"]}, {}]
    rows = [wait(lesson, f"P{number}", **each) for number, each in enumerate(said)]
    ending.cancel_for_person(Booking.objects.get(starts_at=FIRST), by=None)

    offering.offer_what_is_free()

    assert [state(row)[0] for row in rows] == ["waiting", "waiting", "waiting", "offered", "waiting"]


def test_times_somebody_saw_and_did_not_want_are_not_offered(lesson):
    fill(lesson, days=(1,))
    bo = wait(lesson)  # the week after is free, and does not suit them

    assert offering.offer_what_is_free() == 0
    ending.cancel_for_person(Booking.objects.latest("starts_at"), by=None)
    offering.offer_what_is_free()
    assert state(bo)[1] == NOW.replace(day=5, hour=11, minute=30)


def test_what_starts_too_soon_is_not_offered(lesson):
    soon = fill(lesson, days=(1,))[0]
    lesson.notice_hours = 24
    lesson.save()
    bo = wait(lesson, until=date(2027, 1, 5))

    ending.cancel_for_person(soon, by=None)
    offering.offer_what_is_free()

    assert state(bo) == ("waiting", None)


def test_a_group_place_is_offered_and_counts_as_taken(lunch):
    booked(lunch, FIRST, places=2)
    bo = wait(lunch, starts_at=FIRST, until=FIRST.date())
    cy = wait(lunch, "Cy", starts_at=FIRST, until=FIRST.date(), places=2)
    dee = wait(lunch, "Dee", starts_at=FIRST + timedelta(days=1), until=FIRST.date())
    Seat.objects.filter(number=1).delete()

    assert offering.offer_what_is_free() == 1
    assert [state(row)[0] for row in (bo, cy, dee)] == ["offered", "waiting", "waiting"]
    assert FIRST not in free(lunch)
    with pytest.raises(Gone):
        booked(lunch, FIRST)


def test_nothing_is_offered_while_nobody_can_book(lesson, ana):
    bo = wait(fill(lesson)[0].offering)
    ending.cancel_for_person(Booking.objects.get(starts_at=FIRST), by=None)
    setting_up.take_bookings(lesson.enterprise, False, by=ana)

    assert (offering.offer_what_is_free(), state(bo)) == (0, ("waiting", None))


def test_the_same_guest_twice_on_a_list_has_one_offer_at_once(lesson):
    bookings = fill(lesson)
    first, again = wait(lesson, "Bo"), wait(lesson, "Bo", email="B.o+x@example.com")
    for each in bookings[3:5]:
        ending.cancel_for_person(each, by=None)

    offering.offer_what_is_free()

    assert (state(first)[0], state(again)[0]) == ("offered", "waiting")


# --- the message -------------------------------------------------------------------------------------------------
def test_the_message_says_until_when_and_leads_to_the_page(lesson, django_capture_on_commit_callbacks):
    booking = fill(lesson)[3]
    wait(lesson)
    with django_capture_on_commit_callbacks(execute=True):
        ending.cancel_for_person(booking, by=None)

    letter = next(each for each in mail.outbox if each.subject == "A time is free for you")
    assert letter.to == ["bo@example.com"]
    assert "Tuesday 12 January 2027, 9:30 to 10:30" in letter.body
    assert "kept for you until Tuesday 5 January 2027, 9:00" in letter.body
    assert "/bookings/waiting/" in letter.body


def test_in_the_night_it_is_kept_and_told_in_the_morning(lesson, clock, django_capture_on_commit_callbacks):
    booking = fill(lesson)[3]
    bo = wait(lesson)
    clock.move_to(NOW.replace(hour=23))
    with django_capture_on_commit_callbacks(execute=True):
        ending.cancel_for_person(booking, by=None)
    assert (state(bo)[0], Offer.objects.get().told_at) == ("offered", None)
    assert not [each for each in mail.outbox if each.subject == "A time is free for you"]

    assert offering.tell_in_the_morning() == 0
    clock.move_to(NOW.replace(day=5, hour=9))
    with django_capture_on_commit_callbacks(execute=True):
        assert (offering.tell_in_the_morning(), offering.tell_in_the_morning()) == (1, 0)

    assert [each.to for each in mail.outbox if each.subject == "A time is free for you"] == [["bo@example.com"]]
    assert Offer.objects.get().expires_at == NOW.replace(day=6, hour=9)


# --- yes, no, nothing ------------------------------------------------------------------------------------------------
@pytest.fixture
def offer(lesson):
    ending.cancel_for_person(fill(lesson)[3], by=None)
    wait(lesson)
    Waiting.objects.update(not_these=[])
    offering.offer_what_is_free()
    return Offer.objects.get()


def test_yes_makes_what_was_kept_the_booking(lesson, offer):
    booking = book_offer(offer)

    assert (booking.status, booking.starts_at) == ("confirmed", FIRST)
    assert [each.held_by for each in Seat.objects.filter(slot__starts_at=FIRST)] == [booking.pk]
    offer.refresh_from_db()
    assert (offer.status, state(offer.waiting)[0], offer.waiting.ended_by) == ("taken", "taken", "person")


def test_whoever_chooses_another_time_in_the_end_lets_the_first_go(lesson, offer):
    ending.cancel_for_person(Booking.objects.get(starts_at=FIRST + HOUR, status="confirmed"), by=None)

    booking = book_offer(offer, starts_at=FIRST + HOUR)

    assert booking.starts_at == FIRST + HOUR
    assert free(lesson) == [FIRST]
    assert state(offer.waiting) == ("taken", None)


def test_a_booking_that_fails_leaves_what_was_kept(lesson, offer):
    with pytest.raises(book.PriceChanged):
        book_offer(offer, pence=1)

    assert state(offer.waiting) == ("offered", FIRST)
    assert Seat.objects.filter(held_by=offer.pk).count() == 1


@pytest.mark.parametrize(("kept", "wants", "left"), [(2, 1, 1), (1, 2, 0)])
def test_fewer_places_than_were_kept_give_the_rest_back_and_more_are_had_while_there_are(lunch, kept, wants, left):
    waiting = wait(lunch, places=kept, starts_at=FIRST, until=FIRST.date())
    offering.offer_what_is_free()

    booking = book_offer(waiting.offers.get(), places=wants, pence=2500 * wants)

    assert [each.held_by for each in Seat.objects.filter(slot__starts_at=FIRST)] == [booking.pk] * wants
    assert [each.places for each in queries.free_times(lunch, 60) if each.starts_at == FIRST] == [left] * bool(left)


def test_not_this_time_keeps_the_place_and_the_next_person_has_it(lesson, offer):
    cy = wait(lesson, "Cy")

    answering.not_this_time(offer, by=None)
    offering.offer_what_is_free()

    assert state(offer.waiting) == ("waiting", None)
    assert state(cy) == ("offered", FIRST)
    with pytest.raises(WrongMoment):
        answering.not_this_time(offer, by=None)


def test_an_offer_nobody_answers_passes_kindly_and_gives_the_time_back(
    lesson, offer, clock, django_capture_on_commit_callbacks
):
    clock.move_to(offer.expires_at - timedelta(minutes=1))
    assert answering.let_all_pass() == 0
    clock.move_to(offer.expires_at)

    with django_capture_on_commit_callbacks(execute=True):
        assert (answering.let_all_pass(), answering.let_all_pass()) == (1, 0)

    assert state(offer.waiting) == ("waiting", None)
    assert offer.waiting.unanswered == 1
    assert free(lesson)[:1] == [FIRST]
    assert mail.outbox[-1].subject == "You are still on the list"
    assert book_offer(offer).offering == lesson  # too late for what was kept, and free: booked as by anybody
    assert state(offer.waiting)[0] == "waiting"


def test_after_three_that_were_not_answered_somebody_is_asked_and_nothing_more_is_offered(
    lesson, clock, django_capture_on_commit_callbacks
):
    bookings = fill(lesson)
    bo = wait(lesson)
    for number in range(3):
        ending.cancel_for_person(bookings[3 + number], by=None)
        offering.offer_what_is_free()
        with django_capture_on_commit_callbacks(execute=True):
            clock.move_to(bo.offers.get(status="open").expires_at)
            answering.let_all_pass()

    assert state(bo) == ("asked", None)
    assert mail.outbox[-1].subject == "Do you still wait?"
    assert offering.offer_what_is_free() == 0
    answering.stay(bo, by=None)
    assert (state(bo), bo.unanswered) == (("waiting", None), 0)


def test_an_answer_starts_the_count_anew(lesson, offer):
    Waiting.objects.update(unanswered=2)

    answering.not_this_time(offer, by=None)

    assert state(offer.waiting)[0] == "waiting"
    assert offer.waiting.__class__.objects.get().unanswered == 0


def test_yes_in_the_last_minute_leaves_an_hour_to_book(lesson, offer, clock):
    clock.move_to(offer.expires_at - timedelta(minutes=1))

    answering.say_yes(offer)
    clock.shift(timedelta(minutes=50))

    assert answering.let_all_pass() == 0
    assert book_offer(offer).status == "confirmed"


# --- on the list, and off it --------------------------------------------------------------------------------------
def test_leaving_gives_back_what_is_kept_and_one_can_come_back_at_the_end(lesson, offer, clock):
    cy = wait(lesson, "Cy")
    joining.leave(offer.waiting, by=None)
    assert state(offer.waiting) == ("left", None)
    assert free(lesson) == [FIRST]

    clock.shift(60)
    joining.come_back(offer.waiting, by=None)
    assert list(Waiting.objects.in_order()) == [cy, offer.waiting]


def test_the_waiting_ends_with_the_last_day_that_suits(lesson, clock, django_capture_on_commit_callbacks):
    fill(lesson)
    bo = wait(lesson, until=date(2027, 1, 6))
    group = wait(lesson, "Cy", starts_at=FIRST, until=FIRST.date())
    clock.move_to(NOW.replace(day=6, hour=23))
    assert joining.end_what_is_over() == 0
    clock.move_to(NOW.replace(day=7))
    with django_capture_on_commit_callbacks(execute=True):
        assert (joining.end_what_is_over(), joining.end_what_is_over()) == (1, 0)

    assert (state(bo)[0], bo.ended_by, mail.outbox[-1].subject) == ("ended", "system", "No time came free")
    assert state(group)[0] == "waiting"
    clock.move_to(FIRST)
    assert joining.end_what_is_over() == 1


@pytest.mark.parametrize("how", ["offering", "enterprise"])
def test_whoever_waits_for_what_is_not_offered_any_more_is_told(
    lesson, ana, offer, how, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        if how == "offering":
            offerings.move_offering(lesson, "closed", by=ana)
        else:
            ending.cancel_all_to_come(lesson.enterprise)

    assert state(offer.waiting) == ("ended", None)
    assert not Seat.objects.filter(held_by=offer.pk).exists()
    assert "The waiting is over" in [each.subject for each in mail.outbox]


def test_whoever_waits_for_an_enterprise_that_is_deleted_is_told(lesson, django_capture_on_commit_callbacks):
    wait(lesson)
    jo = PersonFactory(is_superuser=True, is_staff=True)

    with django_capture_on_commit_callbacks(execute=True):
        listings.delete_listing(lesson.enterprise, by=jo)

    assert not Waiting.objects.exists()
    assert mail.outbox[-1].subject == "The waiting is over"


def test_nobody_joins_a_list_there_is_not(lesson):
    lesson.has_waiting_list = False
    lesson.save()

    with pytest.raises(WrongMoment):
        wait(lesson)


def test_pressed_twice_it_is_one_place_and_somebody_signed_in_keeps_theirs(lesson):
    sam = PersonFactory(name="Sam")
    first = wait(lesson, person=sam)

    again = wait(lesson, person=sam, weekdays=[2])

    assert (again.pk, again.weekdays, Waiting.objects.count()) == (first.pk, [2], 1)


# --- the enterprise ---------------------------------------------------------------------------------------------
def test_the_enterprise_offers_a_time_of_its_own_to_somebody_out_of_order(lesson, ana):
    fill(lesson)
    wait(lesson, "Bo")
    cy = wait(lesson, "Cy")
    evening = FIRST.replace(hour=19)

    with pytest.raises(PermissionDenied):
        offering.offer_directly(cy, evening, by=PersonFactory())
    with pytest.raises(Gone):
        offering.offer_directly(cy, FIRST, by=ana)
    with pytest.raises(WrongMoment, match="too soon"):
        offering.offer_directly(cy, NOW + HOUR, by=ana)
    offering.offer_directly(cy, evening, by=ana, words="I stay longer that day.")

    assert state(cy) == ("offered", evening)
    with pytest.raises(WrongMoment):
        offering.offer_directly(cy, evening + HOUR, by=ana)
    assert book_offer(cy.offers.get()).starts_at == evening


def test_the_enterprise_takes_somebody_off_with_words(lesson, ana, offer, django_capture_on_commit_callbacks):
    with pytest.raises(PermissionDenied):
        joining.remove(offer.waiting, by=PersonFactory(), words="No.")
    with django_capture_on_commit_callbacks(execute=True):
        joining.remove(offer.waiting, by=ana, words="I stop in summer.")

    assert state(offer.waiting) == ("ended", None)
    assert "I stop in summer." in mail.outbox[-1].body
