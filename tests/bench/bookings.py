"""Booking: the free times of one enterprise, and bookings per second beside plain inserts of the same rows.

Free times: a diary that is open every day, 500 bookings in its next eight weeks, all starts of those weeks asked for at
once. Per second: processes that book at the same time, each with an enterprise of its own or all for one slot, through
the real action; beside them the same processes writing the same rows with the ORM and nothing else, one transaction for
each booking as the action has. A ratio of 1 is no slower than writing alone.
"""

import multiprocessing
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from enterprises.booking import queries, taking, times
from enterprises.booking.actions import book
from enterprises.booking.models import Booking, Cell, Offering, Party, Seat, Slot
from tests.bench.timing import Timed, measure
from tests.factories.booking import make_diary, make_offering
from tests.factories.booking_money import make_paid_offering

BOOKED, WEEKS, ASKED = 500, 8, 300
#: Processes at once, bookings of each, and how often the whole is measured: the medians are what is reported.
PROCESSES, EACH, ROUNDS = 4, 40, 5
Booker = Callable[[Offering, datetime], None]
_rows = iter(range(10**9))


def run(say: Callable[[str], None]) -> dict[str, Any]:
    say("Measuring free times and bookings")
    times_found = {
        "alone, every half hour": _free_times(_busy_diary()).figures(),
        "a group beside it": _free_times(_busy_diary(kind="group", places=8)).figures(),
    }
    return {
        f"free times: {BOOKED} bookings in {WEEKS} weeks (ms)": times_found,
        f"taking a time, {PROCESSES} at once": _beside_inserts(take, take_plainly),
        f"a whole booking, {PROCESSES} at once": _beside_inserts(book_it, book_plainly),
        "one contended slot": _contended(),
    }


# --- free times ----------------------------------------------------------------------------------------------------


def _busy_diary(**fields: Any) -> Offering:
    """Open from 8 to 20 every day, of which 500 hours in the next eight weeks are taken."""
    weekly = tuple((day, "08:00", "20:00") for day in range(7))
    offering = make_offering(make_diary(enterprise=_enterprise(), weekly=weekly), ahead_weeks=WEEKS)
    now = _today()
    hours = [now + timedelta(days=day, hours=hour) for day in range(1, WEEKS * 7 + 1) for hour in range(8, 19)]
    for start in sorted(random.Random(3).sample(hours, BOOKED)):
        with transaction.atomic():
            taking.sit(taking.begin_slot(offering, start, 60), 1, uuid4())
    if fields:
        return make_offering(offering.diary, name="Lunch", ahead_weeks=WEEKS, **fields)
    return offering


def _free_times(offering: Offering) -> Timed:
    fresh = Offering.objects.select_related("diary").get(pk=offering.pk)
    ask = lambda: queries.free_times(fresh, 60)  # noqa: E731 -- measure() takes calls
    assert len(ask()) > 100
    return measure([ask] * ASKED)


# --- bookings per second -------------------------------------------------------------------------------------------


def take(offering: Offering, start: datetime) -> None:
    taking.take(offering, starts_at=start, minutes=60, held_by=uuid4())


@transaction.atomic
def take_plainly(offering: Offering, start: datetime) -> None:
    _plain_slot(offering, start, uuid4())


def book_it(offering: Offering, start: datetime) -> None:
    who = {Party.Role.FOR: book.Who(name="Sam Price")}
    wish = book.Wish(offering=offering, starts_at=start, minutes=60, way="cash", pence=2500, who=who)
    book.book(wish, by=None)


@transaction.atomic
def book_plainly(offering: Offering, start: datetime) -> None:
    """Every row that booking writes, without a look at anything."""
    booking = Booking(
        offering=offering,
        status="confirmed",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        zone="Europe/London",
        pence=2500,
        way="cash",
        code_digest=uuid4().hex,
    )
    _plain_slot(offering, start, booking.pk)
    booking.save(force_insert=True)
    Party.objects.create(booking=booking, role="for", name="Sam Price")
    book.expect_payment(booking)
    book.record("booking:confirmed", booking)


def _plain_slot(offering: Offering, start: datetime, held_by: Any) -> None:
    span = times.blocked(start, offering.rules(60))
    slot = Slot.objects.create(
        diary=offering.diary,
        offering=offering,
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        blocks_from=span.start,
        blocks_until=span.end,
    )
    Cell.objects.bulk_create(Cell(slot=slot, diary=offering.diary, at=at) for at in times.cells(span))
    Seat.objects.create(slot=slot, number=0, of=1, held_by=held_by)


