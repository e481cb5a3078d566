"""“Is this still right?”: asked every three months, answered with one press, marked and rung about, never deleted."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Call, Reach
from core.models import Event
from enterprises.listings import actions
from enterprises.listings.models import Enterprise

pytestmark = pytest.mark.django_db


def confirmed(listing, days):
    """Somebody said so many days ago that it is right."""
    Enterprise.objects.filter(pk=listing.pk).update(last_confirmed_on=timezone.localdate() - timedelta(days=days))
    listing.refresh_from_db()
    actions.tell_published(listing)
    return listing


@pytest.fixture
def link(garden, ana):
    return f"/still-right/{actions.token_for(garden, ana)}/"


def test_ana_is_asked_once_when_three_months_have_gone(garden, ana, mailoutbox, django_capture_on_commit_callbacks):
    confirmed(garden, 91)

    with django_capture_on_commit_callbacks(execute=True):
        asked = [actions.ask_what_is_old() for _again in range(2)]

    assert asked == [1, 0]
    (letter,) = mailoutbox
    assert (letter.to, letter.subject) == ([ana.email], "Is your listing still right?")
    assert "/still-right/" in letter.body
    assert Event.objects.filter(tag="listing:asked_if_right").count() == 1


def test_she_is_asked_again_three_months_later(garden):
    confirmed(garden, 91)
    actions.ask_what_is_old()

    with time_machine.travel(timezone.now() + timedelta(days=92)):
        assert actions.ask_what_is_old() == 1


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("confirmed lately", {}),
        ("hidden", {"hidden_at": timezone.now()}),
        ("a draft", {"live": False}),
        ("kept elsewhere", {"source": "feed", "source_id": "1"}),
    ],
)
def test_nobody_is_asked_about_others(garden, why, change):
    confirmed(garden, 90 if why == "confirmed lately" else 200)
    Enterprise.objects.filter(pk=garden.pk).update(**change)

    assert actions.ask_what_is_old() == 0


def test_a_listing_nobody_runs_is_asked_of_nobody(make_listing):
    confirmed(make_listing(name="Alone"), 200)

    assert actions.ask_what_is_old() == 0


def test_somebody_who_likes_to_be_rung_is_a_call_to_make(garden, ana):
    ana.phone = "01632 960001"
    ana.save()
    Reach.objects.create(person=ana, way="call")
    confirmed(garden, 91)

    actions.ask_what_is_old()

    call = Call.objects.get(person=ana)
    assert call.subject == "Is your listing still right?"
    assert "ring us on 01632 960123 and say so" in call.words
    assert "http" not in call.words


def test_a_text_has_room_for_the_link(garden, ana, textbox, django_capture_on_commit_callbacks):
    ana.phone = "07700 900123"
    ana.save()
    Reach.objects.create(person=ana, way="text")
    confirmed(garden, 91)

    with django_capture_on_commit_callbacks(execute=True):
        actions.ask_what_is_old()

    assert ["/still-right/" in each.words for each in textbox] == [True]


def test_opening_the_link_changes_nothing_and_the_press_confirms(client, garden, link, ana):
    confirmed(garden, 100)

    opened = client.get(link).content.decode()
    garden.refresh_from_db()
    assert garden.last_confirmed_on < timezone.localdate()
    done = client.post(link, follow=True).content.decode()

    assert "Yes, all of it is right" in opened
    assert "Thank you" in done
    garden.refresh_from_db()
    assert (garden.last_confirmed_on, garden.last_confirmed_by) == (timezone.localdate(), "owners")
    assert Event.objects.get(tag="listing:confirmed").by == ana


def test_the_link_signs_nobody_in_and_a_second_press_is_no_second_event(client, garden, link):
    confirmed(garden, 100)

    client.post(link)
    client.post(link)

    assert client.get(f"/my/enterprises/{garden.pk}/today/").status_code == 302
    assert Event.objects.filter(tag="listing:confirmed").count() == 1


def test_a_link_that_is_over_spoilt_or_of_somebody_who_left_says_what_to_do(client, garden, link, ana):
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert "This link is over" in client.post(link).content.decode()
    assert "This link is over" in client.post(link.replace("-right/", "-right/9")).content.decode()

    garden.ownership_set.all().delete()

    assert "This link is over" in client.post(link).content.decode()
    assert not Event.objects.filter(tag="listing:confirmed").exists()


@pytest.mark.parametrize(("days", "marked"), [(91 + 29, False), (91 + 30, True), (400, True)])
def test_its_page_says_how_long_nobody_has_looked(client, garden, days, marked):
    confirmed(garden, days)

    shown = client.get(garden.get_absolute_url()).content.decode()

    assert ("Last checked" in shown) is marked


def test_after_six_months_somebody_rings(desk, garden, ana, jo):
    ana.phone = "01632 960001"
    ana.save()
    confirmed(garden, 182)

    front = desk.get("/desk/").content.decode()
    shown = desk.get("/desk/ring/").content.decode()
    desk.post("/desk/ring/", {"listing": garden.pk})

    assert "1 listing nobody has confirmed for long" in front
    assert "01632 960001" in shown
    garden.refresh_from_db()
    assert (garden.last_confirmed_by, garden.live) == ("team", True)
    assert "confirmed not long ago" in desk.get("/desk/ring/").content.decode()


def test_another_areas_team_rings_about_its_own(desk_of, dee, garden):
    confirmed(garden, 200)

    assert "Garden" not in desk_of(dee).get("/desk/ring/").content.decode()
    for number in (garden.pk, "x", "", "9" * 30):
        assert desk_of(dee).post("/desk/ring/", {"listing": number}).status_code == 404
