"""Locks, always in the same order: the programme, then memberships by their numbers, then the proposal or pairing.

Whoever ends several proposals of one member needs others' memberships too; the programme's row keeps two such from
waiting for each other.
"""

from typing import Any

from enterprises.mentoring.models import Membership, Pairing, Programme, Proposal


def members(*pks: int) -> dict[int, Membership]:
    """As they are now, until the transaction ends."""
    programmes = Membership.objects.filter(pk__in=pks).order_by().values("programme")
    list(Programme.objects.select_for_update().filter(pk__in=programmes).order_by("pk"))
    rows = Membership.objects.select_for_update(of=("self",)).select_related("programme__area", "person", "worker")
    return {each.pk: each for each in rows.filter(pk__in=pks).order_by("pk")}


def member(pk: int) -> Membership:
    return members(pk)[pk]


def proposal(pk: Any) -> Proposal:
    """With its two members, locked too."""
    two = Proposal.objects.values_list("mentee_id", "mentor_id").get(pk=pk)
    held = members(*two)
    found = Proposal.objects.select_for_update(of=("self",)).select_related("programme__area").get(pk=pk)
    found.mentee, found.mentor = held[found.mentee_id], held[found.mentor_id]
    return found


def pairing(pk: Any) -> Pairing:
    """With its two members, locked too."""
    two = Pairing.objects.values_list("mentee_id", "mentor_id").get(pk=pk)
    held = members(*two)
    found = Pairing.objects.select_for_update(of=("self",)).select_related("programme__area", "proposal").get(pk=pk)
    found.mentee, found.mentor = held[found.mentee_id], held[found.mentor_id]
    return found
