"""What is published is found at once, what is withdrawn is gone at once, in every process and through every mishap."""

import threading

import pytest
from django.db import connection, transaction

from directory import search
from directory.models import SearchChange, SearchDocument, SearchPosting, SearchSegment, SearchState
from directory.search import compaction, memory
from directory.search.query import Query
from enterprises.listings import actions
from enterprises.listings.models import Enterprise


def names(words: str = "") -> list[str]:
    return sorted(hit.card["name"] for hit in search.search(Query(words)).hits)


def another_process(change):
    """Run `change`, and afterwards remember only what we remembered before it, as another process would."""
    view, lists = memory._view, memory._vocabulary
    change()
    memory._view, memory._vocabulary = view, lists


@pytest.fixture(params=["in the base", "since the base"])
def garden(request, db, make_listing):
    listing = make_listing(name="Marigold Garden")
    make_listing(name="Other Garden")
    if request.param == "in the base":
        search.compact()
    assert names("garden") == ["Marigold Garden", "Other Garden"]
    return listing


def _hide(listing, by):
    actions.hide_listing(listing, by=by)


def _unpublish(listing, by):
    actions.unpublish_listing(listing, by=by)


def _delete(listing, by):
    listing.delete()


@pytest.mark.parametrize("withdraw", [_hide, _unpublish, _delete])
def test_a_withdrawn_listing_is_gone_at_once_and_leaves_nothing(garden, root, withdraw):
    key = garden.pk
    another_process(lambda: withdraw(garden, root))

    assert names("garden") == ["Other Garden"]
    assert names("marigold") == []
    assert search.complete("mari") == []
    assert search.search(Query("marigolt")).did_you_mean is None
    assert search.search(Query(garden.short_number)).total == 0
    assert [point.name for point in search.points(Query())] == []
    assert not search.matches(Query("garden"), key)
    assert not SearchDocument.objects.filter(pk=key).exists()


def test_a_hidden_listing_shown_again_is_found_again(garden, root):
    actions.hide_listing(garden, by=root)
    assert names("garden") == ["Other Garden"]
    another_process(lambda: actions.show_listing_again(garden, by=root))

    assert names("garden") == ["Marigold Garden", "Other Garden"]


def test_a_changed_listing_is_found_by_its_new_words_only(garden):
    def change():
        Enterprise.objects.filter(pk=garden.pk).update(name="Lavender Field", one_line="New")
        search.write_document(garden)

    another_process(change)

    assert (names("marigold"), names("lavender"), names("garden")) == ([], ["Lavender Field"], ["Other Garden"])


def publish_and_change_our_mind(make_listing, name):
    with transaction.atomic():
        make_listing(name=name)
        assert name in names("garden")
        transaction.set_rollback(True)


def test_what_is_rolled_back_was_never_there(garden, make_listing):
    publish_and_change_our_mind(make_listing, "Tulip Garden")
    assert names("garden") == ["Marigold Garden", "Other Garden"]

    # The next change gets the very number the one rolled back had.
    publish_and_change_our_mind(make_listing, "Rose Garden")
    make_listing(name="Daisy Garden")
    assert names("garden") == ["Daisy Garden", "Marigold Garden", "Other Garden"]
    assert (names("rose"), names("daisy")) == ([], ["Daisy Garden"])


def test_a_restored_backup_is_believed(garden, make_listing):
    tables = [SearchState, SearchChange, SearchDocument, SearchSegment, SearchPosting]
    backup = [list(model.objects.all()) for model in tables]
    make_listing(name="Tulip Garden")
    search.compact()
    make_listing(name="Rose Garden")
    assert len(names("garden")) == 4

    for model, rows in zip(tables, backup, strict=True):
        model.objects.all().delete()
        model.objects.bulk_create(rows)

    assert names("garden") == ["Marigold Garden", "Other Garden"]
    search.write_document(garden)
    assert names("garden") == ["Marigold Garden", "Other Garden"]


def test_a_search_that_meets_a_new_base_half_way_is_done_again(garden):
    another_process(search.compact)
    memory._view.base._levels.clear()  # it must read words of a base that is no longer there

    assert names("garden") == ["Marigold Garden", "Other Garden"]


def test_what_changes_while_a_base_is_made_is_in_the_answer(garden, make_listing):
    assert compaction._take_turn()
    state = SearchState.objects.get(pk=1)
    gathered = compaction._Gathered(compaction._in_order("2026-1"), "2026-1")
    for key, content in SearchDocument.objects.values_list("pk", "content"):
        gathered.add(key, compaction.json.loads(content))
    make_listing(name="Tulip Garden")
    search.remove_document(garden.pk)
    compaction._write(77, state.seq, gathered)
    compaction._put_in_use(77, state)
    compaction._clear_away(77, state.seq)

    assert memory.catch_up()[0].base.version == 77
    assert names("garden") == ["Other Garden", "Tulip Garden"]


def test_only_one_makes_a_base_at_a_time_and_the_dead_do_not_block(garden):
    assert compaction._take_turn()
    assert search.compact() is False

    SearchState.objects.update(compacting_until="2020-01-01T00:00:00Z")
    assert search.compact() is True
    assert SearchSegment.objects.count() == 1
    assert set(SearchPosting.objects.values_list("version", flat=True)) == {SearchSegment.objects.get().version}


def test_a_rebuild_finds_what_was_changed_past_every_door(garden):
    Enterprise.objects.filter(pk=garden.pk).update(name="Fern Garden")
    Enterprise.objects.filter(name="Other Garden").update(live=False)
    assert names("garden") == ["Marigold Garden", "Other Garden"]

    assert search.rebuild() == 2
    assert names("garden") == ["Fern Garden"]
    assert search.rebuild() == 0


def test_the_stamp_changes_with_every_publication_and_withdrawal(garden, root):
    stamps = [search.content_version()]
    search.write_document(garden)
    stamps.append(search.content_version())
    actions.hide_listing(garden, by=root)
    stamps.append(search.content_version())
    names("garden")

    assert len(set(stamps)) == 3
    assert search.content_version() == stamps[-1]


@pytest.mark.django_db(transaction=True)
def test_others_see_a_change_when_it_is_committed_and_not_before(make_listing):
    listing = make_listing(name="Marigold Garden")
    written, may_commit = threading.Event(), threading.Event()

    def withdraw():
        with transaction.atomic():
            search.remove_document(listing.pk)
            written.set()
            assert may_commit.wait(10)
        connection.close()

    other = threading.Thread(target=withdraw)
    other.start()
    assert written.wait(10)
    before = names("garden")
    may_commit.set()
    other.join()

    assert (before, names("garden")) == (["Marigold Garden"], [])


@pytest.mark.django_db(transaction=True)
def test_changes_at_the_same_time_are_all_found(make_listing):
    listings = [make_listing(name=f"Garden {number}") for number in range(4)]
    Enterprise.objects.update(name="Orchard")
    together = threading.Barrier(4)

    def change(listing):
        together.wait(10)
        search.write_document(listing)
        connection.close()

    threads = [threading.Thread(target=change, args=[listing]) for listing in listings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (names("orchard"), names("garden")) == (["Orchard"] * 4, [])
    assert sorted(SearchChange.objects.values_list("seq", flat=True)) == list(range(1, 9))
