"""The desk: a mentee with no e-mail, from the first call to the end, all of it by a worker, by phone and on paper."""

import pytest
from django.test import Client

from enterprises.mentoring.models import Membership, Pairing, Programme, Proposal, Step, Task
from tests.enterprises.mentoring.conftest import describe
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db
DESK = "/desk/mentoring/"


@pytest.fixture
def at_desk(jo, signed_in):
    return signed_in(jo)


def do(client, path, **fields):
    answer = client.post(DESK + path, fields)
    assert answer.status_code == 302, answer.content.decode()[:4000]
    return answer


def test_a_programme_begins_with_everything_and_opens(at_desk, area, jo):
    said = {
        "area": area.pk,
        "name": "Side by side",
        "words": "We help.",
        "mode": "rolling",
        "often": "weekly",
        "weeks": 26,
    }
    do(at_desk, "found/", **said)
    made = Programme.objects.get()
    assert (made.slug, made.status, made.steps.count(), made.policies.get().status) == (
        "side-by-side",
        "draft",
        6,
        "draft",
    )
    assert {each.kind for each in made.choices.all()} == {"topic", "interest", "need", "way", "language"}

    assert "Side by side" not in Client().get("/mentoring/").content.decode()
    do(at_desk, "in/side-by-side/open/", do="open")
    assert "Side by side" in Client().get("/mentoring/").content.decode()


def test_from_the_first_call_to_the_end_without_an_e_mail(at_desk, programme, jo, member):
    step = Step.objects.create(programme=programme, role="mentee", words="A first talk")
    mo = member("Mo", "mentor", capacity=1)
    do(
        at_desk,
        "in/side-by-side/join/",
        do="join",
        name="Ivy Lane",
        their_phone="01453 222333",
        role="mentee",
        via="phone",
    )
    ivy = Membership.objects.get(person__name="Ivy Lane")
    assert (ivy.person.email, ivy.via, ivy.recorded_by) == (None, "phone", jo)

    do(at_desk, f"members/{ivy.pk}/", do="take_on")
    do(at_desk, f"members/{ivy.pk}/", do="step", step=step.pk)
    do(at_desk, f"members/{ivy.pk}/about/place/", postcode="GL5 1QA", miles="10", via="phone", stay="1")
    do(at_desk, f"members/{ivy.pk}/about/agree/", agrees="on", via="phone")
    do(at_desk, f"members/{ivy.pk}/", do="ready")
    page = at_desk.get(f"{DESK}members/{ivy.pk}/").content.decode()
    assert "Propose Mo Moor" in page

    do(at_desk, f"members/{ivy.pk}/propose/", mentor=mo.pk)
    proposal = Proposal.objects.get()
    assert proposal.parts
    do(at_desk, f"proposals/{proposal.pk}/", do="send", words="You both like cards.")
    for side in ("mentee", "mentor"):
        do(at_desk, f"proposals/{proposal.pk}/", do="answer", side=side, given="yes", via="phone")
    for side in ("mentee", "mentor"):
        do(at_desk, f"proposals/{proposal.pk}/", do="answer", side=side, given="yes", via="paper")
    pairing = Pairing.objects.get()
    shown = at_desk.get(f"{DESK}proposals/{proposal.pk}/").content.decode()
    assert "by phone (Jo Reed)" in shown
    assert "by themself" not in shown

    do(at_desk, f"pairings/{pairing.pk}/", do="break", side="mentee", via="phone")
    do(at_desk, f"pairings/{pairing.pk}/", do="go_on", side="mentee", via="phone")
    do(at_desk, f"pairings/{pairing.pk}/", do="end", side="mentee", via="paper", why="goals")
    pairing.refresh_from_db()
    assert (pairing.status, pairing.end_reason) == ("ended", "goals")


def test_tasks_are_done_and_not_done_after_all(at_desk, programme, jo):
    person = PersonFactory(name="Ann Moor")
    do(at_desk, "in/side-by-side/join/", do="join", name="Ann Moor", role="mentor", capacity="2", via="paper")
    task = Task.objects.get()
    assert "Somebody would like to join" in at_desk.get(DESK).content.decode()
    do(at_desk, f"tasks/{task.pk}/", do="done")
    assert "Nobody is waiting for you" in at_desk.get(DESK).content.decode()
    assert "Ann Moor" in at_desk.get(DESK + "?done=1").content.decode()
    do(at_desk, f"tasks/{task.pk}/", do="open")
    task.refresh_from_db()
    assert (task.status, task.ended_at) == ("todo", None)
    assert person.name == "Ann Moor"


def test_people_are_found_by_name_and_status(at_desk, programme, member):
    member("Ann")
    member("Mo", "mentor", capacity=2)
    assert "Ann Moor" in at_desk.get(DESK + "in/side-by-side/?q=ann").content.decode()
    assert "Ann Moor" not in at_desk.get(DESK + "in/side-by-side/?role=mentor").content.decode()
    assert "Nobody here fits" in at_desk.get(DESK + "in/side-by-side/?status=left&q=ann").content.decode()


def test_another_areas_worker_and_editors_find_nothing(dee, ed, signed_in, ann, mo_m, asked):
    proposal = asked(ann, mo_m)
    for outsider in (dee, ed):
        client = signed_in(outsider)
        assert "Side by side" not in client.get(DESK).content.decode()
        for path in (
            "in/side-by-side/",
            f"members/{ann.pk}/",
            f"proposals/{proposal.pk}/",
            f"members/{ann.pk}/about/place/",
        ):
            assert client.get(DESK + path).status_code == 404, path


def test_needs_and_other_peoples_answers_stand_on_no_page_of_the_desk_but_their_own(at_desk, ann, mo_m, programme):
    describe(ann, needs=["woman"])
    page = at_desk.get(f"{DESK}members/{mo_m.pk}/").content.decode()
    assert "woman" not in page


@pytest.mark.parametrize("word", ["0", "999999999999", "x" * 300, "-1", "é"])
def test_odd_words_are_answered_politely(at_desk, ann, mo_m, asked, word):
    proposal = asked(ann, mo_m)
    for path in (
        f"members/{ann.pk}/",
        f"proposals/{proposal.pk}/",
        "in/side-by-side/join/",
        f"members/{ann.pk}/propose/",
    ):
        for doing in ("join", "break", "step", "answer", "decline", "send", "find", word):
            fields = {"do": doing, "step": word, "mentor": word, "side": word, "via": word, "who": word, "known": word}
            assert at_desk.post(DESK + path, fields).status_code in (200, 302, 404)
    assert at_desk.get(f"{DESK}in/side-by-side/?status={word}&role={word}&page={word}").status_code == 200
    assert at_desk.get(f"{DESK}?page={word}").status_code == 200
