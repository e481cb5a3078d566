"""The team reads the words of what can be booked after everybody else, says that they are fine, or pauses it."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.models import Event
from core.moves import WrongMoment
from enterprises.booking.actions import looking
from enterprises.booking.actions import offering as offerings
from enterprises.booking.desk import finding
from enterprises.booking.models import Offering, Terms
from enterprises.booking.wagtail_hooks import offerings_to_look_at
from tests.enterprises.booking.walking import text
from tests.factories.booking import make_diary
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
LIST = reverse("desk_bookings:offerings")


@pytest.fixture(autouse=True)
def on_that_monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lesson(make_listing, area, ana):
    """Ana writes it and opens it, as her pages do."""
    diary = make_diary(enterprise=make_listing(name="Keys and Tea", owner=ana))
    Terms.objects.create(enterprise=diary.enterprise, is_open=True, ways=["cash"])
    made = offerings.add_offering(diary.enterprise, by=ana, name="Piano", words="We play one note.")
    offerings.set_lengths(made, {60: 2500}, price="fixed", by=ana)
    offerings.move_offering(made, Offering.Status.OPEN, by=ana)
    return made


@pytest.fixture
def jos(client, jo):
    Authenticator.objects.create(user=jo, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return just_signed_in(client, jo)


def waiting(jo):
    return [each.name for each in finding.to_look_at(jo)]


def page_of(offering):
    return reverse("desk_bookings:offering", args=[offering.pk])


def as_of(client, address):
    return re.search(r'name="as_of" value="([^"]+)"', client.get(address).content.decode())[1]


def test_what_is_new_waits_at_the_desk_until_somebody_has_read_it(jos, jo, lesson):
    assert offerings_to_look_at(jo).words == "1 thing people can book has new words"
    assert "We play one note." in text(jos.get(LIST))
    assert "New words of what people can book (1)" in text(jos.get(reverse("desk_bookings:front")))

    said = text(jos.post(page_of(lesson), {"do": "fine", "as_of": as_of(jos, LIST)}, follow=True))

    assert "It is off the list." in said
    assert "All of them are read." in said
    assert (waiting(jo), offerings_to_look_at(jo)) == ([], None)
    assert Event.objects.get(tag="offering:looked_at").by == jo
    lesson.refresh_from_db()
    assert lesson.status == "open"


@pytest.mark.parametrize(
    ("facts", "waits"),
    [
        ({"name": "Piano and cake"}, True),
        ({"words": "We play two."}, True),
        ({"place_words": "The shed"}, True),
        ({"who_comes": "Ana"}, True),
        ({"bring": "A friend"}, True),
        ({"words": "We play one note."}, False),
        ({"notice_hours": 5, "asks_first": False}, False),
    ],
)
def test_changed_words_wait_again_and_other_changes_do_not(jo, ana, lesson, facts, waits):
    looking.is_fine(lesson, lesson.words_changed_at, by=jo)
    lesson.refresh_from_db()

    offerings.change_offering(lesson, by=ana, **facts)

    assert bool(waiting(jo)) == waits


def test_what_nobody_sees_does_not_wait(jo, ana, lesson):
    offerings.move_offering(lesson, Offering.Status.PAUSED, by=ana)
    assert waiting(jo) == []

    offerings.move_offering(lesson, Offering.Status.OPEN, by=ana)
    assert waiting(jo) == ["Piano"]
    Terms.objects.update(is_open=False)
    assert waiting(jo) == []


def test_it_is_paused_with_words_and_ana_changes_it_and_opens_it_again(
    jos, jo, ana, lesson, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        said = text(
            jos.post(
                page_of(lesson),
                {"do": "stop", "words": "Please leave out her surname.", "as_of": as_of(jos, page_of(lesson))},
                follow=True,
            )
        )

    assert "It is paused. Those who run it are told" in said
    [letter] = [each for each in mailoutbox if each.to == [ana.email]]
    assert letter.subject == "The support team paused something people can book"
    assert "surname" not in letter.body
    lesson.refresh_from_db()
    assert (lesson.status, waiting(jo)) == ("paused", [])
    hers = just_signed_in(jos, ana)
    there = reverse("bookings:offering", args=[lesson.enterprise.pk, lesson.pk])
    assert "Please leave out her surname." in text(hers.get(there))
    assert "Change the words they write about first" in text(hers.post(there, {"to": "open"}, follow=True))

    offerings.change_offering(lesson, by=ana, words="We play it together.")
    assert "You have changed it since." in text(hers.get(there))
    hers.post(there, {"to": "open"})

    lesson.refresh_from_db()
    assert (lesson.status, lesson.stopped_words, waiting(jo)) == ("open", "", ["Piano"])


def test_without_words_nothing_is_paused(jos, lesson):
    response = jos.post(page_of(lesson), {"do": "stop", "words": " ", "as_of": as_of(jos, page_of(lesson))})

    assert response.context["form"].errors["words"] == ["Write a few words, so that they know why."]
    lesson.refresh_from_db()
    assert lesson.status == "open"


@pytest.mark.parametrize("do", ["fine", "stop"])
def test_who_has_read_the_old_words_reads_the_new_ones_first(jos, jo, ana, lesson, do):
    seen = as_of(jos, page_of(lesson))
    with time_machine.travel(NOW.replace(hour=10), tick=False):
        offerings.change_offering(lesson, by=ana, words="Something else altogether.")

    shown = text(jos.post(page_of(lesson), {"do": do, "words": "Why?", "as_of": seen}))

    assert "The words have just been changed." in shown
    assert "Something else altogether." in shown
    assert waiting(jo) == ["Piano"]
    lesson.refresh_from_db()
    assert lesson.status == "open"


@pytest.mark.parametrize("spoilt", ["", "yesterday", "2027-01-04T09:00", "x" * 500])
def test_a_spoilt_moment_counts_as_old(jos, jo, lesson, spoilt):
    assert jos.post(page_of(lesson), {"do": "fine", "as_of": spoilt}).status_code == 200
    assert waiting(jo) == ["Piano"]


def test_two_of_the_team_do_it_once(jo, lesson):
    looking.is_fine(lesson, lesson.words_changed_at, by=jo)

    with pytest.raises(WrongMoment, match="looked at this already"):
        looking.stop(lesson, lesson.words_changed_at, "Why", by=jo)


def test_nobody_of_another_area_and_no_owner_looks(client, ana, sam, lesson):
    for person in (ana, sam):
        with pytest.raises(PermissionDenied):
            looking.is_fine(lesson, lesson.words_changed_at, by=person)
        assert waiting(person) == []
