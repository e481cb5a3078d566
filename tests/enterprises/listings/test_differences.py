"""What a draft changes, in plain sentences. The versions are dictionaries: no database is asked."""

import time

import pytest
from modelcluster.fields import ParentalKey

from enterprises.listings.contents import content_of
from enterprises.listings.difference_words import PARTS
from enterprises.listings.differences import Difference, Names, are_small, differences, matched
from enterprises.listings.highlight import marked
from enterprises.listings.models import Base, Enterprise

NAMES = Names(
    terms={1: "Older people", 2: "Cash", 3: "Polish", 4: "Enhanced DBS check"},
    categories={7: "Gardening", 8: "Cooking"},
)
#: Fields of an enterprise that no version of its page is about.
NOT_OF_THE_PAGE = {
    *("id", "live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision"),
    *("go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by", "latest_revision", "given_sector"),
    "owners",
    *Enterprise.LIVE_FIELDS,
}


def price(pk, name, pence, words=""):
    return {"pk": pk, "name": name, "pence": pence, "unit": "hour", "words": words, "sort_order": pk or 0}


def facts(found):
    return [(each.label, each.before, each.after) for each in found]


def test_a_changed_word_stands_in_its_part_with_what_it_was():
    found = differences({"name": "Pat", "phone": "1"}, {"name": "Pat's Garden", "phone": "1"}, NAMES)

    assert found == [Difference("What", "Name", "Pat", "Pat's Garden", "name")]


def test_the_same_twice_is_no_difference():
    version = {"name": "Pat", "categories": [7, 8], "prices": [price(1, "An hour", 2200)]}

    assert differences(version, {**version, "categories": [8, 7]}, NAMES) == []


def test_lists_say_what_was_added_and_what_was_taken_away():
    found = differences({"categories": [7], "does": "Mow\nDig"}, {"categories": [8], "does": "Mow\nPrune"}, NAMES)

    assert facts(found) == [
        ("Kinds of help: added", "", "Cooking"),
        ("Kinds of help: taken away", "Gardening", ""),
        ("What we do: added", "", "Prune"),
        ("What we do: taken away", "Dig", ""),
    ]


def test_a_price_is_followed_by_its_number_and_said_in_pounds():
    before = {"prices": [price(1, "An hour", 2200), price(2, "A day", 9000)]}
    after = {"prices": [price(1, "One hour", 2500), price(None, "A visit", 0)]}

    assert facts(differences(before, after, NAMES)) == [
        ("Price: changed", "An hour; £22 an hour", "One hour; £25 an hour"),
        ("Price: added", "", "A visit; Free"),
        ("Price: taken away", "A day; £90 an hour", ""),
    ]


def test_a_row_that_got_its_number_by_being_published_is_the_same_row():
    assert differences({"prices": [price(None, "A visit", 0)]}, {"prices": [price(5, "A visit", 0)]}, NAMES) == []


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ([], [{"pk": 1}], [(None, {"pk": 1})]),
        ([{"pk": 1}], [], [({"pk": 1}, None)]),
        ([{"pk": 1, "n": "a"}], [{"pk": 2, "n": "a"}], [({"pk": 1, "n": "a"}, {"pk": 2, "n": "a"})]),
        # The number counts before the name.
        (
            [{"pk": 1, "n": "a"}, {"pk": 2, "n": "b"}],
            [{"pk": 2, "n": "a"}],
            [({"pk": 2, "n": "b"}, {"pk": 2, "n": "a"}), ({"pk": 1, "n": "a"}, None)],
        ),
    ],
)
def test_rows_are_matched_by_number_and_then_by_name(before, after, pairs):
    assert matched(before, after, lambda row: row.get("n")) == pairs


def test_days_and_dates_are_said_as_people_say_them():
    opening = {"pk": 1, "day": 0, "part": "morning", "opens_at": "09:30:00", "closes_at": "12:00:00"}
    fair = {"pk": 3, "starts_on": "2026-12-24", "ends_on": "2026-12-26", "is_open": False, "words": "Christmas"}

    found = differences({}, {"openings": [opening], "exceptions": [fair]}, NAMES)

    assert [each.after for each in found] == [
        "Monday, morning: 9:30am – 12pm",
        "24 December 2026 to 26 December 2026; closed; In a few words: Christmas",
    ]


