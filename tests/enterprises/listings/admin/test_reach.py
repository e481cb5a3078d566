"""At the desk: letters are printed and posted, calls are made, and what one area waits for another never sees."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.utils import timezone

from accounts.helps.actions import Wish, write_down
from accounts.models import Call, Person, PostalLetter, Reach
from core.models import Event
from tests.factories.accounts import PersonFactory

LETTERS, CALLS, PEOPLE = "/admin/reach/letters/", "/admin/reach/calls/", "/admin/reach/people/"
HOME = "1 Secret Lane\nStroud\nGL5 1AA"


def happened(*tags):
    return list(Event.objects.filter(tag__in=tags).order_by("pk").values_list("tag", "subject_id", "by"))


@pytest.fixture
def waiting(area):
    """Something that waits for somebody: a letter or a call, in Jo's area unless another is said."""

    def make(kind, name="Wanda Leach", phone="01632 960317", reach=None, **fields):
        person = PersonFactory(name=name, email=None, phone=phone)
        Reach.objects.create(**{"person": person, "way": "letter", "address": HOME, **(reach or {})})
        fields = {"area": area, "subject": "News for you", "words": "The gate is open.", **fields}
        return kind.objects.create(person=person, **fields)

    return make


def rows(page):
    return [row.person.name for row in page.context["object_list"]]


# --- letters ------------------------------------------------------------------------------------
def test_letters_wait_oldest_first(desk, waiting):
    for days, name in ((1, "Young"), (9, "Old"), (4, "Middle")):
        letter = waiting(PostalLetter, name)
        PostalLetter.objects.filter(pk=letter.pk).update(created_at=timezone.now() - timedelta(days=days))

    assert rows(desk.get(LETTERS)) == ["Old", "Middle", "Young"]


def test_letters_are_found_by_name_and_by_whether_they_are_posted(desk, waiting):
    waiting(PostalLetter, "Wanda Leach")
    waiting(PostalLetter, "Pat Gough", status="posted", posted_at=timezone.now())

    assert rows(desk.get(LETTERS, {"q": "leach"})) == ["Wanda Leach"]
    assert rows(desk.get(LETTERS, {"status": "posted"})) == ["Pat Gough"]
    assert rows(desk.get(f"{LETTERS}results/", {"status": "waiting"})) == ["Wanda Leach"]


def test_an_empty_queue_says_so_in_words(desk):
    assert "Everybody who likes letters has had theirs." in desk.get(LETTERS, {"status": "waiting"}).text
    assert "Everybody who likes to be rung knows" in desk.get(CALLS, {"status": "waiting"}).text
    assert "Nobody here yet." in desk.get(PEOPLE).text


