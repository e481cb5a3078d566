"""Three versions of the same fields: what my page was made from, mine, and theirs."""

from enterprises.listings.merging import compare, digest, digests

NAMES = ("line", "kinds", "prices")
BASE = {"line": "Old", "kinds": [1, 2], "prices": [{"pk": 5, "name": "Hour", "sort_order": 0}]}


def merged(mine, theirs, base=BASE):
    return compare(NAMES, base=digests(base, NAMES), mine={**BASE, **mine}, theirs={**BASE, **theirs})


def test_nothing_changed_takes_nothing():
    assert merged({}, {}) == merged({"line": "Old"}, {"line": "Newer"})
    assert merged({}, {}).taken == frozenset()


def test_what_only_i_changed_is_taken():
    assert merged({"line": "Mine"}, {"kinds": [3]}).taken == {"line"}


def test_what_both_changed_alike_is_no_clash():
    assert merged({"line": "Same"}, {"line": "Same"}).clashing == frozenset()


def test_what_both_changed_differently_is_one():
    merge = merged({"line": "Mine", "kinds": [9]}, {"line": "Theirs"})

    assert (merge.taken, merge.clashing) == ({"kinds"}, {"line"})


def test_ids_in_another_order_and_ids_given_by_publishing_are_no_change():
    assert digest([1, 2]) == digest([2, 1])
    assert digest([{"pk": None, "name": "Hour", "sort_order": 0}]) == digest(BASE["prices"])


def test_the_order_of_parts_is_a_change():
    first, second = {"name": "a", "sort_order": 0}, {"name": "b", "sort_order": 1}

    assert digest([first, second]) != digest([second, first])


def test_openings_have_no_order():
    first, second = {"day": 0, "part": "morning"}, {"day": 1, "part": "morning"}

    assert digest([first, second]) == digest([second, first])


def test_a_browsers_line_ends_are_no_change():
    assert digest("a\r\nb") == digest("a\nb")
