"""Two who are kept apart are not brought together by messages or bookings, and neither page says why."""

import pytest
from django.core import mail

from accounts import blocks
from core.moves import WrongMoment
from enterprises.booking import queries
from enterprises.booking.actions import book
from enterprises.booking.models import Booking, Party, Terms
from enterprises.listings.models import Talk
from enterprises.listings.talking import actions as talking
from tests.factories.booking import make_diary, make_offering

pytestmark = pytest.mark.django_db


@pytest.fixture
def apart(ana, sam, kim):
    """Ana runs something; Sam and she are kept apart."""
    return blocks.keep_apart(ana, sam, "safe", by=kim)


@pytest.fixture
def lesson(area, ana, make_listing):
    diary = make_diary(enterprise=make_listing(owner=ana))
    Terms.objects.create(enterprise=diary.enterprise, is_open=True, ways=["cash"])
    return make_offering(diary, asks_first=False)


def books(lesson, person, by=None):
    start = queries.free_times(lesson, 60)[0].starts_at
    who = {Party.Role.FOR: book.Who(name="X", email="x@example.com", person=person)}
    return book.book(book.Wish(lesson, start, 60, "cash", 2500, who), by=by or person)


def test_a_booking_is_refused_as_where_nothing_can_be_booked(lesson, ana, sam, ben, apart):
    with pytest.raises(WrongMoment) as refused:
        books(lesson, sam)
    type(lesson).objects.update(status="paused")
    with pytest.raises(WrongMoment) as of_everybody:
        books(lesson, ben)

    assert str(refused.value) == str(of_everybody.value)
    type(lesson).objects.update(status="open")
    assert books(lesson, ben).booking in Booking.objects.all()


def test_once_the_reason_is_lifted_they_can_book(lesson, sam, kim, apart):
    blocks.lift(apart, by=kim)

    assert books(lesson, sam).booking.status == "confirmed"


def began(lesson, sam, **said):
    talk = Talk.objects.create(
        enterprise=lesson.enterprise, name="Sam", email="SAM@example.com", sender="x", status=Talk.Status.OPEN, **said
    )
    talking.write_back(talk, "Hello")
    return talk


def test_messages_reach_neither_side_and_say_no_more_than_for_anybody(
    lesson, ana, sam, kim, django_capture_on_commit_callbacks
):
    talk = began(lesson, sam)
    blocks.keep_apart(ana, sam, "safe", by=kim)

    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(talking.NotTaken):
            talking.write_back(talk, "Where are you?")
        with pytest.raises(WrongMoment, match="Something has changed meanwhile"):
            talking.answer(talk, "At home.", by=ana)

    assert [message.words for message in talk.messages.all()] == ["Hello"]
    assert mail.outbox == []
