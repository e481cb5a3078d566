"""A guest's e-mail address: until somebody says yes from its letter box, it is told only that there is news."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from core.models import Event
from enterprises.booking import links, proving
from enterprises.booking.actions import address, book, ending, other_time, reminding
from enterprises.booking.models import Booking, Party
from tests.enterprises.booking.walking import FIRST, NOW, Walker, open_lesson, text
from tests.factories.accounts import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_that_monday")]


@pytest.fixture
def ana():
    return PersonFactory(email="ana@example.com")


@pytest.fixture
def lesson(ana):
    lesson = open_lesson(where="home", place_words="")
    lesson.enterprise.ownership_set.create(person=ana)
    return lesson


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    """What goes to an address while something is done: (subject, words) of each."""

    def sent(act, to="sam@example.com"):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return [(each.subject, " ".join(each.body.split())) for each in mailoutbox if each.to == [to]]

    return sent


def booked(offering, **facts):
    who = {Party.Role.FOR: book.Who("Canary Price", "sam@example.com", address="1 Canary Row")}
    said = {"starts_at": FIRST, "minutes": 60, "pence": 2500, "way": "cash", "notes": "canary note", **facts}
    return book.book(book.Wish(offering=offering, who=who, **said), by=None).booking


def party(booking):
    return Booking.objects.get(pk=booking.pk).party(Party.Role.BY)


def link_in(words):
    return re.search(r"https?://[^/]+(/bookings/address/\S+)", words)[1]


def page(client, booking, name="own"):
    return text(client.get(reverse(f"booking:{name}", args=[links.token_for(booking)])))


def test_the_first_letter_says_with_whom_and_when_and_opens_nothing(client, lesson, letters):
    [(subject, words)] = letters(lambda: booked(lesson))
    booking = Booking.objects.get()

    assert subject == "It is booked"
    assert lesson.enterprise.name in words
    assert "Tuesday 5 January 2027, 9:30 to 10:30" in words
    assert "anary" not in words
    assert links.code_of(booking) not in words
    assert links.token_for(booking) not in words
    shown = client.get(link_in(words)).content.decode()
    assert "anary" not in shown
    assert party(booking).email_proven_at is None  # looking proves nothing: programs that check links look too


def test_yes_opens_the_booking_and_the_whole_message_comes(client, lesson, letters):
    [(_subject, words)] = letters(lambda: booked(lesson))
    booking = Booking.objects.get()
    assert "We wrote to sam@example.com" in page(client, booking)

    [(subject, whole)] = letters(lambda: client.post(link_in(words), {"do": "yes"}))

    assert subject == "It is booked"
    assert links.code_of(booking) in whole
    assert links.token_for(booking) in whole
    assert party(booking).email_proven_at
    assert "We wrote to" not in page(client, booking)
    # The link goes on to open the booking, and a second yes sends nothing.
    assert client.get(link_in(words)).url == reverse("booking:own", args=[links.token_for(booking)])
    assert letters(lambda: client.post(link_in(words), {"do": "yes"})) == []
    assert Event.objects.filter(tag="booking:address_proven").count() == 1


def test_later_news_says_what_it_is_about_and_no_more_until_then(lesson, ana, letters):
    booking = booked(lesson)
    Booking.objects.update(created_at=NOW - timedelta(days=2))
    [(reminded, _words)] = letters(lambda: reminding.remind_all(NOW))
    [(subject, words)] = letters(lambda: ending.cancel_by_enterprise(booking, by=ana, words="canary words"))

    assert subject == "They had to cancel"
    assert "They had to cancel. Did you book it?" in words
    assert "canary" not in words
    assert reminded == "A reminder of what you booked"


def test_no_means_no_more_letters_and_the_enterprise_hears_it(client, lesson, ana, letters, mailoutbox):
    [(_subject, words)] = letters(lambda: booked(lesson))
    booking = Booking.objects.get()

    said = []

    hers = letters(lambda: said.append(text(client.post(link_in(words), {"do": "no"}))), to="ana@example.com")

    assert "We write to you no more about it" in said[0]
    assert [subject for subject, _words in hers] == ["An e-mail address in a booking is wrong"]
    assert letters(lambda: ending.cancel_by_enterprise(booking, by=ana, words="")) == []
    assert party(booking).email == ""
    assert client.get(link_in(words)).status_code == 404
    assert Booking.objects.get().party(Party.Role.FOR).name == "Canary Price"


def test_after_a_no_whoever_holds_the_booking_types_another(client, lesson, letters):
    booking = booked(lesson)
    address.refuse(booking)
    assert "We cannot reach you" in page(client, booking)

    change = reverse("booking:email", args=[links.token_for(booking)])
    [(subject, words)] = letters(lambda: client.post(change, {"email": "samm@example.com"}), to="samm@example.com")

    assert subject == "It is booked"
    client.post(link_in(words), {"do": "yes"})
    assert (party(booking).email, bool(party(booking).email_proven_at)) == ("samm@example.com", True)


def test_the_old_link_opens_nothing_once_the_address_is_another(client, lesson, letters):
    [(_subject, words)] = letters(lambda: booked(lesson))
    booking = Booking.objects.get()

    address.change(booking, "other@example.com", by=None)

    for answer in ({"do": "yes"}, {"do": "no"}):
        assert client.post(link_in(words), answer).status_code == 404
    assert party(booking).email == "other@example.com"


@pytest.mark.parametrize("typed", ["", "nobody", "a b@example.org", "x" * 300 + "@example.org"])
def test_a_wrong_address_is_said_beside_the_field_and_kept(client, lesson, typed):
    booking = booked(lesson)

    response = client.post(reverse("booking:email", args=[links.token_for(booking)]), {"email": typed})

    assert response.status_code == 200
    assert response.context["form"].errors["email"]
    assert party(booking).email == "sam@example.com"


def test_a_proven_address_is_not_changed_by_whoever_holds_the_link(client, lesson):
    booking = booked(lesson)
    address.prove(booking)

    response = client.post(reverse("booking:email", args=[links.token_for(booking)]), {"email": "x@example.org"})

    assert response.status_code == 302
    assert party(booking).email == "sam@example.com"


def test_one_address_gets_so_many_letters_an_hour(client, lesson):
    booking = booked(lesson)
    change = reverse("booking:email", args=[links.token_for(booking)])

    answers = [client.post(change, {"email": "sam@example.com"}).status_code for _try in range(8)]

    assert (answers[:6], answers[6:]) == ([302] * 6, [429] * 2)


def test_somebody_signed_in_is_never_asked(client, lesson, letters):
    sam = PersonFactory(email="sam@example.com")
    who = {Party.Role.FOR: book.Who("Sam", "sam@example.com", person=sam)}
    wish = book.Wish(lesson, FIRST, 60, "cash", 2500, who)

    [(_subject, words)] = letters(lambda: book.book(wish, by=sam))

    booking = Booking.objects.get()
    assert links.code_of(booking) in words
    assert proving.is_proven(party(booking))
    assert "We wrote to" not in page(client, booking)


def test_a_question_for_another_time_is_answered_from_the_bookings_own_page(client, lesson, ana, letters):
    booking = booked(lesson)
    [(subject, words)] = letters(lambda: other_time.ask(booking, FIRST + timedelta(hours=2), by=ana, words="canary"))

    assert "canary" not in words
    assert "/another-time/" not in words
    client.post(link_in(words), {"do": "yes"})
    assert "They ask for another time" in page(client, booking)
    assert subject


@pytest.mark.parametrize("spoilt", ["nothing", "x:y", "00000000000000000000000000000000.abc:sig"])
def test_a_spoilt_link_leads_nowhere(client, spoilt):
    assert client.get(reverse("booking:prove", args=[spoilt])).status_code == 404
    assert client.post(reverse("booking:prove", args=[spoilt]), {"do": "yes"}).status_code == 404


def test_the_whole_way_as_a_guest_goes_it(client, lesson, letters):
    type(lesson.enterprise).objects.update(comes_to_you=True, reach_districts="GL5")
    walker = Walker(client, lesson)

    [(_subject, words)] = letters(lambda: walker.book())
    whole = letters(lambda: client.post(link_in(words), {"do": "yes"}))

    assert len(whole) == 1
    assert datetime(2027, 1, 5, 9, 30, tzinfo=UTC) == Booking.objects.get().starts_at
