"""Easy Read copies: few words, checked by somebody, and never silently wrong."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from core.models import Event
from enterprises.listings import actions, drift
from enterprises.listings.models import EasyRead, EasyReadRow, Enterprise, Opening, Price, Venue
from enterprises.listings.models.easy_read import few_words, words_in
from tests.factories.formats import draft_easy_read, make_easy_read, republish, symbol


@pytest.fixture
def listing(make_listing):
    return make_listing(
        name="Spade and Fork",
        phone="01632 960001",
        price_pence=1800,
        openings=((1, "morning"),),
        venue=("The Scout Hut", "GL5 1QA"),
    )


def state(copy):
    copy.refresh_from_db()
    return copy.status, copy.why


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("", 0),
        ("They help you in your garden.", 6),
        ("You can ring 01632 960 123.", 4),
        ("It is open – from 9am to 2pm!", 7),
        ("Well-known, isn't it?", 3),
        ("£18 an hour", 3),
    ],
)
def test_words_are_counted_as_somebody_reads_them(sentence, count):
    assert words_in(sentence) == count


def test_a_sentence_of_more_than_fifteen_words_is_refused_and_says_how_many_it_has():
    few_words(" ".join(["word"] * 15))

    with pytest.raises(ValidationError, match="This sentence has 18 words"):
        few_words(" ".join(["word"] * 18))


def test_a_copy_is_a_draft_until_somebody_has_checked_it(listing, jo):
    copy = draft_easy_read(listing, by=jo)
    assert (copy.status, copy.live, list(EasyRead.objects.shown())) == ("draft", False, [])

    actions.publish_easy_read(copy, by=jo)

    assert state(copy) == ("current", [])
    assert list(EasyRead.objects.shown()) == [copy]
    tags = Event.objects.filter(subject_type="listings.easyread").values_list("tag", "by")
    assert list(tags.order_by("pk")) == [("easy_read:drafted", jo.pk), ("easy_read:checked", jo.pk)]


CHANGES = {
    "price": lambda draft: draft.prices.set([Price(name="One hour", pence=2000, unit="hour")]),
    "when": lambda draft: draft.openings.set([Opening(day=2, part="morning", opens_at=time(9))]),
    "where": lambda draft: draft.venues.set([Venue(name="The Old Mill", postcode="GL5 1QA")]),
    "contact": lambda draft: setattr(draft, "phone", "01632 960002"),
    "name": lambda draft: setattr(draft, "name", "Fork and Spade"),
}


@pytest.mark.parametrize("part", CHANGES)
def test_a_change_that_matters_makes_the_copy_out_of_date(listing, jo, part):
    copy = make_easy_read(listing, by=jo)

    republish(listing, CHANGES[part])

    assert state(copy) == ("out_of_date", [part])
    assert copy.out_of_date_since
    assert "easy_read:out_of_date" in Event.objects.values_list("tag", flat=True)


def test_other_words_may_change_as_they_like(listing, jo):
    copy = make_easy_read(listing, by=jo)

    republish(listing, lambda draft: setattr(draft, "description", "Quite different words."))

    assert state(copy) == ("current", [])


def test_closing_counts_and_opening_again_makes_it_right_again(listing, jo):
    copy = make_easy_read(listing, by=jo)

    actions.update_today(listing, by=jo, is_closed_now=True)
    assert state(copy) == ("out_of_date", ["closed"])

    actions.update_today(listing, by=jo, is_closed_now=False)
    assert state(copy) == ("current", [])
    assert copy.out_of_date_since is None
    assert "easy_read:right_again" in Event.objects.values_list("tag", flat=True)


def test_closed_until_a_day_that_has_come_is_open(listing, jo, time_machine):
    time_machine.move_to("2026-12-01")
    copy = make_easy_read(listing, by=jo)
    actions.update_today(listing, by=jo, is_closed_now=True, closed_until=date(2026, 12, 10))
    assert state(copy)[0] == "out_of_date"

    time_machine.move_to("2026-12-10")
    actions.look_at_copies_again()

    assert state(copy) == ("current", [])


def test_a_change_back_is_no_change(listing, jo):
    copy = make_easy_read(listing, by=jo)
    republish(listing, CHANGES["contact"])
    assert state(copy)[0] == "out_of_date"

    republish(listing, lambda draft: setattr(draft, "phone", "01632 960001"))

    assert state(copy) == ("current", [])


def test_what_changes_while_a_listing_is_hidden_is_noticed_when_it_comes_back(listing, jo):
    copy = make_easy_read(listing, by=jo)
    actions.hide_listing(listing, by=jo)
    republish(listing, CHANGES["price"])
    assert state(copy)[0] == "current"

    actions.show_listing_again(listing, by=jo)

    assert state(copy) == ("out_of_date", ["price"])


def test_it_is_still_right_makes_it_right_for_the_new_facts(listing, jo):
    copy = make_easy_read(listing, by=jo)
    republish(listing, CHANGES["price"])
    copy.refresh_from_db()

    actions.confirm_easy_read(copy, by=jo, checked_by="The Tuesday group", checked_on=date(2026, 11, 20))

    assert state(copy) == ("current", [])
    assert (copy.checked_by, copy.checked_on) == ("The Tuesday group", date(2026, 11, 20))
    assert copy.get_latest_revision_as_object().checked_by == "The Tuesday group"
    assert drift.changed_since(copy.facts, Enterprise.objects.get(pk=listing.pk)) == []


def test_confirming_leaves_an_unfinished_draft_alone(listing, jo):
    copy = make_easy_read(listing, by=jo)
    draft = copy.get_latest_revision_as_object()
    draft.rows.add(EasyReadRow(sentence="New.", symbol=symbol("yes")))
    draft.save_revision(user=jo)
    copy.refresh_from_db()

    actions.confirm_easy_read(copy, by=jo, checked_by="Ben", checked_on=date(2026, 11, 20))

    assert copy.get_latest_revision_as_object().rows.count() == 2
    assert EasyRead.objects.get().rows.count() == 1


def test_showing_a_new_version_makes_it_right(listing, jo):
    copy = make_easy_read(listing, by=jo)
    republish(listing, CHANGES["price"])
    copy.refresh_from_db()
    copy.save_revision(user=jo)

    actions.publish_easy_read(copy, by=jo)

    assert state(copy) == ("current", [])


def test_an_older_draft_brings_no_old_facts_back(listing, jo):
    copy = make_easy_read(listing, by=jo)
    old = copy.get_latest_revision()
    republish(listing, CHANGES["price"])

    assert old.as_object().status == "out_of_date"
    assert old.as_object().why == ["price"]


def test_taking_it_down_makes_it_a_draft(listing, jo):
    copy = make_easy_read(listing, by=jo)
    republish(listing, CHANGES["price"])

    actions.take_down_easy_read(EasyRead.objects.get(), by=jo)

    assert state(copy) == ("draft", [])
    assert not EasyRead.objects.shown().exists()


@pytest.mark.parametrize("act", ["start", "again", "show", "confirm", "take down", "delete"])
def test_only_the_areas_team_and_editors_may(listing, jo, ed, dee, ana, sam, act):
    Enterprise.objects.get(pk=listing.pk).ownership_set.create(person=ana)
    copy = make_easy_read(listing, by=jo)
    acts = {
        "start": lambda by: actions.start_easy_read(listing, by=by, from_listing=True, language="pl"),
        "again": lambda by: actions.draft_again(copy, by=by),
        "show": lambda by: actions.publish_easy_read(copy, by=by),
        "confirm": lambda by: actions.confirm_easy_read(copy, by=by, checked_by="X", checked_on=date(2026, 1, 1)),
        "take down": lambda by: actions.take_down_easy_read(copy, by=by),
        "delete": lambda by: actions.delete_easy_read(copy, by=by),
    }[act]

    # Those who run it draft it too; the team alone shows it.
    for stranger in (dee, sam) if act in ("start", "again") else (dee, ana, sam):
        with pytest.raises(PermissionDenied):
            acts(stranger)
    acts(ed)


def test_there_is_one_copy_in_a_language(listing, jo):
    draft_easy_read(listing, by=jo)

    with pytest.raises(IntegrityError), transaction.atomic():
        draft_easy_read(listing, by=jo)
    draft_easy_read(listing, by=jo, language="pl")


def test_the_database_wants_one_picture_and_words_for_a_photograph(listing, jo, picture):
    copy = draft_easy_read(listing, by=jo)

    for wrong in (
        {"symbol": symbol("yes"), "photograph": picture, "alt": "A spade"},
        {"photograph": picture, "alt": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            EasyReadRow.objects.create(easy_read=copy, sentence="They dig.", **wrong)


def test_a_draft_whose_symbol_was_deleted_keeps_its_sentence(listing, jo):
    copy = make_easy_read(listing, by=jo)
    draft = copy.get_latest_revision_as_object()
    draft.rows.add(EasyReadRow(sentence="They mow.", symbol=symbol("noisy"), sort_order=9))
    draft.save_revision(user=jo)
    symbol("noisy").delete()

    rows = EasyRead.objects.get().get_latest_revision_as_object().rows.all()

    assert [(row.sentence, row.symbol) for row in rows][1:] == [("They mow.", None)]


def test_deleting_a_listing_takes_its_copies_along(listing, jo):
    make_easy_read(listing, by=jo)

    actions.delete_listing(listing, by=jo)

    assert not EasyRead.objects.exists()
