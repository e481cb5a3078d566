"""Every "only one" and "never" of booking, tried on the database: a good row, and the same with one thing wrong."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.apps import apps
from django.utils import timezone

from enterprises.booking import models as booking
from tests.constraints import cases, is_refused, of_models
from tests.factories.accounts import PersonFactory
from tests.factories.booking import make_diary, make_offering

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 5, 9, 30, tzinfo=timezone.get_default_timezone())
HOUR = timedelta(hours=1)
DAY, OTHER_DAY = date(2027, 1, 5), date(2027, 1, 6)
NONE = uuid4()


@pytest.fixture
def there():
    """What the rows belong to, and what is there already."""
    diary = make_diary()
    lesson = make_offering(diary)
    found = SimpleNamespace(enterprise=diary.enterprise, diary=diary, lesson=lesson, ana=PersonFactory())
    diary.dated.create(day=DAY)
    diary.dated.create(day=OTHER_DAY, begins=time(10), ends=time(11))
    found.slot = booking.Slot.objects.create(**_slot(found))
    found.slot.cells.create(diary=diary, at=NOW)
    found.slot.seats.create(number=0, of=3, held_by=uuid4())
    found.booked, found.free = (booking.Booking.objects.create(**_booking(found)) for _one in range(2))
    found.booked.parties.create(role="for", name="Sam")
    found.live = booking.Payment.objects.create(**_payment(found) | {"booking": found.booked, "session_id": "cs_1"})
    found.live.refunds.create(pence=100, provider_id="re_1")
    found.booked.proposals.create(expires_at=NOW)
    for more in ({}, {"number": 2, **CREDIT}, {"number": 3, **CREDIT, "refund_id": NONE}):
        booking.Paper.objects.create(**_paper(found) | {"number": 1, "payment_id": NONE} | more)
    booking.Feed.objects.create(diary=diary, person=found.ana)
    found.waits, found.waits_alone = (booking.Waiting.objects.create(**_waiting(found)) for _one in range(2))
    found.waits.offers.create(starts_at=NOW, minutes=60, expires_at=NOW - HOUR)
    for starts_at in (None, NOW):
        booking.Waiting.objects.create(**_waiting(found) | {"person": found.ana, "starts_at": starts_at})
    found.calendar = diary.imported.create(name="Mine", address="https://calendar.example/a.ics")
    return found


CREDIT = {"kind": "credit", "about_number": 1}


def _slot(there):
    times = {"starts_at": NOW, "ends_at": NOW + HOUR, "blocks_from": NOW, "blocks_until": NOW + HOUR}
    return {"diary": there.diary, "offering": there.lesson, "places": 3, **times}


def _booking(there):
    facts = {"offering": there.lesson, "status": "confirmed", "starts_at": NOW, "ends_at": NOW + HOUR}
    return facts | {"zone": "Europe/London", "pence": 2500, "way": "card", "code_digest": str(uuid4())}


def _payment(there):
    return {"booking": there.free, "way": "card", "status": "open", "pence": 2500, "account_id": "acct_1"}


def _waiting(there):
    return {"offering": there.lesson, "minutes": 60, "until": DAY, "name": "Sam"}


def _series(there):
    times = {"first_day": DAY, "last_day": date(2027, 2, 2), "at": time(9, 30), "times": 5}
    return {"offering": there.lesson, "every_weeks": 1, "minutes": 60, "zone": "Europe/London", **times}


def _paper(there):
    facts = {"enterprise": there.enterprise, "kind": "receipt", "number": 9, "language": "en", "booking_id": uuid4()}
    facts |= {"payment_id": uuid4(), "seller_name": "Ana", "what": "Lesson", "starts_at": NOW, "minutes": 60}
    return facts | {"zone": "Europe/London", "way": "cash", "pence": 2500, "paid_at": NOW, "turn": 0}


#: For each model a row that is good, and what makes it one the database refuses.
ROWS = {
    booking.Diary: (
        lambda there: {"enterprise": there.enterprise, "name": "Bo"},
        {"one_diary_of_a_name": {"name": "Ana"}, "starts_fit_into_an_hour": {"every": 7}},
    ),
    booking.WeeklyHours: (
        lambda there: {"diary": there.diary, "weekday": 1, "begins": time(14), "ends": time(15)},
        {
            "weekly_hours_begin_once": {"begins": time(9, 30)},
            "weekly_hours_end_after_they_begin": {"ends": time(14)},
        },
    ),
    booking.DatedHours: (
        lambda there: {"diary": there.diary, "day": OTHER_DAY, "begins": time(14), "ends": time(15)},
        {
            "dated_hours_begin_once": {"begins": time(10)},
            "a_date_is_closed_once": {"day": DAY, "begins": None, "ends": None},
            "dated_hours_end_after_they_begin": {"ends": time(13)},
        },
    ),
    booking.TimeOff: (
        lambda there: {"diary": there.diary, "first_day": DAY, "last_day": DAY},
        {"time_off_ends_after_it_begins": {"first_day": OTHER_DAY}},
    ),
    booking.Offering: (
        lambda there: {"enterprise": there.enterprise, "diary": there.diary, "name": "Tea", "where": "venue"},
        {
            "one_offering_of_a_name": {"name": "Piano lesson"},
            "only_a_group_has_places": {"places": 2},
            "a_first_meeting_is_free": {"kind": "first"},
            "a_first_meeting_is_not_regular": {"kind": "first", "price": "free", "can_repeat": True},
            "time_kept_free_is_at_most_four_hours": {"after": 245},
            "no_more_than_the_price_is_kept": {"late_percent": 101},
        },
    ),
    booking.Length: (
        lambda there: {"offering": there.lesson, "minutes": 24 * 60, "pence": 1},
        {"one_price_for_a_length": {"minutes": 60}, "a_length_is_a_day_at_most": {"minutes": 24 * 60 + 5}},
    ),
    booking.Slot: (
        _slot,
        {
            "a_slot_ends_after_it_starts": {"ends_at": NOW},
            "a_slot_blocks_all_of_itself": {"blocks_from": NOW + timedelta(minutes=5)},
            "a_slot_has_places": {"places": 0},
        },
    ),
    booking.Cell: (
        lambda there: {"slot": there.slot, "diary": there.diary, "at": NOW + HOUR},
        {"no_time_is_taken_twice": {"at": NOW}},
    ),
    booking.Seat: (
        lambda there: {"slot": there.slot, "number": 2, "of": 3, "held_by": uuid4()},
        {"no_place_is_taken_twice": {"number": 0}, "no_place_beyond_the_last": {"number": 3}},
    ),
    booking.Booking: (
        _booking,
        {
            "a_booking_ends_after_it_starts": {"ends_at": NOW},
            "a_booking_has_a_place": {"places": 0},
            "only_what_waits_runs_out": {"expires_at": NOW},
            "a_booking_that_ended_says_when": {"status": "cancelled"},
            "no_more_than_all_is_kept": {"late_percent": 101},
            "what_costs_is_not_free": {"way": "free"},
        },
    ),
    booking.Series: (
        _series,
        {
            "regular_is_every_one_two_or_four_weeks": {"every_weeks": 3},
            "regular_is_twice_at_least": {"times": 1},
            "regular_ends_after_it_begins": {"last_day": DAY},
            "regular_is_a_day_long_at_most": {"minutes": 24 * 60 + 5},
        },
    ),
    booking.Waiting: (
        _waiting,
        {
            "who_waits_wants_a_place": {"places": 0},
            "waiting_that_is_over_says_when": {"status": "left"},
            "somebody_waits_once_for_a_time": lambda there: {"person": there.ana},
            "somebody_waits_once_for_a_date": lambda there: {"person": there.ana, "starts_at": NOW},
        },
    ),
    booking.Offer: (
        lambda there: {"waiting": there.waits_alone, "starts_at": NOW, "minutes": 60, "expires_at": NOW},
        {
            "one_offer_at_once": lambda there: {"waiting": there.waits},
            "an_offer_ends_before_it_starts": {"expires_at": NOW + HOUR},
        },
    ),
    booking.Party: (
        lambda there: {"booking": there.booked, "role": "by"},
        {"one_of_each_part_in_a_booking": {"role": "for"}},
    ),
    booking.Payment: (
        _payment,
        {
            "one_live_payment_for_a_booking": lambda there: {"booking": there.booked},
            "a_payment_page_is_of_one_payment": {"session_id": "cs_1"},
            "what_is_paid_says_when": {"status": "paid"},
            "only_a_card_is_paid_on_line": {"way": "cash", "account_id": ""},
            "nothing_is_paid_for_what_is_free": {"way": "free", "status": "cancelled", "account_id": ""},
            "a_payment_is_of_something": {"pence": 0},
            "only_a_card_pays_into_an_account": {"way": "cash", "status": "expected"},
            "no_more_than_all_is_a_fee": {"fee_pence": 2501},
        },
    ),
    booking.Refund: (
        lambda there: {"payment": there.live, "pence": 100, "provider_id": "re_2"},
        {
            "a_refund_is_of_something": {"pence": 0},
            "what_was_given_back_says_when": {"status": "succeeded"},
            "what_went_back_is_counted_once": {"provider_id": "re_1"},
        },
    ),
    booking.Proposal: (
        lambda there: {"booking": there.booked, "expires_at": NOW, "status": "over"},
        {"one_other_time_is_asked_for_at_once": {"status": "open"}},
    ),
    booking.Paper: (
        _paper,
        {
            "no_number_of_a_paper_twice": {"number": 1},
            "one_paper_of_a_kind_at_a_time": {"payment_id": NONE},
            "one_credit_note_for_a_refund": {**CREDIT, "refund_id": NONE},
            "a_paper_is_taken_back_once": CREDIT,
            "papers_are_counted_from_one": {"number": 0},
            "a_paper_is_of_money": {"pence": 0},
            "a_credit_note_names_its_paper": {"kind": "credit"},
            "a_receipt_says_when_it_was_paid": {"paid_at": None},
            "an_invoice_says_until_when": {"kind": "invoice"},
            "no_vat_without_a_vat_number": {"vat_rate": 2000},
        },
    ),
    booking.CardAccount: (
        lambda there: {"enterprise": there.enterprise, "account_id": "acct_1", "capability": "active"},
        {"only_an_account_can_do_something": {"account_id": None}},
    ),
    booking.Feed: (
        lambda there: {"diary": there.diary, "person": PersonFactory()},
        {"one_feed_of_a_diary_for_a_person": lambda there: {"person": there.ana}},
    ),
    booking.BusyTime: (
        lambda there: {"imported": there.calendar, "starts_at": NOW, "ends_at": NOW + HOUR},
        {"busy_ends_after_it_starts": {"ends_at": NOW}},
    ),
    booking.PhoneNews: (
        lambda there: {"booking": there.booked, "status": "told", "told_at": NOW, "number": "1", "words": "Yes"},
        {
            "news_that_was_told_says_when": {"told_at": None},
            "news_by_phone_is_about_one_thing": {"booking": None},
        },
    ),
}
CASES = cases(ROWS)


def test_every_constraint_is_tried():
    ours = apps.get_app_config("booking").get_models()
    assert of_models(ours) == set(CASES)


@pytest.mark.parametrize(("model", "name"), CASES, ids=[name for _model, name in CASES])
def test_the_database_refuses_what_cannot_be(there, model, name):
    is_refused(there, ROWS, model, name)
