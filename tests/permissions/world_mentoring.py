"""Mentoring on the permission table: the owner learns from the other owner, and is asked about nobody else."""

from typing import Any

from django.utils import timezone

from accounts.models import Person
from enterprises.mentoring.actions import answering, describing, joining, proposing, tasks, together
from enterprises.mentoring.models import MatchingPolicy, Membership, Programme, Run, Suggested
from enterprises.mentoring.said import Said


def make(area: Any, people: dict[str, Person], words: str) -> dict[str, int]:
    """Which id stands in an address that starts so. `words` is what the owner says of themself."""
    programme = Programme.objects.create(area=area, name="Side by side", slug="garden-gang", words="x", status="open")
    mentee = _ready(programme, people["owner"], "mentee", people["worker"], words)
    mentor = _ready(programme, people["other owner"], "mentor", people["worker"], "")
    proposal = proposing.draft(mentee, mentor, by=people["worker"])
    proposing.send(proposal, by=people["worker"])
    for say in ({"given": "yes"}, {"goes_on": True}):
        for side, who in (("mentee", mentee), ("mentor", mentor)):
            action = answering.answer if "given" in say else answering.after_meeting
            action(proposal, side, said=Said(who.person), **say)
    task = tasks.write(programme, "Ring", timezone.localdate(), worker=None, by=people["worker"])
    pairing = mentee.pairings_as_mentee.get()
    together.write_agreement(pairing, {"often": "weekly", "where": words}, said=Said(mentee.person))
    policy = MatchingPolicy.objects.create(programme=programme, number=1, weights={}, rules=[])
    run = Run.objects.create(programme=programme, policy=policy, run_by=people["worker"], status=Run.Status.READY)
    Run.objects.filter(pk=run.pk).update(metrics={"matched": 1, "mentees": 1, "places": 1, "mean": 1, "poorest": 1})
    Suggested.objects.create(run=run, mentee=mentee, mentor=mentor, score=1, parts=[])
    ids = {"": mentee.pk, "proposals/": proposal.pk, "pairings/": pairing.pk}
    return {
        "my/mentoring/how-is-it/": 999_999,
        **{f"my/mentoring/{start}": pk for start, pk in ids.items()},
        **{f"desk/mentoring/{start or 'members/'}": pk for start, pk in ids.items()},
        "desk/mentoring/tasks/": task.pk,
        "desk/mentoring/runs/": run.pk,
    }


def _ready(programme: Programme, person: Person, role: str, worker: Person, words: str) -> Membership:
    member = joining.join(programme, person, role, said=Said(person), capacity=2)
    joining.take_on(member, by=worker)
    describing.describe(member, {"own_words": words, "agrees": True}, said=Said(person))
    joining.make_ready(member, by=worker)
    return member
