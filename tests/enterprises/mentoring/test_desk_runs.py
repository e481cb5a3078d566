"""A run at the desk: begun with one press, watched, changed with reasons, then everybody is asked."""

import pytest

from enterprises.mentoring.actions import running
from enterprises.mentoring.models import Pairing, Proposal, Run, Suggested

pytestmark = pytest.mark.django_db
DESK = "/desk/mentoring/"


@pytest.fixture
def at_desk(jo, signed_in):
    return signed_in(jo)


def text_of(answer):
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def pressed(client, run, **fields):
    """What a button of the run's page does, with the edition that the page had. The page after it."""
    run.refresh_from_db()
    return text_of(client.post(f"{DESK}runs/{run.pk}/", {"edition": run.edition, **fields}, follow=True))


def test_one_press_begins_it_and_leads_to_its_page(at_desk, programme, policy, member):
    member("Ann"), member("Mo", "mentor")
    page = text_of(at_desk.post(f"{DESK}in/{programme.slug}/run/", follow=True))
    assert "A run of matching" in page
    again = text_of(at_desk.post(f"{DESK}in/{programme.slug}/run/", follow=True))
    assert "There is a run already" in again


def test_while_it_is_worked_out_the_page_says_how_far_it_is(at_desk, programme, policy, jo):
    run = running.start(programme, by=jo)
    Run.objects.filter(pk=run.pk).update(status="running", step="solving")
    page = text_of(at_desk.get(f"{DESK}runs/{run.pk}/"))
    assert "Looking for the best pairs" in page
    assert '<progress value="3" max="4"' in page
    pressed(at_desk, run, do="discard")
    assert Run.objects.get().status == "stopped"


def test_left_out_taken_in_again_and_published(at_desk, run_of_five):
    run, _people = run_of_five
    row = run.suggested.exclude(mentor=None).first()
    pairs = run.suggested.exclude(mentor=None).count()
    assert "Left out" in pressed(at_desk, run, do="leave", row=row.pk)
    assert "Left out" not in pressed(at_desk, run, do="choose", row=row.pk)
    pressed(at_desk, run, do="leave", row=row.pk)
    pressed(at_desk, run, do="publish")
    assert Proposal.objects.count() == pairs - 1
    assert not Pairing.objects.exists()


def test_an_old_page_changes_nothing_and_says_so(at_desk, run_of_five):
    run, _people = run_of_five
    row = run.suggested.exclude(mentor=None).first()
    pressed(at_desk, run, do="leave", row=row.pk)
    page = text_of(
        at_desk.post(f"{DESK}runs/{run.pk}/", {"edition": run.edition - 1, "do": "choose", "row": row.pk}, follow=True)
    )
    assert "Somebody else changed this run" in page
    assert Suggested.objects.get(pk=row.pk).is_chosen is False


def test_somebody_elses_mentor_is_set_with_a_reason_after_seeing_what_it_changes(at_desk, run_of_five, member):
    run, people = run_of_five
    una = member("Una", "mentor", capacity=1)
    address = f"{DESK}runs/{run.pk}/{people['Ann'].pk}/"
    said = {"edition": run.edition, "mentor": una.pk}
    assert "Write why, in a few words." in text_of(at_desk.post(address, {**said, "do": "pin"}))
    said["why"] = "They asked for each other."
    assert "What it would change" in text_of(at_desk.post(address, {**said, "do": "look"}))
    assert "They stay together in this run." in text_of(at_desk.post(address, {**said, "do": "pin"}, follow=True))

    page = text_of(at_desk.get(f"{DESK}runs/{run.pk}/?q=Una"))
    assert "Set by Jo" in page
    assert "They asked for each other." in page
    assert "Set by Jo" not in pressed(at_desk, run, do="unpin", row=run.suggested.get(mentor=una).pk)


def test_thrown_away_nobody_was_asked(at_desk, run_of_five):
    run, _people = run_of_five
    assert "Nobody was asked." in pressed(at_desk, run, do="discard")
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("fields", [{}, {"do": "dance"}, {"do": "leave", "row": "x"}, {"do": "leave", "row": "9" * 40}])
def test_what_no_button_sends_is_answered_without_an_error(at_desk, run_of_five, fields):
    run, _people = run_of_five
    assert at_desk.post(f"{DESK}runs/{run.pk}/", {"edition": run.edition, **fields}).status_code == 404


def test_a_run_that_was_too_much_says_what_to_do(at_desk, run_of_five):
    run, _people = run_of_five
    Run.objects.filter(pk=run.pk).update(status="failed", metrics={"too_many": 9000})
    assert "9000 people wait" in text_of(at_desk.get(f"{DESK}runs/{run.pk}/")).replace(",", "")


def test_only_the_workers_of_the_area(run_of_five, member, signed_in):
    run, people = run_of_five
    assert signed_in(people["Ann"].person).get(f"{DESK}runs/{run.pk}/").status_code in (302, 403, 404)
