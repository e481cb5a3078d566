"""Whether something can be booked on the site stands on cards and in the filters, and is true at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory import search
from directory.search.query import Query
from enterprises.booking.actions import offering as offerings
from enterprises.booking.actions import setting_up
from enterprises.booking.models import Offering, Terms
from tests.directory.search.asking import names
from tests.factories.booking import make_diary, make_offering

pytestmark = pytest.mark.django_db

FIND = reverse("directory:find")
BOOKABLE = Query(filters={"book": ("yes",)})
SAID = "Can be booked online"


@pytest.fixture
def piano(make_listing, ana):
    """Lessons that are ready and not switched on. Beside them an enterprise that takes no bookings."""
    make_listing(name="Spade and Fork")
    lesson = make_offering(make_diary(enterprise=make_listing(name="Keys and Tea", owner=ana)))
    Terms.objects.create(enterprise=lesson.enterprise, ways=["cash"])
    return lesson


def open_it(lesson, ana):
    setting_up.take_bookings(lesson.enterprise, True, by=ana)


def card_of(name):
    return next(hit.card for hit in search.search(Query()).hits if hit.card["name"] == name)


def test_an_enterprise_that_begins_to_take_bookings_is_found_by_it(piano, ana):
    assert (names(BOOKABLE), search.search(Query()).counts["book"]) == ([], {"yes": 0})

    open_it(piano, ana)

    assert names(BOOKABLE) == ["Keys and Tea"]
    assert search.search(Query()).counts["book"] == {"yes": 1}
    assert (card_of("Keys and Tea")["bookable"], card_of("Spade and Fork")["bookable"]) == (True, False)


@pytest.mark.parametrize(
    "end",
    [
        lambda lesson, ana: setting_up.take_bookings(lesson.enterprise, False, by=ana),
        lambda lesson, ana: offerings.move_offering(lesson, Offering.Status.PAUSED, by=ana),
        lambda lesson, ana: offerings.move_offering(lesson, Offering.Status.CLOSED, by=ana),
        lambda lesson, ana: offerings.set_lengths(lesson, {}, price="fixed", by=ana),
        lambda lesson, ana: offerings.delete_offering(lesson, by=ana),
    ],
    ids=["switched off", "paused", "closed", "no length", "deleted"],
)
@pytest.mark.parametrize("compacted", [False, True])
def test_and_is_not_when_nothing_of_it_can_be_booked_any_more(piano, ana, end, compacted):
    open_it(piano, ana)
    if compacted:
        search.compact()

    end(piano, ana)

    assert names(BOOKABLE) == []
    assert not card_of("Keys and Tea")["bookable"]


def test_the_page_says_it_and_offers_it_and_a_remembered_one_is_dropped(client, piano, ana):
    assert SAID not in client.get(FIND).content.decode()

    open_it(piano, ana)

    page = client.get(FIND).content.decode()
    assert page.count(f"</svg>{SAID}</li>") == 1
    assert 'name="book"' in page
    found = client.get(FIND, {"book": "yes"}).content.decode()
    assert "Keys and Tea" in found
    assert "Spade and Fork" not in found
    offerings.move_offering(piano, Offering.Status.PAUSED, by=ana)
    assert f"</svg>{SAID}</li>" not in client.get(FIND).content.decode()


def test_a_pause_is_seen_at_once_on_the_listings_own_remembered_page(client, piano, ana):
    open_it(piano, ana)
    address = piano.enterprise.get_absolute_url()
    assert "Piano lesson" in client.get(address).content.decode()

    offerings.move_offering(piano, Offering.Status.PAUSED, by=ana)

    assert "Piano lesson" not in client.get(address).content.decode()


def test_a_search_asks_nothing_more(piano, ana):
    open_it(piano, ana)
    search.search(BOOKABLE)

    with CaptureQueriesContext(connection) as asked:
        search.search(BOOKABLE)

    assert len(asked) == 1


def test_whoever_looked_for_it_in_vain_is_told(client, piano, ana, mailoutbox, django_capture_on_commit_callbacks):
    client.post(reverse("listings:need") + "?book=yes", {"words": "Book a lesson", "email": "sam@example.com"})
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        open_it(piano, ana)

    assert [message.to for message in mailoutbox if "Keys and Tea" in message.body] == [["sam@example.com"]]
