"""Hidden with one press, closed for good with two, and opened again when they ask."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.models import Event
from enterprises.listings import actions
from enterprises.listings.models import Closing, Enterprise
from enterprises.listings.retention import sweep
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def anas(client, ana):
    return just_signed_in(client, ana)


def test_one_press_hides_it_and_the_page_says_what_comes_next(anas, client, garden, desk):
    page = f"/my/enterprises/{garden.pk}/hide/"

    assert "As soon as you press the button" in anas.get(page).content.decode()
    said = anas.post(page, follow=True).content.decode()

    assert "Your listing is hidden" in said
    assert client.get(garden.get_absolute_url()).status_code == 404
    assert "1 listing was hidden by its own people" in desk.get("/desk/").content.decode()
    assert "Ana&#x27;s Garden" in desk.get("/desk/hidden/").content.decode()


def test_what_the_team_hid_is_not_told_as_hidden_by_its_people(desk, garden, jo):
    actions.hide_listing(garden, by=jo)

    assert "hidden by its own people" not in desk.get("/desk/").content.decode()


def test_closing_takes_two_presses_and_is_gone_at_once(anas, garden, ana):
    page = f"/my/enterprises/{garden.pk}/close/"

    asked = anas.post(page, {"why": "We are tired."}).content.decode()
    assert "Yes, close it for good" in asked
    assert not Closing.objects.exists()
    said = anas.post(page, {"why": "We are tired.", "do": "close"}, follow=True).content.decode()

    assert "It is closed" in said
    assert Closing.objects.get().why == "We are tired."
    assert not Enterprise.objects.public().exists()
    assert anas.get(garden.get_absolute_url()).status_code == 404
    assert Event.objects.filter(tag="listing:closed_for_good", by=ana).count() == 1


def test_from_a_page_left_open_nothing_is_closed_before_they_show_that_it_is_them(client, garden, ana):
    ana.set_password("a long one for Ana")
    ana.save()
    client.force_login(ana)
    page = f"/my/enterprises/{garden.pk}/close/"

    asked = client.post(page, {"why": "We are tired.", "do": "close"})
    assert asked.status_code == 302
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert not Closing.objects.exists()
    client.post(asked["Location"], {"password": "a long one for Ana"})

    assert Closing.objects.get().why == "We are tired."


def test_closing_ends_the_check_that_went_on(desk, garden, ana, send):
    draft = send(garden, ana, one_line="Other")

    actions.close_for_good(draft, by=ana)

    assert actions.task_in_progress(Enterprise.objects.get(pk=draft.pk)) is None
    assert "No listing waits" in desk.get("/desk/listings/").content.decode()


def test_pressing_twice_closes_once(anas, garden, ana):
    actions.close_for_good(garden, by=ana)

    said = anas.post(f"/my/enterprises/{garden.pk}/close/", {"do": "close"}, follow=True).content.decode()

    assert "It is closed already." in said
    assert Event.objects.filter(tag="listing:closed_for_good").count() == 1


def test_only_those_who_run_it_close_it(garden, jo, ed, root, sam):
    for person in (jo, ed, root, sam):
        with pytest.raises(PermissionDenied):
            actions.close_for_good(garden, by=person)


def test_publishing_or_showing_does_not_bring_it_back(garden, ana, jo):
    actions.close_for_good(garden, by=ana)

    actions.publish_listing(garden, by=jo)
    with pytest.raises(PermissionDenied, match="closed it for good"):
        actions.show_listing_again(garden, by=jo)

    assert not Enterprise.objects.public().exists()


def test_jo_opens_it_again_when_ana_asks(desk, garden, ana, jo):
    actions.close_for_good(garden, by=ana, why="We are tired.")

    asked = desk.get(f"/desk/listings/{garden.pk}/reopen/").content.decode()
    desk.post(f"/desk/listings/{garden.pk}/reopen/")

    assert "We are tired." in asked
    assert Enterprise.objects.public().get() == garden
    assert Event.objects.filter(tag="listing:reopened", by=jo).count() == 1
    assert (
        "It is not closed for good." in desk.post(f"/desk/listings/{garden.pk}/reopen/", follow=True).content.decode()
    )


def test_what_was_hidden_before_stays_hidden(garden, ana, jo):
    actions.hide_listing(garden, by=ana)
    actions.close_for_good(garden, by=ana)

    actions.reopen(garden, by=jo)

    assert not Enterprise.objects.public().exists()


def test_why_is_forgotten_after_a_year_and_that_it_closed_is_not(garden, ana):
    actions.close_for_good(garden, by=ana, why="We are tired.")

    assert sweep(timezone.now())["closings"] == 0
    assert sweep(timezone.now() + timedelta(days=366))["closings"] == 1

    assert Closing.objects.get().why == ""


@pytest.mark.parametrize("page", ["hide", "close"])
def test_others_find_nothing(client, sam, jo, garden, page):
    for person in (sam, jo):
        client.force_login(person)
        assert client.get(f"/my/enterprises/{garden.pk}/{page}/").status_code == 404
        assert client.post(f"/my/enterprises/{garden.pk}/{page}/", {"do": "close"}).status_code == 404
    assert Enterprise.objects.public().get() == garden
