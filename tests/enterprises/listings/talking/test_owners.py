"""Those who run an enterprise read and answer; the team sees only counts, and what was reported."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Reach
from core import personal, retention
from core.models import Event
from enterprises.listings import actions as listings
from enterprises.listings import tasks  # noqa: F401 -- what the worker finds its retention lines through
from enterprises.listings.models import BlockedSender, Enterprise, ProblemReport, Talk, TalkMessage
from enterprises.listings.talking import actions
from tests.enterprises.listings.talking.conftest import VI, WORDS
from tests.factories.listings import say_yes

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(talk):
    return reverse("talking:talk", args=[talk.pk])


def test_an_owner_sees_what_is_new_reads_it_and_answers(client, ana, talk, page):
    client.force_login(ana)
    assert "1 new message from a visitor" in client.get(reverse("joining:mine")).text
    listed = client.get(reverse("talking:talks")).text
    assert "1 new" in listed
    assert WORDS not in listed

    read = client.get(page).text
    assert WORDS in read
    assert VI not in read
    assert "Nothing is new" in client.get(reverse("joining:mine")).text

    client.post(page, {"do": "answer", "words": "Yes!"})
    assert list(talk.messages.values_list("by", flat=True)) == [None, ana.pk]


@pytest.mark.parametrize("who", ["ben", "sam", "jo", "ed", "root"])
def test_for_everybody_else_it_is_not_there(request, client, desk_of, talk, page, who):
    person = request.getfixturevalue(who)
    browser = desk_of(person)

    assert browser.get(page).status_code == 404
    assert browser.post(page, {"do": "answer", "words": "I am them"}).status_code == 404
    assert WORDS not in browser.get(reverse("talking:talks")).text
    for act in (
        lambda: actions.answer(talk, "x", by=person),
        lambda: actions.mark_read(talk, by=person),
        lambda: actions.block_sender(talk, by=person),
        lambda: actions.unblock_sender(talk, by=person),
        lambda: actions.report_talk(talk, "x", by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert talk.messages.filter(read_at=None).count() == 1


def test_whoever_does_not_run_it_any_more_reads_nothing(client, ana, listing, page):
    client.force_login(ana)
    listing.ownership_set.all().delete()

    assert client.get(page).status_code == 404


def test_an_answer_with_a_mistake_is_kept(client, ana, talk, page):
    client.force_login(ana)

    shown = client.post(page, {"do": "answer", "words": "Ring 07700 900123"}).text

    assert "Ring 07700 900123" in shown
    assert "Take it out, or tick" in shown
    assert talk.messages.count() == 1


def test_an_answer_typed_while_signed_out_comes_back(client, ana, talk, page):
    client.post(page, {"do": "answer", "words": "A long answer"})
    client.force_login(ana)

    assert "A long answer" in client.get(page).text
    assert talk.messages.count() == 1


def test_stopping_a_sender_is_undone_with_one_press(client, ana, talk, page):
    client.force_login(ana)

    assert "This person cannot write to you any more." in client.post(page, {"do": "block"}, follow=True).text
    assert "They can write to you again." in client.post(page, {"do": "unblock"}, follow=True).text
    assert list(Event.objects.filter(tag__startswith="sender:").order_by("pk").values_list("tag", flat=True)) == [
        "sender:blocked",
        "sender:unblocked",
    ]


def test_an_owner_reports_and_only_then_the_team_reads(client, ana, desk, desk_of, dee, jo, talk, page):
    client.force_login(ana)
    client.post(f"{page}report/", {"words": "He asks for money"})
    problem = ProblemReport.objects.get()
    address = reverse("wagtailsnippets_listings_problemreport:inspect", args=[problem.pk])

    read = desk.get(address).text

    assert WORDS in read
    assert "Those who run it" in read
    assert Event.objects.filter(tag="talk:read", by=jo).count() == 1
    assert desk_of(dee).get(address).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.read_reported(problem, by=dee)


def test_the_list_asks_as_often_for_many_as_for_one(client, ana, listing, talk):
    client.force_login(ana)
    address = reverse("talking:talks")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for n in range(15):
        more = Talk.objects.create(enterprise=listing, email=VI, sender=str(n), status="open")
        TalkMessage.objects.create(talk=more, words=WORDS)

    with CaptureQueriesContext(connection) as many:
        assert client.get(address).text.count("1 new") == 16
    assert len(many) == len(one)


# --- on and off -------------------------------------------------------------------------------------------------------


def test_it_is_on_once_somebody_who_runs_it_has_signed_in_and_can_be_reached(client, ana, make_listing):
    listing = make_listing(owner=ana)
    assert "Send a message" not in client.get(listing.get_absolute_url()).text

    client.force_login(ana)
    client.logout()

    assert "Send a message" in client.get(listing.get_absolute_url()).text


def test_it_is_on_for_who_joins_while_signed_in(client, ana, make_listing, django_capture_on_commit_callbacks):
    client.force_login(ana)
    listing = make_listing()

    with django_capture_on_commit_callbacks(execute=True):
        listing.ownership_set.create(person=ana)

    listing.refresh_from_db()
    assert listing.takes_messages


def test_it_stays_off_for_who_cannot_be_reached_until_they_can(client, ana, make_listing):
    listing = make_listing(owner=ana)
    Reach.objects.create(person=ana, way="call")
    client.force_login(ana)
    listing.refresh_from_db()
    assert listing.takes_messages is None

    reach = Reach.objects.get(person=ana)
    reach.way = "email"
    ana.refresh_from_db()
    reach.person = ana
    reach.save()

    listing.refresh_from_db()
    assert listing.takes_messages


def test_an_owner_switches_it_off_and_it_stays_off(client, ana, listing, form):
    address = reverse("talking:switch", args=[listing.pk])
    client.force_login(ana)

    client.post(address, {"do": "off"})
    client.force_login(ana)

    assert form not in client.get(listing.get_absolute_url()).text
    assert "It is off" in client.get(address).text
    client.post(address, {"do": "on"})
    assert form in client.get(listing.get_absolute_url()).text


def test_publishing_an_older_draft_does_not_switch_it(ana, jo, listing):
    draft = listings.draft_of(listing)
    draft.one_line = "New line"
    revision = draft.save_revision(user=ana)
    actions.switch_messages(listing, on=False, by=ana)

    say_yes(listing)
    listing.publish(revision, user=jo)

    assert Enterprise.objects.get(pk=listing.pk).takes_messages is False


def test_the_team_switches_for_who_asks_and_sees_counts_alone(desk, desk_of, dee, listing, talk):
    address = reverse("desk:messages", args=[listing.pk])

    page = desk.get(address).text
    assert "In the last 90 days 1 visitor wrote." in page
    assert WORDS not in page
    assert "Vi" not in page.replace("Visitors", "").replace("View", "")
    desk.post(address, {"do": "off"})

    listing.refresh_from_db()
    assert listing.takes_messages is False
    assert desk_of(dee).get(address).status_code == 404


# --- how long, and whose ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "status", "left"), [(179, "handled", 1), (181, "handled", 0), (181, "open", 1)])
def test_messages_go_when_their_time_is_over_unless_a_problem_waits(ana, settings, talk, days, status, left):
    problem = actions.report_talk(talk, "Rude", by=ana)
    ProblemReport.objects.filter(pk=problem.pk).update(status=status)

    retention.sweep(timezone.now() + timedelta(days=days))

    assert Talk.objects.count() == left
    assert TalkMessage.objects.count() == left
    assert ProblemReport.objects.count() == 1


def test_what_nobody_proved_goes_after_a_day(listing):
    actions.begin_talk(listing, email=VI, words=WORDS)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        retention.sweep()

    assert not Talk.objects.exists()


def test_a_person_is_given_what_they_wrote_and_got_and_it_is_erased(ana, ben, listing, talk):
    part = personal.PARTS["talks"]
    ben.email = VI
    ben.save()
    actions.answer(talk, "Yes, come.", by=ana)
    assert [row["words"] for row in part.held(ana)] == [WORDS, "Yes, come."]
    assert [row["words"] for row in part.held(ben)] == [WORDS, "Yes, come."]
    assert VI not in repr(part.held(ana))

    for _twice in range(2):
        part.erase(ben)

    assert part.held(ana) == part.held(ben) == []


def test_erasing_one_of_two_owners_takes_their_own_words(ana, ben, listing, talk):
    listing.ownership_set.create(person=ben)
    actions.answer(talk, "From Ana", by=ana)
    actions.block_sender(talk, by=ana)

    personal.PARTS["talks"].erase(ana)

    assert [each.words for each in talk.messages.all()] == [WORDS]
    assert BlockedSender.objects.count() == 1
