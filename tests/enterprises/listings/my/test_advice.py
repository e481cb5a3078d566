"""Advice on plain words in the rows of a page and in the words of photographs. It stops nobody."""

from datetime import date

import pytest

from enterprises.listings.actions import draft_of
from enterprises.listings.models import ComingPerson, Link, OpeningException, Photo, Price, Venue
from tests.enterprises.listings.my.conftest import form_of

pytestmark = pytest.mark.django_db

HARD = "We utilise the back door."
SAID = "“utilise”: perhaps “use”?"

#: The step, the list of its rows, a row whose words could be plainer, and what the page before sending calls it.
ROWS = [
    ("prices", "prices", Price(name="One hour", words=HARD), "Price 1: A note"),
    ("prices", "prices", Price(name=HARD), "Price 1: For what?"),
    ("venues", "venues", Venue(name="The hut", access_words=HARD), "Place 1: Anything to say about getting in?"),
    ("venues", "venues", Venue(name="The hut", travel_words=HARD), "Place 1: How do people get there?"),
    ("people", "coming_people", ComingPerson(first_name="Pat", role=HARD), "Person 1: What do they do?"),
    (
        "different",
        "exceptions",
        OpeningException(starts_on=date(2027, 1, 1), ends_on=date(2027, 1, 2), words=HARD),
        "Different days 1: Why, in a few words?",
    ),
    ("links", "links", Link(title=HARD, url="https://example.org/"), "Link 1: What is there to read?"),
]


def with_row(garden, ana, relation, row):
    draft = draft_of(garden)
    getattr(draft, relation).set([row])
    draft.save_revision(user=ana, clean=False)


@pytest.mark.parametrize(("step", "relation", "row", "called"), ROWS)
def test_each_text_of_a_row_is_given_advice(step, relation, row, called, at_home, garden, ana):
    with_row(garden, ana, relation, row)

    page = at_home.get(f"/my/enterprises/{garden.pk}/{step}/").content.decode()
    before_sending = at_home.get(f"/my/enterprises/{garden.pk}/send/").content.decode()

    assert (SAID in page, "govuk-details__summary" in page) == (True, False)  # never folded away
    assert (SAID in before_sending, called in before_sending) == (True, True)


def test_it_stops_nobody(at_home, garden, ana):
    with_row(garden, ana, "prices", Price(name="One hour"))
    address = f"/my/enterprises/{garden.pk}/prices/"
    form = form_of(at_home.get(address)) | {"prices-0-id": "", "prices-0-words": HARD, "stay": "1"}

    page = at_home.post(address, form, follow=True).content.decode()

    assert SAID in page
    assert [each.words for each in draft_of(garden).prices.all()] == [HARD]


def test_a_row_in_plain_words_is_left_alone(at_home, garden, ana):
    with_row(garden, ana, "venues", Venue(name="The hut", access_words="Ring the bell."))

    page = at_home.get(f"/my/enterprises/{garden.pk}/venues/").content.decode()

    assert ("Could this be plainer" in page, "govuk-details__summary" in page) == (False, True)


@pytest.mark.parametrize(("alt", "caption"), [(HARD, ""), ("A door.", HARD)])
def test_the_words_of_a_photograph_too(alt, caption, at_home, garden, ana, picture):
    with_row(garden, ana, "photos", Photo(picture=picture, alt=alt, caption=caption))

    page = at_home.get(f"/my/enterprises/{garden.pk}/photos/{picture.pk}/").content.decode()
    before_sending = at_home.get(f"/my/enterprises/{garden.pk}/send/").content.decode()

    assert (SAID in page, SAID in before_sending, "Photo 1:" in before_sending) == (True, True, True)
