"""Later imports of the same feed: what is kept, changed, laid before a worker, and withdrawn."""

import pytest

from enterprises.listings import actions
from enterprises.listings.models import Enterprise
from tests.enterprises.listings.importing.feeds import answer, last_line, uk1, uk1_page, uk3, uk3_page, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


def edit(listing, person, publish=True, **changes):
    for name, value in changes.items():
        setattr(listing, name, value)
    listing.save_revision(user=person)
    if publish:
        actions.publish_listing(listing, by=person)


def test_what_somebody_here_changed_is_not_overwritten(import_services, tmp_path, ed):
    source = write(tmp_path / "feed.json", [uk1()])
    import_services(source)
    edit(Enterprise.objects.get(), ed, one_line="We know every hedge in Stroud.")

    assert last_line(import_services(source)).startswith("0 created, 0 updated, 1 unchanged")
    write(tmp_path / "feed.json", [uk1(description="Now with goats.")])
    printed = import_services(source)

    listing = Enterprise.objects.get()
    draft = listing.get_latest_revision_as_object()
    assert "Needs a look: “Mill Lane Gardeners”" in printed
    assert last_line(printed) == "0 created, 0 updated, 0 unchanged, 0 withdrawn, 0 rejected, 1 need a look."
    assert (listing.one_line, listing.live, listing.has_unpublished_changes) == (
        "We know every hedge in Stroud.",
        True,
        True,
    )
    assert (draft.one_line, draft.description) == ("Now with goats.", "Now with goats.")
    assert last_line(import_services(source)).startswith("0 created, 0 updated, 1 unchanged")


def test_a_draft_waiting_here_is_a_change_too(import_services, tmp_path, ed):
    source = write(tmp_path / "feed.json", [uk1()])
    import_services(source)
    edit(Enterprise.objects.get(), ed, publish=False, does_not="Trees")
    write(tmp_path / "feed.json", [uk1(description="Now with goats.")])

    import_services(source)

    listing = Enterprise.objects.get()
    assert listing.description.startswith("We mow")
    assert listing.get_latest_revision_as_object().does_not == "Trees"


def test_a_worker_who_publishes_the_feeds_version_gives_the_listing_back_to_the_feed(import_services, tmp_path, ed):
    source = write(tmp_path / "feed.json", [uk1()])
    import_services(source)
    edit(Enterprise.objects.get(), ed, one_line="Mine.")
    write(tmp_path / "feed.json", [uk1(description="Now with goats.")])
    import_services(source)
    actions.publish_listing(Enterprise.objects.get(), by=ed)
    write(tmp_path / "feed.json", [uk1(description="Now with sheep.")])

    printed = import_services(source)

    assert last_line(printed).startswith("0 created, 1 updated")
    assert Enterprise.objects.get().description == "Now with sheep."


def test_what_the_feed_does_not_hold_stays_with_the_listing(import_services, tmp_path, ed):
    source = write(tmp_path / "feed.json", [uk1()])
    import_services(source)
    edit(Enterprise.objects.get(), ed, does_not="Trees")
    write(tmp_path / "feed.json", [uk1(description="Now with goats.")])

    printed = import_services(source)

    listing = Enterprise.objects.get()
    assert last_line(printed).startswith("0 created, 1 updated")
    assert (listing.description, listing.does_not) == ("Now with goats.", "Trees")


def test_a_newer_date_alone_asks_nobody_to_look(import_services, tmp_path, ed):
    source = write(tmp_path / "feed.json", [uk1()])
    import_services(source)
    edit(Enterprise.objects.get(), ed, one_line="Mine.")
    write(tmp_path / "feed.json", [uk1(updated_at="2026-11-02T00:00:00Z")])

    assert last_line(import_services(source)).startswith("0 created, 0 updated, 1 unchanged")
    assert Enterprise.objects.get().one_line == "Mine."


def test_what_is_no_longer_in_the_feed_is_withdrawn_and_can_come_back(import_services, tmp_path):
    source = write(tmp_path / "feed.json", [uk1(1), uk1(2)])
    import_services(source)
    write(tmp_path / "feed.json", [uk1(1)])

    dry = import_services(source, dry_run=True)
    assert Enterprise.objects.filter(live=True).count() == 2
    printed = import_services(source)

    assert last_line(printed) == "0 created, 0 updated, 1 unchanged, 1 withdrawn, 0 rejected."
    assert last_line(dry) == f"{last_line(printed)} Nothing was written."
    assert list(Enterprise.objects.filter(live=False).values_list("source_id", flat=True)) == ["2"]
    assert last_line(import_services(source)).startswith("0 created, 0 updated, 1 unchanged, 0 withdrawn")
    write(tmp_path / "feed.json", [uk1(1), uk1(2)])
    assert last_line(import_services(source)).startswith("0 created, 1 updated, 1 unchanged")
    assert Enterprise.objects.filter(live=True).count() == 2


def test_what_a_worker_took_down_stays_down(import_services, tmp_path, ed):
    source = write(tmp_path / "feed.json", [uk1()])
    import_services(source)
    actions.unpublish_listing(Enterprise.objects.get(), by=ed)

    assert last_line(import_services(source)).startswith("0 created, 0 updated, 1 unchanged")
    write(tmp_path / "feed.json", [uk1(description="New.")])
    assert last_line(import_services(source)).endswith("1 need a look.")
    assert not Enterprise.objects.get().live


