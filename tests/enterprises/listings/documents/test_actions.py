"""Documents: who sends, opens and vouches for them, and what people read because of it."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from core import personal, private_files, retention
from core.models import Event
from core.moves import WrongMoment
from directory import listing_page
from directory.search import Query, search
from enterprises.listings.actions import delete_listing
from enterprises.listings.documents import actions, after_restore, tasks
from enterprises.listings.documents.reminders import remind_before_the_end
from enterprises.listings.models import Document, Enterprise

NAME = "Public liability insurance"
POLICE = {"kind": "police", "level": "enhanced"}


def checks_of(listing):
    return [(each["name"], each.get("said")) for each in listing_page.read_one(listing.slug)["checks"]]


# --- sending and opening -------------------------------------------------------------------------------------------
def test_what_ana_sends_lies_encrypted_and_nobody_else_is_told_what_it_is(sent, private, mailoutbox):
    lying = [path for path in private.rglob("*") if path.is_file()]

    assert [path.name for path in lying] == [sent.file]
    assert b"%PDF" not in lying[0].read_bytes()
    assert not re.search("canary|insur", " ".join(f"{m.subject} {m.body}" for m in mailoutbox), re.IGNORECASE)


def test_the_words_of_a_document_lie_encrypted_too(sent):
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM listings_document")
        stored = cursor.fetchone()[0]

    assert sent.words == "canary-insurer"
    assert "canary" not in stored


@pytest.mark.parametrize(("who", "may"), [("ana", True), ("jo", True), ("dee", False), ("sam", False), ("root", False)])
def test_owners_and_their_own_team_open_it_and_nobody_else(who, may, sent, request):
    person = request.getfixturevalue(who)

    if not may:
        with pytest.raises(PermissionDenied):
            actions.open_document(sent, by=person)
    else:
        assert actions.open_document(sent, by=person).startswith(b"%PDF")
    opened = Event.objects.filter(tag="document:opened").values_list("by", flat=True)
    assert list(opened) == ([person.pk] if may else [])


def test_a_worker_who_has_left_the_area_opens_nothing_any_more(sent, jo, area):
    area.areaworker_set.filter(person=jo).delete()

    with pytest.raises(PermissionDenied):
        actions.open_document(sent, by=jo)


# --- vouching ------------------------------------------------------------------------------------------------------
def test_what_jo_has_seen_stands_on_the_page_until_the_day_it_runs_out(seen, garden):
    assert checks_of(garden) == [(NAME, _until(seen))]

    noon = timezone.now().replace(hour=12)  # in summer the day begins an hour sooner
    with time_machine.travel(noon + timedelta(days=200)):
        assert checks_of(garden) == [(NAME, _until(seen))]
    with time_machine.travel(noon + timedelta(days=201)):
        assert checks_of(garden) == []


def _until(document):
    return f"Insured until {document.ends_on:%B %Y}, seen by the support team."


def test_what_waits_is_nowhere_in_public(sent, garden, client):
    page = client.get(garden.get_absolute_url()).content.decode()

    assert checks_of(garden) == []
    assert "canary" not in page


def test_the_page_and_the_search_say_it_and_nothing_more(seen, garden, client):
    page = client.get(garden.get_absolute_url()).content.decode()

    assert _until(seen) in page
    assert "canary" not in page
    assert seen.file not in page


def test_nobody_vouches_for_their_own_enterprise(sent, garden, jo, insurance):
    garden.ownership_set.create(person=jo)

    with pytest.raises(PermissionDenied):
        actions.say_seen(sent, by=jo, seen=actions.Seen(proves=insurance))


@pytest.mark.parametrize("who", ["ana", "dee", "ed", "root"])
def test_only_the_areas_own_team_vouches(who, sent, insurance, request):
    with pytest.raises(PermissionDenied):
        actions.say_seen(sent, by=request.getfixturevalue(who), seen=actions.Seen(proves=insurance))


def test_a_newer_one_takes_the_place_of_the_old(seen, garden, ana, jo, paper, insurance, in_days):
    newer = actions.add_document(garden, by=ana, kind="insurance", paper=paper, words="", ends_on=in_days(500))
    actions.say_seen(newer, by=jo, seen=actions.Seen(proves=insurance, ends_on=in_days(500), replaces=[seen]))

    seen.refresh_from_db()
    assert seen.status == "over"
    assert checks_of(garden) == [(NAME, _until(newer))]


def test_another_listings_document_is_never_replaced(seen, make_listing, ben, jo, insurance):
    other = make_listing(name="Other", slug="other", owner=ben)

    actions.record_sighted(other, by=jo, kind="insurance", seen=actions.Seen(proves=insurance, replaces=[seen]))

    seen.refresh_from_db()
    assert seen.status == "seen"


def test_a_mistake_is_taken_back_and_the_public_reads_it_no_more(seen, garden, jo):
    actions.look_again(seen, by=jo)

    assert checks_of(garden) == []
    assert seen.status == "waiting"


def test_what_does_not_count_any_more_counts_after_all(seen, garden, jo):
    actions.let_go(seen, by=jo)
    assert checks_of(garden) == []

    actions.put_back(seen, by=jo)
    assert checks_of(garden) == [(NAME, _until(seen))]


def test_the_owners_are_told_why_it_cannot_be_used(sent, jo, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.say_not_usable(sent, by=jo, words="The last page is missing.")

    letter = next(each for each in mailoutbox if each.to == ["ana@example.com"])
    assert letter.subject == "Please send us a paper again"
    assert "The last page is missing." in letter.body


def test_two_workers_at_once_cannot_both_answer(sent, jo, insurance, in_days):
    stale = Document.objects.get(pk=sent.pk)
    actions.say_not_usable(sent, by=jo, words="Too dark.")

    with pytest.raises(WrongMoment):
        actions.say_seen(stale, by=jo, seen=actions.Seen(proves=insurance, ends_on=in_days(9)))


# --- police checks -------------------------------------------------------------------------------------------------
def test_of_a_police_check_only_what_was_seen_is_kept(garden, jo, insurance, in_days, private):
    made = actions.record_sighted(garden, by=jo, seen=actions.Seen(proves=insurance, ends_on=in_days(700)), **POLICE)

    assert (made.file, made.words, made.status) == ("", "", "seen")
    assert not [path for path in private.rglob("*") if path.is_file()]
    seen_in = f"{made.seen_on:%B %Y}"
    due = f"{made.ends_on:%B %Y}"
    assert checks_of(garden)[0][1] == f"Seen by the support team in {seen_in}. The next check is due in {due}."


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("no_certificate_of_a_police_check_is_kept", {**POLICE, "file": "a" * 32}),
        ("no_certificate_of_a_police_check_is_kept", {**POLICE, "words": "number 001234"}),
        ("no_certificate_of_a_police_check_is_kept", {**POLICE, "mime_type": "application/pdf"}),
        ("only_police_checks_have_a_level", {"kind": "police"}),
        ("what_was_seen_says_when_and_what", {"seen_on": None}),
    ],
)
def test_the_database_itself_keeps_nothing_of_a_certificate(name, facts, garden, insurance):
    today = date(2026, 5, 4)
    sound = {"kind": "insurance", "status": "seen", "seen_on": today, "ends_on": today, "proves": insurance}
    Document.objects.create(enterprise=garden, **sound)
    Document.objects.create(enterprise=garden, **{**sound, **POLICE})

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Document.objects.create(enterprise=garden, **{**sound, **facts})


# --- the search ----------------------------------------------------------------------------------------------------
def test_people_find_who_is_insured_until_the_day_it_runs_out(seen, garden):
    asked = Query(filters={"check": ("insurance",)})

    found = [(hit.card["name"], [each["label"] for each in hit.card["checks"]]) for hit in search(asked).hits]
    assert found == [(garden.name, [NAME])]
    with time_machine.travel(timezone.now() + timedelta(days=201)):
        assert search(asked).hits == []


def test_one_check_shown_by_two_papers_and_a_line_typed_in_stands_there_once(seen, garden, jo, insurance, in_days):
    garden.checks.create(kind=insurance, seen_by="the team", ends_on=in_days(900))
    later = actions.Seen(proves=insurance, ends_on=in_days(300))
    longest = actions.record_sighted(garden, by=jo, kind="insurance", seen=later)

    assert checks_of(garden) == [(NAME, _until(longest))]
    card = search(Query(filters={"check": ("insurance",)})).hits[0].card
    assert [each["label"] for each in card["checks"]] == [NAME]


# --- reminders -----------------------------------------------------------------------------------------------------
def test_ana_is_reminded_at_90_30_and_7_days_and_once_each(
    garden, jo, insurance, in_days, mailoutbox, django_capture_on_commit_callbacks
):
    actions.record_sighted(garden, by=jo, kind="insurance", seen=actions.Seen(proves=insurance, ends_on=in_days(100)))
    told = []

    for days_left in (95, 90, 89, 31, 30, 29, 8, 7, 1, 0, -1):
        then = timezone.now() + timedelta(days=100 - days_left)
        with time_machine.travel(then, tick=False), django_capture_on_commit_callbacks(execute=True):
            told += [days_left] * remind_before_the_end()

    assert told == [90, 30, 7]
    assert [m.subject for m in mailoutbox if "runs out" in m.subject] == ["A paper of yours runs out soon"] * 3


def test_whoever_has_sent_the_new_one_is_not_nagged(garden, ana, jo, paper, insurance, in_days):
    actions.record_sighted(garden, by=jo, kind="insurance", seen=actions.Seen(proves=insurance, ends_on=in_days(20)))
    assert Document.objects.seen().count() == 1
    actions.add_document(garden, by=ana, kind="insurance", paper=paper, words="")

    assert remind_before_the_end() == 0


def test_after_it_ran_out_it_is_a_task_for_jo_and_for_nobody_elsewhere(seen, jo, dee, ed):
    assert not Document.objects.of_areas_of(jo).ran_out()

    with time_machine.travel(timezone.now() + timedelta(days=201)):
        assert list(Document.objects.of_areas_of(jo).ran_out()) == [seen]
        assert not Document.objects.of_areas_of(dee).ran_out()
        assert not Document.objects.of_areas_of(ed).ran_out()


# --- removing and keeping ------------------------------------------------------------------------------------------
def test_what_ana_removes_is_gone_and_who_opened_it_stays(
    seen, garden, ana, jo, private, django_capture_on_commit_callbacks
):
    actions.open_document(seen, by=jo)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_document(seen, by=ana)

    seen.refresh_from_db()
    assert (seen.file, seen.words, seen.answer) == ("", "", "")
    assert not [path for path in private.rglob("*") if path.is_file()]
    assert checks_of(garden) == []
    assert Event.objects.filter(tag="document:opened", subject_id=str(seen.pk), by=jo).exists()


@pytest.mark.parametrize("who", ["jo", "sam", "root"])
def test_nobody_else_removes_it(who, seen, request):
    with pytest.raises(PermissionDenied):
        actions.remove_document(seen, by=request.getfixturevalue(who))


def test_what_ran_out_long_ago_is_deleted_with_its_file(seen, private, settings, django_capture_on_commit_callbacks):
    days = 200 + settings.LISTINGS_KEEP_DOCUMENT_DAYS
    assert timedelta(days=settings.LISTINGS_KEEP_DOCUMENT_DAYS) == tasks.KEPT
    with django_capture_on_commit_callbacks(execute=True):
        retention.sweep(timezone.now() + timedelta(days=days - 1))
    assert Document.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        retention.sweep(timezone.now() + timedelta(days=days + 2))
    assert not Document.objects.exists()
    assert not [path for path in private.rglob("*") if path.is_file()]


def test_with_its_listing_every_file_goes(sent, garden, jo, private, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        delete_listing(Enterprise.objects.get(pk=garden.pk), by=jo)

    assert not [path for path in private.rglob("*") if path.is_file()]


def test_ana_is_told_what_is_held_and_it_is_erased_where_she_runs_it_alone(
    sent, garden, ana, ben, private, django_capture_on_commit_callbacks
):
    part = personal.PARTS["documents"]
    garden.ownership_set.create(person=ben)
    assert [row["words"] for row in part.held(ana)] == ["canary-insurer"]

    part.erase(ana)
    assert Document.objects.exists()

    garden.ownership_set.filter(person=ben).delete()
    with django_capture_on_commit_callbacks(execute=True):
        part.erase(ana)
        part.erase(ana)
    assert not Document.objects.exists()
    assert not [path for path in private.rglob("*") if path.is_file()]


def test_a_restore_removes_again_what_was_removed_since(sent, ana, django_capture_on_commit_callbacks):
    before, key = timezone.now(), sent.file
    content = private_files.read(key)
    actions.remove_document(sent, by=ana)
    ids = after_restore.removed_since(before)
    Document.objects.filter(pk=sent.pk).update(status="waiting", file=private_files.save(content), words="back again")

    with django_capture_on_commit_callbacks(execute=True):
        after_restore.remove_again(ids)

    back = Document.objects.get(pk=sent.pk)
    assert (back.status, back.file, back.words) == ("removed", "", "")
