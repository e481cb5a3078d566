"""From rows to what the engine takes: the people of a programme, what stands between them, the agreed policy.

Everything here is read in a few queries, however many people there are. A mentor's arrays are kept per process until
Programme.people_stamp says that somebody changed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.utils import timezone

from accounts.models import Block
from enterprises.listings import places
from enterprises.mentoring import matching
from enterprises.mentoring.matching import allowed, scoring
from enterprises.mentoring.models import MatchingPolicy, Membership, Pairing, Place, Profile, Programme, Proposal, Role


def changed(programme_pk: int) -> None:
    """Part of whatever changes who can be matched, or how much room a mentor has."""
    Programme.objects.filter(pk=programme_pk).update(people_stamp=F("people_stamp") + 1)


def policy_of(programme: Programme) -> matching.Policy:
    """What members agreed last; before they have agreed anything, what the software comes with."""
    agreed = MatchingPolicy.objects.filter(programme=programme, status=MatchingPolicy.Status.AGREED).first()
    return agreed.plain() if agreed else matching.DEFAULT_POLICY


def mentees_of(programme: Programme) -> list[matching.Person]:
    """Those who are ready and are not being asked about anybody."""
    asked = Proposal.objects.filter(programme=programme, status__in=Proposal.OPEN).values("mentee")
    paired = Pairing.objects.filter(programme=programme, status__in=Pairing.OPEN).values("mentee")
    rows = _ready(programme, Role.MENTEE).exclude(pk__in=asked).exclude(pk__in=paired)
    return [plain(each) for each in rows]


def mentors_of(programme: Programme) -> matching.Pool:
    """All who are ready, with the places they have left."""
    stamp = Programme.objects.values_list("people_stamp", flat=True).get(pk=programme.pk)
    return _kept(programme.pk, stamp)


@lru_cache(maxsize=8)
def _kept(programme_pk: int, stamp: int) -> matching.Pool:
    rows = list(_ready(programme_pk, Role.MENTOR))
    used = _used(each.pk for each in rows)
    return matching.Pool.of(plain(each, used=used[each.pk]) for each in rows)


def _ready(programme: Programme | int, role: str) -> "Iterable[Membership]":
    rows = Membership.objects.filter(programme=programme, role=role, status=Membership.Status.READY)
    return rows.select_related("profile")


def _used(mentors: Iterable[int]) -> Counter[int]:
    """Places that are taken, or are being asked about."""
    pks = list(mentors)
    taken = Place.objects.filter(mentor__in=pks).values_list("mentor", flat=True)
    asked = Proposal.objects.filter(mentor__in=pks, status=Proposal.Status.SENT).values_list("mentor", flat=True)
    return Counter([*taken, *asked])


def plain(member: Membership, *, used: int = 0) -> matching.Person:
    """One member as the engine takes them. Who never described themself has answered nothing."""
    profile: Profile | None = getattr(member, "profile", None)
    said = profile.answers if profile else {}
    lists = {
        name: frozenset(said.get(name, ())) for name in ("topics", "meets", "languages", "ways", "needs", "offers")
    }
    waits = (timezone.localdate() - member.waiting_since).days if member.waiting_since else 0
    return matching.Person(
        key=str(member.pk),
        person=str(member.person_id),
        point=_point(profile.sector) if profile else None,
        max_km=profile.max_km if profile else None,
        slots=frozenset(said.get("slots", ())),
        interests=frozenset(said.get("interests", ())),
        most_important=profile.most_important if profile else "",
        waiting_days=waits,
        ready=member.status == Membership.Status.READY,
        room=(member.capacity or 1) - used,
        **lists,
    )


def _point(sector: str) -> tuple[float, float] | None:
    point = places.public_point(sector) if sector else None
    return (point.latitude, point.longitude) if point else None


def bonds_of(programme: Programme, *people: int) -> matching.Bonds:
    """Who is kept apart, and who worked together or said no to each other before, unless a worker let them again.

    With `people` (ids of persons) only what these stand in.
    """
    blocked = Block.objects.standing()
    before = Proposal.objects.filter(programme=programme, may_meet_again=False, status__in=_OVER)
    if people:
        blocked = blocked.filter(low__in=people) | blocked.filter(high__in=people)
        before = before.filter(mentee_person__in=people) | before.filter(mentor_person__in=people)
    else:
        blocked = blocked.filter(low__memberships__programme=programme, high__memberships__programme=programme)
    return matching.Bonds(
        blocked=_pairs(blocked.values_list("low", "high")),
        before=_pairs(before.values_list("mentee_person", "mentor_person")),
    )


#: After these a worker is asked first whether the two may meet again.
_OVER = (Proposal.Status.CONFIRMED, Proposal.Status.DECLINED, Proposal.Status.WITHDRAWN)


def _pairs(rows: Iterable[tuple[int, int]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(str(each) for each in pair) for pair in rows)


def shortlist(member: Membership, count: int = 5) -> list[matching.Candidate]:
    """The mentors who suit this mentee best, of those who can be asked now."""
    programme = member.programme
    bonds = bonds_of(programme, member.person_id)
    return matching.shortlist(plain(member), mentors_of(programme), policy_of(programme), bonds=bonds, count=count)


def parts_between(mentee: Membership, mentor: Membership) -> tuple[matching.Part, ...]:
    """What each criterion gives these two, whatever rule may stand between them."""
    policy = policy_of(mentee.programme)
    ground = allowed.survey(matching.Pool.of([plain(mentee)]), matching.Pool.of([plain(mentor)]), policy)
    return scoring.explain(scoring.marks(ground, policy), 0, 0)


def as_stored(part: matching.Part) -> dict[str, Any]:
    """As Proposal.parts and Suggested.parts hold it, and why.explain reads it."""
    return asdict(part)


def rule_between(mentee: Membership, mentor: Membership) -> str:
    """The hard rule (allowed.RULES) that stands between two. Blank: none."""
    policy = policy_of(mentee.programme)
    used = _used([mentor.pk])[mentor.pk]
    mentees, mentors = matching.Pool.of([plain(mentee)]), matching.Pool.of([plain(mentor, used=used)])
    ground = allowed.survey(mentees, mentors, policy)
    failed = allowed.failing(ground, policy, bonds_of(mentee.programme, mentee.person_id))
    number = int(allowed.first_failing(failed, ground.km.shape)[0, 0])
    return allowed.RULES[number - 1] if number else ""
