"""Whoever books what they wait for waits no more, also without the link they were sent; and again when nothing comes
of it.
"""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import Reach
from core import texts
from core.moves import WrongMoment
from enterprises.booking.actions import address, book, ending
from enterprises.booking.models import Booking, Party, Terms, Waiting
from enterprises.booking.waiting import joining, offering
from enterprises.booking.waiting.links import token_for
from tests.enterprises.booking.waiting.conftest import FIRST, fill, wait
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db
NEXT_WEEK = FIRST + timedelta(days=7)


@pytest.fixture
def bo(lesson):
    """Signed in, and waits for a Tuesday morning; then the week after is offered to everybody."""
    fill(lesson)
    person = PersonFactory(name="Bo", email="bo@example.com")
    place = wait(lesson, person=person, weekdays=[1])
    type(lesson).objects.update(ahead_weeks=8)
    return place


def books(place, start=NEXT_WEEK, person=None, email="bo@example.com", way="cash", **said):
    who = {Party.Role.FOR: book.Who(name="Bo", email=email, person=person)}
    wish = book.Wish(place.offering, start, 60, way, 2500, who, **said)
    return book.book(wish, by=person).booking


def test_whoever_books_what_suits_them_waits_no_more_and_is_told(bo, django_capture_on_commit_callbacks):
    offering.offer_what_is_free()
    kept = bo.offers.get()

    with django_capture_on_commit_callbacks(execute=True):
        made = books(bo, NEXT_WEEK + timedelta(hours=1), person=bo.person)

    bo.refresh_from_db()
    kept.refresh_from_db()
    assert (bo.status, bo.ended_by, bo.booked) == ("taken", "system", made)
    assert kept.status == "withdrawn"
    assert "You have a time, so we took you off the waiting list" in [m.subject for m in mail.outbox]


@pytest.mark.parametrize(
    "said",
    [
        {"weekdays": [2]},  # waits for a Wednesday
        {"parts": ["evening"]},
        {"until": FIRST.date()},
        {"places": 2},
    ],
)
def test_a_time_that_is_not_what_they_wait_for_ends_nothing(bo, said, django_capture_on_commit_callbacks):
    Waiting.objects.filter(pk=bo.pk).update(**{"weekdays": [], **said})

    with django_capture_on_commit_callbacks(execute=True):
        books(bo, person=bo.person)

    bo.refresh_from_db()
    assert bo.status == "waiting"


def test_nobody_ends_the_waiting_of_another(bo, django_capture_on_commit_callbacks):
    guest = wait(bo.offering, "Cy", weekdays=[1])

    with django_capture_on_commit_callbacks(execute=True):
        books(bo, email="bo@example.com")  # a stranger types the addresses of both
        books(bo, NEXT_WEEK + timedelta(hours=1), email="cy@example.com")
        books(bo, NEXT_WEEK + timedelta(hours=2), person=PersonFactory())

    assert set(Waiting.objects.values_list("status", flat=True)) == {"waiting"}
    assert guest.person is None


def test_a_guest_waits_no_more_once_their_address_is_proven(bo, django_capture_on_commit_callbacks):
    guest = wait(bo.offering, "Cy", weekdays=[1])
    with django_capture_on_commit_callbacks(execute=True):
        made = books(bo, email="Cy@Example.com")

    with django_capture_on_commit_callbacks(execute=True):
        address.prove(made)

    guest.refresh_from_db()
    assert (guest.status, guest.booked) == ("taken", made)


def test_what_is_only_asked_for_keeps_the_place(bo, django_capture_on_commit_callbacks):
    type(bo.offering).objects.update(asks_first=True)

    with django_capture_on_commit_callbacks(execute=True):
        made = books(bo, person=bo.person)

    bo.refresh_from_db()
    assert (made.status, bo.status) == ("requested", "waiting")


@pytest.mark.parametrize("how", ["unpaid", "declined"])
def test_when_nothing_comes_of_it_they_wait_again_where_they_stood(bo, ana, how, django_capture_on_commit_callbacks):
    offering.offer_what_is_free()
    kept, since = bo.offers.get(), bo.since
    made = books(bo, kept.starts_at, person=bo.person, offer=kept.pk)
    Booking.objects.filter(pk=made.pk).update(status="requested", expires_at=kept.starts_at)
    made.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        if how == "declined":
            ending.decline(made, by=ana, words="No, sorry.")
        else:
            ending.expire_unpaid(made)

    bo.refresh_from_db()
    assert (bo.since, bo.booked, bo.ended_at) == (since, None, None)
    # The next free time is kept for them at once; not the same one again.
    assert bo.offers.get(status="open").starts_at == kept.starts_at + timedelta(hours=1)
    assert "You are on the waiting list again" in [m.subject for m in mail.outbox]


def test_what_was_certain_and_is_cancelled_puts_nobody_back(bo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = books(bo, person=bo.person)
    with django_capture_on_commit_callbacks(execute=True):
        ending.cancel_for_person(made, by=bo.person)

    bo.refresh_from_db()
    assert (bo.status, bo.booked) == ("taken", made)


def test_the_page_offers_the_way_back_to_the_old_place(bo, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        books(bo, person=bo.person)
    bo.refresh_from_db()
    since, page = bo.since, reverse("booking:waiting", args=[token_for(bo)])

    said = client.get(page).content.decode()
    client.post(page, {"do": "back"})

    bo.refresh_from_db()
    assert "You booked a time" in said
    assert "Then you have your old place." in said
    assert (bo.status, bo.since) == ("waiting", since)


def test_there_is_no_way_back_beside_a_newer_place(bo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        books(bo, person=bo.person)
    bo.refresh_from_db()
    wait(bo.offering, person=bo.person)

    with pytest.raises(WrongMoment, match="already"):
        joining.come_back(bo, by=bo.person)


def test_regular_is_offered_only_where_it_can_be_paid_for(lesson, client, monkeypatch):
    monkeypatch.setattr("enterprises.booking.rules.takes_cards", lambda terms: True)
    Terms.objects.update(ways=["card", "cash"])
    type(lesson).objects.update(can_repeat=True)
    page, words = reverse("booking:book_what", args=[lesson.enterprise.slug]), "You can book it regularly"

    with_cash = client.get(page).content.decode()
    Terms.objects.update(ways=["card"])
    only_cards = client.get(page).content.decode()

    assert words in with_cash
    assert words not in only_cards
    assert lesson.name in only_cards


def test_somebody_who_is_reached_by_text_hears_both(bo, ana, django_capture_on_commit_callbacks):
    Reach.objects.create(person=bo.person, way="text")
    type(bo.person).objects.filter(pk=bo.person.pk).update(phone="07700 900123")
    bo.person.refresh_from_db()
    texts.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        made = books(bo, person=bo.person)
    Booking.objects.filter(pk=made.pk).update(status="requested", expires_at=FIRST)
    made.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        ending.decline(made, by=ana, words="No, sorry.")

    said = " ".join(each.words for each in texts.outbox)
    assert "you have a time, so you are off the waiting list" in said
    assert "You are on the waiting list again" in said
