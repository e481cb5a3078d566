"""Jo works in Stroud, Dee in Dean: neither finds, opens, changes or moderates what is the other's. Ed works on both."""

import pytest
from django.urls import NoReverseMatch, reverse
from wagtail.models import Collection, ReferenceIndex, TaskState
from wagtail.permissions import policy_registry
from wagtail.search.index import insert_or_update_object

from core.models import Event
from enterprises.listings import actions, rules
from enterprises.listings.models import Correction, Enterprise, Photo, ProblemReport, UnmetNeed
from tests.enterprises.listings.admin.forms import listing_data

SNIPPET = "wagtailsnippets_listings_enterprise"
BULK = "/admin/bulk/listings/enterprise/"


@pytest.fixture
def theirs(make_listing, other_area, dee):
    """A listing of Dee's area with a waiting version: everything one could open about a listing is there."""
    listing = make_listing(name="Secret Bakery", area=other_area)
    listing.name = "Secret Bakery and Cafe"
    listing.save_revision(user=dee)
    listing.get_workflow().start(Enterprise.objects.get(pk=listing.pk), dee)
    insert_or_update_object(listing)  # what Wagtail's search does after the commit that a test never makes
    return Enterprise.objects.get(pk=listing.pk)


def addresses_of(listing):
    """Every admin address about one listing, from the viewset itself, so that a new one is tried as well."""
    state = TaskState.objects.get()
    version = listing.latest_revision_id
    extras = {
        "revision_id": version,
        "revision_id_a": "live",
        "revision_id_b": "latest",
        "task_state_id": state.pk,
        "action_name": "approve",
        "workflow_state_id": state.workflow_state_id,
        "task_id": state.task_id,
    }
    for url in Enterprise.snippet_viewset.get_urlpatterns():
        names = url.pattern.regex.groupindex if hasattr(url.pattern, "regex") else {}
        converters = getattr(url.pattern, "converters", {}) or names
        if "pk" in converters:
            yield reverse(
                f"{SNIPPET}:{url.name}", kwargs={"pk": listing.pk, **{n: extras[n] for n in converters if n != "pk"}}
            )
    for act in ("hide", "show", "confirm", "today", "move", "base"):
        yield reverse(f"listings_admin:{act}", args=[listing.pk])


def test_every_page_about_another_areas_listing_is_not_there(desk, theirs):
    addresses = list(addresses_of(theirs))
    before = Event.objects.count()

    answers = {address: {desk.get(address).status_code, desk.post(address).status_code} for address in addresses}

    assert len(addresses) > 25
    assert {address: codes for address, codes in answers.items() if codes != {404}} == {}
    assert Event.objects.count() == before
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_their_own_worker_opens_every_page(desk_of, dee, theirs):
    desk = desk_of(dee)

    answers = {address: desk.get(address).status_code for address in addresses_of(theirs)}

    assert {address: code for address, code in answers.items() if code not in {200, 302, 405}} == {}


@pytest.mark.parametrize(
    "query", ["", "?q=secret", "?q=Bakery", "?export=csv", "?lacks=photo", "?ordering=-name", "results/"]
)
def test_lists_searches_and_exports_hold_only_ones_own(desk, desk_of, ed, make_listing, theirs, query):
    make_listing(name="Our Garden Bakery")
    address = reverse(f"{SNIPPET}:list") + query

    def read(browser):
        answer = browser.get(address)
        return b"".join(answer.streaming_content).decode() if answer.streaming else answer.text

    assert "Secret" not in read(desk).replace("q=secret", "")
    assert "Secret Bakery" in read(desk_of(ed))


def test_choosers_offer_and_take_only_ones_own(desk, desk_of, dee, theirs):
    chooser = "wagtailsnippetchoosers_listings_enterprise"
    listing = [
        reverse(f"{chooser}:choose"),
        reverse(f"{chooser}:choose_results"),
        reverse(f"{chooser}:choose_results") + "?q=secret",
    ]
    several = reverse(f"{chooser}:chosen_multiple") + f"?id={theirs.pk}"

    assert [("Secret" in desk.get(address).text) for address in [*listing, several]] == [False] * 4
    assert [("Secret" in desk_of(dee).get(address).text) for address in [*listing, several]] == [True] * 4
    assert desk.get(reverse(f"{chooser}:chosen", args=[theirs.pk])).status_code == 404
    assert desk.get(reverse(f"{chooser}:chosen", args=["x"])).status_code == 404


