"""Sam comes every Tuesday: booked all or none, answered at once, cancelled and moved alone or with all after it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from core.moves import WrongMoment
from enterprises.booking import rhythm, rules, taking
from enterprises.booking.actions import (
    address,
    answering,
    book,
    days_off,
    ending,
    forgetting,
    moving,
    regularly,
    together,
)
from enterprises.booking.actions.book import Who, Wish
from enterprises.booking.models import Booking, Offering, Paper, Party, Payment, Seat, Series, Slot, TimeOff
from enterprises.listings.actions import close_for_good
from tests.enterprises.booking.walking import FIRST, NOW, open_lesson
from tests.factories.accounts import PersonFactory
from tests.factories.booking import make_offering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_that_monday")]
WEEK = timedelta(days=7)


@pytest.fixture
def lesson():
    return open_lesson(can_repeat=True)


@pytest.fixture
def ana(lesson):
    person = PersonFactory(name="Ana", email="ana@example.com")
    lesson.enterprise.ownership_set.create(person=person)
    return person


def starts(number=4, first=FIRST, weeks=1):
    return rhythm.starts(first, weeks, ZoneInfo("Europe/London"), times=number)


def wish(offering, **said):
    who = {Party.Role.FOR: Who("Sam", "sam@example.com")}
    facts = {"starts_at": FIRST, "minutes": 60, "way": "cash", "pence": 2500, "who": who, **said}
    return Wish(offering=offering, **facts)


def booked(offering, number=4, **said):
    """The bookings, in order."""
    first = said.get("starts_at", FIRST)
    series = regularly.book_regularly(wish(offering, **said), starts(number, first), 1, by=None)
    return list(series.bookings.order_by("starts_at"))


def now_are(bookings):
    return [Booking.objects.get(pk=each.pk).status for each in bookings]


# --- booking ---------------------------------------------------------------------------------------------------
def test_each_is_a_booking_of_its_own_with_its_time_its_price_and_its_code(lesson):
    bookings = booked(lesson, 4)

    assert [each.starts_at for each in bookings] == [FIRST + number * WEEK for number in range(4)]
    assert {each.status for each in bookings} == {"confirmed"}
    assert len({each.code_digest for each in bookings}) == Payment.objects.count() == Slot.objects.count() == 4
    assert {each.party("for").name for each in bookings} == {"Sam"}
    series = Series.objects.get()
    assert (series.times, series.first_day, series.last_day) == (4, date(2027, 1, 5), date(2027, 1, 26))


def test_nine_thirty_stays_nine_thirty_when_the_clocks_change(lesson):
    bookings = booked(lesson, 14)

    assert {f"{each.starts:%a %H:%M}" for each in bookings} == {"Tue 09:30"}
    assert bookings[-1].starts_at == datetime(2027, 4, 6, 8, 30, tzinfo=UTC)


def test_the_first_obeys_how_far_ahead_it_is_offered_and_the_others_may_lie_half_a_year_after_it(lesson):
    assert booked(lesson, 26)[-1].starts_at > NOW + timedelta(weeks=lesson.ahead_weeks)

    with pytest.raises(taking.Gone):
        booked(lesson, 3, starts_at=FIRST + 20 * WEEK + timedelta(hours=1))


def test_one_that_has_gone_is_named_and_nothing_is_booked(lesson):
    book.book(wish(lesson, starts_at=FIRST + 2 * WEEK), by=None)

    with pytest.raises(regularly.DateGone, match="19 January 2027"):
        booked(lesson, 4)

    assert (Booking.objects.count(), Slot.objects.count(), Series.objects.count()) == (1, 1, 0)
    assert Payment.objects.count() == 1


def test_the_same_key_twice_is_one_series(lesson):
    key = uuid4()

    first, again = booked(lesson, 3, key=key), booked(lesson, 3, key=key)

    assert [each.pk for each in first] == [each.pk for each in again]
    assert (Booking.objects.count(), Series.objects.count()) == (3, 1)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"can_repeat": False}, WrongMoment),
        ({"status": "paused"}, WrongMoment),
        ({"kind": "first", "price": "free", "can_repeat": False}, (WrongMoment, book.PriceChanged)),
    ],
)
def test_only_what_can_be_booked_regularly_is(lesson, change, error):
    Offering.objects.update(**change)

    with pytest.raises(error):
        booked(lesson)
    assert not Booking.objects.exists()


@pytest.mark.parametrize("number", [1, 27])
def test_once_is_not_regular_and_more_than_half_a_year_is_too_much(lesson, number):
    times = [FIRST + each * WEEK for each in range(number)]

    with pytest.raises(ValidationError):
        regularly.book_regularly(wish(lesson), times, 1, by=None)


def test_no_card_pays_many_times(lesson, monkeypatch):
    monkeypatch.setattr(rules, "takes_cards", lambda terms: True)
    terms = lesson.enterprise.booking_terms
    terms.ways = ["card", "cash"]
    terms.save()

    with pytest.raises(ValidationError):
        booked(lesson, way="card")
    assert book.ways_for(terms, 2500, is_regular=True) == ["cash"]
    assert book.ways_for(terms, 2500) == ["card", "cash"]


def test_places_of_a_group_are_taken_in_each(lesson):
    lunch = make_offering(lesson.diary, name="Lunch", kind="group", places=3, asks_first=False, can_repeat=True)
    booked(lunch, 3, places=2)

    with pytest.raises(regularly.DateGone):
        booked(lunch, 3, places=2)
    booked(lunch, 3, places=1)

    assert [slot.seats.count() for slot in Slot.objects.all()] == [3, 3, 3]


# --- told once ---------------------------------------------------------------------------------------------------
def letters(mailoutbox, to):
    return [each for each in mailoutbox if each.to == [to]]


def test_both_sides_hear_once_and_read_every_date(lesson, ana, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        bookings = booked(lesson, 5)
    [asked] = letters(mailoutbox, "sam@example.com")
    assert asked.body.count("9:30 to 10:30") == 1  # nobody has said yet that this address is theirs
    with django_capture_on_commit_callbacks(execute=True):
        address.prove(bookings[2])

    said = [letters(mailoutbox, "ana@example.com"), letters(mailoutbox, "sam@example.com")[1:]]
    for [letter] in said:
        assert letter.body.count("9:30 to 10:30") == 5
        assert "Tuesday 2 February 2027" in letter.body
    assert "/all/" in said[1][0].body
    assert all(each.party("for").email_proven_at for each in Booking.objects.all())


def test_an_address_that_is_wrong_is_taken_off_all_of_them_and_typed_anew_for_all(lesson, ana):
    bookings = booked(lesson, 3)

    address.change(bookings[1], "sammy@example.com", by=None)
    assert {each.party("for").email for each in Booking.objects.all()} == {"sammy@example.com"}
    address.refuse(bookings[2])
    assert {each.party("for").email for each in Booking.objects.all()} == {""}


def test_whoever_pays_by_invoice_gets_one_for_each_and_hears_once(
    lesson, mailoutbox, django_capture_on_commit_callbacks
):
    payer = Who("Pay Team", "pay@example.com", organisation="Council")
    who = {Party.Role.FOR: Who("Sam", "sam@example.com"), Party.Role.PAYER: payer}
    with django_capture_on_commit_callbacks(execute=True):
        bookings = booked(lesson, 3, way="invoice", who=who)
        assert Paper.objects.filter(kind="invoice").count() == 3
    with django_capture_on_commit_callbacks(execute=True):
        together.cancel_later_for_person(bookings[1], by=None)

    invoices, notes = letters(mailoutbox, "pay@example.com")
    assert "Here are 3 invoices" in invoices.body
    assert invoices.body.count("/papers/") == 3
    assert notes.body.count("/papers/") == Paper.objects.filter(kind="credit").count() == 2


def test_nobody_answers_and_all_run_out_with_one_message(lesson, ana, mailoutbox, django_capture_on_commit_callbacks):
    Offering.objects.update(asks_first=True)
    bookings = booked(lesson, 4)
    assert len({each.expires_at for each in bookings}) == 1

    with time_machine.travel(bookings[0].expires_at, tick=False), django_capture_on_commit_callbacks(execute=True):
        assert ending.expire_unanswered() == 4

    assert set(now_are(bookings)) == {"expired"}
    assert not Seat.objects.exists()
    assert len(letters(mailoutbox, "sam@example.com")) == len(letters(mailoutbox, "ana@example.com")) == 1


# --- answering ---------------------------------------------------------------------------------------------------
def test_ana_says_yes_to_all_or_to_one(lesson, ana):
    Offering.objects.update(asks_first=True)
    bookings = booked(lesson, 4)

    with pytest.raises(PermissionDenied):
        together.accept_all(bookings[0], by=PersonFactory())
    answering.accept(bookings[1], by=ana)
    assert now_are(bookings) == ["requested", "confirmed", "requested", "requested"]
    assert together.accept_all(bookings[3], by=ana) == 3

    assert set(now_are(bookings)) == {"confirmed"}
    with pytest.raises(WrongMoment):
        together.accept_all(bookings[3], by=ana)


def test_ana_says_no_to_all_that_wait(lesson, ana, mailoutbox, django_capture_on_commit_callbacks):
    Offering.objects.update(asks_first=True)
    bookings = booked(lesson, 3)
    address.prove(bookings[0])
    answering.accept(bookings[0], by=ana)
    with pytest.raises(PermissionDenied):
        together.decline_all(bookings[1], by=PersonFactory(), words="No")

    with django_capture_on_commit_callbacks(execute=True):
        assert together.decline_all(bookings[1], by=ana, words="I move away.") == 2

    assert now_are(bookings) == ["confirmed", "declined", "declined"]
    assert Seat.objects.count() == 1
    assert ["I move away." in each.body for each in letters(mailoutbox, "sam@example.com")][-1]


# --- cancelling --------------------------------------------------------------------------------------------------
def test_one_is_cancelled_alone_and_the_others_stay(lesson):
    bookings = booked(lesson, 4)

    ending.cancel_for_person(bookings[1], by=None)

    assert now_are(bookings) == ["confirmed", "cancelled", "confirmed", "confirmed"]


def test_one_and_all_after_it_are_cancelled_and_their_times_are_free_again(lesson):
    bookings = booked(lesson, 4)

    assert together.cancel_later_for_person(bookings[2], by=None) == 2

    assert now_are(bookings) == ["confirmed", "confirmed", "cancelled", "cancelled"]
    paid = [each.status for each in Payment.objects.order_by("booking__starts_at")]
    assert paid == ["expected", "expected", "cancelled", "cancelled"]
    book.book(wish(lesson, starts_at=bookings[3].starts_at), by=None)
    with pytest.raises(WrongMoment):
        together.cancel_later_for_person(bookings[2], by=None)


def test_each_gives_back_by_its_own_time(lesson, ana):
    bookings = booked(lesson, 3)
    Payment.objects.update(status="received", paid_at=NOW)

    with time_machine.travel(FIRST - timedelta(hours=2), tick=False):
        together.cancel_later_for_person(bookings[0], by=None)

    assert [each.refunds.get().pence for each in Payment.objects.order_by("booking__starts_at")] == [1250, 2500, 2500]


def test_the_enterprise_cancels_one_and_all_after_it(lesson, ana):
    bookings = booked(lesson, 3)
    with pytest.raises(PermissionDenied):
        together.cancel_later_by_enterprise(bookings[1], by=PersonFactory(), words="No")

    together.cancel_later_by_enterprise(bookings[1], by=ana, words="The greenhouse is gone.")

    assert now_are(bookings) == ["confirmed", "cancelled", "cancelled"]
    assert {each.words for each in Booking.objects.exclude(words="")} == {"The greenhouse is gone."}


def test_an_enterprise_that_closes_tells_once(lesson, ana, mailoutbox, django_capture_on_commit_callbacks):
    bookings = booked(lesson, 3)
    booked(lesson, 2, starts_at=FIRST + timedelta(hours=1))

    with django_capture_on_commit_callbacks(execute=True):
        close_for_good(lesson.enterprise, by=ana)

    assert set(now_are(bookings)) == {"cancelled"}
    assert len(letters(mailoutbox, "sam@example.com")) == 2


def test_days_off_are_dealt_with_one_by_one(lesson, ana):
    bookings = booked(lesson, 4)
    day = bookings[1].starts.date()
    done = days_off.take_days_off(
        [lesson.diary], day, day, answers={bookings[1].pk: "cancel"}, words="I am away.", by=ana
    )

    assert (done.told, TimeOff.objects.count()) == (1, 1)
    assert now_are(bookings) == ["confirmed", "cancelled", "confirmed", "confirmed"]


# --- moving ------------------------------------------------------------------------------------------------------
def move(booking, to):
    seen = [each.starts_at for each in together.look_later(booking, to).moved]
    return together.move_later(booking, to, seen=seen, by=None)


def times_of(bookings):
    return [f"{Booking.objects.get(pk=each.pk).starts:%d %b %H:%M}" for each in bookings]


def test_looking_moves_nothing(lesson):
    bookings = booked(lesson, 3)
    before = times_of(bookings)

    found = together.look_later(bookings[1], bookings[1].starts_at + timedelta(hours=1))

    assert [f"{each.starts:%H:%M}" for each in found.moved] == ["10:30", "10:30"]
    assert times_of(bookings) == before
    assert {each.sequence for each in Booking.objects.all()} == {0}


@pytest.mark.parametrize("hours", [0.5, 1, 2])
def test_one_and_all_after_it_move_by_the_same_on_the_wall(lesson, hours):
    bookings = booked(lesson, 14)  # to April: through the night of 28 March

    done = move(bookings[1], bookings[1].starts_at + timedelta(hours=hours))

    assert (len(done.moved), done.stay) == (13, [])
    clock = {0.5: "10:00", 1: "10:30", 2: "11:30"}[hours]
    assert {each[-5:] for each in times_of(bookings)[1:]} == {clock}
    assert times_of(bookings)[0] == "05 Jan 09:30"
    assert Slot.objects.count() == 14


@pytest.mark.parametrize("weeks", [1, -1])
def test_each_may_go_where_the_next_one_was(lesson, weeks):
    bookings = booked(lesson, 4, starts_at=FIRST + WEEK)

    done = move(bookings[0], bookings[0].starts_at + weeks * WEEK)

    assert len(done.moved) == 4
    assert [each.starts_at for each in done.moved] == [FIRST + (1 + weeks + number) * WEEK for number in range(4)]
    assert Slot.objects.count() == 4


def test_one_whose_new_time_is_taken_stays_and_the_others_go(lesson):
    bookings = booked(lesson, 4)
    book.book(wish(lesson, starts_at=FIRST + 2 * WEEK + timedelta(hours=1)), by=None)

    done = move(bookings[0], FIRST + timedelta(hours=1))

    assert [each.pk for each in done.stay] == [bookings[2].pk]
    assert times_of(bookings) == ["05 Jan 10:30", "12 Jan 10:30", "19 Jan 09:30", "26 Jan 10:30"]
    assert Seat.objects.filter(held_by=bookings[2].pk).count() == 1


def test_where_this_one_cannot_go_none_goes(lesson):
    bookings = booked(lesson, 3)
    book.book(wish(lesson, starts_at=FIRST + timedelta(hours=1)), by=None)

    with pytest.raises(taking.Gone):
        together.look_later(bookings[0], FIRST + timedelta(hours=1))
    assert times_of(bookings) == ["05 Jan 09:30", "12 Jan 09:30", "19 Jan 09:30"]


def test_what_changed_after_it_was_shown_moves_nothing(lesson):
    bookings = booked(lesson, 3)
    to = FIRST + timedelta(hours=1)
    seen = [each.starts_at for each in together.look_later(bookings[0], to).moved]
    book.book(wish(lesson, starts_at=to + WEEK), by=None)

    with pytest.raises(together.Changed):
        together.move_later(bookings[0], to, seen=seen, by=None)
    assert times_of(bookings) == ["05 Jan 09:30", "12 Jan 09:30", "19 Jan 09:30"]


def test_one_far_away_moves_near_its_own_time(lesson):
    far = booked(lesson, 20)[-1]

    moving.move_for_person(far, far.starts_at + timedelta(hours=1), by=None)

    assert f"{far.starts:%H:%M}" == "10:30"


# --- kept ----------------------------------------------------------------------------------------------------------
def test_what_says_how_often_goes_with_the_last_of_them(lesson):
    bookings = booked(lesson, 2)

    forgetting.delete([bookings[0].pk])
    assert Series.objects.count() == 1
    forgetting.delete([bookings[1].pk])
    assert Series.objects.count() == 0


@pytest.mark.parametrize(
    "facts", [{"every_weeks": 3}, {"times": 1}, {"times": 27}, {"last_day": date(2027, 1, 5)}, {"minutes": 0}]
)
def test_the_database_knows_what_regular_is(lesson, facts):
    booked(lesson, 2)

    with pytest.raises(IntegrityError), transaction.atomic():
        Series.objects.update(**facts)


def test_the_database_knows_no_regular_first_meeting(lesson):
    with pytest.raises(IntegrityError), transaction.atomic():
        Offering.objects.update(kind="first", price="free")
