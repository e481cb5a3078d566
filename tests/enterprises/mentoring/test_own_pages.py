"""Somebody's own pages, from joining to ending; and what is not theirs is not there."""

import re
from datetime import timedelta

import pytest

from enterprises.mentoring.actions import answering, proposing
from enterprises.mentoring.models import Choice, Membership, Pairing, Profile
from enterprises.mentoring.said import Said
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db
MINE = "/my/mentoring/"


@pytest.fixture
def topics(programme):
    Choice.objects.create(programme=programme, kind="topic", key="accounts", words="Keeping accounts")
    Choice.objects.create(programme=programme, kind="need", key="woman", words="A woman", offer_words="I am a woman")


def test_from_the_programme_to_a_profile_page_by_page(client, programme, topics):
    person = PersonFactory()
    client.force_login(person)
    assert "Side by side" in client.get("/mentoring/").content.decode()
    assert "I want to learn" in client.get("/mentoring/side-by-side/").content.decode()

    answer = client.post(f"{MINE}join/side-by-side/mentee/")
    member = Membership.objects.get(person=person)
    assert answer.url == f"{MINE}{member.pk}/about/topics/"
    said = {
        "topics": {"topics": ["accounts"]},
        "times": {"day_0": ["0"], "day_1": ["0", "2"]},
        "place": {"postcode": "GL5 1QA", "miles": "5", "meets": ["in_person"]},
        "talking": {},
        "likes": {"own_words": "I make cards."},
        "needs": {"needs": ["woman"], "most_important": "nearness"},
        "agree": {"agrees": "on"},
    }
    for question, fields in said.items():
        assert client.get(f"{MINE}{member.pk}/about/{question}/").status_code == 200
        answer = client.post(f"{MINE}{member.pk}/about/{question}/", fields)
        assert answer.status_code == 302, question

    profile = Profile.objects.get()
    assert (profile.sector, profile.max_km, profile.most_important) == ("GL5 1", 8, "nearness")
    assert profile.answers["slots"] == [0, 3, 5]
    assert (profile.answers["needs"], profile.answers["own_words"]) == (["woman"], "I make cards.")
    assert profile.agreed_at is not None
    assert client.get(MINE).content.decode().count("Not said yet") == 1  # how they talk


def test_a_postcode_that_is_none_says_so_and_keeps_the_rest(client, ann):
    client.force_login(ann.person)
    page = client.post(f"{MINE}{ann.pk}/about/place/", {"postcode": "XX99 9XX", "miles": "3"}).content.decode()
    assert "We do not know this postcode" in page
    assert 'value="XX99 9XX"' in page


def test_two_answer_meet_and_end_on_their_own_pages(client, ann, mo_m, asked):
    proposal = asked(ann, mo_m)
    page = f"{MINE}proposals/{proposal.pk}/"
    for who in (ann, mo_m):
        client.force_login(who.person)
        assert "Moor" not in _main(client.get(page))
        client.post(page, {"given": "yes"})
    shown = _main(client.get(page))
    assert "Ann Moor" in shown
    assert "ann@example.com" in shown

    for who in (mo_m, ann):
        client.force_login(who.person)
        client.post(page, {"goes_on": "yes"})
    pairing = Pairing.objects.get()
    assert "Mo Moor" in _main(client.get(f"{MINE}pairings/{pairing.pk}/"))

    client.post(f"{MINE}pairings/{pairing.pk}/break/", {})
    client.post(f"{MINE}pairings/{pairing.pk}/go-on/")
    assert "Choose why" in client.post(f"{MINE}pairings/{pairing.pk}/end/", {}).content.decode()
    client.post(f"{MINE}pairings/{pairing.pk}/end/", {"why": "just"})
    pairing.refresh_from_db()
    assert pairing.status == "ended"
    assert client.get(MINE).status_code == 200


def _main(answer):
    """What stands on the page, without the secret of its forms."""
    return re.sub(r'value="\w{64}"', "", answer.content.decode().partition("<main")[2])


def test_the_others_answer_is_not_shown(client, ann, mo_m, asked):
    proposal = asked(ann, mo_m)
    client.force_login(mo_m.person)
    before = _main(client.get(f"{MINE}proposals/{proposal.pk}/"))
    client.force_login(ann.person)
    client.post(f"{MINE}proposals/{proposal.pk}/", {"given": "yes"})
    client.force_login(mo_m.person)
    assert _main(client.get(f"{MINE}proposals/{proposal.pk}/")) == before


def test_a_draft_is_nobodys_to_see(client, ann, mo_m, jo):
    proposal = proposing.draft(ann, mo_m, by=jo)
    client.force_login(ann.person)
    assert client.get(f"{MINE}proposals/{proposal.pk}/").status_code == 404


def test_what_is_anothers_is_not_there(client, ann, mo_m, asked, sam):
    proposal = asked(ann, mo_m)
    client.force_login(sam)
    for path in (f"proposals/{proposal.pk}/", f"{ann.pk}/about/topics/", f"{ann.pk}/break/", f"{ann.pk}/leave/"):
        assert client.get(MINE + path).status_code == 404, path
    assert client.post(f"{MINE}{ann.pk}/back/").status_code == 404


def test_a_break_and_leaving(client, ann):
    client.force_login(ann.person)
    past = {"until_day": "1", "until_month": "1", "until_year": "2020"}
    assert "still to come" in client.post(f"{MINE}{ann.pk}/break/", past).content.decode()
    client.post(f"{MINE}{ann.pk}/break/", {})
    ann.refresh_from_db()
    assert ann.status == "paused"
    client.post(f"{MINE}{ann.pk}/back/")
    client.post(f"{MINE}{ann.pk}/leave/")
    ann.refresh_from_db()
    assert ann.status == "left"
    assert client.get(f"{MINE}").status_code == 200


@pytest.mark.parametrize("word", ["0", "999999999", "x" * 300, "-1", "é"])
def test_odd_words_are_answered_politely(client, ann, word):
    client.force_login(ann.person)
    fields = {
        "topics": [word],
        "day_0": [word],
        "miles": word,
        "meets": [word],
        "most_important": word,
        "until_day": word,
    }
    for question in ("topics", "times", "place", "needs", "nothing"):
        assert client.post(f"{MINE}{ann.pk}/about/{question}/", fields).status_code in (200, 302, 404)
    assert client.post(f"{MINE}join/side-by-side/{'mentor' if word == '0' else 'boss'}/", fields).status_code in (
        200,
        302,
        404,
    )
    assert client.post(f"{MINE}{ann.pk}/break/", fields).status_code == 200


def test_how_long_people_wait_is_said_only_where_enough_is_known(client, programme, member, asked):
    page = "/mentoring/side-by-side/"
    mo = member("Mo", "mentor", capacity=5)
    for number in range(5):
        assert "usually wait" not in client.get(page).content.decode()
        learner = member(f"L{number}")
        learner.waiting_since -= timedelta(days=21)
        learner.save(update_fields=["waiting_since"])
        proposal = asked(learner, mo)
        for side, who in (("mentee", learner), ("mentor", mo)):
            answering.answer(proposal, side, "yes", said=Said(who.person))
        for side, who in (("mentee", learner), ("mentor", mo)):
            answering.after_meeting(proposal, side, goes_on=True, said=Said(who.person))
    assert "People usually wait about 3 weeks." in client.get(page).content.decode()
