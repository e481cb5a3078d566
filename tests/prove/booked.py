"""G1: many book overlapping times of one diary at the same moment; one gets each, and the rest are told so."""

import multiprocessing
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, connections, transaction

from enterprises.booking import queries, taking, times
from enterprises.booking.models import Offering, Seat, Slot
from tests.factories.booking import make_diary, make_offering
from tests.prove.row import Row, Scale

PROCESSES = 32
MINUTES = 60
NOW = datetime(2027, 1, 1, tzinfo=UTC)
#: Starts within one hour: any two bookings of an hour that begin at these overlap.
STARTS = (0, 15, 30, 45)
Booker = Callable[[Offering, datetime, UUID], None]


def run(scale: Scale) -> list[Row]:
    processes = PROCESSES if scale.factor >= 0.01 else 8
    # SQLite lets one write at a time, so a tenth says as much.
    rounds = scale.of(2000 if connections["default"].vendor == "postgresql" else 200, least=6)
    control = race(processes, max(6, rounds // 20), look_then_write)
    return [
        _row(
            "No time is sold twice",
            race(processes, rounds, book),
            control,
            f"{processes} processes × {rounds} hours, each booked at four overlapping starts (booking.taking.take)",
        ),
        _row(
            "Nor where only the database looks: no lock, no check",
            race(processes, max(6, rounds // 4), write_alone),
            control,
            f"{processes} processes × {max(6, rounds // 4)} hours, written without looking (the constraint on cells)",
        ),
        _group_row(processes, max(6, rounds // 4)),
    ]


class Raced:
    """What was left in the database, and what the racers saw."""

    def __init__(self, offering: Offering, hours: list[datetime], wins: list[int], errors: int, slowest: float) -> None:
        self.wins, self.errors, self.slowest = wins, errors, slowest
        self.sold = [
            sum(slot.starts_at < hour + timedelta(minutes=MINUTES) and hour < slot.ends_at for slot in slots)
            for hour, slots in ((hour, _around(offering, hour)) for hour in hours)
        ]


def _around(offering: Offering, hour: datetime) -> list[Slot]:
    return list(Slot.objects.filter(offering=offering, starts_at__range=(hour, hour + timedelta(minutes=max(STARTS)))))


def _row(what: str, ours: Raced, control: Raced, ran: str) -> Row:
    once = sum(sold == 1 and won == 1 for sold, won in zip(ours.sold, ours.wins, strict=True))
    twice = sum(sold > 1 for sold in control.sold)
    return Row(
        "G1",
        what,
        ran,
        f"{once} of {len(ours.sold)} hours sold once, {ours.errors} errors, the slowest answer {ours.slowest:.1f} s",
        f"looking and then writing: {twice} of {len(control.sold)} hours sold more than once",
        once == len(ours.sold) and ours.errors == 0 and twice > len(control.sold) / 2,
    )


def _group_row(processes: int, rounds: int) -> Row:
    places = 3
    ours = race(processes, rounds, book, places=places)
    control = race(processes, max(6, rounds // 5), sit_without_looking, places=places)
    full, over = sum(won == places for won in ours.wins), sum(won > places for won in control.wins)
    return Row(
        "G1",
        "No place of a group is given twice",
        f"{processes} processes × {rounds} groups of {places} places",
        f"{full} of {rounds} groups with exactly {places} in them, {ours.errors} errors",
        f"counting and then sitting, without places of their own: {over} of {len(control.wins)} groups overfull",
        full == rounds and ours.errors == 0 and over > len(control.wins) / 2,
    )


def book(offering: Offering, start: datetime, held_by: UUID) -> None:
    taking.take(offering, starts_at=start, minutes=MINUTES, held_by=held_by, now=NOW)


def write_alone(offering: Offering, start: datetime, held_by: UUID) -> None:
    with transaction.atomic():
        taking.sit(taking.begin_slot(offering, start, MINUTES), 1, held_by)


def look_then_write(offering: Offering, start: datetime, held_by: UUID) -> None:
    """The control: what booking systems commonly do."""
    if not queries.is_free(offering, MINUTES, start, now=NOW):
        raise taking.Gone
    time.sleep(0.005)  # what any system does between the two
    span = times.blocked(start, offering.rules(MINUTES))
    end = start + timedelta(minutes=MINUTES)
    facts = {"starts_at": start, "ends_at": end, "blocks_from": span.start, "blocks_until": span.end}
    Slot.objects.create(diary=offering.diary, offering=offering, **facts)


def sit_without_looking(offering: Offering, start: datetime, held_by: UUID) -> None:
    """The control for groups: counts who sits there, and then sits beside them."""
    if Seat.objects.filter(slot__offering=offering, slot__starts_at=start).count() >= offering.places:
        raise taking.Gone
    time.sleep(0.005)
    end = start + timedelta(minutes=MINUTES)
    facts = {"starts_at": start, "ends_at": end, "blocks_from": start, "blocks_until": end}
    slot = Slot.objects.create(diary=offering.diary, offering=offering, places=offering.places, **facts)
    Seat.objects.create(slot=slot, number=0, of=offering.places, held_by=held_by)


def race(processes: int, rounds: int, booker: Booker, *, places: int = 1) -> Raced:
    """All processes at once at each of so many hours, two hours apart."""
    every_day = tuple((day, "00:00", "00:00") for day in range(7))
    facts = {"kind": "group", "places": places} if places > 1 else {}
    offering = make_offering(make_diary(weekly=every_day), ahead_weeks=104, **facts)
    offering.diary.every = 15
    offering.diary.save()
    hours = [NOW + timedelta(days=1, hours=2 * number) for number in range(rounds)]
    connections.close_all()  # a connection shared by two processes answers the wrong one
    forks = multiprocessing.get_context("fork")
    barrier, answers = forks.Barrier(processes), forks.SimpleQueue()
    at = (0,) if places > 1 else STARTS
    starts = [[hour + timedelta(minutes=late) for hour in hours] for late in at]
    children = [
        forks.Process(target=_racer, args=(offering.pk, starts[n % len(at)], booker, barrier, answers))
        for n in range(processes)
    ]
    for child in children:
        child.start()
    results = [answers.get() for _child in children]
    for child in children:
        child.join(timeout=60)
    won = Counter(number for wins, _errors, _slowest in results for number in wins)
    errors, slowest = sum(each[1] for each in results), max(each[2] for each in results)
    return Raced(offering, hours, [won[number] for number in range(rounds)], errors, slowest)


def _racer(pk: int, starts: list[datetime], booker: Booker, barrier: Any, answers: Any) -> None:
    offering = Offering.objects.select_related("diary").get(pk=pk)
    wins, errors, slowest = [], 0, 0.0
    for number, start in enumerate(starts):
        barrier.wait(timeout=300)
        began = time.perf_counter()
        try:
            booker(offering, start, uuid4())
            wins.append(number)
        except taking.Gone:
            pass
        except DatabaseError:
            errors += 1
        slowest = max(slowest, time.perf_counter() - began)
    connections.close_all()
    answers.put((wins, errors, slowest))