def test_a_hidden_listing_stays_hidden(import_services, tmp_path, ed):
    source = write(tmp_path / "feed.json", [uk1()])
    import_services(source)
    actions.hide_listing(Enterprise.objects.get(), by=ed)
    write(tmp_path / "feed.json", [uk1(description="New.")])

    import_services(source)

    assert not Enterprise.objects.public().exists()


def test_another_source_is_left_alone(import_services, tmp_path, make_listing):
    make_listing(name="Ours")
    import_services(write(tmp_path / "one.json", [uk1(1)]))
    import_services(write(tmp_path / "two.json", [uk1(2)]))

    assert Enterprise.objects.filter(live=True).count() == 3


def test_an_empty_or_shrunken_feed_withdraws_nothing_by_itself(import_services, tmp_path):
    source = write(tmp_path / "feed.json", [uk1(number) for number in range(1, 25)])
    import_services(source)
    write(tmp_path / "feed.json", [uk1(1)])
    printed = import_services(source)
    assert "That is most of them" in printed
    assert Enterprise.objects.filter(live=True).count() == 24
    write(tmp_path / "feed.json", uk3_page([], pages=0))
    import_services(source)
    assert Enterprise.objects.filter(live=True).count() == 24

    write(tmp_path / "feed.json", [uk1(1)])
    import_services(source, allow_many_withdrawals=True)

    assert Enterprise.objects.filter(live=True).count() == 1


def test_one_page_of_many_withdraws_nothing(import_services, tmp_path):
    source = write(tmp_path / "feed.json", uk1_page([uk1(1), uk1(2)], 1, 141))
    import_services(source)
    write(tmp_path / "feed.json", uk1_page([uk1(1)], 1, 141))

    printed = import_services(source)

    assert "Nothing was withdrawn, because this was not the whole feed." in printed
    assert Enterprise.objects.filter(live=True).count() == 2


def test_a_folder_of_pages_is_a_whole_feed_when_every_page_is_there(import_services, tmp_path):
    write(tmp_path / "p1.json", uk1_page([uk1(1)], 1, 2))
    write(tmp_path / "p2.json", uk1_page([uk1(2), uk1(3)], 2, 2))
    (tmp_path / "notes.txt").write_text("not a page")
    assert last_line(import_services(tmp_path)).startswith("3 created")

    write(tmp_path / "p2.json", uk1_page([uk1(2)], 2, 2))

    assert last_line(import_services(tmp_path)) == "0 created, 0 updated, 2 unchanged, 1 withdrawn, 0 rejected."


def test_a_page_that_fails_withdraws_nothing(import_from_site, site):
    shown, broken = [1, 2, 3], set()

    def services(handler, query):
        number = int(query.get("page", 1))
        page = uk1_page([uk1(one) for one in shown if one == number], number, 3)
        answer(handler, page, status=404 if number in broken else 200)

    site.routes["/services"] = services
    assert last_line(import_from_site(f"{site.url}/services")).startswith("3 created")

    shown.remove(3)
    broken.add(2)
    printed = import_from_site(f"{site.url}/services")
    assert "Not read: page 2: The server answered 404." in printed
    assert last_line(printed).startswith("0 created, 0 updated, 1 unchanged, 0 withdrawn")

    broken.clear()
    assert last_line(import_from_site(f"{site.url}/services")).startswith(
        "0 created, 0 updated, 2 unchanged, 1 withdrawn"
    )


def test_a_record_that_went_bad_keeps_its_listing(import_services, tmp_path):
    source = write(tmp_path / "feed.json", [uk1(1), uk1(2)])
    import_services(source)
    write(tmp_path / "feed.json", [uk1(1), uk1(2, name=None)])

    assert last_line(import_services(source)) == "0 created, 0 updated, 1 unchanged, 0 withdrawn, 1 rejected."
    assert Enterprise.objects.filter(live=True).count() == 2


@pytest.mark.parametrize("status", ["inactive", "defunct", "Inactive"])
def test_what_is_not_active_is_left_out_or_withdrawn(import_services, tmp_path, status):
    source = write(tmp_path / "feed.json", [uk3(status=status)])
    assert last_line(import_services(source)).endswith("1 left out as not active.")
    write(tmp_path / "feed.json", [uk3()])
    import_services(source)
    write(tmp_path / "feed.json", [uk3(status=status)])

    assert "1 withdrawn" in last_line(import_services(source))
    assert "0 withdrawn" in last_line(import_services(source))
    assert not Enterprise.objects.get().live


def test_temporarily_closed_is_closed_for_now_until_it_opens(import_services, tmp_path, ed):
    source = write(tmp_path / "feed.json", [uk3(status="temporarily closed")])
    import_services(source)
    assert Enterprise.objects.get().is_closed_now

    write(tmp_path / "feed.json", [uk3()])
    import_services(source)
    assert not Enterprise.objects.get().is_closed_now

    actions.update_today(Enterprise.objects.get(), by=ed, is_closed_now=True, closed_words="We have the flu")
    write(tmp_path / "feed.json", [uk3(description="Hot soup.")])
    import_services(source)
    assert Enterprise.objects.get().closed_words == "We have the flu"


def test_a_service_read_alone_is_the_one_of_the_list(import_from_site, site):
    site.routes["/services"] = lambda handler, query: answer(handler, uk1_page([uk1(1), uk1(2)]))
    site.routes["/services/2"] = lambda handler, query: answer(handler, uk1(2, description="New."))
    import_from_site(f"{site.url}/services")

    assert last_line(import_from_site(f"{site.url}/services/2")).startswith(
        "0 created, 1 updated, 0 unchanged, 0 withdrawn"
    )
    assert Enterprise.objects.filter(live=True).count() == 2
