"""Who changed what, in sentences, and an earlier version put back."""

from datetime import timedelta

import pytest
from wagtail.models import Revision

from core.events import record
from core.models import Event
from enterprises.listings import actions
from enterprises.listings.contents import stamp
from enterprises.listings.history import history
from enterprises.listings.models import Enterprise

pytestmark = pytest.mark.django_db


def sentences(listing):
    return [entry.sentence for entry in history(listing, None).object_list]


def written(listing, by, **fields):
    draft = Enterprise.objects.get(pk=listing.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=by)


def long_ago(**ago):
    """What there is was written so long ago."""
    for revision in Revision.objects.all():
        Revision.objects.filter(pk=revision.pk).update(created_at=revision.created_at - timedelta(**ago))


@pytest.fixture
def anas(client, ana):
    client.force_login(ana)
    return client


def test_the_newest_comes_first_and_says_who(garden, ana, jo, send):
    draft = send(garden, ana, one_line="We mow by moonlight.")
    actions.send_back(draft, version=stamp(draft.latest_revision), words="Nearly.", by=jo)

    found = history(draft, None).object_list

    assert [entry.sentence for entry in found[:3]] == [
        "Jo Reed sent it back, with these words:",
        "Ana Silva sent it to be checked.",
        "Ana Silva wrote:",
    ]
    assert found[0].words == "Nearly."
    assert [(each.label, each.after) for each in found[2].changes] == [("In one line", "We mow by moonlight.")]


def test_saving_often_in_one_sitting_is_one_entry(garden, ana):
    long_ago(days=1)
    for words in ("We", "We mow", "We mow lawns by day."):
        written(garden, ana, one_line=words)

    found = [entry for entry in history(garden, None).object_list if entry.kind == "version"]

    assert (found[0].changes[0].after, len(found)) == ("We mow lawns by day.", 2)


def test_what_a_worker_keys_in_for_somebody_says_so(garden, ana, jo):
    record("listing:confirmed", garden, by=jo, on_behalf_of=ana)

    assert "Jo Reed, for Ana Silva, said that all of it is right." in sentences(garden)


def test_a_long_history_has_pages_and_costs_what_a_short_one_does(anas, garden, ana, django_assert_max_num_queries):
    for number in range(25):
        written(garden, ana if number % 2 else None, one_line=f"Line {number}")

    with django_assert_max_num_queries(20):
        first = anas.get(f"/my/enterprises/{garden.pk}/history/").content.decode()
    second = anas.get(f"/my/enterprises/{garden.pk}/history/?page=2").content.decode()

    assert "Page 1 of 2" in first
    assert "Line 0" in second


def test_a_version_is_put_back_as_a_draft_and_that_is_undone(anas, garden, ana):
    first = garden.latest_revision
    long_ago(days=1)
    second = written(garden, ana, description="We dig.")
    page = f"/my/enterprises/{garden.pk}/history/"

    asked = anas.get(f"{page}put-back/?version={first.pk}").content.decode()
    done = anas.post(f"{page}put-back/", {"version": first.pk}, follow=True)

    assert "We <del>" in asked
    listing = Enterprise.objects.get(pk=garden.pk)
    assert listing.get_latest_revision_as_object().description == "We mow lawns."
    assert (listing.description, listing.has_unpublished_changes) == ("We mow lawns.", True)
    assert f"?undo={second.pk}" in done.redirect_chain[0][0]
    assert "Undo: take the draft from before" in done.content.decode()

    anas.post(f"{page}put-back/", {"version": second.pk})

    assert Enterprise.objects.get(pk=garden.pk).get_latest_revision_as_object().description == "We dig."
    assert Event.objects.filter(tag="listing:put_back", by=ana).count() == 2


def test_facts_of_today_do_not_come_back(garden, ana):
    first = garden.latest_revision
    actions.update_today(garden, by=ana, places_left=0)
    actions.hide_listing(garden, by=ana)

    actions.put_back(garden, revision=first, by=ana)

    draft = Enterprise.objects.get(pk=garden.pk).get_latest_revision_as_object()
    assert (draft.places_left, draft.hidden_at is None) == (0, False)


def test_what_is_being_checked_is_left_alone(anas, garden, ana, send):
    draft = send(garden, ana, one_line="Other")
    first = Revision.objects.for_instance(garden).order_by("pk").first()

    said = anas.post(f"/my/enterprises/{draft.pk}/history/put-back/", {"version": first.pk}, follow=True)

    assert "The support team is looking at this listing" in said.content.decode()
    assert Enterprise.objects.get(pk=garden.pk).get_latest_revision_as_object().one_line == "Other"


def test_a_version_of_another_listing_is_not_put_back(anas, garden, make_listing, ben):
    other = make_listing(name="Other", owner=ben)
    page = f"/my/enterprises/{garden.pk}/history/put-back/"

    for version in (other.latest_revision_id, "x", "", "9" * 30):
        assert anas.get(f"{page}?version={version}").status_code == 404
        assert anas.post(page, {"version": version}).status_code == 404


def test_others_find_no_history(client, sam, garden):
    client.force_login(sam)

    assert client.get(f"/my/enterprises/{garden.pk}/history/").status_code == 404


def test_jo_reads_it_at_the_desk(desk, garden, ana):
    assert "published it" in desk.get(f"/desk/listings/{garden.pk}/history/").content.decode()
