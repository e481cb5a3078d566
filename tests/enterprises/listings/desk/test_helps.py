"""What helps somebody stands wherever Jo meets them, when they said that the team may see it."""

import pytest

from accounts.helps import actions
from accounts.helps.actions import Wish
from accounts.models import Call, Helps, PostalLetter
from core.models import Event

pytestmark = pytest.mark.django_db
WISH = Wish(("bsl", "more_time"), "My ears are tired", team_may_see=True)


@pytest.fixture
def said(garden, ana):
    actions.write_down(ana, WISH, by=ana)
    return ana


def places(garden, ana, area):
    news = {"person": ana, "area": area, "subject": "News", "words": "Words"}
    return [
        f"/admin/reach/calls/{Call.objects.create(**news).pk}/",
        f"/admin/reach/letters/{PostalLetter.objects.create(**news).pk}/",
        f"/admin/reach/people/{ana.pk}/",
        f"/desk/listings/{garden.pk}/",
        f"/desk/recovery/people/{ana.pk}/",
        f"/desk/people/{ana.pk}/helps/",
    ]


def test_it_is_flagged_wherever_jo_meets_ana(desk, garden, said, area, send):
    send(garden, said, one_line="Other")

    for place in places(garden, said, area):
        assert "My ears are tired" in desk.get(place).content.decode(), place


def test_what_she_keeps_to_herself_is_nowhere(desk, garden, said, area, send):
    send(garden, said, one_line="Other")
    Helps.objects.update(team_may_see=False)

    for place in places(garden, said, area):
        assert "My ears are tired" not in desk.get(place).content.decode(), place


def test_jo_writes_down_for_a_caller_and_says_that_it_was_done(desk, garden, ana, jo):
    page = f"/desk/people/{ana.pk}/helps/"
    assert "Nobody has asked them yet" in desk.get(page).content.decode()

    wrong = desk.post(page, {"talking": ["slowly"], "words": "On Fridays"}).content.decode()
    assert "Ask whether our team may see it" in wrong
    assert "On Fridays" in wrong
    desk.post(page, {"talking": ["slowly"], "words": "On Fridays", "team_may_see": "on"})
    done = desk.post(page, {"do": "met"}, follow=True).content.decode()

    assert "Kept: you did what helps." in done
    assert Helps.objects.get().keys == ["slowly"]
    assert Event.objects.filter(tag="helps:met", by=jo, on_behalf_of=ana).count() == 1


def test_she_says_on_the_phone_that_the_team_may_see_it(desk, garden, said):
    Helps.objects.update(team_may_see=False)
    page = f"/desk/people/{said.pk}/helps/"
    assert "keep it to themselves" in desk.get(page).content.decode()

    shown = desk.post(page, {"do": "share"}, follow=True).content.decode()

    assert "My ears are tired" in shown


def test_of_another_area_it_is_not_there(desk_of, client, said, dee, sam):
    page = f"/desk/people/{said.pk}/helps/"

    assert desk_of(dee).get(page).status_code == 404
    client.force_login(sam)
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("n", [1, 5])
def test_the_list_of_whom_to_ring_costs_the_same(desk, make_listing, groups, n, django_assert_max_num_queries):
    from tests.factories.accounts import PersonFactory

    for number in range(n):
        person = PersonFactory()
        make_listing(name=f"Old {number}", owner=person, last_confirmed_on="2020-01-01")
        actions.write_down(person, WISH, by=person)
    desk.get("/desk/ring/")

    with django_assert_max_num_queries(16):
        page = desk.get("/desk/ring/").content.decode()
    assert page.count("My ears are tired") == n
