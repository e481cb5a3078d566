"""G2*: many write papers of one enterprise at the same moment, half of them in vain: no number is missing or twice."""

import multiprocessing
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import DatabaseError, connections, transaction
from django.db.models import F

from enterprises.booking.models import Booking, Offering, Paper, PaperCounter, Party, Payment
from enterprises.booking.papers import actions
from enterprises.booking.papers.facts import facts_of
from tests.factories.booking import make_offering
from tests.prove.row import Row, Scale

PROCESSES = 32
NOW = datetime(2027, 1, 1, tzinfo=UTC)
Writer = Callable[[Payment], None]


class InVain(Exception):
    """What else was in the transaction failed."""


def run(scale: Scale) -> list[Row]:
    processes = PROCESSES if scale.factor >= 0.01 else 6
    # SQLite lets one write at a time, so a fifth says as much.
    each = scale.of(200 if connections["default"].vendor == "postgresql" else 40, least=4)
    numbers, errors = race(processes, each, actions.received)
    control, _errors = race(processes, max(4, each // 10), number_first)
    whole = numbers == list(range(1, len(numbers) + 1))
    gaps = max(control) - len(set(control))
    return [
        Row(
            "G2*",
            "Receipts of an enterprise are numbered without a gap",
            f"{processes} processes × {each} receipts of one enterprise, half taken back (booking.papers.actions)",
            f"{len(numbers)} papers, numbers 1 to {max(numbers)}, {errors} errors",
            f"a number drawn before the transaction: {gaps} of {max(control)} numbers missing",
            whole and errors == 0 and len(numbers) == processes * (each // 2) and gaps > 0,
        )
    ]


def number_first(payment: Payment) -> None:
    """The control: the database's own counters give numbers so, and one that is taken back leaves its number out."""
    facts = facts_of("receipt", payment, pence=payment.pence)
    Paper.objects.create(number=payment.drawn, **facts)  # type: ignore[attr-defined]  # see _draw


def race(processes: int, each: int, write: Writer) -> tuple[list[int], int]:
    """The numbers that were given, in order, and how many were stopped by an error of the database."""
    offering = make_offering()
    payments = [[_payment(offering, turn * 1000 + number) for number in range(each)] for turn in range(processes)]
    connections.close_all()  # a connection shared by two processes answers the wrong one
    forks = multiprocessing.get_context("fork")
    barrier, answers = forks.Barrier(processes), forks.SimpleQueue()
    children = [forks.Process(target=_racer, args=(some, write, barrier, answers)) for some in payments]
    for child in children:
        child.start()
    errors = sum(answers.get() for _child in children)
    for child in children:
        child.join(timeout=60)
    papers = Paper.objects.filter(enterprise=offering.enterprise).order_by("number")
    return list(papers.values_list("number", flat=True)), errors


def _payment(offering: Offering, number: int) -> Any:
    starts = NOW + timedelta(hours=number)
    booking = Booking.objects.create(
        offering=offering,
        status="confirmed",
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        zone="Europe/London",
        pence=2500,
        way="cash",
        code_digest=f"{offering.pk} {number}",
    )
    Party.objects.create(booking=booking, role="for", name="Sam")
    return Payment.objects.create(booking=booking, way="cash", status="received", pence=2500, paid_at=NOW).pk


def _racer(payments: list[Any], write: Writer, barrier: Any, answers: Any) -> None:
    errors = 0
    barrier.wait(timeout=300)
    for number, pk in enumerate(payments):
        payment = Payment.objects.select_related("booking__offering__enterprise").get(pk=pk)
        try:
            if write is number_first:
                _draw(payment)
            with transaction.atomic():
                write(payment)
                if number % 2:
                    raise InVain
        except InVain:
            pass
        except DatabaseError:
            errors += 1
    connections.close_all()
    answers.put(errors)


@transaction.atomic
def _draw(payment: Any) -> None:
    enterprise = payment.booking.offering.enterprise
    PaperCounter.objects.bulk_create([PaperCounter(enterprise=enterprise)], ignore_conflicts=True)
    PaperCounter.objects.filter(enterprise=enterprise).update(last=F("last") + 1)
    payment.drawn = PaperCounter.objects.get(enterprise=enterprise).last
