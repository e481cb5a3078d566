"""Ana says what can be booked in her garden, when, and how it is paid, a page at a time."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from core.models import Event
from core.moves import WrongMoment
from enterprises.booking.actions import offering as offerings
from enterprises.booking.actions import setting_up
from enterprises.booking.models import Offering, Terms
from enterprises.booking.queries import free_times
from enterprises.booking.rules import can_be_booked
from tests.factories.accounts import PersonFactory
from tests.factories.booking import make_diary, make_offering
from tests.factories.listings import make_listing

pytestmark = pytest.mark.django_db


def address(name, listing, *more, **named):
    return (
        reverse(f"bookings:{name}", args=[listing.pk, *more])
        if not named
        else reverse(f"bookings:{name}", kwargs={"pk": listing.pk, **named})
    )


def week(**days):
    return {**{f"day_{number}": "" for number in range(7)}, "every": "30", **days}


def messages_of(response):
    return [str(each) for each in response.context["messages"]]


def test_from_nothing_to_a_lesson_that_can_be_booked(hers, garden):
    front = address("front", garden)
    assert "Get ready for bookings" in hers.get(front).content.decode()

    hers.post(front, {"do": "begin"})
    diary = garden.diaries.get()
    assert diary.name == "Ana"
    hers.post(address("week", garden, diary.pk), week(day_1="9:30 to 12:30, 2pm to 4pm"))
    hers.post(
        address("offering_add", garden),
        {"name": "Piano lesson", "words": "We play one note.", "kind": "one", "places": ""},
    )
    lesson = Offering.objects.get()
    for page, typed in {
        "where": {"where": "home", "place_words": "", "who_comes": "Ana", "bring": ""},
        "price": {"price": "hour", "minutes_1": "60", "pence_1": "25", "minutes_2": "90", "pence_2": "24.50"},
        "time": {
            "before": "15",
            "after": "0",
            "notice_hours": "24",
            "ahead_weeks": "8",
            "can_repeat": "yes",
            "has_waiting_list": "yes",
        },
        "rule": {"asks_first": "no", "free_until_hours": "48", "late_percent": "50"},
    }.items():
        sent = hers.post(address("offering_page", garden, offering=lesson.pk, page=page), typed)
        assert sent.status_code == 302, sent.context["form"].errors
    hers.post(address("offering", garden, lesson.pk), {"to": "open"})
    hers.post(address("pay", garden), {"ways": ["cash", "invoice"], "transfer_words": "", "prepaid_words": ""})
    hers.post(front, {"do": "open"})

    lesson.refresh_from_db()
    assert can_be_booked(lesson)
    assert list(lesson.lengths.order_by("minutes").values_list("minutes", "pence")) == [(60, 2500), (90, 2450)]
    assert (lesson.where, lesson.before, lesson.asks_first, lesson.late_percent) == ("home", 15, False, 50)
    assert lesson.can_repeat
    assert {each.starts_at.astimezone(diary.tz).time() for each in free_times(lesson, 60)} == {
        time.fromisoformat(at) for at in ("09:30", "10:00", "10:30", "11:00", "11:30", "14:00", "14:30", "15:00")
    }
    assert Terms.objects.get().ways == ["cash", "invoice"]
    assert "People can book with you" in hers.get(front).content.decode()


def test_nothing_to_book_cannot_be_switched_on(hers, ready):
    response = hers.post(address("front", ready), {"do": "open"}, follow=True)

    assert messages_of(response) == ["First say what people can book, and open it."]
    assert not Terms.objects.get().is_open


def test_its_first_page_says_what_is_missing_before_and_after_it_is_switched_on(hers, ready, ana):
    assert "First do the parts below." in hers.get(address("front", ready)).content.decode()
    make_offering(ready.diaries.get())
    with pytest.raises(WrongMoment, match="how people can pay"):
        setting_up.take_bookings(ready, True, by=ana)
    setting_up.change_terms(ready, by=ana, ways=["cash"])
    setting_up.take_bookings(ready, True, by=ana)

    assert "But there is no time to choose yet." in hers.get(address("front", ready)).content.decode()
    setting_up.set_weekly_hours(ready.diaries.get(), [(1, (time(9), time(12)))], by=ana)
    assert "But there is no time to choose yet." not in hers.get(address("front", ready)).content.decode()


def test_hours_that_cannot_be_read_are_said_beside_their_day_and_kept(hers, ready):
    diary = ready.diaries.get()

    response = hers.post(address("week", ready, diary.pk), week(day_0="mornings", day_2="9 to 12"))

    page = response.content.decode()
    assert "We do not understand" not in page
    assert "Write from when until when" in page
    assert 'value="mornings"' in page
    assert 'value="9 to 12"' in page
    assert not diary.weekly.exists()


def test_the_week_can_be_put_back(hers, ready):
    diary = ready.diaries.get()
    hers.post(address("week", ready, diary.pk), week(day_0="9 to 12"))
    hers.post(address("week", ready, diary.pk), week(day_4="10 to 11", every="15"))

    hers.post(address("undo", ready))

    diary.refresh_from_db()
    assert list(diary.weekly.values_list("weekday", "begins", "ends")) == [(0, time(9), time(12))]
    assert diary.every == 30


def test_one_day_has_other_hours_is_closed_and_is_as_always_again(hers, ready):
    diary = ready.diaries.get()
    there = address("dates", ready, diary.pk)
    day = timezone.localdate() + timedelta(days=10)
    typed = {"do": "add", "day_day": str(day.day), "day_month": str(day.month), "day_year": str(day.year)}

    hers.post(there, {**typed, "hours": "2pm to 4pm"})
    assert [(each.day, each.begins) for each in diary.dated.all()] == [(day, time(14))]
    hers.post(there, {**typed, "hours": ""})
    assert [(each.day, each.begins) for each in diary.dated.all()] == [(day, None)]
    hers.post(address("undo", ready))
    assert [(each.day, each.begins) for each in diary.dated.all()] == [(day, time(14))]
    hers.post(there, {"do": "as_always", "day": day.isoformat()})

    assert not diary.dated.exists()


@pytest.mark.parametrize("sent", ["", "2026-13-45", "tomorrow"])
def test_a_day_that_is_none_changes_nothing(hers, ready, sent):
    response = hers.post(address("dates", ready, ready.diaries.get().pk), {"do": "as_always", "day": sent})

    assert response.status_code == 302
    assert not ready.diaries.get().dated.exists()


@pytest.mark.parametrize(
    ("page", "typed", "wrong", "sentence"),
    [
        ("name", {"name": "Choir", "kind": "group", "places": ""}, "places", "Say how many places the group has"),
        ("name", {"name": "Choir", "kind": "group", "places": "999"}, "places", "Write 200 or less"),
        ("price", {"price": "fixed", "minutes_1": "60", "pence_1": ""}, "pence_1", "Say what it costs"),
        ("price", {"price": "fixed", "minutes_1": "62", "pence_1": "5"}, "minutes_1", "ends in 0 or 5"),
        ("price", {"price": "free", "minutes_1": ""}, "minutes_1", "required"),
        (
            "price",
            {"price": "fixed", "minutes_1": "60", "pence_1": "5", "minutes_2": "60", "pence_2": "6"},
            "minutes_2",
            "there already",
        ),
        (
            "time",
            {"before": "300", "after": "0", "notice_hours": "0", "ahead_weeks": "8"},
            "before",
            "240 or less",
        ),
        ("rule", {"asks_first": "yes", "free_until_hours": "24", "late_percent": "101"}, "late_percent", "100 or less"),
    ],
)
def test_what_is_wrong_is_said_beside_its_question(hers, ready, page, typed, wrong, sentence):
    row = make_offering(ready.diaries.get(), status="draft")

    response = hers.post(address("offering_page", ready, offering=row.pk, page=page), typed)

    assert sentence in str(response.context["form"].errors[wrong])


def test_two_cannot_have_one_name(hers, ready):
    make_offering(ready.diaries.get(), name="Lunch")

    response = hers.post(address("offering_add", ready), {"name": "lunch", "kind": "one"})

    assert "called that already" in response.content.decode()


def test_a_first_meeting_is_free(hers, ready):
    row = make_offering(ready.diaries.get(), price="fixed")

    hers.post(address("offering_page", ready, offering=row.pk, page="name"), {"name": "A chat", "kind": "first"})

    row.refresh_from_db()
    assert (row.kind, row.price, row.places) == ("first", "free", 1)
    page = hers.get(address("offering_page", ready, offering=row.pk, page="price"))
    assert "price" not in page.context["form"].fields


def test_the_rule_of_cancelling_is_worked_out_for_what_was_typed_and_not_saved(hers, ready):
    row = make_offering(ready.diaries.get(), free_until_hours=24, late_percent=0)
    there = address("offering_page", ready, offering=row.pk, page="rule")

    page = hers.post(there, {"asks_first": "yes", "free_until_hours": "48", "late_percent": "50", "look": "1"})

    assert "They cancel on" in page.content.decode()
    assert "they get £12.50 back, and you keep £12.50" in page.content.decode()
    row.refresh_from_db()
    assert row.late_percent == 0


def test_they_stand_in_her_order(hers, ready):
    diary = ready.diaries.get()
    first, second, third = (make_offering(diary, name=name) for name in ("A", "B", "C"))
    there = address("offerings", ready)

    hers.post(there, {"up": third.pk})
    assert list(ready.offerings.in_order()) == [first, third, second]
    hers.post(there, {"down": third.pk})
    hers.post(there, {"down": third.pk})
    hers.post(there, {"up": "nonsense"})

    assert list(ready.offerings.in_order()) == [first, second, third]


def test_it_is_paused_taken_up_closed_and_a_wrong_step_is_said(hers, ready):
    diary = make_diary(enterprise=make_listing())
    row = make_offering(ready.diaries.get())
    setting_up.set_weekly_hours(row.diary, [(1, (time(9), time(12)))], by=ready.owners.get())
    there = address("offering", ready, row.pk)

    for status in ("paused", "open", "closed", "paused"):
        hers.post(there, {"to": status})
        row.refresh_from_db()
        assert row.status == status
    refused = hers.post(there, {"to": "draft"}, follow=True)

    assert messages_of(refused)[-1] == "That cannot be done just now. Look again."
    assert hers.get(address("week", ready, diary.pk)).status_code == 404


def test_only_what_nobody_booked_is_deleted(hers, ready):
    diary = ready.diaries.get()
    fresh, booked = make_offering(diary, name="Fresh"), make_offering(diary, name="Booked")
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    booked.slots.create(
        diary=diary,
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        blocks_from=start,
        blocks_until=start + timedelta(hours=1),
    )

    for row in (fresh, booked):
        hers.post(address("offering_delete", ready, row.pk))

    assert list(Offering.objects.all()) == [booked]


def test_a_second_diary_comes_and_goes_and_the_last_one_stays(hers, ready):
    hers.post(address("diaries", ready), {"name": "The van"})
    van = ready.diaries.get(name="The van")
    assert "already" in hers.post(address("diaries", ready), {"name": "the van"}).content.decode()
    hers.post(address("diary_name", ready, van.pk), {"name": "The big van"})
    van.refresh_from_db()
    assert van.name == "The big van"

    for diary in ready.diaries.order_by("-pk"):
        hers.post(address("diary_name", ready, diary.pk), {"do": "remove"})

    assert [diary.name for diary in ready.diaries.all()] == ["Ana"]


def test_a_transfer_needs_an_account_and_a_vat_number_its_digits(hers, ready):
    pay = hers.post(address("pay", ready), {"ways": ["transfer"], "transfer_words": ""})
    receipts = hers.post(address("receipts", ready), {"seller_name": "Ana", "vat_number": "GB12"})
    hers.post(address("receipts", ready), {"seller_name": "Ana", "vat_number": "gb 123 4567 89"})

    assert "Say where the money goes" in pay.content.decode()
    assert "nine digits" in receipts.content.decode()
    assert Terms.objects.get().vat_number == "GB123456789"


def test_a_stranger_finds_nothing_and_can_do_nothing(client, ready):
    sam, row = PersonFactory(name="Sam"), make_offering(ready.diaries.get())
    client.force_login(sam)

    for there in (
        address("front", ready),
        address("week", ready, row.diary_id),
        address("offering", ready, row.pk),
        address("offering_page", ready, offering=row.pk, page="price"),
        address("offering_delete", ready, row.pk),
    ):
        assert client.get(there).status_code == 404
        assert client.post(there, {"to": "closed"}).status_code == 404
    with pytest.raises(PermissionDenied):
        offerings.move_offering(row, "closed", by=sam)
    with pytest.raises(PermissionDenied):
        setting_up.take_bookings(ready, True, by=sam)


def test_what_was_done_is_written_down(hers, ready, ana):
    hers.post(address("receipts", ready), {"seller_name": "Ana"})

    assert Event.objects.filter(tag="bookings:terms_changed", by=ana, subject_id=str(ready.pk)).exists()


@pytest.mark.parametrize("n", [1, 12])
def test_the_pages_cost_the_same_however_much_there_is(hers, ready, n, django_assert_max_num_queries):
    for number in range(n):
        make_offering(ready.diaries.get(), name=f"Thing {number}")

    with django_assert_max_num_queries(20):
        hers.get(address("front", ready))
    with django_assert_max_num_queries(16):
        hers.get(address("offerings", ready))
