"""Ana looks after what is booked in her garden: her diary, her answers, and what she tells people on the day."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Call, PostalLetter, Reach
from core.models import Event
from enterprises.booking import links
from enterprises.booking.actions import address, answering, book, coming, ending, other_time
from enterprises.booking.models import Booking, Party, PhoneNews, Proposal, Seat, Terms
from enterprises.booking.other_times.links import token_for
from enterprises.booking.taking import Gone
from enterprises.booking.tasks import other_times_run_out
from tests.factories.accounts import PersonFactory
from tests.factories.booking import make_diary, make_offering
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)  # a Monday
FIRST = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def on_that_monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lesson(garden):
    diary = make_diary(enterprise=garden, weekly=((1, "09:30", "12:30"), (3, "09:30", "12:30")))
    Terms.objects.create(enterprise=garden, is_open=True, ways=["cash", "transfer"])
    return make_offering(diary, where="home", asks_first=True, free_until_hours=24, late_percent=50)


@pytest.fixture
def hers(client, ana):
    return just_signed_in(client, ana)


def booked(offering, name="Sam Price", **said):
    who = {Party.Role.FOR: book.Who(name=name, email="sam@example.com", phone="01632960123", address="7 Canary Row")}
    facts = {"starts_at": FIRST, "minutes": 60, "way": "cash", "pence": 2500, "who": who, **said}
    made = book.book(book.Wish(offering=offering, **facts), by=None).booking
    address.prove(made)
    mail.outbox.clear()
    return made


def there(name, booking):
    return reverse(f"bookings:{name}", args=[booking.offering.enterprise_id, booking.pk])


def diary_page(listing, name="diary", **asked):
    return reverse(f"bookings:{name}", args=[listing.pk]), asked


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def now_is(booking):
    booking.refresh_from_db()
    return booking.status


def test_what_waits_stands_first_then_what_is_to_come(hers, garden, lesson, django_capture_on_commit_callbacks):
    asked, sure = booked(lesson), booked(lesson, "Vi Lane", starts_at=FIRST + HOUR)
    answering.accept(sure, by=garden.owners.get())

    page = text_of(hers.get(diary_page(garden)[0]))

    assert "1 waits for your answer" in page
    assert page.index("Sam Price") < page.index("To come") < page.index("Vi Lane")
    assert "Canary Row" not in page
    assert asked.status == "requested"


def test_a_day_and_a_week_show_what_is_in_them(hers, garden, lesson):
    booked(lesson)

    tuesday = hers.get(diary_page(garden, "day")[0], {"day": "2027-01-05"})
    monday = hers.get(diary_page(garden, "day")[0])
    week = hers.get(diary_page(garden, "diary_week")[0], {"day": "2027-01-08"})

    assert "Sam Price" in text_of(tuesday)
    assert "Sam Price" not in text_of(monday)
    assert [len(day.bookings) for day in week.context["days"]] == [0, 1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("day", ["", "nonsense", "2027-02-31", "9999-12-31", "0001-01-01"])
def test_a_day_that_is_none_is_today(hers, garden, lesson, day):
    for name in ("day", "diary_week", "sheet"):
        assert hers.get(diary_page(garden, name)[0], {"day": day}).status_code == 200


def test_the_night_the_clocks_change_has_all_that_begins_in_it(hers, garden, lesson):
    lesson.diary.weekly.create(weekday=6, begins="00:00", ends="00:00")
    first = datetime(2027, 3, 28, 0, 0, tzinfo=UTC)
    last = datetime(2027, 3, 28, 21, 30, tzinfo=UTC)  # 22:30 on the wall
    type(lesson).objects.update(ahead_weeks=20)
    lesson.refresh_from_db()
    for start in (first, last):
        booked(lesson, starts_at=start)

    page = hers.get(diary_page(garden, "day")[0], {"day": "2027-03-28"})

    assert [each.starts.strftime("%H:%M") for each in page.context["days"][0].bookings] == ["00:00", "22:30"]


def test_she_finds_somebody_by_name_and_by_code(hers, garden, lesson):
    made = book.book(
        book.Wish(
            offering=lesson,
            starts_at=FIRST,
            minutes=60,
            way="cash",
            pence=2500,
            who={Party.Role.FOR: book.Who(name="Zoë Quill", email="z@example.com")},
        ),
        by=None,
    )
    booked(lesson, starts_at=FIRST + HOUR)
    address = diary_page(garden)[0]

    assert [each.pk for each in hers.get(address, {"q": "zoë"}).context["page"]] == [made.booking.pk]
    assert [each.pk for each in hers.get(address, {"q": made.code.lower()}).context["page"]] == [made.booking.pk]
    assert "Nothing is found" in text_of(hers.get(address, {"q": "Dragon"}))


def test_the_diary_costs_the_same_with_one_and_with_many(hers, garden, lesson, django_assert_num_queries):
    type(lesson.diary).objects.update(every=5)
    address = diary_page(garden)[0]
    booked(lesson)
    hers.get(address)
    with CaptureQueriesContext(connection) as before:
        hers.get(address)
    for number in range(4):
        booked(lesson, starts_at=FIRST + timedelta(days=7 * (number + 1)))

    with django_assert_num_queries(len(before)):
        hers.get(address)


def test_she_says_yes(hers, lesson, django_capture_on_commit_callbacks):
    booking = booked(lesson)

    with django_capture_on_commit_callbacks(execute=True):
        hers.post(there("booking", booking), {"do": "accept"})

    assert now_is(booking) == "confirmed"
    assert [letter.to for letter in mail.outbox] == [["sam@example.com"]]


def test_she_says_no_with_a_sentence_or_her_own_words(hers, lesson):
    first, second = booked(lesson), booked(lesson, starts_at=FIRST + HOUR)

    empty = hers.post(there("decline", first), {"sentence": "own", "words": ""})
    assert "Write a few words" in text_of(empty)
    hers.post(there("decline", first), {"sentence": "0", "words": ""})
    hers.post(there("decline", second), {"sentence": "own", "words": "The bees are out."})

    assert (now_is(first), now_is(second)) == ("declined", "declined")
    assert first.words.startswith("I am sorry, I cannot do that day.")
    assert second.words == "The bees are out."
    assert not Seat.objects.exists()


def test_she_cancels_with_words_and_only_once(hers, lesson, ana):
    booking = booked(lesson)
    answering.accept(booking, by=ana)

    hers.post(there("cancel", booking), {"sentence": "0"})
    again = hers.post(there("cancel", booking), {"sentence": "0"}, follow=True)

    assert now_is(booking) == "cancelled"
    assert booking.ended_by == "enterprise"
    assert "cannot become" in text_of(again)


def test_it_took_place_and_that_is_undone(hers, lesson, ana):
    booking = booked(lesson)
    answering.accept(booking, by=ana)
    assert "has not begun" in text_of(hers.post(there("booking", booking), {"do": "completed"}, follow=True))

    with time_machine.travel(FIRST + 2 * HOUR, tick=False):
        for status in ("completed", "confirmed", "no_show"):
            hers.post(there("booking", booking), {"do": status})
            assert now_is(booking) == status


def test_the_address_is_opened_by_a_press_and_each_is_written_down(hers, lesson, ana):
    booking = booked(lesson)

    closed = text_of(hers.get(there("booking", booking)))
    opened = text_of(hers.post(there("booking", booking), {"do": "address"}))
    paper = text_of(hers.get(diary_page(lesson.enterprise, "sheet")[0], {"day": "2027-01-05", "addresses": "1"}))

    assert "Canary Row" not in closed
    assert "Canary Row" in opened
    assert "Canary Row" in paper
    assert Event.objects.filter(tag="booking:address_read", subject_id=str(booking.pk), by=ana).count() == 2


def test_what_is_not_kept_any_more_says_so(hers, lesson):
    booking = booked(lesson)
    Party.objects.update(name="", email="", phone="", address="")

    page = text_of(hers.post(there("booking", booking), {"do": "address"}))

    assert "The name is not kept any more" in page
    assert "The address is not kept any more" in page


def test_her_note_is_kept_for_her(hers, lesson):
    booking = booked(lesson)

    hers.post(there("booking", booking), {"do": "note", "note": "Has a small dog."})

    assert now_is(booking)
    assert booking.own_note == "Has a small dog."


def test_on_the_day_she_is_on_her_way_or_late(hers, lesson, ana, django_capture_on_commit_callbacks):
    booking = booked(lesson)
    answering.accept(booking, by=ana)
    assert "twelve hours" in text_of(hers.post(there("booking", booking), {"do": "coming"}, follow=True))
    mail.outbox.clear()

    with time_machine.travel(FIRST - HOUR, tick=False), django_capture_on_commit_callbacks(execute=True):
        hers.post(there("booking", booking), {"do": "coming"})
        hers.post(there("booking", booking), {"do": "late", "minutes": "15"})
        hers.post(there("booking", booking), {"do": "late", "minutes": "soon"})

    assert [letter.subject for letter in mail.outbox] == ["They are on their way", "They are a little late"]
    assert "about 15 minutes" in re.sub(r"\s+", " ", mail.outbox[1].body)


def test_whose_door_it_is_hears_it_too(hers, lesson, ana, django_capture_on_commit_callbacks):
    who = {
        Party.Role.FOR: book.Who(name="Grandma Price", phone="01453 111222"),
        Party.Role.BY: book.Who(name="Sam", email="sam@example.com"),
    }
    booking = booked(lesson, who=who)
    answering.accept(booking, by=ana)
    PhoneNews.objects.all().delete()

    with time_machine.travel(FIRST - HOUR, tick=False), django_capture_on_commit_callbacks(execute=True):
        hers.post(there("booking", booking), {"do": "late", "minutes": "15"})

    told = PhoneNews.objects.get()
    assert (told.name, told.number) == ("Grandma Price", "01453 111222")
    assert "15 minutes" in told.words
    assert links.code_of(booking) not in told.words


@pytest.mark.parametrize(
    ("way", "phone", "said", "rung"),
    [
        ("letter", "01632 960123", "the support team is asked to ring them", 1),
        ("letter", "", "We know no way to tell them at once", 0),
        ("call", "01632 960123", "the support team is asked to ring them", 1),
        ("email", "", "They are told that you are on your way", 0),
    ],
)
def test_a_letter_comes_too_late_so_the_team_rings(hers, lesson, ana, sam, way, phone, said, rung):
    type(sam).objects.filter(pk=sam.pk).update(phone=phone)
    Reach.objects.create(person=sam, way=way, address="1 Canal Row\nStroud")
    sam.refresh_from_db()
    booking = booked(lesson, who={Party.Role.FOR: book.Who(name="Sam", person=sam)})
    answering.accept(booking, by=ana)
    letters, calls = PostalLetter.objects.count(), Call.objects.count()

    with time_machine.travel(FIRST - HOUR, tick=False):
        shown = text_of(hers.post(there("booking", booking), {"do": "coming"}, follow=True))

    assert said in shown
    assert (PostalLetter.objects.count() - letters, Call.objects.count() - calls) == (0, rung)


# Another time
def asked_for(booking, ana, start=FIRST + timedelta(days=2), words=""):
    return other_time.ask(booking, start, by=ana, words=words)


def answer(client, proposal, **sent):
    return client.post(reverse("other_time", args=[token_for(proposal)]), sent)


def test_she_asks_for_another_time_and_it_is_kept_for_them(hers, lesson, ana, django_capture_on_commit_callbacks):
    booking = booked(lesson)

    with django_capture_on_commit_callbacks(execute=True):
        sent = {"day_day": "8", "day_month": "1", "day_year": "2027", "at": "2pm", "words": "I am at the dentist."}
        hers.post(there("ask_other_time", booking), sent)

    proposal = Proposal.objects.get()
    assert proposal.starts_at == datetime(2027, 1, 8, 14, tzinfo=UTC)
    assert Seat.objects.filter(held_by=proposal.pk).count() == 1
    assert (now_is(booking), booking.starts_at) == ("requested", FIRST)
    assert "I am at the dentist." in mail.outbox[0].body
    assert token_for(proposal) in mail.outbox[0].body.replace("\n", "")


def test_a_yes_moves_it_and_books_it(client, lesson, ana):
    booking = booked(lesson)
    proposal = asked_for(booking, ana)

    page = text_of(client.get(reverse("other_time", args=[token_for(proposal)])))
    assert "Would another time suit you?" in page
    answer(client, proposal, do="yes")
    again = answer(client, proposal, do="yes")

    assert (now_is(booking), booking.starts_at) == ("confirmed", FIRST + timedelta(days=2))
    assert Seat.objects.count() == 1
    assert again.status_code == 200
    assert "It has its new time" in text_of(again)


def test_a_no_leaves_it_as_it_is_and_frees_the_other_time(client, lesson, ana):
    booking = booked(lesson)
    answering.accept(booking, by=ana)
    proposal = asked_for(booking, ana)

    answer(client, proposal, do="no")

    assert (now_is(booking), booking.starts_at) == ("confirmed", FIRST)
    assert [seat.held_by for seat in Seat.objects.all()] == [booking.pk]
    proposal.refresh_from_db()
    assert proposal.status == "refused"


def test_they_choose_a_free_time_themselves(client, lesson, ana):
    booking = booked(lesson)
    answering.accept(booking, by=ana)
    proposal = asked_for(booking, ana, None)

    page = client.get(reverse("other_time", args=[token_for(proposal)]))
    start = page.context["free"][-1]
    nothing = answer(client, proposal, start="2027-02-31T99:99")
    answer(client, proposal, start=start.isoformat())

    assert "Choose one of the times." in text_of(nothing)
    assert (now_is(booking), booking.starts_at) == ("confirmed", start)


def test_a_time_that_is_taken_cannot_be_asked_for_and_the_form_says_so(hers, lesson, ana):
    booking, other = booked(lesson), booked(lesson, starts_at=FIRST + timedelta(days=2))

    with pytest.raises(Gone):
        asked_for(booking, ana)
    sent = {"day_day": "7", "day_month": "1", "day_year": "2027", "at": "9:30", "words": ""}
    page = hers.post(there("ask_other_time", booking), sent)

    assert "This time is not free any more" in text_of(page)
    assert not Proposal.objects.exists()
    assert Seat.objects.filter(held_by=other.pk).count() == 1


def test_half_an_hour_later_overlaps_only_itself(client, lesson, ana):
    booking = booked(lesson)
    proposal = asked_for(booking, ana, FIRST + HOUR / 2)

    assert Seat.objects.filter(held_by=booking.pk).count() == 1
    answer(client, proposal, do="yes")

    assert (now_is(booking), booking.starts_at) == ("confirmed", FIRST + HOUR / 2)


def test_nobody_answers_and_it_stays_as_it_is(client, lesson, ana, django_capture_on_commit_callbacks):
    booking = booked(lesson)
    answering.accept(booking, by=ana)
    proposal = asked_for(booking, ana)
    mail.outbox.clear()

    with (
        time_machine.travel(proposal.expires_at + HOUR / 60, tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        assert "time to answer is over" in text_of(answer(client, proposal, do="yes"))
        other_times_run_out.call()
        other_times_run_out.call()

    assert (now_is(booking), booking.starts_at) == ("confirmed", FIRST)
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(["sam@example.com", ana.email])
    assert Seat.objects.count() == 1


@pytest.mark.parametrize("ended", ["cancelled", "accepted", "asked again"])
def test_what_is_asked_goes_when_it_has_no_point_any_more(lesson, ana, ended):
    booking = booked(lesson)
    proposal = asked_for(booking, ana)

    if ended == "cancelled":
        ending.cancel_for_person(booking, by=None)
    elif ended == "accepted":
        answering.accept(booking, by=ana)
    else:
        asked_for(booking, ana, FIRST + timedelta(days=2, hours=1))

    proposal.refresh_from_db()
    assert proposal.status == "withdrawn"
    assert not Seat.objects.filter(held_by=proposal.pk).exists()


def test_a_spoilt_link_says_so(client):
    page = client.get(reverse("other_time", args=["nothing:at-all"]))

    assert page.status_code == 404
    assert "This link does not work" in text_of(page)


def test_nobody_else_reads_or_answers(client, lesson):
    booking, sam = booked(lesson), PersonFactory(name="Sam")
    client.force_login(sam)

    for name in ("booking", "decline", "cancel", "ask_other_time"):
        assert client.get(there(name, booking)).status_code == 404
        assert client.post(there(name, booking), {"do": "accept", "sentence": "0"}).status_code == 404
    for act in (other_time.ask, coming.say_late):
        with pytest.raises(PermissionDenied):
            act(booking, 5, by=sam)
    assert now_is(booking) == "requested"


def test_an_owner_of_another_enterprise_does_not_reach_it_through_her_own(hers, ana, lesson):
    """The number in the address is hers, the booking is not."""
    others = make_offering(name="Elsewhere")
    Terms.objects.create(enterprise=others.enterprise, is_open=True, ways=["cash"])
    theirs = booked(others)
    address = reverse("bookings:booking", args=[lesson.enterprise_id, theirs.pk])

    assert hers.get(address).status_code == 404
    assert hers.post(address, {"do": "address"}).status_code == 404
    assert Booking.objects.get(pk=theirs.pk).status == theirs.status
