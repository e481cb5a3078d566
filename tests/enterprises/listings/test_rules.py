"""Every rule against every person, as a table."""

import pytest
from django.contrib.auth.models import AnonymousUser

from enterprises.listings import actions, rules

PEOPLE = ("nobody", "sam", "ana", "jo", "dee", "ed", "root")


@pytest.fixture
def people(sam, ana, jo, dee, ed, root):
    return dict(zip(PEOPLE, (AnonymousUser(), sam, ana, jo, dee, ed, root), strict=True))


#: Who may: Jo supports this listing's area, Dee another one; Ana runs it; Ed edits; Root administers.
TABLE = {
    rules.may_edit: {"jo", "ed", "root"},
    rules.may_publish: {"jo", "ed", "root"},
    rules.may_delete: {"jo", "ed", "root"},
    rules.may_hide: {"ana", "jo", "ed", "root"},
    rules.may_show_again: {"jo", "ed", "root"},
    rules.may_read_base: {"ana", "jo"},
    rules.owns: {"ana"},
}
AREA_TABLE = {
    rules.may_create: {"jo", "ed", "root"},
    rules.may_handle_messages: {"jo", "ed", "root"},
    rules.works_in: {"jo"},
}


def allowed(rule, people, subject):
    return {name for name, person in people.items() if rule(person, subject)}


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.__name__)
def test_a_rule_about_a_listing(rule, people, ana, make_listing):
    assert allowed(rule, people, make_listing(owner=ana)) == TABLE[rule]


@pytest.mark.parametrize("rule", AREA_TABLE, ids=lambda rule: rule.__name__)
def test_a_rule_about_an_area(rule, people, area):
    assert allowed(rule, people, area) == AREA_TABLE[rule]


def test_a_draft_and_a_hidden_listing_are_seen_by_those_who_look_after_them(people, ana, jo, make_listing):
    live, draft = make_listing(owner=ana), make_listing(owner=ana, publish=False)
    hidden = make_listing(owner=ana)
    actions.hide_listing(hidden, by=jo)

    assert allowed(rules.may_see, people, live) == set(PEOPLE)
    assert allowed(rules.may_see, people, draft) == {"ana", "jo", "ed", "root"}
    assert allowed(rules.may_see, people, hidden) == {"ana", "jo", "ed", "root"}


def test_messages_of_no_area_are_for_those_who_work_on_every_area(people):
    assert allowed(rules.may_handle_messages, people, None) == {"ed", "root"}


def test_being_in_a_team_without_the_permission_opens_only_the_base(sam, area, make_listing):
    area.areaworker_set.create(person=sam)
    listing = make_listing()

    assert [rule.__name__ for rule in TABLE if rule(sam, listing)] == ["may_read_base"]


def test_having_the_permission_in_no_team_opens_nothing(sam, groups, make_listing):
    sam.groups.add(groups["Support workers"])
    listing = make_listing()

    assert [rule.__name__ for rule in TABLE if rule(sam, listing)] == []


def test_an_account_that_is_closed_may_nothing(people, ana, area, make_listing):
    listing = make_listing(owner=ana)
    for person in people.values():
        person.is_active = False

    assert {rule.__name__: allowed(rule, people, listing) for rule in TABLE if allowed(rule, people, listing)} == {}
    assert {rule.__name__: allowed(rule, people, area) for rule in AREA_TABLE if allowed(rule, people, area)} == {}
