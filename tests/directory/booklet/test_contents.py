"""What stands where in a booklet."""

from directory.booklet.contents import Kind, chapters, index_of_kinds, index_of_places

KINDS = {
    "home": Kind("Help at home", "home"),
    "gardening": Kind("Gardening", "home"),
    "cafes": Kind("Cafés", "buy"),
}
NAMES = {"home": "Help at home", "buy": "Things to buy", "empty": "Nobody yet"}


def listing(name, *kinds, towns=(), near="", remote=False):
    return {
        "name": name,
        "categories": [{"slug": kind} for kind in kinds],
        "venues": [{"town": town} for town in towns],
        "public_place": near,
        "works_remotely": remote,
    }


def names(headings):
    return [(heading.name, [each["name"] for each in heading.listings]) for heading in headings]


def test_a_listing_stands_once_in_the_chapter_of_its_first_kind_of_help():
    some = [listing("Spade and Fork", "gardening", "cafes"), listing("Bread", "cafes"), listing("Odd One")]

    assert names(chapters(some, NAMES, KINDS)) == [
        ("Help at home", ["Spade and Fork"]),
        ("Things to buy", ["Bread"]),
        ("Other help", ["Odd One"]),
    ]


def test_a_kind_of_help_nobody_knows_any_more_does_not_lose_the_listing():
    assert names(chapters([listing("Spade", "gone", "cafes")], NAMES, KINDS)) == [("Things to buy", ["Spade"])]


def test_names_are_sorted_as_people_look_them_up():
    some = [listing(name, "cafes") for name in ("the Zebra", "Éclair", "apple", "The Dairy")]

    assert names(chapters(some, NAMES, KINDS)) == [("Things to buy", ["apple", "The Dairy", "Éclair", "the Zebra"])]


def test_the_index_names_a_listing_under_each_of_its_kinds():
    some = [listing("Spade and Fork", "gardening", "cafes"), listing("Bread", "cafes")]

    assert names(index_of_kinds(some, KINDS)) == [
        ("Cafés", ["Bread", "Spade and Fork"]),
        ("Gardening", ["Spade and Fork"]),
    ]


def test_the_index_of_places_has_venues_or_else_where_somebody_starts_from():
    some = [
        listing("Bread", towns=("Stroud", "Stroud", ""), near="Painswick"),
        listing("Comes to You", near="Painswick"),
        listing("On the Screen", remote=True),
    ]

    assert names(index_of_places(some)) == [
        ("By phone or video", ["On the Screen"]),
        ("Painswick", ["Comes to You"]),
        ("Stroud", ["Bread"]),
    ]