def test_a_photograph_names_its_pictures_and_a_new_order_is_told():
    spade = {"pk": 1, "picture": 11, "alt": "A spade", "caption": ""}
    rake = {"pk": 2, "picture": 12, "alt": "A rake", "caption": ""}

    other = differences({"photos": [spade]}, {"photos": [{**spade, "picture": 13}]}, NAMES)
    order = differences({"photos": [spade, rake]}, {"photos": [rake, spade]}, NAMES)

    assert [(each.picture_before, each.picture_after) for each in other] == [(11, 13)]
    assert facts(order) == [("The order of the photographs", "A spade → A rake", "A rake → A spade")]


def test_every_tick_about_a_person_is_told():
    ann = {"pk": 1, "first_name": "Ann", "languages": [], "days": [0, 2], "drives": False, "may_show_name": True}

    found = differences({"coming_people": [ann]}, {"coming_people": [{**ann, "drives": True, "languages": [3]}]}, NAMES)

    assert facts(found) == [
        (
            "Person who comes: changed",
            "Ann; Days: Monday and Wednesday; May show the name: Yes",
            "Ann; Drives: Yes; Days: Monday and Wednesday; May show the name: Yes; Languages: Polish",
        )
    ]


def test_a_word_that_is_gone_since_is_left_out():
    assert facts(differences({"audiences": [1]}, {"audiences": [1, 99]}, NAMES)) == []


def test_no_field_of_the_page_is_forgotten():
    told = {name for _part, fields in PARTS for name in fields}
    fields = {field.name for field in (*Enterprise._meta.concrete_fields, *Enterprise._meta.many_to_many)}
    related = Enterprise._meta.related_objects
    children = {each.get_accessor_name() for each in related if isinstance(each.field, ParentalKey)}

    assert fields - told - NOT_OF_THE_PAGE == set()
    assert children - told == set()


@pytest.mark.django_db
def test_the_private_base_is_in_no_version(make_listing):
    listing = make_listing(name="Garden Gang")
    Base.objects.create(enterprise=listing, address="3 Secret Lane", postcode="GL5 1AA")

    found = differences({}, content_of(listing), NAMES)

    assert "Garden Gang" in str(found)
    assert "Secret" not in str(found)
    assert "GL5 1AA" not in str(content_of(listing))


@pytest.mark.parametrize(
    ("changes", "small"),
    [
        ({"opening_words": "Ring first"}, True),
        ({"price_words": "Less for students", "best_time": "Mornings"}, True),
        ({"prices": [price(1, "An hour", 2000)]}, True),
        ({}, False),
        ({"phone": "01632 960001"}, False),
        ({"description": "New"}, False),
        ({"opening_words": "Ring first", "name": "Other"}, False),
        ({"contact_words": "Write to pat@example.com"}, False),
        ({"contact_words": "Go to www.example.com"}, False),
        ({"price_words": "Ring 07700 900123"}, False),
    ],
)
def test_only_small_words_that_lead_nowhere_else_are_small(changes, small):
    assert are_small(differences({}, changes, NAMES)) is small


def test_changed_words_are_marked_and_said_aloud():
    was, now = marked("We mow lawns.", "We mow big lawns.")

    assert was == "We mow lawns."
    assert now == (
        'We mow <ins><span class="govuk-visually-hidden">[new: </span>big '
        '<span class="govuk-visually-hidden">]</span></ins>lawns.'
    )


def test_what_somebody_typed_is_never_html():
    was, now = marked("a <b>x</b>", "a <script>x</script>")

    assert "<b>" not in was
    assert "<script>" not in now
    assert marked("", "<b>") == ("", "&lt;b&gt;")


def test_a_long_text_of_one_word_does_not_take_for_ever():
    begun = time.perf_counter()

    marked("word " * 1600, "word other " * 800)

    assert time.perf_counter() - begun < 20
