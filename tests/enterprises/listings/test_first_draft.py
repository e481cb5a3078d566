"""Our own first draft of an Easy Read copy: plain sentences from the facts, each with a symbol that exists."""

from datetime import time

import pytest

from enterprises.listings import first_draft
from enterprises.listings.models import ComingPerson, Enterprise, Opening, Price, Symbol, Venue
from enterprises.listings.models.easy_read import words_in
from enterprises.listings.starter import load_symbols
from tests.factories.listings import term


@pytest.fixture
def listing(make_listing):
    load_symbols()
    made = make_listing(
        name="Spade and Fork",
        short_number="2345",
        categories=("gardening",),
        does="Mowing lawns\nHelp with hedges\nHome-made cakes",
        does_not="Tree surgery",
        audiences=("older-people", "dementia"),
        payments=("cash", "direct-payment"),
        run_by=("sole-trader",),
        phone="01632 960001",
        best_time="After 4pm",
        comes_to_you=True,
        reach_miles=1,
        minimum_age=18,
        publish=False,
    )
    made.coming_people.add(
        ComingPerson(first_name="Rosa", gender="woman", may_show_name=True, may_show_gender=True),
        ComingPerson(first_name="Viktor", gender="man", may_show_name=True),
        ComingPerson(first_name="Secretname"),
    )
    hut = Venue(name="The Scout Hut", address="Bath Road", town="Stroud")
    hut.access.set([term("access", "step-free")])
    made.venues.add(hut)
    made.prices.add(
        Price(name="Gardening", pence=2250, unit="hour", sort_order=0),
        Price(name="A day", pence=9000, unit="day", sort_order=1),
        Price(name="A look round", pence=0, sort_order=2),
        Price(name="Big jobs", sort_order=3),
    )
    for day in (0, 1, 2, 3):
        made.openings.add(Opening(day=day, part="morning", opens_at=time(9), closes_at=time(12, 30)))
    made.openings.add(Opening(day=5, part="evening"))
    made.save()
    return Enterprise.objects.get(pk=made.pk)


def test_it_says_what_who_where_when_how_much_and_how_to_ask(listing):
    assert first_draft.sentences(listing, Symbol.objects.order_by("pk")) == [
        ("This page is about Spade and Fork.", "gardening"),
        ("They help you in your garden.", "gardening"),
        ("This is what they do:", "list"),
        ("Mowing lawns.", "yes"),
        ("Help with hedges.", "yes"),
        ("Home-made cakes.", "baking"),
        ("They do not do this: tree surgery.", "no"),
        ("One person runs it.", "same-person"),
        ("You will meet Rosa.", "woman"),
        ("You will meet Viktor.", "meet"),
        ("It is for older people.", "older-person"),
        ("It is for dementia.", "dementia"),
        ("You must be 18 years old, or older.", "person"),
        ("They come to your home.", "comes-to-you"),
        ("They come from up to 1 mile away.", "how-far"),
        ("You go to the Scout Hut.", "hall"),
        ("The address is Bath Road, Stroud.", "map-pin"),
        ("There are no steps.", "step-free"),
        ("It is open on Monday to Thursday, from 9am to 12:30pm.", "week"),
        ("It is open on Saturday, in the evening.", "saturday"),
        ("Gardening costs £22.50 an hour.", "pound"),
        ("A day costs £90.", "pound"),
        ("A look round is free.", "free"),
        ("Ask them how much this costs: big jobs.", "question"),
        ("You can pay with cash.", "cash"),
        ("You can pay with your direct payment.", "direct-payment"),
        ("You can ring 01632 960001.", "phone"),
        ("The best time to ring is: after 4pm.", "clock"),
        ("You can also ring our team.", "help"),
        ("Say this number to them: 2345.", "number"),
    ]


def test_no_sentence_is_long_and_every_symbol_is_there(listing):
    Enterprise.objects.filter(pk=listing.pk).update(
        does="\n".join(
            ["one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"]
        )
    )
    listing.refresh_from_db()

    rows = first_draft.sentences(listing, Symbol.objects.all())

    assert [words for words, _slug in rows if words_in(words) > 15] == []
    assert {slug for _words, slug in rows} <= set(Symbol.objects.values_list("slug", flat=True))


def test_every_symbol_the_sentences_name_is_among_ours():
    from enterprises.listings import first_draft_words as tables
    from enterprises.listings.symbols import STARTER

    named = {
        slug for table in (tables.KINDS, tables.RUN_BY, tables.ACCESS, tables.PAYMENTS) for _w, slug in table.values()
    }
    assert named | set(tables.AUDIENCES.values()) <= set(STARTER)


def test_an_empty_listing_still_has_a_beginning(make_listing):
    load_symbols()
    bare = make_listing(name="Odd Jobs")

    assert first_draft.sentences(bare, Symbol.objects.all()) == [
        ("This page is about Odd Jobs.", "information"),
        ("You can also ring our team.", "help"),
        (f"Say this number to them: {bare.short_number}.", "number"),
    ]


def test_hours_with_a_break_are_said_by_their_parts(make_listing):
    load_symbols()
    listing = make_listing(openings=((1, "morning"), (1, "evening")))

    assert ("They work on Tuesday, in the morning and evening.", "tuesday") in first_draft.sentences(
        listing, Symbol.objects.all()
    )
