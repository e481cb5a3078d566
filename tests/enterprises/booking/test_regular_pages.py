"""Sam books every Tuesday on the pages, sees all of it, moves and cancels; Ana answers all at once in her diary."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from enterprises.booking import links, rules
from enterprises.booking.actions import book, other_time, regularly
from enterprises.booking.journey.trip import time_choice
from enterprises.booking.models import Booking, Offering, Series, Terms, TimeOff
from enterprises.booking.other_times.links import token_for
from tests.core.pdf_checks import pdf_problems
from tests.core.pdf_words import pdf_words
from tests.enterprises.booking.test_regular import WEEK, booked, now_are, times_of, wish
from tests.enterprises.booking.walking import FIRST, Walker, open_lesson, text
from tests.factories.accounts import PersonFactory
from tests.signed_in import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_that_monday")]
EVERY_WEEK = {"how_often": "1", "how_many": "4"}


@pytest.fixture
def lesson():
    return open_lesson(can_repeat=True)


@pytest.fixture
def sams(client, lesson):
    return Walker(client, lesson)


def own(name, booking):
    return reverse(f"booking:{name}", args=[links.token_for(booking)])


# --- the journey -------------------------------------------------------------------------------------------------
def test_sam_books_four_tuesdays_and_lands_on_the_page_of_all(sams):
    assert sams.to_check(often=EVERY_WEEK) == sams.address("check")
    page = text(sams.see("check"))
    assert "4 times, every week" in page
    assert "£25 each time, £100 in all" in page
    for day in ("5 January", "12 January", "19 January", "26 January"):
        assert f"Tuesday {day} 2027, 9:30 to 10:30" in page

    done = sams.press()

    assert (Booking.objects.count(), Series.objects.count()) == (4, 1)
    shown = text(sams.client.get(done.url))
    assert "/all/?new=1" in done.url
    assert "All is booked" in shown
    assert "Every week until Tuesday 26 January 2027" in shown


def test_until_a_day(sams):
    last = {"last_day_day": "20", "last_day_month": "1", "last_day_year": "2027"}
    sams.book(often={"how_often": "2", **last})

    assert [f"{each.starts:%d %b}" for each in Booking.objects.in_order()] == ["05 Jan", "19 Jan"]


def test_the_answers_come_back_filled_in(sams):
    last = {"last_day_day": "20", "last_day_month": "2", "last_day_year": "2027"}
    sams.to_check(often={"how_often": "2", **last})

    page = sams.see("often").content.decode()

    assert 'name="last_day_month" value="2"' in page
    assert sams.see("check").status_code == 200


def test_just_once_asks_no_more_and_books_one(sams):
    sams.book(often={"how_often": "once", "how_many": "rubbish", "last_day_day": "x"})

    assert (Booking.objects.count(), Series.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({}, "how_often", "This field is required"),
        ({"how_often": "3"}, "how_often", "Select a valid choice"),
        ({"how_often": "1"}, "how_many", "Say how many times"),
        ({"how_often": "1", "how_many": "1"}, "how_many", "Write 2 or more"),
        ({"how_often": "1", "how_many": "99"}, "how_many", "26 times"),
        ({"how_often": "1", "how_many": "many"}, "how_many", "Write a number"),
        ({"how_often": "4", "how_many": "9"}, "how_many", "7 times are the most in half a year"),
        ({"how_often": "1", "how_many": "3", "last_day": "3 2 2027"}, "last_day", "one of the two"),
        ({"how_often": "1", "last_day": "7 1 2027"}, "last_day", "before the second time"),
        ({"how_often": "1", "last_day": "1 1 2020"}, "last_day", "before the second time"),
        ({"how_often": "1", "last_day": "1 9 2027"}, "last_day", "too far away"),
        ({"how_often": "1", "last_day": "31 2 2027"}, "last_day", "no such date"),
        ({"how_often": "1", "last_day": "3 2 "}, "last_day", "day, the month and the year"),
        ({"how_often": "1", "last_day": "3 2 99999999999"}, "last_day", "no such date"),
    ],
)
def test_what_cannot_be_is_said_beside_the_question(sams, said, field, words):
    sams.say("what", what=f"{sams.offering.pk}-60")
    sams.say("when", time=time_choice(FIRST))
    typed = {name: value for name, value in said.items() if name != "last_day"}
    if "last_day" in said:
        typed |= dict(
            zip(("last_day_day", "last_day_month", "last_day_year"), said["last_day"].split(" "), strict=True)
        )

    response = sams.say("often", **typed)

    assert response.status_code == 200
    assert words in response.context["form"].errors[field][0]


def test_where_it_is_not_offered_nobody_is_asked(client):
    walker = Walker(client, open_lesson())
    walker.say("what", what=f"{walker.offering.pk}-60")

    assert walker.say("when", time=time_choice(FIRST)).url == walker.address("whom")
    assert walker.see("often").status_code == 302


def test_dates_that_cannot_be_had_are_named_and_the_others_booked(sams, lesson):
    book.book(wish(lesson, starts_at=FIRST + WEEK), by=None)
    day = (FIRST + 2 * WEEK).date()
    TimeOff.objects.create(diary=lesson.diary, first_day=day, last_day=day)
    sams.to_check(often=EVERY_WEEK)

    page = text(sams.see("check"))
    assert "2 dates cannot be had" in page
    assert "You can book all the others, or go back" in page
    sams.press()

    assert [f"{each.starts:%d %b}" for each in Series.objects.get().bookings.order_by("starts_at")] == [
        "05 Jan",
        "26 Jan",
    ]


def test_where_only_the_first_is_left_it_is_booked_alone(sams, lesson):
    TimeOff.objects.create(diary=lesson.diary, first_day=(FIRST + WEEK).date(), last_day=(FIRST + 9 * WEEK).date())
    sams.to_check(often=EVERY_WEEK)

    assert "Only the first date is left" in text(sams.see("check"))
    sams.press()

    assert (Booking.objects.count(), Series.objects.count()) == (1, 0)


def test_one_that_goes_meanwhile_leads_back_to_the_dates_and_books_nothing(sams, lesson):
    sams.to_check(often=EVERY_WEEK)
    sent = sams.last_page()
    book.book(wish(lesson, starts_at=FIRST + WEEK), by=None)

    response = sams.client.post(sams.address("check"), sent, follow=True)

    assert "Some of the dates have changed" in text(response)
    assert "1 date cannot be had" in text(response)
    assert Booking.objects.count() == 1


def test_one_that_goes_in_the_very_moment_is_named(sams, lesson, monkeypatch):
    sams.to_check(often=EVERY_WEEK)

    def too_late(*args, **kwargs):
        raise regularly.DateGone(FIRST + WEEK, lesson)

    monkeypatch.setattr(regularly, "book_regularly", too_late)
    response = sams.client.post(sams.address("check"), sams.last_page(), follow=True)

    assert "Somebody else has just booked Tuesday 12 January 2027, 9:30" in text(response)


@pytest.mark.parametrize("times", ["", "nonsense", "20270105T0930Z 20270106T0930Z", "20270105T0930Z"])
def test_dates_that_were_tampered_with_book_nothing(sams, times):
    sams.to_check(often=EVERY_WEEK)

    assert sams.press(times=times).url == sams.address("check")
    assert not Booking.objects.exists()


def test_pressing_twice_makes_one_series(sams):
    sams.to_check(often=EVERY_WEEK)
    sent = sams.last_page()

    first, again = (sams.client.post(sams.address("check"), sent) for _press in range(2))

    assert first.url == again.url
    assert Booking.objects.count() == 4


def test_who_takes_cards_says_that_regular_times_are_not_paid_by_card(sams, monkeypatch):
    monkeypatch.setattr(rules, "takes_cards", lambda terms: True)
    Terms.objects.update(ways=["card", "cash"])
    sams.to_check(often=EVERY_WEEK)

    page = text(sams.see("pay"))

    assert "takes cards too, but not for regular times" in page
    assert "card" not in dict(sams.see("pay").context["form"].fields["way"].choices)
    assert sams.say("pay", way="card", payer="me").status_code == 200


def test_who_takes_nothing_but_cards_is_booked_one_by_one(sams, monkeypatch):
    monkeypatch.setattr(rules, "takes_cards", lambda terms: True)
    Terms.objects.update(ways=["card"])
    sams.say("what", what=f"{sams.offering.pk}-60")

    assert sams.say("when", time=time_choice(FIRST)).url == sams.address("whom")


def test_a_rehearsal_shows_the_dates_and_writes_nothing(client, lesson):
    walker = Walker(client, lesson, word="practise")
    walker.to_check(often=EVERY_WEEK)

    assert "4 dates, every week" in text(walker.see("check"))
    walker.press()
    assert not Booking.objects.exists()


def test_saved_halfway_the_answer_about_how_often_comes_back(sams):
    sams.to_check(often={"how_often": "2", "last_day_day": "20", "last_day_month": "2", "last_day_year": "2027"})

    carried = dict(sams.see("helps").context["carried"])

    assert (carried["how_often"], carried["last_day"], carried["how_many"]) == ("2", "2027-02-20", "")


# --- one's own pages -----------------------------------------------------------------------------------------------
def test_one_of_them_says_so_and_leads_to_all(client, lesson):
    bookings = booked(lesson, 4)

    page = text(client.get(own("own", bookings[2])))
    assert "One of 4 regular times. Every week until Tuesday 26 January 2027." in page
    every = client.get(own("own_all", bookings[2]))
    assert every.content.decode().count("/bookings/") >= 4
    assert "The next is on Tuesday 5 January 2027" in text(every)


def test_one_that_was_booked_alone_has_no_such_page(client, lesson):
    alone = book.book(wish(lesson), by=None).booking

    assert client.get(own("own_all", alone)).status_code == 404
    assert client.get(own("calendar_all", alone)).status_code == 404


def test_all_of_them_in_one_calendar_file(client, lesson):
    bookings = booked(lesson, 3)
    client.post(own("cancel", bookings[1]), {"which": "one", "words": ""})

    events = Calendar.from_ical(client.get(own("calendar_all", bookings[0])).content).walk("VEVENT")

    assert [str(each["STATUS"]) for each in events] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert len({str(each["UID"]) for each in events}) == 3


def test_all_of_them_on_one_paper_with_tags(client, lesson, tmp_path):
    bookings = booked(lesson, 3)
    alone = book.book(wish(lesson, starts_at=FIRST + timedelta(hours=2)), by=None).booking
    client.post(own("cancel", bookings[1]), {"which": "one", "words": ""})

    answer = client.get(own("pdf_all", bookings[2]), {"size": "large"})

    said = pdf_words(answer.content).replace("\n", " ")
    assert answer["Content-Disposition"] == 'inline; filename="bookings.pdf"'
    assert pdf_problems(answer.content, tmp_path) == []
    for words in ("Your regular times", "Tuesday 12 January 2027", "It is cancelled", "each time"):
        assert words in said
    assert client.get(own("pdf_all", alone)).status_code == 404


def test_one_is_reminded_of_all_that_are_to_come_in_one_way(client, lesson):
    bookings = booked(lesson, 3)
    client.post(own("cancel", bookings[0]), {"which": "one", "words": ""})

    answer = client.post(own("remind_all", bookings[1]), {"remind": "both"}, follow=True)
    nothing = client.post(own("remind_all", bookings[1]), {"remind": "never"}, follow=True)

    assert "This is how we remind you of all of them." in text(answer)
    assert "Choose how we remind you." in text(nothing)
    assert [each.remind for each in Booking.objects.order_by("starts_at")] == ["day", "both", "both"]


def test_cancelling_asks_which_and_says_what_each_costs(client, lesson):
    bookings = booked(lesson, 4)
    address = own("cancel", bookings[2])

    page = client.get(address)
    assert "This one and the 1 after it" in text(page)
    assert client.post(address, {"words": ""}).context["form"].errors["which"]
    client.post(address, {"which": "more", "words": "We move away."})

    assert now_are(bookings) == ["confirmed", "confirmed", "cancelled", "cancelled"]


def test_the_last_one_is_not_asked_which(client, lesson):
    bookings = booked(lesson, 2)

    client.post(own("cancel", bookings[1]), {"words": ""})

    assert now_are(bookings) == ["confirmed", "cancelled"]


def test_all_later_ones_move_after_the_dates_were_shown(client, lesson):
    bookings = booked(lesson, 4)
    book.book(wish(lesson, starts_at=FIRST + 2 * WEEK + timedelta(hours=1)), by=None)
    to = FIRST + WEEK + timedelta(hours=1)
    said = {"time": time_choice(to), "which": "more"}

    look = client.post(own("move", bookings[1]), said)
    page = text(look)
    assert "2 move" in page
    assert "1 cannot be moved" in page
    assert times_of(bookings) == ["05 Jan 09:30", "12 Jan 09:30", "19 Jan 09:30", "26 Jan 09:30"]
    done = client.post(own("move", bookings[1]), {**said, "seen": look.context["seen"]}, follow=True)

    assert "2 are moved. They were told." in text(done)
    assert times_of(bookings) == ["05 Jan 09:30", "12 Jan 10:30", "19 Jan 09:30", "26 Jan 10:30"]


@pytest.mark.parametrize("seen", ["", "rubbish", "20270105T0930Z"])
def test_dates_that_are_not_those_that_were_shown_are_shown_again(client, lesson, seen):
    bookings = booked(lesson, 3)
    said = {"time": time_choice(FIRST + timedelta(hours=1)), "which": "more", "seen": seen}

    response = client.post(own("move", bookings[0]), said)

    assert "Look at the dates again" in text(response)
    assert times_of(bookings)[0] == "05 Jan 09:30"


def test_only_this_one_moves(client, lesson):
    bookings = booked(lesson, 3)

    client.post(own("move", bookings[1]), {"time": time_choice(FIRST + WEEK + timedelta(hours=1)), "which": "one"})

    assert times_of(bookings) == ["05 Jan 09:30", "12 Jan 10:30", "19 Jan 09:30"]


def test_a_time_nobody_can_have_is_said_beside_the_times(client, lesson):
    bookings = booked(lesson, 3)

    response = client.post(own("move", bookings[0]), {"time": "20270105T0200Z", "which": "more"})

    assert response.context["form"].errors["time"]


def test_times_near_one_far_away_are_offered_first(client, lesson):
    far = booked(lesson, 20)[-1]

    page = text(client.get(own("move", far)))

    assert "Nearest to the time you have" in page
    assert f"Tuesday {far.starts:%-d %B %Y}" in page


def test_in_the_list_of_ones_own_the_next_stands_for_all(client, lesson):
    sam = PersonFactory(name="Sam")
    client.force_login(sam)
    who = {"for": book.Who("Sam", person=sam)}
    bookings = booked(lesson, 5, who=who)

    page = client.get(reverse("booking:mine"))

    assert "And 4 more after it" in text(page)
    assert own("own", bookings[1]) not in page.content.decode()


# --- the enterprise ------------------------------------------------------------------------------------------------
@pytest.fixture
def asked(lesson):
    Offering.objects.update(asks_first=True)
    return booked(lesson, 4)


@pytest.fixture
def hers(client, lesson):
    ana = PersonFactory(name="Ana")
    lesson.enterprise.ownership_set.create(person=ana)
    return just_signed_in(client, ana)


def in_diary(name, booking):
    return reverse(f"bookings:{name}", args=[booking.offering.enterprise_id, booking.pk])


def test_her_diary_shows_one_question_for_all_and_one_yes_answers_it(hers, asked):
    diary = text(hers.get(reverse("bookings:diary", args=[asked[0].offering.enterprise_id])))
    assert "1 waits for your answer" in diary
    assert "And 3 more regular times" in diary
    page = text(hers.get(in_diary("booking", asked[0])))
    assert "Yes to all 4" in page

    hers.post(in_diary("booking", asked[0]), {"do": "accept_all"})

    assert set(now_are(asked)) == {"confirmed"}


def test_she_says_yes_to_one_only_and_no_to_the_others(hers, asked):
    hers.post(in_diary("booking", asked[1]), {"do": "accept"})
    page = text(hers.get(in_diary("decline", asked[0])))
    assert "All 3 that they asked for" in page
    hers.post(in_diary("decline", asked[0]), {"which": "more", "sentence": "0", "words": ""})

    assert now_are(asked) == ["declined", "confirmed", "declined", "declined"]


def test_asked_for_another_time_one_far_away_is_offered_times_near_it(hers, client, lesson):
    far = booked(lesson, 20)[-1]
    ana = lesson.enterprise.owners.get()
    proposal = other_time.ask(far, None, by=ana)

    page = text(client.get(reverse("other_time", args=[token_for(proposal)])))
    other_time.choose(proposal, far.starts_at + timedelta(hours=1), by=None)

    assert f"{far.starts:%-d %B}" in page
    far.refresh_from_db()
    assert f"{far.starts:%H:%M}" == "10:30"


def test_the_paper_to_print_says_that_it_is_one_of_many(client, lesson):
    paper = client.get(own("pdf", booked(lesson, 2)[0]))

    assert "One of 2 regular times." in " ".join(pdf_words(paper.content).split())


def test_she_cancels_one_or_one_and_all_after_it(hers, lesson):
    bookings = booked(lesson, 4)
    said = {"sentence": "0", "words": ""}

    assert hers.post(in_diary("cancel", bookings[0]), said).context["form"].errors["which"]
    hers.post(in_diary("cancel", bookings[0]), {**said, "which": "one"})
    hers.post(in_diary("cancel", bookings[2]), {**said, "which": "more"})

    assert now_are(bookings) == ["cancelled", "confirmed", "cancelled", "cancelled"]