@pytest.mark.parametrize("act", ["hide", "show", "confirm", "publish", "unpublish", "delete"])
def test_bulk_actions_neither_touch_nor_name_them(desk, make_listing, theirs, act):
    own = make_listing(name="Our Garden")
    before = Event.objects.filter(subject_id=str(theirs.pk)).count()

    alone = desk.post(f"{BULK}{act}/?id={theirs.pk}")
    page = desk.get(f"{BULK}{act}/?id={own.pk}&id={theirs.pk}")
    mixed = desk.post(f"{BULK}{act}/?id={own.pk}&id={theirs.pk}")

    assert (alone.status_code, page.status_code, mixed.status_code) == (404, 200, 302)
    assert "Secret" not in page.text
    assert Event.objects.filter(subject_id=str(theirs.pk)).count() == before
    assert Event.objects.filter(subject_id=str(own.pk)).exclude(tag="listing:published").exists() or act in {
        "show",
        "publish",
    }


def test_all_in_a_bulk_action_means_nothing(desk, make_listing):
    make_listing()

    assert desk.post(f"{BULK}hide/?id=all").status_code == 404
    assert Enterprise.objects.public().exists()


def test_a_task_of_another_area_cannot_be_approved_through_ones_own_listing(desk, make_listing, theirs):
    own = make_listing()
    state = TaskState.objects.get()
    Enterprise.objects.get(pk=own.pk).get_workflow().start(Enterprise.objects.get(pk=own.pk), None)

    for name in ("workflow_action", "collect_workflow_action_data"):
        address = reverse(f"{SNIPPET}:{name}", args=[own.pk, "approve", state.pk])
        assert desk.post(address, {"comment": ""}).status_code == 404

    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_waiting_checks_are_shown_to_the_areas_team_and_to_editors(desk, desk_of, dee, ed, sam, theirs):
    states = TaskState.objects

    assert [states.reviewable_by(person).count() for person in (dee, ed)] == [1, 1]
    assert "Secret Bakery" in desk_of(dee).get("/admin/").text
    assert "1 listing to check" in desk_of(ed).get("/admin/").text
    assert "Secret" not in desk.get("/admin/").text


def test_a_worker_who_left_the_team_sees_nothing_more(desk_of, dee, theirs):
    desk = desk_of(dee)
    edit = reverse(f"{SNIPPET}:edit", args=[theirs.pk])
    assert desk.get(edit).status_code == 200

    dee.areaworker_set.all().delete()

    assert desk.get(edit).status_code == 404
    assert TaskState.objects.reviewable_by(dee).count() == 0


def test_the_site_history_and_reports_name_only_ones_own(desk, desk_of, ed, theirs):
    reports = [
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_reports:site_history") + "?export=csv",
        reverse("wagtailadmin_reports:workflow"),
        reverse("wagtailadmin_reports:workflow_tasks"),
        reverse("wagtailadmin_reports:locked_pages"),
        reverse("wagtailadmin_reports:aging_pages"),
    ]

    def read(browser, address):
        answer = browser.get(address, follow=True)
        return b"".join(answer.streaming_content).decode() if answer.streaming else answer.text

    assert [("Secret" in read(desk, address)) for address in reports] == [False] * 6
    assert "Secret" in read(desk_of(ed), reports[0])


def test_a_worker_makes_listings_only_in_their_own_area(desk, area, other_area):
    add = reverse(f"{SNIPPET}:add")

    page = desk.get(add)
    refused = desk.post(add, listing_data(area=other_area.pk))

    assert list(page.context["form"].fields["area"].queryset) == [area]
    assert page.context["form"]["area"].value() == area.pk
    assert refused.status_code == 200
    assert not Enterprise.objects.exists()


def test_moving_a_listing_hands_it_to_the_other_team_at_once(desk_of, jo, ed, desk, make_listing, other_area):
    listing = make_listing(name="Our Garden")
    address = reverse("listings_admin:move", args=[listing.pk])
    assert list(desk.get(address).context["form"].fields["area"].queryset) == []
    assert desk.post(address, {"area": other_area.pk}).status_code == 200

    desk_of(ed).post(address, {"area": other_area.pk})

    assert Enterprise.objects.get().area == other_area
    assert desk.get(address).status_code == 404


