"""Booking as people do it: without JavaScript, for somebody else, moved, cancelled, gone meanwhile, and as practice."""

import pytest

from tests.browser.gate import WIDE, Gate
from tests.browser.journeys import Journey
from tests.browser.pages_booking import BOOK, OTHER, PRACTISE, book_to


@pytest.fixture
def visitor(gate: Gate):
    """A browser nobody is signed in to: call it with script=True for one that runs JavaScript."""
    contexts = []

    def open_one(*, script=False):
        contexts.append(gate.browser.new_context(viewport=WIDE, java_script_enabled=script, locale="en-GB"))
        contexts[-1].set_default_timeout(20_000)
        return Journey(gate.new_page(contexts[-1]), gate.site.base, gate.site.facts, BOOK)

    yield open_one
    for context in contexts:
        context.close()


def press(way, button):
    way.page.get_by_role("button", name=button).click()
    way.page.wait_for_load_state()


def words(way):
    return way.page.locator("main").inner_text()


def test_with_cash_and_without_javascript(visitor):
    way = visitor()

    book_to("check")(way)
    press(way, "Book this")

    assert "It is booked" in words(way)
    code = way.page.locator("main .mh-number").inner_text()
    way.open("/bookings/")
    way.fill(booking_code=code)
    way.send()
    assert "In cash, when we meet" in words(way)


def test_for_somebody_else_with_an_invoice_to_a_council(visitor):
    way = visitor(script=True)

    walk_for_ann(way)
    press(way, "Book this")

    assert "Ann Lee" in words(way)
    assert "Stroud Council" in words(way)


def walk_for_ann(way):
    """The page about you asks for one name more, and that of paying whom the invoice goes to."""
    book_to("you", **OTHER)(way)
    way.fill(other_name="Ann Lee", name="Sam Price", email="sam@example.com")
    way.send()
    while not way.page.url.endswith("/check/"):
        here = way.page.url.rstrip("/").split("/")[-1]
        if here == "pay":
            way.page.locator("main [name=way][value=invoice]").check()
            way.page.locator("main [name=payer][value=other]").check()
        elif here == "payer":
            way.fill(payer_organisation="Stroud Council", payer_address="Council House")
        way.send()


def test_moved_and_then_cancelled(visitor):
    way = visitor()
    book_to("check")(way)
    press(way, "Book this")
    before = words(way)
    way.page.get_by_role("link", name="Move it to another time").click()
    way.page.locator("main [name=time]").last.check()
    press(way, "Move it to this time")

    assert "It is moved to" in way.page.locator("body").inner_text()
    assert words(way) != before
    way.page.get_by_role("link", name="Cancel it").click()
    assert "You pay nothing." in words(way)
    press(way, "Yes, cancel it")
    assert "It is cancelled" in words(way)
    assert way.page.get_by_role("link", name="Choose another time").is_visible()


def test_gone_meanwhile_leads_to_the_nearest_others_and_keeps_the_answers(visitor):
    late, quick = visitor(), visitor()
    book_to("check")(late)
    book_to("check")(quick)
    press(quick, "Book this")

    press(late, "Book this")

    assert "This time is not free any more" in late.page.locator("body").inner_text()
    assert "Nearest to the time you wanted" in words(late)
    late.page.locator("main [name=time]").first.check()
    late.send()
    assert "Sam Price" in words(late)
    press(late, "Book this")
    assert "It is booked" in words(late)


def test_practised_first(visitor):
    way = visitor()

    book_to("check", PRACTISE)(way)
    assert "This is practice" in words(way)
    press(way, "Book (practice")

    assert "Nothing is booked, nobody was told" in words(way)
