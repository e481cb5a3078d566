"""The first page of the admin says in words what needs this person first, and that all is done when it is."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from accounts.models import Call, PostalLetter
from core import desk
from directory.models import HomePage, StandardPage
from enterprises.listings import actions
from enterprises.listings.models import Enterprise
from tests.core.site_forms import at_the_desk
from tests.factories.pages import make_consent, make_story


def said(browser):
    """The panel's words, without markup."""
    html = browser.get("/admin/").text
    start = html.index("What needs you")
    part = html[start : html.index("</section>", start)]
    words = " ".join(re.sub(r"<[^>]+>", " ", part).replace("\xa0", " ").split())
    return words.replace(" .", ".").replace("&#x27;", "'")


def test_when_all_is_done_it_says_so_and_offers_where_to_begin(jo):
    words = said(at_the_desk(jo))

    assert "All is done. Nobody is waiting for you." in words
    assert "Add a listing" in words
    assert "Look through the listings" in words
    assert "Write or change a page" not in words
    assert "name, telephone number or look" not in words


def test_everybody_is_offered_what_they_may_do(ed, root):
    assert "Write or change a page" in said(at_the_desk(ed))
    assert "name, telephone number or look" not in said(at_the_desk(ed))
    assert "name, telephone number or look" in said(at_the_desk(root))


def test_people_who_may_not_be_safe_come_first_with_how_long_they_waited(jo, make_listing):
    listing = make_listing()
    actions.suggest_correction(listing, about="price", words="It is £5 now")
    with time_machine.travel(timezone.now() - timedelta(days=3, hours=1), tick=False):
        actions.report_problem(listing, kind="money", words="x")
    actions.report_problem(listing, kind="money", words="y")

    words = said(at_the_desk(jo))

    assert "First: 2 problems are reported. Somebody may not be safe. The oldest has waited 3 days." in words
    assert words.index("2 problems") < words.index("Then:") < words.index("1 correction is suggested")


def test_another_areas_team_is_told_nothing_of_it(dee, make_listing):
    actions.report_problem(make_listing(), kind="money", words="x")

    assert "All is done." in said(at_the_desk(dee))


def test_calls_and_letters_wait_for_the_team_of_the_area_before_corrections(jo, dee, ana, make_listing):
    listing = make_listing()
    actions.suggest_correction(listing, about="price", words="It is £5 now")
    news = {"person": ana, "area": listing.area, "subject": "x", "words": "x"}
    PostalLetter.objects.create(**news)
    with time_machine.travel(timezone.now() - timedelta(hours=5), tick=False):
        Call.objects.create(**news, why=Call.Why.CHOSEN)
    Call.objects.create(**news, why=Call.Why.CHOSEN, status=Call.Status.DONE, done_at=timezone.now())

    words = said(at_the_desk(jo))

    assert "First: 1 call to make." in words
    assert "The oldest has waited 5 hours." in words
    assert words.index("1 letter to post") < words.index("1 correction is suggested")
    assert "All is done." in said(at_the_desk(dee))


def test_a_story_whose_permission_ends_soon_waits_for_the_team_of_its_area(jo, dee, ed, make_listing, groups):
    call_command("setup_site", verbosity=0)
    today = timezone.localdate()
    make_story("Soon over", ends_on=today + timedelta(days=20), enterprise=make_listing())
    make_story("Long to go", ends_on=today + timedelta(days=400), enterprise=make_listing())
    make_consent(ends_on=today + timedelta(days=20))

    for person in (jo, ed):
        assert "1 story goes within 60 days. The person's yes ends then." in said(at_the_desk(person))
    assert "All is done." in said(at_the_desk(dee))


def test_a_listing_and_a_page_to_check_are_there_for_those_who_may(jo, ed, make_listing, groups):
    listing = make_listing(publish=False)
    listing.save_revision()
    Enterprise.objects.get(pk=listing.pk).get_workflow().start(Enterprise.objects.get(pk=listing.pk), None)
    page = StandardPage.objects.get(slug="privacy")
    task = WorkflowTask.objects.create(
        workflow=Workflow.objects.create(name="Pages"), task=_task_for(groups["Editors"]), sort_order=0
    )
    WorkflowPage.objects.create(workflow=task.workflow, page=HomePage.objects.get())
    page.save_revision(user=ed)
    page.get_workflow().start(page, jo)

    mine, editors = said(at_the_desk(jo)), said(at_the_desk(ed))

    assert "1 listing to check" in mine
    assert "page to check" not in mine
    assert "1 listing to check" in editors
    assert "1 page to check" in editors


def _task_for(group):
    from wagtail.models import GroupApprovalTask

    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.add(group)
    return task


def test_my_own_drafts_are_named_and_nobody_elses(ed, jo, root, make_listing, groups):
    listing = make_listing(name="Half Written", publish=False)
    listing.save_revision(user=ed)
    for slug in ("privacy", "accessibility"):
        page = StandardPage.objects.get(slug=slug)
        page.title = f"New {slug}"
        page.save_revision(user=ed)

    words = said(at_the_desk(ed))

    assert "2 pages you wrote are not published" in words
    assert "New privacy" in words
    assert "1 listing you changed is not published" in words
    assert "Half Written" in words
    assert "not published" not in said(at_the_desk(root))
    assert "not published" not in said(at_the_desk(jo))


@pytest.mark.parametrize("count", [1, 30])
def test_the_desk_costs_the_same_however_much_waits(jo, make_listing, count):
    listing = make_listing()
    for _each in range(count):
        actions.suggest_correction(listing, about="price", words="x")
        actions.report_problem(listing, kind="money", words="x")
        actions.record_need(words="x", near="GL5")
    desk.waiting_for(jo)

    with CaptureQueriesContext(connection) as queries:
        desk.waiting_for(type(jo).objects.get(pk=jo.pk))

    # One for each line, and ten for who asks and what stands in the lines.
    assert len(queries) <= len(desk._queues) + 10


def test_another_app_adds_its_line_with_one_function(jo, monkeypatch):
    monkeypatch.setattr(desk, "_queues", [*desk._queues])

    @desk.queue(order=5)
    def stories(person):
        return desk.Waiting("3 stories end soon", "/stories/", named=[desk.Way("Ana's", "/ana/")])

    words = said(at_the_desk(jo))

    assert "First: 3 stories end soon. Ana's" in words
