"""A status is moved by one of many processes at once; without its condition several would think they did."""

import multiprocessing
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connections

from core.moves import WrongMoment, move
from enterprises.listings.models import Correction
from tests.factories.listings import make_listing
from tests.prove.row import Row, Scale

PROCESSES = 32
Mover = Callable[[Correction, str], bool]


def run(scale: Scale) -> list[Row]:
    processes = PROCESSES if scale.factor >= 0.01 else 8
    # SQLite lets one write at a time, so a fifth says as much.
    rounds = scale.of(2000 if connections["default"].vendor == "postgresql" else 200, least=6)
    ours, errors = race(processes, rounds, guarded)
    control, _errors = race(processes, max(6, rounds // 10), unguarded)
    one, many = sum(count == 1 for count in ours), sum(count > 1 for count in control)
    return [
        Row(
            "G1*",
            "Of many who change one status at the same moment, one does",
            f"{processes} processes × {rounds} contested records (core.moves.move)",
            f"{one} of {rounds} with exactly one winner, {errors} errors",
            f"without the condition on the status: {many} of {len(control)} won more than once",
            one == rounds and errors == 0 and many > len(control) / 2,
        )
    ]


def guarded(record: Correction, to: str) -> bool:
    try:
        move(record, to)
    except WrongMoment:
        return False
    return True


def unguarded(record: Correction, to: str) -> bool:
    """The control: looks, then writes."""
    if to not in record.MOVES[record.status]:
        return False
    Correction.objects.filter(pk=record.pk).update(status=to)
    return True


def race(processes: int, rounds: int, mover: Mover) -> tuple[list[int], int]:
    """How many won each record, and how many were stopped by an error of the database."""
    listing = make_listing()
    records = [
        Correction.objects.create(enterprise=listing, about="price", words="It is £5.").pk for _ in range(rounds)
    ]
    connections.close_all()  # a connection shared by two processes answers the wrong one
    forks = multiprocessing.get_context("fork")
    barrier, answers = forks.Barrier(processes), forks.SimpleQueue()
    children = [forks.Process(target=_racer, args=(n, records, mover, barrier, answers)) for n in range(processes)]
    for child in children:
        child.start()
    results = [answers.get() for _child in children]
    for child in children:
        child.join(timeout=60)
    won = Counter(pk for wins, _errors in results for pk in wins)
    return [won[pk] for pk in records], sum(errors for _wins, errors in results)


def _racer(number: int, records: list[int], mover: Mover, barrier: Any, answers: Any) -> None:
    to = (Correction.Status.ACCEPTED, Correction.Status.DISMISSED)[number % 2]
    wins, errors = [], 0
    for pk in records:
        try:
            record = Correction.objects.get(pk=pk)
            barrier.wait(timeout=300)
            if mover(record, to):
                wins.append(pk)
        except DatabaseError:
            errors += 1
        barrier.wait(timeout=300)
    connections.close_all()
    answers.put((wins, errors))
