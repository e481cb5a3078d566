"""Sam books with Ana's garden: asked for or at once, answered, moved, ended, and the money that goes back."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from core.moves import WrongMoment
from enterprises.booking import prices
from enterprises.booking.actions import answering, book, ending, moving, regularly, together
from enterprises.booking.models import Booking, Party, Payment, Refund, Seat, Terms
from enterprises.booking.taking import Gone
from tests.factories.accounts import PersonFactory
from tests.factories.booking import make_diary, make_offering

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)  # a Monday
FIRST = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)
NEXT = FIRST + timedelta(hours=1)


@pytest.fixture(autouse=True)
def on_that_monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lesson():
    diary = make_diary()
    Terms.objects.create(enterprise=diary.enterprise, is_open=True, ways=["cash", "transfer", "invoice"])
    return make_offering(diary, asks_first=False, free_until_hours=24, late_percent=50)


@pytest.fixture
def ana(lesson):
    person = PersonFactory(name="Ana")
    lesson.enterprise.ownership_set.create(person=person)
    return person


def wish(offering, **said):
    who = {Party.Role.FOR: book.Who(name="Sam", email="sam@example.com")}
    facts = {"starts_at": FIRST, "minutes": 60, "way": "cash", "pence": 2500, "who": who, **said}
    return book.Wish(offering=offering, **facts)


def booked(offering, **said):
    return book.book(wish(offering, **said), by=None).booking


def test_what_needs_no_yes_is_booked_at_once_and_its_money_is_expected(lesson):
    booking = booked(lesson)

    assert booking.status == "confirmed"
    assert [(each.status, each.pence, each.way) for each in booking.payments.all()] == [("expected", 2500, "cash")]
    assert Seat.objects.filter(held_by=booking.pk).count() == 1
    assert booking.party("payer").name == "Sam"


def test_a_second_one_hears_that_it_is_gone_and_leaves_nothing(lesson):
    booked(lesson)

    with pytest.raises(Gone):
        booked(lesson)

    assert Booking.objects.count() == Payment.objects.count() == 1


def test_a_price_that_changed_meanwhile_is_not_charged(lesson):
    with pytest.raises(book.PriceChanged):
        booked(lesson, pence=100)


@pytest.mark.parametrize("way", ["card", "free", "credits"])
def test_a_way_to_pay_it_does_not_take_is_refused(lesson, way):
    with pytest.raises(ValidationError):
        booked(lesson, way=way)


@pytest.mark.parametrize("change", ["paused", "not open", "hidden"])
def test_what_cannot_be_booked_now_is_not(lesson, change):
    if change == "paused":
        type(lesson).objects.update(status="paused")
    elif change == "not open":
        Terms.objects.update(is_open=False)
    else:
        type(lesson.enterprise).objects.update(live=False)

    with pytest.raises(WrongMoment):
        booked(lesson)


def test_a_request_waits_three_days_and_not_into_its_own_hour(lesson):
    type(lesson).objects.update(asks_first=True)

    booking = booked(lesson)

    assert (booking.status, booking.expires_at) == ("requested", FIRST - timedelta(hours=1))


def test_ana_says_yes_or_no_and_nobody_else_does(lesson, ana):
    type(lesson).objects.update(asks_first=True)
    first, second = booked(lesson), booked(lesson, starts_at=FIRST + timedelta(hours=1))

    with pytest.raises(PermissionDenied):
        answering.accept(first, by=PersonFactory())
    answering.accept(first, by=ana)
    ending.decline(second, by=ana, words="I am away that day.")

    assert (first.status, second.status, second.words) == ("confirmed", "declined", "I am away that day.")
    assert Seat.objects.count() == 1


def test_it_moves_to_a_free_time_and_keeps_the_old_one_until_then(lesson):
    booking, other = booked(lesson), booked(lesson, starts_at=NEXT)

    with pytest.raises(Gone):
        moving.move_for_person(booking, NEXT, by=None)
    booking.refresh_from_db()
    assert booking.starts_at == FIRST
    moving.move_for_person(booking, FIRST + timedelta(hours=2), by=None)

    assert booking.starts_at == FIRST + timedelta(hours=2)
    assert (booking.sequence, booking.minutes) == (1, 60)
    assert booked(lesson).starts_at == FIRST
    assert other.starts_at == NEXT


def test_cancelling_frees_the_time_and_gives_back_by_the_rule(lesson, ana):
    late, kept = booked(lesson), booked(lesson, starts_at=NEXT)
    for each in (late, kept):
        each.payments.update(status="received", paid_at=NOW)

    with time_machine.travel(FIRST - timedelta(hours=2), tick=False):
        ending.cancel_for_person(late, by=None)
        ending.cancel_by_enterprise(kept, by=ana, words="The greenhouse is flooded.")

    assert list(Refund.objects.order_by("pence").values_list("pence", flat=True)) == [1250, 2500]
    assert not Seat.objects.exists()
    with pytest.raises(WrongMoment):
        ending.cancel_for_person(late, by=None)


def test_money_still_expected_is_not_expected_any_more(lesson):
    booking = booked(lesson)

    ending.cancel_for_person(booking, by=None)

    assert booking.payments.get().status == "cancelled"


def test_it_took_place_only_after_it_began(lesson, ana):
    booking = booked(lesson)

    with pytest.raises(WrongMoment):
        answering.mark(booking, "completed", by=ana)
    with time_machine.travel(NEXT, tick=False):
        answering.mark(booking, "completed", by=ana)
        answering.mark(booking, "no_show", by=ana)
        answering.mark(booking, "confirmed", by=ana)

    assert booking.status == "confirmed"


@pytest.mark.parametrize(
    ("price", "pence", "minutes", "places", "total"),
    [
        ("fixed", 2500, 90, 3, 2500),
        ("hour", 2500, 90, 1, 3750),
        ("hour", 999, 20, 1, 333),
        ("person", 800, 60, 3, 2400),
        ("free", None, 60, 1, 0),
        ("agreed", 2500, 60, 1, None),
    ],
)
def test_what_it_costs(price, pence, minutes, places, total):
    assert prices.total(price, pence, minutes=minutes, places=places) == total


@pytest.mark.parametrize(
    ("hours_before", "by_person", "back"), [(24, True, 1001), (23.99, True, 501), (0.1, False, 1001), (-1, True, 501)]
)
def test_what_goes_back(hours_before, by_person, back):
    cancelled_at = FIRST - timedelta(hours=hours_before)
    facts = {"starts_at": FIRST, "cancelled_at": cancelled_at, "free_until_hours": 24, "late_percent": 50}

    assert prices.given_back(1001, by_person=by_person, **facts) == back


@pytest.mark.parametrize("how", ["declined", "expired", "whole series"])
def test_what_nobody_said_yes_to_is_not_money_that_is_still_to_come(lesson, ana, how):
    lesson.asks_first = True
    lesson.can_repeat = how == "whole series"
    lesson.save()
    if how == "whole series":
        starts = [FIRST, FIRST + timedelta(days=7)]
        booking = regularly.book_regularly(wish(lesson), starts, 1, by=None).bookings.order_by("starts_at")[0]
    else:
        booking = booked(lesson)
    due = Payment.objects.filter(status="expected")
    assert due.count() == Booking.objects.count()

    if how == "expired":
        ending.expire(booking)
    elif how == "declined":
        ending.decline(booking, by=ana, words="I am away that day.")
    else:
        together.decline_all(booking, by=ana, words="I am away.")

    assert not due.exists()
    assert set(Payment.objects.values_list("status", flat=True)) == {"cancelled"}
