"""Sam keeps hold of a booking: sees it, moves it, cancels it, is reminded of it, has it on paper and in a calendar."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from core import texts
from core.models import Event
from enterprises.booking import guests, links
from enterprises.booking.actions import answering, book, ending, forgetting, reminding
from enterprises.booking.actions.book import Who
from enterprises.booking.journey.trip import time_choice
from enterprises.booking.models import Booking, Party, Payment, PhoneNews, Refund, Slot
from enterprises.booking.own.standing import leaving
from enterprises.listings.actions import close_for_good, hide_listing
from tests.core.pdf_checks import pdf_problems
from tests.enterprises.booking.walking import FIRST, NOW, open_lesson, text
from tests.factories.accounts import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_that_monday")]


@pytest.fixture
def lesson():
    return open_lesson(terms={"transfer_words": "Sort code canary-bank", "prepaid_words": "Ring first"})


def booked(offering, *, who=None, way="cash", **facts):
    who = who or {Party.Role.FOR: Who("Sam Price", "sam@example.com")}
    said = {"starts_at": FIRST, "minutes": 60, "pence": 2500, **facts}
    return book.book(book.Wish(offering=offering, way=way, who=who, **said), by=None).booking


def page(client, booking, name="own"):
    return client.get(reverse(f"booking:{name}", args=[links.token_for(booking)]))


def test_the_link_and_the_code_lead_to_it(client, lesson):
    booking = booked(lesson)

    shown = page(client, booking)
    assert "It is booked" in text(shown)
    assert "Tuesday 5 January 2027, 9:30 to 10:30" in text(shown)
    found = client.post(reverse("booking:find"), {"booking_code": links.code_of(booking).lower().replace("-", " ")})
    assert found.url == shown.request["PATH_INFO"]


@pytest.mark.parametrize("code", ["", "abc", "2222-2222", "x" * 500])
def test_a_code_that_is_none_says_so(client, lesson, code):
    response = client.post(reverse("booking:find"), {"booking_code": code})

    assert response.status_code == 200
    assert "booking_code" in response.context["form"].errors


def test_whoever_guesses_codes_is_soon_asked_to_wait(client, lesson):
    tries = [client.post(reverse("booking:find"), {"booking_code": f"2222-22{n}2"}).status_code for n in "23456789CDF"]

    assert tries == [200] * 10 + [429]


def test_a_spoilt_link_leads_to_the_code_alone(client, lesson):
    token = links.token_for(booked(lesson))

    for spoilt in (token[:-1], token.replace(":", ";"), "nothing", f"x{token}"):
        for name in ("own", "move", "cancel", "calendar", "pdf"):
            shown = client.get(reverse(f"booking:{name}", args=[spoilt]))
            assert shown.status_code == 404
            assert reverse("booking:find") in shown.content.decode()


def test_bank_details_are_shown_to_whoever_chose_that_way_alone(client, lesson):
    cash, transfer = booked(lesson), booked(lesson, way="transfer", starts_at=FIRST + timedelta(hours=1))

    assert "canary-bank" not in text(page(client, cash))
    assert "canary-bank" in text(page(client, transfer))
    assert "canary-bank" not in text(client.get(lesson.enterprise.get_absolute_url()))


def test_it_moves_to_a_free_time_and_both_sides_hear(client, lesson, mailoutbox, django_capture_on_commit_callbacks):
    ana = PersonFactory(name="Ana", email="ana@example.com")
    lesson.enterprise.ownership_set.create(person=ana)
    booking = booked(lesson)
    new = FIRST + timedelta(hours=1)

    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("booking:move", args=[links.token_for(booking)])
        response = client.post(address, {"time": time_choice(new)}, follow=True)

    booking.refresh_from_db()
    assert booking.starts_at == new
    assert "It is moved to Tuesday 5 January 2027, 10:30" in text(response)
    assert {each.to[0] for each in mailoutbox} == {"sam@example.com", "ana@example.com"}
    assert Slot.objects.get().starts_at == new


def test_a_time_somebody_else_has_is_not_moved_to(client, lesson):
    booking, other = booked(lesson), booked(lesson, starts_at=FIRST + timedelta(hours=1))
    address = reverse("booking:move", args=[links.token_for(booking)])

    response = client.post(address, {"time": time_choice(other.starts_at)})

    assert response.context["form"].errors["time"]
    booking.refresh_from_db()
    assert booking.starts_at == FIRST


def test_what_is_over_or_not_offered_any_more_is_not_moved(client, lesson):
    booking = booked(lesson)
    type(lesson).objects.update(status="paused")

    assert "It cannot be moved here" in text(page(client, booking, "move"))


@pytest.mark.parametrize(
    ("hours_before", "paid", "back", "may_ask"),
    [(25, True, 2500, 0), (24, True, 2500, 0), (23, True, 1250, 0), (23, False, 0, 1250), (25, False, 0, 0)],
)
def test_cancelling_says_first_what_goes_back_and_does_just_that(client, lesson, hours_before, paid, back, may_ask):
    booking = booked(lesson, starts_at=FIRST + timedelta(weeks=1))
    if paid:
        Payment.objects.update(status="received", paid_at=NOW)
    with time_machine.travel(booking.starts_at - timedelta(hours=hours_before), tick=False):
        said = leaving(booking)
        shown = text(page(client, booking, "cancel"))
        client.post(reverse("booking:cancel", args=[links.token_for(booking)]), {"words": "I am ill"})

    assert (said.goes_back, said.may_ask) == (back, may_ask)
    assert ("£25" in shown) == paid
    assert sum(each.pence for each in Refund.objects.all()) == back
    booking.refresh_from_db()
    assert (booking.status, booking.words) == ("cancelled", "I am ill")
    assert not Slot.objects.exists()


def test_cancelling_twice_is_harmless(client, lesson):
    booking = booked(lesson)
    address = reverse("booking:cancel", args=[links.token_for(booking)])

    assert [client.post(address, {"words": ""}).status_code for _press in range(2)] == [302, 200]
    assert Event.objects.filter(tag="booking:cancelled").count() == 1


@pytest.mark.parametrize("end", ["declined", "expired", "cancelled"])
def test_what_ended_has_a_next_step(client, lesson, end):
    type(lesson).objects.update(asks_first=True)
    lesson.refresh_from_db()
    ana = PersonFactory()
    lesson.enterprise.ownership_set.create(person=ana)
    booking = booked(lesson, starts_at=FIRST + timedelta(weeks=1))
    if end == "declined":
        ending.decline(booking, by=ana, words="I am away")
    elif end == "expired":
        ending.expire_unanswered(NOW + timedelta(days=4))
    else:
        ending.cancel_for_person(booking, by=None)

    shown = text(page(client, booking))
    assert "Choose another time" in shown
    assert "Others near you" in shown
    assert ("I am away" in shown) == (end == "declined")


def test_what_is_over_can_be_booked_again_and_goes_into_no_calendar(client, lesson):
    booking = booked(lesson)
    Booking.objects.update(starts_at=NOW - timedelta(days=2), ends_at=NOW - timedelta(days=1))

    shown = page(client, booking)

    assert "Book again" in text(shown)
    assert "Put it into your calendar" not in text(shown)


def test_a_request_says_by_which_day_it_is_answered(client, lesson):
    type(lesson).objects.update(asks_first=True)
    lesson.refresh_from_db()
    shown = text(page(client, booked(lesson, starts_at=FIRST + timedelta(weeks=1))))

    assert "says yes or no, on Thursday 7 January 2027 at the latest" in shown
    assert "You have done your part" not in shown


def test_a_request_that_was_answered_in_the_last_moment_does_not_run_out(lesson):
    type(lesson).objects.update(asks_first=True)
    lesson.refresh_from_db()
    ana = PersonFactory()
    lesson.enterprise.ownership_set.create(person=ana)
    first, second = (booked(lesson, starts_at=FIRST + timedelta(weeks=n)) for n in (1, 2))
    answering.accept(first, by=ana)
    later = NOW + timedelta(days=4)

    assert [ending.expire_unanswered(later) for _run in range(2)] == [1, 0]
    assert set(Booking.objects.values_list("pk", "status")) == {(first.pk, "confirmed"), (second.pk, "expired")}


def test_an_enterprise_that_closes_for_good_cancels_and_tells_people(
    lesson, mailoutbox, django_capture_on_commit_callbacks
):
    ana = PersonFactory(email="ana@example.com")
    lesson.enterprise.ownership_set.create(person=ana)
    booking = booked(lesson)
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        close_for_good(lesson.enterprise, by=ana)

    booking.refresh_from_db()
    assert (booking.status, booking.ended_by) == ("cancelled", "enterprise")
    assert "sam@example.com" in {each.to[0] for each in mailoutbox}
    assert not Slot.objects.exists()


def test_one_that_is_hidden_for_a_while_keeps_its_bookings(lesson):
    ana = PersonFactory()
    lesson.enterprise.ownership_set.create(person=ana)
    booking = booked(lesson)

    hide_listing(lesson.enterprise, by=ana)

    booking.refresh_from_db()
    assert booking.status == "confirmed"


def test_the_calendar_keeps_its_uid_and_counts_each_change(client, lesson):
    booking = booked(lesson)
    before = _event(page(client, booking, "calendar"))
    client.post(
        reverse("booking:move", args=[links.token_for(booking)]), {"time": time_choice(FIRST + timedelta(hours=1))}
    )
    after = _event(page(client, booking, "calendar"))
    client.post(reverse("booking:cancel", args=[links.token_for(booking)]), {"words": ""})
    gone = _event(page(client, booking, "calendar"))

    assert before["UID"] == after["UID"] == gone["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"] < gone["SEQUENCE"]
    assert (before["STATUS"], gone["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert str(before["DTSTART"].params["TZID"]) == "Europe/London"
    assert before["DTSTART"].dt.astimezone(UTC) == FIRST


def test_in_summer_the_calendar_shows_the_wall_of_summer(client, lesson):
    with time_machine.travel(datetime(2027, 6, 1, 9, tzinfo=UTC), tick=False):
        summer = datetime(2027, 6, 8, 8, 30, tzinfo=UTC)
        event = _event(page(client, booked(lesson, starts_at=summer), "calendar"))

    assert event["DTSTART"].to_ical() == b"20270608T093000"


def _event(response):
    assert response["Content-Type"].startswith("text/calendar")
    return next(iter(Calendar.from_ical(response.content).events))


def test_a_home_address_stands_in_no_calendar(client):
    home = open_lesson(where="home")
    booking = booked(home, who={Party.Role.FOR: Who("Sam", "sam@example.com", address="canary-row 1")})

    assert b"canary" not in page(client, booking, "calendar").content


def test_the_paper_is_tagged(client, lesson, tmp_path):
    booking = booked(lesson)

    for size in ("", "?size=large"):
        response = client.get(reverse("booking:pdf", args=[links.token_for(booking)]) + size)
        assert response["Content-Type"] == "application/pdf"
        assert pdf_problems(response.content, tmp_path) == []


def test_reminders_come_once_on_the_day_before_and_by_day(lesson, mailoutbox, django_capture_on_commit_callbacks):
    booked(lesson, starts_at=FIRST + timedelta(weeks=1))
    day_before = (FIRST + timedelta(days=6)).replace(hour=10)
    sent = {}
    for name, when in {
        "too early": day_before - timedelta(days=1),
        "at night": day_before.replace(hour=6),
        "by day": day_before,
        "again": day_before + timedelta(hours=1),
        "in the morning": day_before + timedelta(days=1, hours=-1, minutes=-30),
    }.items():
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            reminding.remind_all(when)
        sent[name] = len(mailoutbox)

    assert sent == {"too early": 0, "at night": 0, "by day": 1, "again": 0, "in the morning": 0}


def test_each_is_reminded_as_they_like(client, lesson):
    booking = booked(lesson, starts_at=FIRST + timedelta(weeks=1))
    morning = (FIRST + timedelta(weeks=1)).replace(hour=8, minute=15)
    day_before = morning - timedelta(days=1)
    due = {}
    for choice in ("none", "day", "both"):
        client.post(reverse("booking:remind", args=[links.token_for(booking)]), {"remind": choice})
        booking.refresh_from_db()
        due[choice] = (
            (booking in reminding._soon(day_before) and reminding.due(booking, day_before)),
            (booking in reminding._soon(morning) and reminding.due(booking, morning)),
        )

    assert due == {"none": (False, False), "day": ("reminded_at", ""), "both": ("reminded_at", "reminded_again_at")}


def test_what_nobody_spoke_of_for_a_week_took_place(lesson):
    booking = booked(lesson)

    assert ending.complete_forgotten(FIRST + timedelta(days=6)) == 0
    assert [ending.complete_forgotten(FIRST + timedelta(days=8)) for _run in range(2)] == [1, 0]
    booking.refresh_from_db()
    assert booking.status == "completed"


def test_my_bookings_shows_mine_alone(client, lesson, sam, ben):
    mine = booked(lesson, who={Party.Role.FOR: Who("Sam", person=sam)})
    other = open_lesson(diary=None, name="Canary lesson")
    booked(other, who={Party.Role.FOR: Who("Ben", person=ben)})
    client.force_login(sam)

    shown = text(client.get(reverse("booking:mine")))
    assert "Piano lesson" in shown
    assert "Canary lesson" not in shown
    with time_machine.travel(FIRST + timedelta(days=1), tick=False):
        assert "Past" in text(client.get(reverse("booking:mine")))
    assert mine.party("for").person == sam


@pytest.mark.parametrize("rows", [1, 12])
def test_my_bookings_cost_the_same_however_many_there_are(client, lesson, sam, rows, django_assert_num_queries):
    for number in range(rows):
        booked(
            lesson,
            who={Party.Role.FOR: Who("Sam", person=sam)},
            starts_at=FIRST + timedelta(weeks=number % 7, hours=number // 7),
        )
    client.force_login(sam)

    with django_assert_num_queries(11):
        client.get(reverse("booking:mine"))


def test_a_text_that_did_not_arrive_becomes_a_call_and_nothing_is_lost(
    lesson, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.TEXT_GATEWAY = "core.texts.InOutbox"
    with django_capture_on_commit_callbacks(execute=True):
        booked(lesson, who={Party.Role.FOR: Who("Sam", phone="07700 900123")})
    assert PhoneNews.objects.get().sent_id
    monkeypatch.setattr(texts.InOutbox, "outcome", lambda gateway, sent_id: texts.Outcome.FAILED)

    guests.ask_what_became()

    assert PhoneNews.objects.get().status == "ring"


def test_a_text_that_arrived_is_forgotten(lesson, settings, django_capture_on_commit_callbacks):
    settings.TEXT_GATEWAY = "core.texts.InOutbox"
    with django_capture_on_commit_callbacks(execute=True):
        booked(lesson, who={Party.Role.FOR: Who("Sam", phone="07700 900123")})

    guests.ask_what_became()

    assert not PhoneNews.objects.exists()


def test_what_names_people_goes_after_its_time_and_the_sum_stays(lesson, settings):
    booking = booked(
        lesson, who={Party.Role.FOR: Who("Sam", "sam@example.com", address="1 Row")}, notes="knees", helps="time"
    )
    day = timedelta(days=settings.BOOKING_KEEP_DETAILS_DAYS)

    assert forgetting.empty_old(booking.ends_at + day) == 0
    assert [forgetting.empty_old(booking.ends_at + day + timedelta(hours=1)) for _run in range(2)] == [1, 0]
    booking.refresh_from_db()
    party = Party.objects.get()
    assert (booking.notes, booking.helps, party.name, party.email, party.address) == ("", "", "", "", "")
    assert booking.pence == 2500
    assert forgetting.delete_old(booking.ends_at + timedelta(days=settings.BOOKING_KEEP_DAYS, hours=1)) == 1
    assert not Booking.objects.exists()