def test_a_worker_of_two_areas_may_move_between_them(desk, jo, make_listing, other_area):
    other_area.areaworker_set.create(person=jo)
    listing = make_listing()

    desk.post(reverse("listings_admin:move", args=[listing.pk]), {"area": other_area.pk})

    assert Enterprise.objects.get().area == other_area


def test_the_policy_and_the_rules_agree(jo, dee, ed, root, sam, ana, make_listing, other_area):
    listings = [make_listing(), make_listing(area=other_area, owner=ana)]
    policy = policy_registry.get_by_type(Enterprise)
    questions = {"change": rules.may_edit, "publish": rules.may_publish, "delete": rules.may_delete}

    for person in (jo, dee, ed, root, sam, ana):
        for action, rule in questions.items():
            allowed = [listing for listing in listings if rule(person, listing)]
            assert list(policy.instances_user_has_permission_for(person, action).order_by("pk")) == allowed
            for listing in listings:
                said = policy.user_has_permission_for_instance(person, action, listing)
                listed = person in policy.users_with_permission_for_instance(action, listing)
                assert (said, listed) == (listing in allowed,) * 2, (person, action, listing)


def test_messages_of_another_area_are_not_there_either(desk, desk_of, dee, theirs, other_area):
    correction = actions.suggest_correction(theirs, about="other", words="Secret words")
    problem = actions.report_problem(theirs, kind="other", words="Secret words")
    need = UnmetNeed.objects.create(area=other_area, words="Secret words", email="x@example.com")
    pages = {
        "correction": (correction, ["accept", "dismiss"]),
        "problemreport": (problem, ["handle"]),
        "unmetneed": (need, ["tell", "close"]),
    }

    for name, (message, acts) in pages.items():
        listed = reverse(f"wagtailsnippets_listings_{name}:list")
        one = reverse(f"wagtailsnippets_listings_{name}:inspect", args=[message.pk])
        assert "Secret" not in desk.get(listed).text
        assert "Secret words" in desk_of(dee).get(listed).text
        assert "Secret words" in desk_of(dee).get(one).text
        assert desk.get(one).status_code == 404
        chosen = reverse(f"wagtailsnippetchoosers_listings_{name}:chosen", args=[message.pk])
        assert desk.get(chosen).status_code == 404
        assert "Secret" not in desk.get(reverse(f"wagtailsnippetchoosers_listings_{name}:choose")).text
        for act in acts:
            address = reverse(f"listings_messages:{act}", args=[message.pk])
            assert (desk.get(address).status_code, desk.post(address).status_code) == (404, 404)
        assert desk.post(f"/admin/bulk/listings/{name}/dealt_with/?id={message.pk}").status_code == 404
    assert {Correction.objects.get().status, ProblemReport.objects.get().status, UnmetNeed.objects.get().status} == {
        "open"
    }


def test_nobody_changes_a_message_through_wagtails_own_form(desk_of, dee, ed, root, theirs):
    correction = actions.suggest_correction(theirs, about="other", words="Words")

    for person in (dee, ed, root):
        desk = desk_of(person)
        for name in ("edit", "delete"):
            address = reverse(f"wagtailsnippets_listings_correction:{name}", args=[correction.pk])
            assert desk.get(address).status_code == 302
            assert desk.post(address).status_code == 302
        with pytest.raises(NoReverseMatch):
            reverse("wagtailsnippets_listings_correction:copy", args=[correction.pk])
    assert Correction.objects.get().words == "Words"


def test_where_a_picture_is_used_names_no_listing_of_another_area(desk, desk_of, ed, picture, jo, theirs):
    picture.uploaded_by_user = jo
    picture.collection = Collection.objects.get(name="Photographs of listings")
    picture.save()
    theirs.photos.add(Photo(picture=picture, alt="A loaf"))
    theirs.save()
    ReferenceIndex.create_or_update_for_object(theirs)
    address = reverse("wagtailimages:image_usage", args=[picture.pk])

    assert "Secret Bakery" in desk_of(ed).get(address).text
    page = desk.get(address)
    assert page.status_code == 200
    assert "Secret" not in page.text