def _beside_inserts(ours: Booker, plain: Booker) -> dict[str, Any]:
    """In turns: the machine is quicker one minute and slower the next."""
    rounds = []
    for _round in range(ROUNDS):
        offerings = [_own_offering() for _process in range(PROCESSES)]
        writing = _rate(plain, offerings, days=1)
        rounds.append((_rate(ours, offerings, days=30), writing))
    rates = sorted(rate for rate, _writing in rounds)
    ratios = sorted(rate / writing for rate, writing in rounds)
    middle = ROUNDS // 2
    return {
        "bookings a second": round(rates[middle]),
        "plain inserts a second": round(sorted(writing for _rate, writing in rounds)[middle]),
        "ratio (median)": round(ratios[middle], 2),
        "ratio (all rounds)": ", ".join(f"{ratio:.2f}" for ratio in ratios),
    }


def _own_offering() -> Offering:
    return make_paid_offering(_enterprise())


def _rate(booker: Booker, offerings: list[Offering], *, days: int) -> float:
    """So many processes, each with a diary of its own: bookings in a second."""
    first = _today() + timedelta(days=days)
    starts = [[first + timedelta(hours=2 * number) for number in range(EACH)] for _offering in offerings]
    seconds, won = _all_at_once(booker, list(zip(offerings, starts, strict=True)))
    assert won == len(offerings) * EACH
    return won / seconds


def _contended() -> dict[str, Any]:
    """All processes want the same hours: each is given to one, and the rest hear so."""
    rounds = [(_rate_of_answers(take, 60), _rate_of_answers(take_plainly, 90)) for _round in range(ROUNDS)]
    ratios = sorted(ours / plain for ours, plain in rounds)
    return {
        "answers a second": round(sorted(ours for ours, _plain in rounds)[ROUNDS // 2]),
        "plain inserts a second": round(sorted(plain for _ours, plain in rounds)[ROUNDS // 2]),
        "ratio (median)": round(ratios[ROUNDS // 2], 2),
        "ratio (all rounds)": ", ".join(f"{ratio:.2f}" for ratio in ratios),
    }


def _rate_of_answers(booker: Booker, days: int) -> float:
    """A yes to one and a no to the others."""
    first = _today() + timedelta(days=days)
    offering, starts = _own_offering(), [first + timedelta(hours=2 * number) for number in range(EACH)]
    seconds, won = _all_at_once(booker, [(offering, starts)] * PROCESSES)
    assert won == EACH
    return PROCESSES * EACH / seconds


def _all_at_once(booker: Booker, work: list[tuple[Offering, list[datetime]]]) -> tuple[float, int]:
    """Seconds from the first start to the last end, and how many were booked."""
    connections.close_all()  # a connection shared by two processes answers the wrong one
    forks = multiprocessing.get_context("fork")
    barrier, answers = forks.Barrier(len(work)), forks.SimpleQueue()
    children = [
        forks.Process(target=_booker, args=(offering.pk, starts, booker, barrier, answers)) for offering, starts in work
    ]
    for child in children:
        child.start()
    found = [answers.get() for _child in children]
    for child in children:
        child.join(timeout=60)
    return max(end for _begin, end, _won in found) - min(begin for begin, _end, _won in found), sum(
        won for _begin, _end, won in found
    )


def _booker(pk: int, starts: list[datetime], booker: Booker, barrier: Any, answers: Any) -> None:
    offering = Offering.objects.select_related("diary", "enterprise__booking_terms").get(pk=pk)
    won = 0
    barrier.wait(timeout=300)
    begin = time.perf_counter()
    for start in starts:
        try:
            booker(offering, start)
            won += 1
        except (taking.Gone, IntegrityError):
            pass
    end = time.perf_counter()
    connection.close()
    answers.put((begin, end, won))


def _today() -> datetime:
    return timezone.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _enterprise() -> Any:
    """One that can be booked: its page is not what is measured."""
    from tests.factories.listings import make_listing

    number = next(_rows)
    return make_listing(name=f"Bench {time.time_ns()} {number}", slug=f"booking-bench-{time.time_ns()}-{number}")
