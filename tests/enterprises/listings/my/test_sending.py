"""Sending a draft to the area's team, taking it back, and hearing from them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.models import TaskState

from core.models import Event
from core.moves import WrongMoment
from enterprises.listings import actions
from enterprises.listings.my.sending import how_it_stands, usual_days


@pytest.fixture
def sent(garden, groups, ana, based_on):
    """Ana changed a line and sent it."""
    actions.save_part(garden, by=ana, values={"one_line": "New line."}, based_on=based_on(garden, "one_line"))
    actions.send_for_checking(garden, by=ana)
    return garden


def page(browser, name, listing):
    return browser.get(reverse(f"my:{name}", args=[listing.pk])).content.decode()


def test_the_page_before_sending_lists_what_is_missing(at_home, new_garden):
    words = page(at_home, "send", new_garden)

    for sentence in (
        "Choose at least one kind of help.",
        "Say where: at a place",
        "Give at least one way to get in touch.",
    ):
        assert sentence in words
    assert "Send it for checking" not in words


def test_what_is_missing_is_refused_by_the_action_too(at_home, new_garden):
    answer = at_home.post(reverse("my:send", args=[new_garden.pk]), follow=True)

    assert "Choose at least one kind of help." in answer.content.decode()
    assert new_garden.current_workflow_state is None


def test_advice_never_blocks(at_home, garden, groups, ana, based_on):
    hard = "We facilitate holistic interventions. " * 3
    actions.save_part(garden, by=ana, values={"description": hard}, based_on=based_on(garden, "description"))

    assert "“holistic”" in page(at_home, "send", garden)
    at_home.post(reverse("my:send", args=[garden.pk]))

    assert how_it_stands(garden).is_sent


def test_the_team_is_told_and_ana_sees_when_it_was_sent(at_home, sent, mailoutbox, area):
    assert "It is being checked" in page(at_home, "tasks", sent)
    assert f"to the {area.name} team" in page(at_home, "tasks", sent)
    assert Event.objects.filter(tag="listing:sent", subject_id=str(sent.pk)).count() == 1


def test_it_cannot_be_sent_twice(sent, ana):
    with pytest.raises(WrongMoment):
        actions.send_for_checking(sent, by=ana)


def test_there_must_be_something_new_to_send(garden, groups, ana):
    with pytest.raises(WrongMoment):
        actions.send_for_checking(garden, by=ana)


def test_ana_may_take_it_back(at_home, sent):
    at_home.post(reverse("my:take_back", args=[sent.pk]))

    assert not how_it_stands(sent).is_sent
    assert "New line." in str(actions.draft_of(sent).one_line)
    assert Event.objects.filter(tag="listing:taken_back").count() == 1


def test_what_was_answered_already_cannot_be_taken_back(at_home, sent, jo):
    sent.current_workflow_task_state.approve(user=jo)

    answer = at_home.post(reverse("my:take_back", args=[sent.pk]), follow=True)

    assert "They may have looked at it already." in answer.content.decode()
    sent.refresh_from_db()
    assert sent.one_line == "New line."


def test_what_is_saved_while_it_is_checked_goes_along(sent, ana, jo, based_on):
    version = actions.save_part(sent, by=ana, values={"phone": "01632 960777"}, based_on=based_on(sent, "phone"))

    assert sent.current_workflow_task_state.revision == version
    sent.current_workflow_task_state.approve(user=jo)
    sent.refresh_from_db()
    assert (sent.one_line, sent.phone) == ("New line.", "01632 960777")


def test_the_teams_words_stand_on_top_until_it_is_sent_again(at_home, sent, jo, ana):
    sent.current_workflow_task_state.reject(user=jo, comment="Please say what it costs.")

    assert "Please say what it costs." in page(at_home, "tasks", sent)
    assert "Jo wrote on" in page(at_home, "tasks", sent)
    actions.send_for_checking(sent, by=ana)
    assert "Please say what it costs." not in page(at_home, "tasks", sent)
    assert how_it_stands(sent).is_sent


def test_how_long_the_team_takes_is_what_it_took_lately(sent, jo, ana, area, based_on):
    assert usual_days(area) is None
    for n in range(3):
        state = sent.current_workflow_task_state
        state.approve(user=jo)
        TaskState.objects.filter(pk=state.pk).update(started_at=state.finished_at - timedelta(days=2, hours=1))
        sent.refresh_from_db()
        actions.save_part(sent, by=ana, values={"phone": f"01632 96010{n}"}, based_on=based_on(sent, "phone"))
        actions.send_for_checking(sent, by=ana)

    assert usual_days(area) == 3


def test_a_listing_that_never_was_public_is_sent_and_published(new_garden, ana, jo, based_on):
    values = {"phone": "01632 960123", "works_remotely": True, "categories": list(_kinds())}
    actions.save_part(new_garden, by=ana, values=values, based_on=based_on(new_garden, *values))
    actions.send_for_checking(new_garden, by=ana)

    new_garden.current_workflow_task_state.approve(user=jo)

    new_garden.refresh_from_db()
    assert new_garden.is_public
    assert new_garden.short_number


def _kinds():
    from tests.factories.listings import category

    return [category("gardening")]
