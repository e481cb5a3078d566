"""The pages: Ana sends a paper and follows it, Jo looks at it, and for everybody else none of it is there."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from core import desk as first_page
from core.models import Event
from enterprises.listings.documents import actions
from enterprises.listings.models import Document
from tests.core import paper_files


@pytest.fixture
def at_home(client, ana):
    client.force_login(ana)
    return client


def upload(content=None, name="insurance.pdf"):
    return SimpleUploadedFile(name, content or paper_files.pdf(), "application/pdf")


def day(moment, name="ends_on"):
    return {f"{name}_day": moment.day, f"{name}_month": moment.month, f"{name}_year": moment.year}


def own(listing, name="list", *more):
    return reverse(f"documents:{name}", args=[listing.pk, *more])


def at_desk(listing, name="list", *more):
    return reverse(f"desk_documents:{name}", args=[listing.pk, *more])


# --- Ana -----------------------------------------------------------------------------------------------------------
def test_ana_sends_her_insurance_and_sees_how_it_stands(at_home, garden, in_days):
    sent = {"kind": "insurance", "words": "Aviva", "paper": upload(), **day(in_days(100))}

    page = at_home.post(own(garden, "add"), sent, follow=True)

    assert "Aviva" in page.content.decode()
    assert "The team has not looked yet" in page.content.decode()
    assert Document.objects.get().ends_on == in_days(100)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"paper": ""}, "Choose a file, or take a photo."),
        ({"paper": upload(b"<html>", "insurance.pdf")}, "This is not a file we can use."),
        ({"paper": upload(paper_files.pdf(paper_files.with_script))}, "This file has a program"),
        ({"kind": ""}, "Choose an answer to"),
        ({"kind": "police"}, "Select a valid choice"),
        ({"ends_on_year": "2020"}, "This day is over."),
        ({"ends_on_day": "31", "ends_on_month": "2"}, "There is no such date."),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_words_stay(given, sentence, at_home, garden):
    sound = {"kind": "training", "words": "First aid, Pat", "paper": upload(), **day(timezone.localdate())}

    page = at_home.post(own(garden, "add"), {**sound, **given}).content.decode()

    assert sentence in page
    assert "First aid, Pat" in page
    assert not Document.objects.exists()


def test_after_another_mistake_the_file_is_asked_for_again(at_home, garden):
    page = at_home.post(own(garden, "add"), {"kind": "", "paper": upload()}).content.decode()

    assert "Choose the file again after mending the rest." in page


def test_ana_cannot_send_more_than_anybody_can_look_through(at_home, garden, insurance):
    for number in range(actions.MOST):
        Document.objects.create(enterprise=garden, kind="training", file=f"{number:032x}")

    page = at_home.post(own(garden, "add"), {"kind": "training", "paper": upload()})

    assert f"You have {actions.MOST} documents here" in page.content.decode()


def test_a_paper_is_handed_over_to_keep_and_never_shown_inside_the_site(at_home, garden, sent):
    response = at_home.get(own(garden, "file", sent.pk))

    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"] == f'attachment; filename="insurance-{sent.added_at:%Y-%m-%d}.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "no-store"


def test_ana_reads_who_opened_it_and_when(at_home, desk, garden, sent):
    desk.get(at_desk(garden, "file", sent.pk))

    for page in (own(garden, "one", sent.pk), own(garden, "opened")):
        assert "Jo Reed opened it." in at_home.get(page).content.decode()


def test_looking_at_a_page_about_a_paper_is_not_opening_it(at_home, desk, garden, sent):
    at_home.get(own(garden, "one", sent.pk))
    desk.get(at_desk(garden, "one", sent.pk))
    at_home.head(own(garden, "file", sent.pk))

    assert not Event.objects.filter(tag="document:opened").exists()


def test_ana_removes_one_after_being_asked(at_home, garden, seen):
    asked = at_home.get(own(garden, "remove", seen.pk)).content.decode()
    assert "The file is deleted. We cannot get it back." in asked
    assert Document.objects.get().status == "seen"

    at_home.post(own(garden, "remove", seen.pk))

    assert Document.objects.get().status == "removed"
    assert at_home.get(own(garden, "file", seen.pk)).status_code == 404
    assert "removed" in at_home.get(own(garden, "opened")).content.decode()


def test_a_file_that_was_lost_is_said_and_is_no_error_page(at_home, garden, sent, private):
    for path in private.rglob("*"):
        if path.is_file():
            path.unlink()

    page = at_home.get(own(garden, "file", sent.pk), follow=True)

    assert "The file is not there any more." in page.content.decode()


def test_the_list_of_checks_says_what_was_seen_and_what_ran_out(at_home, garden, seen):
    assert "Insured until" in at_home.get(reverse("my:checks", args=[garden.pk])).content.decode()

    with time_machine.travel(timezone.now() + timedelta(days=201)):
        at_home.force_login(garden.owners.get())
        assert "It ran out on" in at_home.get(reverse("my:checks", args=[garden.pk])).content.decode()


def test_what_nobody_has_looked_at_was_never_read(at_home, garden, sent):
    Document.objects.update(ends_on=timezone.localdate() - timedelta(days=1))

    page = at_home.get(own(garden)).content.decode()

    assert "It ran out on" in page
    assert "people do not read of it any more" not in page


@pytest.mark.parametrize("n", [1, 30])
def test_the_pages_cost_the_same_however_many_there_are(
    n, at_home, desk, garden, jo, insurance, in_days, django_assert_max_num_queries
):
    for number in range(n):
        Document.objects.create(enterprise=garden, kind="training", file=f"{number:032x}")
        actions.record_sighted(garden, by=jo, kind="training", seen=actions.Seen(proves=insurance, ends_on=in_days(9)))

    for browser, page in (
        (at_home, own(garden)),
        (at_home, own(garden, "opened")),
        (desk, at_desk(garden)),
        (desk, at_desk(garden, "opened")),
        (desk, reverse("desk_documents:waiting")),
    ):
        browser.get(page)
        with django_assert_max_num_queries(22):
            assert browser.get(page).status_code == 200


# --- nobody else ---------------------------------------------------------------------------------------------------
NAMES = ("one", "file")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["sam", "ben", "jo"])
def test_for_whoever_does_not_run_it_it_is_not_there(who, name, client, garden, sent, make_listing, request):
    person = request.getfixturevalue(who)
    theirs = make_listing(name="Theirs", slug="theirs", owner=person)
    client.force_login(person)

    assert client.get(own(garden, name, sent.pk)).status_code == 404
    # Nor through a listing of one's own, by its number.
    assert client.get(own(theirs, name, sent.pk)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["dee", "ed", "root"])
def test_at_the_desk_it_is_there_for_the_areas_own_team_alone(
    who, name, desk_of, garden, sent, other_area, make_listing, request
):
    person = request.getfixturevalue(who)
    elsewhere = make_listing(name="Elsewhere", slug="elsewhere", area=other_area)
    browser = desk_of(person)

    assert browser.get(at_desk(garden, name, sent.pk)).status_code == 404
    assert browser.get(at_desk(elsewhere, name, sent.pk)).status_code == 404
    assert "canary" not in browser.get(reverse("desk_documents:waiting") + "?q=Garden").content.decode()
    assert not Event.objects.filter(tag="document:opened").exists()


def test_a_number_no_database_knows_is_not_there(at_home, desk, garden):
    assert at_home.get(own(garden, "one", 2**70)).status_code == 404
    assert desk.get(at_desk(garden, "one", 2**70)).status_code == 404


# --- Jo ------------------------------------------------------------------------------------------------------------
def test_jo_sees_it_in_her_queue_looks_at_it_and_says_so(desk, jo, garden, sent, insurance, in_days):
    assert "1 document to look at" in [each.words for each in first_page.waiting_for(jo)]
    assert "canary-insurer" in desk.get(reverse("desk_documents:waiting")).content.decode().lower()

    said = {"do": "seen", "proves": insurance.pk, **day(in_days(50))}
    page = desk.post(at_desk(garden, "one", sent.pk), said, follow=True).content.decode()

    assert "Written down." in page
    sent.refresh_from_db()
    assert (sent.status, sent.seen_by, sent.ends_on) == ("seen", jo, in_days(50))
    assert "1 document to look at" not in [each.words for each in first_page.waiting_for(jo)]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"ends_on_day": "", "ends_on_month": "", "ends_on_year": ""}, "Write until when it is good."),
        ({"ends_on_year": "2020"}, "This day is over."),
        ({"proves": ""}, "Choose an answer to"),
        ({"proves": "999999"}, "Select a valid choice"),
    ],
)
def test_what_jo_leaves_out_is_said(given, sentence, desk, garden, sent, insurance, in_days):
    said = {"do": "seen", "proves": insurance.pk, **day(in_days(50)), **given}

    page = desk.post(at_desk(garden, "one", sent.pk), said).content.decode()

    assert sentence in page
    sent.refresh_from_db()
    assert sent.status == "waiting"


def test_jo_says_why_it_cannot_be_used_and_can_take_that_back(desk, garden, sent, at_home):
    here = at_desk(garden, "one", sent.pk)
    assert "Fill in" in desk.post(here, {"do": "not_usable", "words": ""}).content.decode()

    desk.post(here, {"do": "not_usable", "words": "The last page is missing."})
    assert "The last page is missing." in at_home.get(own(garden)).content.decode()

    desk.post(here, {"do": "look_again"})
    sent.refresh_from_db()
    assert (sent.status, sent.answer, sent.ended_at) == ("waiting", "", None)


def test_jo_writes_down_a_police_check_she_saw(desk, garden, in_days, insurance):
    said = {
        "kind": "police",
        "level": "enhanced",
        "proves": insurance.pk,
        **day(timezone.localdate(), "seen_on"),
        **day(in_days(700)),
    }

    desk.post(at_desk(garden, "sighted"), said)

    made = Document.objects.get()
    assert (made.kind, made.level, made.file, made.words, made.status) == ("police", "enhanced", "", "", "seen")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"level": ""}, "Choose the level of the police check."),
        ({"words": "001234567"}, "Leave this empty: of a police check nothing else is kept."),
        ({"kind": "training"}, "Only a police check has a level."),
        ({"seen_on_year": "2090"}, "This day is still to come."),
        ({"ends_on_day": "", "ends_on_month": "", "ends_on_year": ""}, "Write until when it is good."),
    ],
)
def test_what_must_not_or_must_be_written_of_a_police_check_is_said(given, sentence, desk, garden, in_days, insurance):
    said = {
        "kind": "police",
        "level": "enhanced",
        "proves": insurance.pk,
        **day(timezone.localdate(), "seen_on"),
        **day(in_days(700)),
    }

    page = desk.post(at_desk(garden, "sighted"), {**said, **given}).content.decode()

    assert sentence in page
    assert not Document.objects.exists()


def test_the_way_to_write_a_paper_down_is_offered_to_those_who_can(jo, ed):
    address = reverse("desk_documents:waiting")

    assert address in [way.address for way in first_page.ways_for(jo)]
    assert address not in [way.address for way in first_page.ways_for(ed)]


def test_jo_finds_the_listing_a_paper_is_of(desk, garden):
    page = desk.get(reverse("desk_documents:waiting") + "?q=ana").content.decode()

    assert at_desk(garden) in page
    nothing = desk.get(reverse("desk_documents:waiting") + "?q=zzz").content.decode()
    assert "No listing of your own areas is called that." in nothing


def test_jo_vouches_for_nothing_of_her_own(desk, garden, sent, jo, insurance, in_days):
    garden.ownership_set.create(person=jo)

    page = desk.post(at_desk(garden, "one", sent.pk), {"do": "seen", "proves": insurance.pk, **day(in_days(5))})

    assert "somebody else of the team does this" in page.content.decode()
    sent.refresh_from_db()
    assert sent.status == "waiting"


def test_what_ran_out_comes_to_jo_with_the_number_to_ring(desk_of, jo, ana, garden, seen):
    ana.phone = "01632 960999"
    ana.save()
    with time_machine.travel(timezone.now() + timedelta(days=201)):
        assert "1 document has run out" in [each.words for each in first_page.waiting_for(jo)]
        page = desk_of(jo).get(reverse("desk_documents:ran_out")).content.decode()

    assert "01632 960999" in page
    actions.let_go(seen, by=jo)
    with time_machine.travel(timezone.now() + timedelta(days=201)):
        assert "1 document has run out" not in [each.words for each in first_page.waiting_for(jo)]