def test_jo_prints_all_posts_them_and_takes_one_back(desk, jo, waiting):
    first, second = waiting(PostalLetter, "First"), waiting(PostalLetter, "Second")

    answer = desk.get(f"{LETTERS}print.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 2
    late = waiting(PostalLetter, "Late")
    assert {letter.person.name for letter in desk.get(f"{LETTERS}posted/").context["letters"]} == {"First", "Second"}

    done = desk.post(f"{LETTERS}posted/", {"id": [first.pk, second.pk, late.pk]}, follow=True)

    assert "2 letters are posted." in done.text
    undo = f"{LETTERS}not-posted/?id={first.pk}&amp;id={second.pk}"
    assert undo in done.text
    assert dict(PostalLetter.objects.values_list("person__name", "status")) == {
        "First": "posted",
        "Second": "posted",
        "Late": "waiting",
    }
    assert set(PostalLetter.objects.filter(status="posted").values_list("posted_by", flat=True)) == {jo.pk}
    assert "Posted" in desk.get(LETTERS, {"status": "posted"}).text

    desk.post(f"{LETTERS}not-posted/?id={first.pk}&id={second.pk}", {"id": [first.pk]})

    first.refresh_from_db()
    assert (first.status, first.posted_by, first.posted_at) == ("waiting", None, None)
    assert happened("letter:printed", "letter:posted", "letter:not_posted") == [
        ("letter:printed", str(first.pk), jo.pk),
        ("letter:printed", str(second.pk), jo.pk),
        ("letter:posted", str(first.pk), jo.pk),
        ("letter:posted", str(second.pk), jo.pk),
        ("letter:not_posted", str(first.pk), jo.pk),
    ]


def test_one_letter_is_opened_posted_and_taken_back_by_its_own_buttons(desk, jo, waiting):
    letter = waiting(PostalLetter)
    page = f"{LETTERS}{letter.pk}/"

    assert desk.get(f"{page}letter.pdf").content.startswith(b"%PDF-")
    assert "Secret Lane" not in desk.get(page).text
    desk.post(page, {"act": "posted"})
    again = desk.post(page, {"act": "posted"}, follow=True)
    assert "It cannot become" in again.text
    desk.post(page, {"act": "take_back"})

    letter.refresh_from_db()
    assert letter.status == "waiting"
    assert [tag for tag, *_rest in happened("letter:printed", "letter:posted", "letter:not_posted")] == [
        "letter:printed",
        "letter:posted",
        "letter:not_posted",
    ]


def test_a_letter_that_cannot_go_becomes_a_call(desk, jo, area, waiting):
    letter = waiting(PostalLetter, reach={"way": "email", "address": ""})
    assert "We know no address." in desk.get(f"{LETTERS}{letter.pk}/").text

    desk.post(f"{LETTERS}{letter.pk}/", {"act": "ring"})

    call = Call.objects.get()
    assert (call.person, call.area, call.why, call.words) == (letter.person, area, "letter", "The gate is open.")
    assert not PostalLetter.objects.exists()
    assert happened("letter:given_up") == [("letter:given_up", str(letter.pk), jo.pk)]


def test_nothing_to_print_is_said_and_not_printed(desk):
    answer = desk.get(f"{LETTERS}print.pdf", follow=True)

    assert "No letter waits to be printed." in answer.text
    assert "Print them first." in desk.get(f"{LETTERS}posted/").text


@pytest.mark.parametrize("act", ["", "burn", "told"])
def test_a_button_that_is_not_there_does_nothing(desk, waiting, act):
    letter = waiting(PostalLetter)

    assert desk.post(f"{LETTERS}{letter.pk}/", {"act": act}).status_code == 404
    assert happened("letter:posted") == []


# --- calls --------------------------------------------------------------------------------------
def test_a_call_shows_the_words_the_number_and_how_to_speak(desk, jo, waiting):
    call = waiting(Call, reach={"best_time": "After 10"}, why="text")
    write_down(call.person, Wish(words="Speak slowly", team_may_see=True), by=call.person)

    listed = desk.get(CALLS).text
    page = desk.get(f"{CALLS}{call.pk}/").text

    assert "••• 317" in listed
    assert "960317" not in listed
    for words in ("The gate is open.", "01632 960317", "After 10", "Speak slowly", "A text did not arrive"):
        assert words in page
    assert happened("call:read") == [("call:read", str(call.pk), jo.pk)]


def test_nobody_answers_twice_and_then_they_know(desk, jo, waiting):
    call = waiting(Call)
    page = f"{CALLS}{call.pk}/"

    desk.post(page, {"act": "no_answer", "note": "Try on Friday"})
    desk.post(page, {"act": "no_answer", "note": "Try on Monday"})
    call.refresh_from_db()
    assert (call.status, call.tries, call.note) == ("waiting", 2, "Try on Monday")
    assert "2 times" in desk.get(CALLS).text
    assert rows(desk.get(CALLS, {"today": "not"})) == []
    done = desk.post(page, {"act": "told"}, follow=True)

    assert "Wanda Leach knows now." in done.text
    call.refresh_from_db()
    assert (call.status, call.done_by, call.note) == ("done", jo, "")
    assert [tag for tag, *_rest in happened("call:no_answer", "call:made")] == [
        "call:no_answer",
        "call:no_answer",
        "call:made",
    ]


def test_a_call_made_by_mistake_waits_again(desk, jo, waiting):
    call = waiting(Call)
    desk.post(f"{CALLS}{call.pk}/", {"act": "told"})

    desk.post(f"{CALLS}{call.pk}/", {"act": "take_back"})

    call.refresh_from_db()
    assert (call.status, call.done_by, call.done_at) == ("waiting", None, None)
    assert [tag for tag, *_rest in happened("call:made", "call:not_made")] == ["call:made", "call:not_made"]


def test_a_note_that_is_too_long_is_kept_on_the_page(desk, waiting):
    call = waiting(Call)

    page = desk.post(f"{CALLS}{call.pk}/", {"act": "no_answer", "note": "x" * 201})

    assert "at most 200 characters" in page.text
    assert "x" * 201 in page.text
    call.refresh_from_db()
    assert call.tries == 0


# --- people -------------------------------------------------------------------------------------
def test_jo_keys_in_how_somebody_is_reached_and_the_page_names_her(desk, jo, make_listing):
    wanda = PersonFactory(name="Wanda Leach", email=None)
    make_listing().ownership_set.create(person=wanda)
    page = f"{PEOPLE}{wanda.pk}/"

    wrong = desk.post(page, {"way": "letter", "best_time": "After ten"})
    assert "Write the address for your letters" in wrong.text
    assert "After ten" in wrong.text
    done = desk.post(page, {"way": "letter", "address": HOME}, follow=True)

    assert "Kept how we reach Wanda Leach." in done.text
    reach = Reach.objects.get()
    assert (reach.person, reach.way) == (wanda, "letter")
    assert list(Event.objects.filter(tag="reach:changed").values_list("by", "on_behalf_of")) == [(jo.pk, wanda.pk)]
    assert "Written down by Jo Reed" in desk.get(page).text
    assert happened("reach:read") == [("reach:read", str(wanda.pk), jo.pk)]


def test_the_list_of_people_hides_numbers_and_finds_by_way(desk, make_listing):
    listing = make_listing()
    for name, way in (("Letty", "letter"), ("Cal", "call"), ("Nobody", None)):
        person = PersonFactory(name=name, email=None, phone="01632 960317")
        listing.ownership_set.create(person=person)
        if way:
            Reach.objects.create(person=person, way=way, address=HOME)
    mailed = PersonFactory(name="Mailed")
    listing.ownership_set.create(person=mailed)

    def found(**query):
        return [person.name for person in desk.get(PEOPLE, query).context["object_list"]]

    assert found() == ["Cal", "Letty", "Mailed", "Nobody"]
    assert (found(way="letter"), found(way="email"), found(way="none")) == (["Letty"], ["Mailed"], ["Nobody"])
    assert found(q="let") == ["Letty"]
    assert "960317" not in desk.get(PEOPLE).text


# --- whose --------------------------------------------------------------------------------------
def test_another_areas_team_finds_and_does_nothing(desk_of, dee, waiting, make_listing):
    letter, call = waiting(PostalLetter), waiting(Call, "Nell", status="waiting")
    PostalLetter.objects.update(printed_at=timezone.now())
    desk = desk_of(dee)

    addresses = [f"{LETTERS}{letter.pk}/", f"{LETTERS}{letter.pk}/letter.pdf", f"{CALLS}{call.pk}/"]
    addresses += [f"{PEOPLE}{letter.person_id}/", f"{PEOPLE}{call.person_id}/"]
    answers = {address: {desk.get(address).status_code, desk.post(address).status_code} for address in addresses}
    desk.post(f"{LETTERS}posted/", {"id": [letter.pk]})

    assert {address: codes - {404, 405} for address, codes in answers.items()} == {
        address: set() for address in addresses
    }
    assert [rows(desk.get(address)) for address in (LETTERS, CALLS)] == [[], []]
    assert list(desk.get(PEOPLE).context["object_list"]) == []
    letter.refresh_from_db()
    assert (letter.status, happened("letter:posted", "letter:printed", "call:read", "reach:read")) == ("waiting", [])


def test_what_has_no_area_is_seen_by_editors_alone(desk, desk_of, ed, waiting):
    waiting(PostalLetter, "Letty", area=None)
    waiting(Call, "Cal", area=None)

    assert [rows(desk.get(address)) for address in (LETTERS, CALLS)] == [[], []]
    assert [rows(desk_of(ed).get(address)) for address in (LETTERS, CALLS)] == [["Letty"], ["Cal"]]


def test_the_menu_and_the_first_page_say_how_many_wait(desk, desk_of, dee, waiting):
    waiting(PostalLetter, "A")
    waiting(PostalLetter, "B")
    waiting(PostalLetter, "C", status="posted", posted_at=timezone.now())
    waiting(Call, "D")

    home = desk.get("/admin/").text

    for words in ("Letters to post (2)", "Calls to make (1)", "2 letters to post", "1 call to make"):
        assert words in home
    assert "Letters to post (" not in desk_of(dee).get("/admin/").text


@pytest.mark.parametrize(("address", "kind"), [(LETTERS, PostalLetter), (CALLS, Call), (PEOPLE, None)])
def test_a_list_costs_the_same_however_long(desk, waiting, address, kind, django_assert_max_num_queries):
    counts = []
    for n in (1, 30):
        for each in range(n):
            waiting(kind or Call, f"{n} {each}")
        desk.get(address)
        with django_assert_max_num_queries(40) as queries:
            desk.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert Person.objects.count() > 30
