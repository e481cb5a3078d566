"""However a listing is published or taken away, the row, the event and what is made from it agree."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from core.models import Event
from directory.models_search import SearchDocument
from enterprises.listings import actions
from enterprises.listings.models import Enterprise, Opening
from enterprises.listings.signals import listing_published, listing_withdrawn
from tests.enterprises.listings.admin.forms import listing_data

SNIPPET = "wagtailsnippets_listings_enterprise"
BULK = "/admin/bulk/listings/enterprise/"


@pytest.fixture
def heard():
    """What higher apps hear, in order."""
    heard = []

    def published(enterprise, **kwargs):
        heard.append("published")

    def withdrawn(enterprise, **kwargs):
        heard.append("withdrawn")

    listing_published.connect(published)
    listing_withdrawn.connect(withdrawn)
    yield heard
    listing_published.disconnect(published)
    listing_withdrawn.disconnect(withdrawn)


def last_event(listing):
    event = Event.objects.filter(subject_type="listings.enterprise", subject_id=str(listing.pk)).order_by("pk").last()
    return event.tag, event.by_id


def in_search(listing):
    return SearchDocument.objects.filter(pk=listing.pk).exists()


def is_live_everywhere(listing, heard, by):
    return (
        Enterprise.objects.public().filter(pk=listing.pk).exists(),
        last_event(listing),
        heard[-1:],
        in_search(listing),
    ) == (True, ("listing:published", by and by.pk), ["published"], True)


def is_away_everywhere(pk, heard):
    return (
        Enterprise.objects.public().filter(pk=pk).exists(),
        heard[-1:],
        SearchDocument.objects.filter(pk=pk).exists(),
    ) == (False, ["withdrawn"], False)


def submit(desk, listing):
    desk.post(reverse(f"{SNIPPET}:edit", args=[listing.pk]), listing_data(name=listing.name, **{"action-submit": "1"}))
    return TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)


def sent(listing, *, by):
    """Those who run it say yes to it: without that nobody publishes it."""
    listing.save_revision(user=by)
    listing.get_workflow().start(listing, by)


def test_published_from_its_form(desk, jo, make_listing, heard):
    listing = make_listing(publish=False)

    desk.post(reverse(f"{SNIPPET}:edit", args=[listing.pk]), listing_data(name="x", **{"action-publish": "1"}))

    assert is_live_everywhere(listing, heard, jo)


def test_published_with_others_at_once(desk, jo, make_listing, heard):
    listing, other = make_listing(publish=False), make_listing(publish=False)

    response = desk.post(f"{BULK}publish/?id={listing.pk}&id={other.pk}")

    assert response.status_code == 302
    assert is_live_everywhere(listing, heard, jo)
    assert is_live_everywhere(other, heard, jo)


def test_published_by_whoever_approves_it_not_by_who_wrote_it(desk, desk_of, jo, ed, make_listing, heard):
    listing = make_listing(publish=False)
    waiting = submit(desk, listing)
    assert waiting.task.specific.get_actions(listing, ed)

    address = reverse(f"{SNIPPET}:workflow_action", args=[listing.pk, "approve", waiting.pk])
    desk_of(ed).post(address, {"comment": "Good"})

    assert is_live_everywhere(listing, heard, ed)


def test_sent_back_with_words_it_stays_a_draft(desk, desk_of, jo, ed, make_listing, heard):
    listing = make_listing(publish=False)
    waiting = submit(desk, listing)

    address = reverse(f"{SNIPPET}:workflow_action", args=[listing.pk, "reject", waiting.pk])
    desk_of(ed).post(address, {"comment": "Say what it costs."})

    waiting.refresh_from_db()
    assert (waiting.status, waiting.comment) == (TaskState.STATUS_REJECTED, "Say what it costs.")
    assert not Enterprise.objects.get().live
    history = desk.get(reverse(f"{SNIPPET}:workflow_history", args=[listing.pk]))
    assert history.status_code == 200
    detail = reverse(f"{SNIPPET}:workflow_history_detail", args=[listing.pk, waiting.workflow_state_id])
    assert "Say what it costs." in desk.get(detail).text


def test_published_when_its_time_comes(desk, make_listing, heard):
    listing = make_listing(publish=False)
    soon = timezone.localtime() + timedelta(hours=2)
    data = listing_data(name="x", go_live_at=soon.strftime("%Y-%m-%d %H:%M"), **{"action-publish": "1"})
    desk.post(reverse(f"{SNIPPET}:edit", args=[listing.pk]), data)
    assert not Enterprise.objects.get().live
    assert not in_search(listing)

    listing.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    version = Enterprise.objects.get().latest_revision
    version.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    version.save()
    call_command("publish_scheduled")

    assert is_live_everywhere(listing, heard, None)


def test_taken_down_when_its_time_is_over(make_listing, heard):
    listing = make_listing(expire_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled")

    assert is_away_everywhere(listing.pk, heard)
    assert last_event(listing) == ("listing:unpublished", None)


def test_taken_down_from_its_page(desk, jo, make_listing, heard):
    listing = make_listing()

    desk.post(reverse(f"{SNIPPET}:unpublish", args=[listing.pk]))

    assert is_away_everywhere(listing.pk, heard)
    assert last_event(listing) == ("listing:unpublished", jo.pk)


@pytest.mark.parametrize(
    ("act", "tag"), [("unpublish", "listing:unpublished"), ("hide", "listing:hidden"), ("delete", "listing:deleted")]
)
def test_taken_away_with_others_at_once(desk, jo, make_listing, heard, act, tag):
    listing, other = make_listing(), make_listing()
    assert desk.get(f"{BULK}{act}/?id={listing.pk}&id={other.pk}").status_code == 200

    desk.post(f"{BULK}{act}/?id={listing.pk}&id={other.pk}")

    for each in (listing, other):
        assert is_away_everywhere(each.pk, heard)
        assert last_event(each) == (tag, jo.pk)


def test_deleted_from_its_page(desk, jo, make_listing, heard):
    listing = make_listing()
    address = reverse(f"{SNIPPET}:delete", args=[listing.pk])
    assert desk.get(address).status_code == 200

    desk.post(address)

    assert is_away_everywhere(listing.pk, heard)
    assert last_event(listing) == ("listing:deleted", jo.pk)
    assert not Enterprise.objects.exists()


def test_a_listing_that_fails_to_go_live_is_not_live(desk, make_listing):
    listing = make_listing(publish=False)

    def fail(enterprise, **kwargs):
        raise IntegrityError("the search is broken")

    listing_published.connect(fail)
    try:
        with pytest.raises(IntegrityError), transaction.atomic():
            actions.publish_listing(listing, by=desk.get("/admin/").wsgi_request.user)
    finally:
        listing_published.disconnect(fail)

    assert not Enterprise.objects.get().live
    assert not Event.objects.filter(tag="listing:published").exists()


def test_a_listing_that_fails_to_go_dark_stays_live(desk, make_listing):
    listing = make_listing()

    def fail(enterprise, **kwargs):
        raise IntegrityError("the search is broken")

    listing_withdrawn.connect(fail)
    try:
        with pytest.raises(IntegrityError), transaction.atomic():
            desk.post(reverse(f"{SNIPPET}:unpublish", args=[listing.pk]))
    finally:
        listing_withdrawn.disconnect(fail)

    assert Enterprise.objects.get().live
    assert in_search(listing)


def test_publishing_an_older_draft_keeps_the_facts_of_today(jo, make_listing, other_area):
    listing = make_listing(name="First", places_left=2)
    draft = listing.save_revision(user=jo)
    facts = {
        "slug": "a-new-address",
        "area": other_area,
        "places_left": 0,
        "is_closed_now": True,
        "closed_words": "On holiday",
        "hidden_at": timezone.now(),
        "short_number": "999999",
        "last_confirmed_by": "owners",
        "source": "elsewhere",
        "source_id": "7",
    }
    Enterprise.objects.filter(pk=listing.pk).update(**facts)
    listing.openings.add(Opening(day=0, part="morning"))

    draft.publish(user=jo, skip_permission_checks=True)

    row = Enterprise.objects.get()
    assert {name: getattr(row, name) for name in facts} == facts
    assert row.name == "First"
    assert not row.openings.exists()


def test_every_fact_of_today_survives_an_older_draft(make_listing):
    listing = make_listing()
    draft = listing.latest_revision.as_object()

    for name in Enterprise.LIVE_FIELDS:
        attname = Enterprise._meta.get_field(name).attname
        assert getattr(draft, attname) == getattr(listing, attname), name


def test_hiding_holds_while_somebody_else_publishes(jo, make_listing):
    listing = make_listing()
    slow = Enterprise.objects.get()  # read before the hiding, published after it
    version = slow.save_revision(user=jo)

    actions.hide_listing(listing, by=jo)
    version.publish(user=jo, skip_permission_checks=True)

    assert Enterprise.objects.get().hidden_at
    assert not in_search(listing)


def test_a_draft_saved_slowly_does_not_undo_hiding(jo, desk, make_listing):
    listing = make_listing(publish=False)
    slow = Enterprise.objects.get()
    actions.hide_listing(listing, by=jo)

    slow.take_facts_of_today()
    slow.save()

    assert Enterprise.objects.get().hidden_at


def test_planning_a_version_of_a_listing_without_one_takes_it_off_the_search(jo, make_listing):
    listing = make_listing()
    Enterprise.objects.update(live_revision=None)
    listing.refresh_from_db()
    listing.go_live_at = timezone.now() + timedelta(days=1)
    version = listing.save_revision(user=jo)

    version.publish(user=jo, skip_permission_checks=True)

    assert not Enterprise.objects.get().live
    assert not in_search(listing)


def test_publishing_cancels_the_waiting_check(desk, jo, make_listing):
    listing = make_listing(publish=False)
    waiting = submit(desk, listing)

    desk.post(reverse(f"{SNIPPET}:edit", args=[listing.pk]), listing_data(name="x", **{"action-publish": "1"}))

    waiting.refresh_from_db()
    assert waiting.status == TaskState.STATUS_CANCELLED
    assert Enterprise.objects.get().live


def test_the_areas_team_is_told_that_a_listing_waits(
    desk, make_listing, mailoutbox, django_capture_on_commit_callbacks
):
    listing = make_listing(name="Secret Bakery", publish=False)

    with django_capture_on_commit_callbacks(execute=True):
        submit(desk, listing)

    assert [letter.to for letter in mailoutbox] == [[listing.area.email]]
    assert "Secret" not in mailoutbox[0].subject + mailoutbox[0].body


def test_those_who_run_it_are_told_the_first_time_it_can_be_found(
    jo, ana, ben, make_listing, mailoutbox, django_capture_on_commit_callbacks
):
    listing = make_listing(name="Ana's Bakery", publish=False)
    for person in (ana, ben):
        listing.ownership_set.create(person=person)
    sent(listing, by=ana)

    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            actions.publish_listing(listing, by=jo)

    assert [(letter.subject, letter.to) for letter in mailoutbox] == [
        ("Your listing can now be found", ["ana@example.com"]),
        ("Your listing can now be found", ["ben@example.com"]),
    ]
    assert listing.get_absolute_url() in mailoutbox[0].body


def test_nobody_is_told_while_it_is_hidden(jo, ana, make_listing, mailoutbox, django_capture_on_commit_callbacks):
    listing = make_listing(publish=False)
    listing.ownership_set.create(person=ana)
    sent(listing, by=ana)
    actions.hide_listing(listing, by=jo)

    with django_capture_on_commit_callbacks(execute=True):
        actions.publish_listing(listing, by=jo)

    assert mailoutbox == []
