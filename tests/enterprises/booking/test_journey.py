"""Sam books a piano lesson, one thing a page: as a guest, signed in, for somebody else, and when things go wrong."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Helps
from core import texts
from core.models import Event
from enterprises.booking.actions import address, book
from enterprises.booking.journey.trip import time_choice
from enterprises.booking.models import Booking, Length, Party, Payment, PhoneNews, Slot, Terms, WeeklyHours
from tests.enterprises.booking.walking import FIRST, NOW, Walker, in_a_week, open_lesson, text
from tests.factories.booking import make_diary

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_that_monday")]


@pytest.fixture
def lesson():
    return open_lesson()


@pytest.fixture
def sams(client, lesson):
    return Walker(client, lesson)


def test_a_guest_books_and_is_told_with_the_code_and_the_link(sams, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        done = sams.book()

    booking = Booking.objects.get()
    assert (booking.status, booking.starts_at, booking.pence, booking.way) == ("confirmed", FIRST, 2500, "cash")
    assert {each.role: each.name for each in booking.parties.all()} == {"for": "Sam Price"}
    page = sams.client.get(done.url)
    assert "It is booked" in text(page)
    code = page.context["code"]
    assert code in text(page)
    with django_capture_on_commit_callbacks(execute=True):  # test_proving.py tells of the letter before it
        address.prove(booking)
    letter = [each for each in mailoutbox if each.to == ["sam@example.com"]][-1]
    assert code in letter.body
    assert done.url.partition("?")[0] in letter.body


def test_each_page_waits_for_those_before_it(sams):
    for key in ("when", "places", "whom", "you", "helps", "pay", "check"):
        assert sams.see(key).url == sams.address("what")


def test_back_shows_what_was_answered_and_a_change_leads_straight_to_the_last_page(sams):
    sams.to_check()

    assert 'value="Sam Price"' in sams.see("you").content.decode()
    assert sams.say("you", name="Samantha", email="sam@example.com").url == sams.address("check")
    assert "Samantha" in text(sams.see("check"))


def test_back_leads_a_page_back_and_from_the_first_to_the_enterprise(sams, lesson):
    sams.to_check()
    back = re.compile(r'class="govuk-back-link" href="([^"]+)"')

    def from_page(key):
        return back.search(sams.see(key).content.decode())[1]

    assert from_page("check") == sams.address("pay")
    assert from_page("pay") == sams.address("helps")
    assert from_page("when") == sams.address("what")
    assert from_page("what") == lesson.enterprise.get_absolute_url()


def test_cancelling_late_says_the_sum(sams):
    sams.to_check()

    assert "After that you pay half of the price. That is £12.50." in text(sams.see("check"))


def test_for_somebody_else_it_is_asked_what_helps_them(sams):
    sams.to_check(whom={"whom": "other"}, you={"other_name": "Ann Lee", "name": "Sam", "email": "sam@example.com"})

    assert "What helps the person it is for?" in text(sams.see("helps"))


def test_pressing_twice_makes_one_booking(sams):
    sams.to_check()
    sent = sams.last_page()

    first = sams.client.post(sams.address("check"), sent)
    again = sams.client.post(sams.address("check"), sent)

    assert Booking.objects.count() == Slot.objects.count() == 1
    assert first.url == again.url


def test_two_presses_at_once_make_one_booking_in_the_action_too(lesson):
    key = Booking().pk
    who = {Party.Role.FOR: book.Who(name="Sam", email="sam@example.com")}
    wish = book.Wish(offering=lesson, starts_at=FIRST, minutes=60, way="cash", pence=2500, who=who, key=key)

    made = [book.book(wish, by=None) for _press in range(2)]

    assert made[0] == made[1]
    assert Booking.objects.count() == Payment.objects.count() == 1


def test_a_time_gone_meanwhile_leads_to_the_nearest_others_with_all_answers_kept(sams, lesson):
    sams.to_check(starts_at=FIRST)
    sent = sams.last_page()
    _somebody_else_books(lesson)

    response = sams.client.post(sams.address("check"), sent, follow=True)

    assert response.request["PATH_INFO"] == sams.address("when")
    assert "This time is not free any more" in text(response)
    assert "Nearest to the time you wanted" in text(response)
    assert sams.say("when", time=time_choice(FIRST + timedelta(hours=1))).url == sams.address("check")
    assert sams.press().status_code == 302
    assert Booking.objects.filter(parties__role="for").count() == 2


def _somebody_else_books(lesson):
    who = {Party.Role.FOR: book.Who(name="Bo", email="bo@example.com")}
    book.book(book.Wish(offering=lesson, starts_at=FIRST, minutes=60, way="cash", pence=2500, who=who), by=None)


@pytest.mark.parametrize("pence", ["1", "", "abc", "-5", "9" * 40])
def test_a_tampered_price_books_nothing(sams, pence):
    sams.to_check()

    response = sams.press(pence=pence)

    assert response.url == sams.address("check")
    assert Booking.objects.count() == 0


def test_a_price_that_changed_is_shown_before_anything_is_booked(sams):
    sams.to_check()
    sent = sams.last_page()
    Length.objects.update(pence=3000)

    response = sams.client.post(sams.address("check"), sent, follow=True)

    assert "The price of this has changed" in text(response)
    assert "£30" in text(response)
    assert Booking.objects.count() == 0


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nonsense",
        time_choice(NOW - timedelta(days=6)),  # a Tuesday that is over
        time_choice(FIRST + timedelta(minutes=7)),  # between two starts
        time_choice(FIRST - timedelta(hours=3)),  # before it opens
        time_choice(FIRST + timedelta(weeks=30)),  # too far ahead
        "20270328T0130",
        "99999999T9999Z",
    ],
)
def test_a_time_that_is_none_is_said_beside_the_times(sams, typed):
    sams.say("what", what=f"{sams.offering.pk}-60")

    response = sams.say("when", time=typed)

    assert response.status_code == 200
    assert "time" in response.context["form"].errors


@pytest.mark.parametrize("what", ["", "1", "x-y", "999999-60", "{pk}-45", "{pk}-60 or 1=1"])
def test_what_is_not_offered_is_said_beside_what_is(sams, what):
    response = sams.say("what", what=what.format(pk=sams.offering.pk))

    assert response.status_code == 200
    assert "what" in response.context["form"].errors


def test_in_the_night_the_clocks_go_forward_no_time_of_the_missing_hour_is_offered(client):
    diary = make_diary(weekly=((6, "00:00", "04:00"),))
    walker = Walker(client, open_lesson(diary=diary))
    with time_machine.travel(NOW.replace(month=3, day=27), tick=False):
        walker.say("what", what=f"{walker.offering.pk}-60")
        page = text(client.get(walker.address("when") + "?day=2027-03-28"))

    assert "0:30 to 2:30" in page  # an hour of real time
    assert "1:00" not in page
    assert "1:30" not in page


@pytest.mark.parametrize("change", ["paused", "terms closed", "hidden"])
def test_an_enterprise_that_closed_meanwhile_has_its_plain_page(sams, change):
    sams.to_check()
    sent = sams.last_page()
    if change == "paused":
        type(sams.offering).objects.update(status="paused")
    elif change == "terms closed":
        Terms.objects.update(is_open=False)
    else:
        type(sams.offering.enterprise).objects.update(live=False)

    response = sams.client.post(sams.address("check"), sent)

    assert response.status_code == (404 if change == "hidden" else 200)
    assert change == "hidden" or "cannot be booked here now" in text(response)
    assert Booking.objects.count() == 0


def test_for_somebody_else_with_an_invoice_to_a_council(sams):
    sams.book(
        whom={"whom": "other"},
        you={"other_name": "Ann Lee", "name": "Sam Price", "email": "sam@example.com"},
        pay={"way": "invoice", "payer": "other"},
        payer={
            "payer_organisation": "Stroud Council",
            "payer_address": "Council House",
            "payer_reference": "PO 77",
        },
    )

    booking = Booking.objects.get()
    assert {each.role: each.name or each.organisation for each in booking.parties.all()} == {
        "for": "Ann Lee",
        "by": "Sam Price",
        "payer": "Stroud Council",
    }
    assert booking.party("payer").reference == "PO 77"
    assert booking.party("for").email == ""


def test_an_invoice_needs_somewhere_to_go(sams):
    sams.to_check(pay={"way": "invoice", "payer": "me"})

    response = sams.say("payer", payer_organisation="Stroud Council")

    assert response.context["form"].errors["payer_address"] == ["Say where the invoice goes: an address or an e-mail."]


def test_a_way_that_is_not_taken_any_more_is_asked_again(sams):
    sams.to_check()
    Terms.objects.update(ways=["transfer"])

    assert sams.see("check").url == sams.address("pay")
    assert sams.say("pay", way="card", payer="me").status_code == 200
    assert sams.say("pay", way="transfer", payer="me").url == sams.address("check")


def test_what_is_free_asks_nothing_about_money(client):
    walker = Walker(client, open_lesson(kind="first", price="free"))

    walker.book()

    booking = Booking.objects.get()
    assert (booking.pence, booking.way, Payment.objects.count()) == (0, "free", 0)


def test_at_home_the_address_is_asked_and_must_lie_within_the_area_covered(client):
    lesson = open_lesson(where="home")
    type(lesson.enterprise).objects.filter(pk=lesson.enterprise.pk).update(
        comes_to_you=True, reach_miles=None, reach_districts="GL5, GL6"
    )
    walker = Walker(client, lesson)

    walker.to_check()
    response = walker.say("where", address="1 High Street", postcode="SW1A 1AA")

    assert "does not come to this postcode" in response.context["form"].errors["postcode"][0]
    assert walker.say("where", address="2 High Street", postcode="gl6 0aa").url == walker.address("check")
    walker.press()
    assert Booking.objects.get().party("for").address == "2 High Street\nGL6 0AA"


def test_no_address_is_asked_where_nobody_comes_home(sams):
    sams.to_check()

    assert sams.see("where").url == sams.address("check")


def test_a_group_has_places_and_no_more(client):
    walker = Walker(client, open_lesson(kind="group", places=3, price="person"))
    walker.say("what", what=f"{walker.offering.pk}-60")
    walker.say("when", time=time_choice(FIRST))

    assert "places" in walker.say("places", places="4").context["form"].errors
    walker.book(places={"places": "2"})

    booking = Booking.objects.get()
    assert (booking.places, booking.pence) == (2, 5000)
    assert "1 place left" in text(_when_of_another(client, walker))


def _when_of_another(client, walker):
    client.session.flush()
    walker.say("what", what=f"{walker.offering.pk}-60")
    return walker.see("when")


def test_somebody_signed_in_finds_their_profile_and_what_helps_them_if_others_may_see_it(client, lesson, sam):
    Helps.objects.create(
        person=sam,
        chosen="more_time",
        words="My knees",
        others_may_see=True,
        asked_on=NOW.date(),
        review_on=NOW.date() + timedelta(days=365),
    )
    client.force_login(sam)
    walker = Walker(client, lesson)
    walker.say("what", what=f"{lesson.pk}-60")
    walker.say("when", time=time_choice(FIRST))
    walker.say("whom", whom="me")
    page = walker.see("you").content.decode()
    assert 'value="Sam Price"' in page
    assert 'value="sam@example.com"' in page
    walker.say("you", name="Sam Price", email="sam@example.com")

    assert "More time\nMy knees" in walker.see("helps").content.decode()
    Helps.objects.update(others_may_see=False)
    assert "My knees" not in walker.see("helps").content.decode()
    walker.to_check()
    walker.press()
    assert Booking.objects.get().party("for").person == sam


def test_a_guest_with_only_a_phone_gets_a_text(sams, settings, django_capture_on_commit_callbacks):
    settings.TEXT_GATEWAY = "core.texts.InOutbox"
    texts.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        sams.book(you={"name": "Sam", "email": "", "phone": "07700 900123"})

    [sent] = texts.outbox
    assert sent.number == "+447700900123"
    assert "It is booked" in sent.words


def test_where_there_are_no_texts_the_team_rings(sams, settings):
    settings.TEXT_GATEWAY = ""

    sams.book(you={"name": "Sam", "email": "", "phone": "01453 000111"})

    [waits] = PhoneNews.objects.all()
    assert (waits.status, waits.number, waits.name) == ("ring", "01453 000111", "Sam")
    assert "Piano lesson" in waits.words


def test_somebody_who_gives_no_way_to_be_reached_is_asked_for_one(sams):
    sams.say("what", what=f"{sams.offering.pk}-60")
    sams.say("when", time=time_choice(FIRST))
    sams.say("whom", whom="me")

    response = sams.say("you", name="Sam")

    assert response.context["form"].errors["email"] == ["Give your e-mail or your phone, so that we can reach you."]


def test_practice_walks_through_everything_and_leaves_nothing(client, lesson, mailoutbox):
    walker = Walker(client, lesson, word="practise")
    before = Event.objects.count()
    for key in ("what", "when", "whom", "you", "helps", "pay", "check"):
        walker.to_check()
        assert "This is practice" in text(walker.see(key)), key

    done = walker.book()

    assert done.url == reverse("booking:practise_done", args=[walker.slug])
    assert "This is practice" in text(client.get(done.url))
    assert Booking.objects.count() == Slot.objects.count() == Payment.objects.count() == 0
    assert Event.objects.count() == before
    assert mailoutbox == []
    assert "book:" not in " ".join(client.session.keys())


def test_stop_forgets_everything(sams):
    sams.to_check()

    sams.client.post(sams.address("stop"))

    assert sams.see("you").url == sams.address("what")


def test_what_was_typed_stands_in_no_table_as_it_is(client, lesson):
    walker = Walker(client, lesson)
    walker.to_check(you={"name": "canary-name", "email": "canary@example.com"})

    assert "canary" not in str(dict(client.session.items()))


def test_a_journey_left_for_half_a_day_begins_anew(sams):
    sams.to_check()
    with time_machine.travel(NOW + timedelta(hours=13), tick=False):
        assert sams.see("you").url == sams.address("what")


def test_save_and_come_back_brings_every_answer_also_of_other_pages(sams, client):
    sams.to_check()
    hidden = sams.last_page()
    page = client.post(sams.address("check"), {**hidden, "save_later": "1"})
    code, ticket = page.context["code"], page.context["ticket"]
    client.post(reverse("core:help_word"), {"saved": ticket, "secret_word": "blue teapot"})
    client.session.flush()
    found = client.post(reverse("core:help_back"), {"help_code": code, "secret_word": "blue teapot"})

    back = client.post(sams.address("check"), {"saved": found.context["ticket"], "carry_on": "1"})

    assert "Sam Price" in text(back)
    assert sams.press().status_code == 302
    assert Booking.objects.get().party("for").name == "Sam Price"


def test_later_days_and_days_that_are_no_days_show_what_there_is(sams):
    sams.say("what", what=f"{sams.offering.pk}-60")
    address = sams.address("when")

    assert "Tuesday 12 January 2027" in text(sams.client.get(address + "?day=2027-01-12"))
    for odd in ("?day=nonsense", "?from=9999-99-99", "?from=", "?day=2027-13-45"):
        assert sams.client.get(address + odd).status_code == 200
    assert WeeklyHours.objects.count() == 1
    assert in_a_week(FIRST).date().isoformat() in sams.client.get(address).content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_no_page_asks_more_of_the_database_when_more_is_booked(sams, lesson, rows, django_assert_max_num_queries):
    for number in range(rows):
        who = {Party.Role.FOR: book.Who(name="Bo", email="bo@example.com")}
        start = FIRST + timedelta(weeks=number % 7, hours=number // 7 % 3)
        if not Slot.objects.filter(starts_at=start).exists():
            book.book(book.Wish(offering=lesson, starts_at=start, minutes=60, way="cash", pence=2500, who=who), by=None)
    sams.say("what", what=f"{lesson.pk}-60")

    with django_assert_max_num_queries(20):
        sams.see("when")


def test_the_listing_page_leads_to_it(client, lesson):
    page = client.get(lesson.enterprise.get_absolute_url())

    assert reverse("booking:book_what", args=[lesson.enterprise.slug]) in page.content.decode()
    assert "1 hour: £25" in text(page)
    assert "Tuesday" not in text(page).partition("What you can book here")[2].partition("Practise first")[0]
