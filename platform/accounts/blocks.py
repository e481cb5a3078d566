"""Who is kept apart from whom: asked by whatever brings two people together (matching, proposals, messages, checks,
bookings). It is silent: no page, message or count tells either of them, and it holds both ways.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Block, Person
from core.events import record


def are_apart(one: Any, other: Any) -> bool:
    """Whether something stands between two people, or their ids."""
    low, high = _ordered(one, other)
    return low != high and Block.objects.standing().filter(low=low, high=high).exists()


def any_apart(some: Iterable[Any], others: Iterable[Any]) -> bool:
    """Whether one of these is kept apart from one of those."""
    ours, theirs = {each.pk for each in some}, {each.pk for each in others}
    rows = Block.objects.standing()
    return rows.filter(Q(low__in=ours, high__in=theirs) | Q(low__in=theirs, high__in=ours)).exists()


@transaction.atomic
def keep_apart(one: Person, other: Person, kind: str, *, by: Person | None, note: str = "") -> Block:
    """From now on these two are not brought together. Doing it again changes nothing."""
    low, high = _ordered(one, other)
    found, made = Block.objects.get_or_create(
        low_id=low, high_id=high, kind=kind, lifted_at=None, defaults={"raised_by": by, "note": note}
    )
    if made:
        record("block:raised", found, by=by)
    return found


@transaction.atomic
def lift(block: Block, *, by: Person) -> None:
    """This reason does not stand between them any more; others may."""
    if Block.objects.standing().filter(pk=block.pk).update(lifted_at=timezone.now(), lifted_by=by):
        record("block:lifted", block, by=by)


def _ordered(one: Any, other: Any) -> tuple[int, int]:
    low, high = sorted(int(getattr(each, "pk", each)) for each in (one, other))
    return low, high
