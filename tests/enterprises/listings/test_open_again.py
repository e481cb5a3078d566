"""Dealing with a message can be taken back: it was the wrong button, or more has to be done."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.models import Event
from core.moves import WrongMoment
from directory import needs
from enterprises.listings import actions
from enterprises.listings.models import Correction, ProblemReport, UnmetNeed

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem(make_listing):
    return actions.report_problem(make_listing(), kind="money", words="Too dear")


@pytest.fixture
def correction(make_listing):
    return actions.suggest_correction(make_listing(), about="price", words="It is £5 now.")


def test_a_problem_waits_again_as_if_nobody_had_dealt_with_it(problem, jo):
    actions.handle_problem(problem, by=jo)

    actions.open_again(problem, by=jo)

    problem.refresh_from_db()
    assert (problem.status, problem.handled_by, problem.handled_at) == ("open", None, None)
    told = Event.objects.filter(subject_type="listings.problemreport").order_by("pk")
    assert list(told.values_list("tag", "by")) == [
        ("problem:reported", None),
        ("problem:handled", jo.pk),
        ("problem:opened_again", jo.pk),
    ]


def test_what_was_closed_stays_so(jo, area):
    need = UnmetNeed.objects.create(area=area, words="A swim")
    actions.close_need(need, by=jo)

    with pytest.raises(WrongMoment, match="It cannot become “Still looking”"):
        actions.open_again(need, by=jo)


def test_another_areas_team_cannot_open_it_again(problem, jo, dee):
    actions.handle_problem(problem, by=jo)

    with pytest.raises(PermissionDenied):
        actions.open_again(problem, by=dee)


def test_the_message_after_dealing_with_one_takes_it_back_with_one_press(desk, correction):
    done = desk.post(reverse("listings_messages:dismiss", args=[correction.pk]), follow=True)
    again = reverse("listings_messages:reopen_correction", args=[correction.pk])

    assert "The correction is not used. The listing stays as it is." in done.text
    assert f'<form method="post" action="{again}"' in done.text
    assert "It waits again." in desk.post(again, follow=True).text
    assert Correction.objects.get().status == "open"


def test_accepting_one_without_a_line_can_be_taken_back_too(desk, correction):
    done = desk.post(reverse("listings_messages:accept", args=[correction.pk]), follow=True)
    again = reverse("listings_messages:reopen_correction", args=[correction.pk])

    assert "The correction is accepted. Now change the listing, and publish it." in done.text
    assert f'<form method="post" action="{again}"' in done.text
    desk.post(again)
    assert Correction.objects.get().status == "open"


def test_one_dealt_with_earlier_can_be_opened_from_its_page(desk, problem, jo):
    actions.handle_problem(problem, by=jo)
    again = reverse("listings_messages:reopen_problemreport", args=[problem.pk])

    page = desk.get(reverse("wagtailsnippets_listings_problemreport:inspect", args=[problem.pk])).text
    assert again in page
    assert "It waits again, for you or somebody else of the team." in desk.get(again).text
    desk.post(again)

    assert ProblemReport.objects.get().status == "open"


def test_who_looks_again_is_not_told_of_the_same_listing(jo, area, make_listing, mailoutbox):
    listing = make_listing(name="Splash", one_line="Swimming together.")
    other = make_listing(name="Dip", one_line="Swimming in the lake.")
    need = UnmetNeed.objects.create(area=area, words="A swim", query="q=swimming", email="kim@example.com")
    actions.tell_need(need, listing, by=jo)

    actions.open_again(need, by=jo)

    assert needs.tell_people_looking(listing.pk) == 0
    assert needs.tell_people_looking(other.pk) == 1
