"""G1*: several workers offer times that came free at once to many who wait; and a yes meets the moment it runs out."""

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import DatabaseError, connections
from django.utils import timezone

from core.events import has_happened
from core.moves import WrongMoment
from enterprises.booking import queries, taking
from enterprises.booking.actions import book
from enterprises.booking.models import Booking, Offer, Offering, Party, Seat, Terms, Waiting
from enterprises.booking.waiting import answering, joining, offering
from enterprises.booking.waiting.suits import Wanted
from tests.factories.booking import make_diary, make_offering
from tests.factories.listings import make_listing
from tests.prove.row import Row, Scale

WORKERS, PEOPLE, TIMES = 6, 30, 3
Job = Callable[[int, int], str]


def run(scale: Scale) -> list[Row]:
    rounds = scale.of(60, least=3)
    ours = [_offered(give) for _round in range(rounds)]
    control = [_offered(give_without_looking) for _round in range(max(2, rounds // 10))]
    right, errors = sum(each.is_right for each in ours), sum(each.errors for each in ours)
    wrong = sum(not each.is_right for each in control)
    return [
        Row(
            "G1*",
            "Times that came free are offered each to one of those who wait, and nobody has two",
            f"{WORKERS} workers × {rounds} rounds of {PEOPLE} who wait and {TIMES} times (booking.waiting.offering)",
            f"{right} of {rounds} rounds with {TIMES} offers, to the first {TIMES}; {errors} errors",
            f"looking and then writing: {wrong} of {len(control)} rounds with a time offered twice",
            right == rounds and errors == 0 and wrong > len(control) / 2,
        ),
        _race_row(rounds),
    ]


class Round:
    """What was left of one round."""

    def __init__(self, thing: Offering, order: list[Any], errors: int) -> None:
        rows = list(Offer.objects.filter(waiting__offering=thing, status=Offer.Status.OPEN))
        self.errors = errors
        twice = [count for field in ("waiting_id", "starts_at") for count in _counts(rows, field) if count > 1]
        seats = Seat.objects.filter(held_by__in=[each.pk for each in rows]).count()
        first = {each.waiting_id for each in rows} == set(order[:TIMES])
        self.is_right = not twice and len(rows) == seats == TIMES and first


def _counts(rows: Iterable[Offer], field: str) -> Iterable[int]:
    return Counter(getattr(each, field) for each in rows).values()


def _list() -> tuple[Offering, list[Any]]:
    """Somebody's lessons, three of them free, and thirty who wait."""
    now = timezone.now()
    day = (now + timedelta(days=4)).date()
    diary = make_diary(
        enterprise=make_listing(slug=f"x{uuid4().hex[:12]}"), weekly=((day.weekday(), "10:00", "13:00"),)
    )
    type(diary).objects.filter(pk=diary.pk).update(every=60)
    Terms.objects.create(enterprise=diary.enterprise, is_open=True, ways=["cash"])
    thing = make_offering(diary, ahead_weeks=1, asks_first=False)
    wanted = Wanted(date.max)
    people = [joining.join(joining.Place(thing, 60, wanted, f"P{n}", f"p{n}@example.com")) for n in range(PEOPLE)]
    Waiting.objects.filter(offering=thing).update(not_these=[])
    return thing, [each.pk for each in people]


def _offered(job: Job) -> Round:
    thing, order = _list()
    answers = _at_once([job] * WORKERS, thing.pk)
    return Round(thing, order, answers.count("error"))


def give(pk: int, _number: int) -> str:
    offering.offer_what_is_free(Offering.objects.get(pk=pk).diary_id)
    return "done"


def give_without_looking(pk: int, number: int) -> str:
    """The control: each worker has people of its own, reads what is free, and then writes."""
    thing = Offering.objects.select_related("diary").get(pk=pk)
    free = queries.free_times(thing, 60)
    theirs = Waiting.objects.filter(offering=thing).in_order()[TIMES * number :][:TIMES]
    time.sleep(0.05)  # what any system does between the two
    for row, each in zip(theirs, free, strict=False):
        Offer.objects.create(waiting=row, starts_at=each.starts_at, minutes=60, expires_at=each.starts_at)
    return "done"


def _race_row(rounds: int) -> Row:
    ends = Counter(_yes_or_over() for _round in range(rounds))
    both = Counter(_yes_or_over(let_pass_blindly) for _round in range(max(2, rounds // 10)))
    return Row(
        "G1*",
        "A yes and the end of an offer at the same moment end in one of the two",
        f"{rounds} offers, booked and let pass by two processes at once (booking.waiting.answering)",
        f"{ends['booked']} booked, {ends['passed']} passed on, {ends['both'] + ends['error']} both or neither",
        f"let pass without looking: {both['both']} of {sum(both.values())} booked and passed on",
        not ends["both"] and not ends["error"] and both["both"] > 0,
    )


def _yes_or_over(over: Job | None = None) -> str:
    thing, _order = _list()
    offering.offer_what_is_free(thing.diary_id)
    offer = Offer.objects.filter(waiting__offering=thing).order_by("starts_at")[0]
    Offer.objects.filter(pk=offer.pk).update(expires_at=timezone.now())
    answers = _at_once([say_yes, over or let_pass], offer.pk)
    return "error" if "error" in answers else _end_of(offer, thing)


def _end_of(offer: Offer, thing: Offering) -> str:
    """Which of the two it was; "both" where what is written agrees with neither."""
    offer.refresh_from_db()
    waiting = Waiting.objects.get(pk=offer.waiting_id)
    seats = list(Seat.objects.filter(slot__starts_at=offer.starts_at, slot__offering=thing))
    bookings = [each.pk for each in Booking.objects.filter(offering=thing)]
    was_taken = has_happened("waiting:taken", waiting)
    if (offer.status, waiting.status) == (Offer.Status.TAKEN, Waiting.Status.TAKEN):
        return "booked" if was_taken and [each.held_by for each in seats] == bookings else "both"
    is_passed = (offer.status, waiting.status) == (Offer.Status.PASSED, Waiting.Status.WAITING)
    # What passed on is free, or whoever said yes a moment too late has booked it as anybody would.
    return "passed" if is_passed and not was_taken and len(seats) == len(bookings) else "both"


def say_yes(pk: Any, _number: int) -> str:
    offer = Offer.objects.select_related("waiting__offering__diary").get(pk=pk)
    who = {Party.Role.FOR: book.Who(name="Bo", email="bo@example.com")}
    wish = book.Wish(offer.waiting.offering, offer.starts_at, 60, "cash", 2500, who, offer=offer.pk)
    try:
        book.book(wish, by=None)
    except (taking.Gone, WrongMoment):
        return "gone"
    return "booked"


def let_pass(_pk: Any, _number: int) -> str:
    time.sleep(random.uniform(0, 0.1))  # nosec B311 -- so that now one is first and now the other
    return f"passed {answering.let_all_pass()}"


def let_pass_blindly(pk: Any, _number: int) -> str:
    """The control: what was read a moment ago is written, whatever happened since."""
    offer = Offer.objects.get(pk=pk)
    waiting = Waiting.objects.get(pk=offer.waiting_id)
    time.sleep(1)
    Offer.objects.filter(pk=pk).update(status=Offer.Status.PASSED)
    Waiting.objects.filter(pk=waiting.pk).update(status=Waiting.Status.WAITING, ended_at=None, ended_by="")
    return "passed"


def _at_once(jobs: list[Job], pk: Any) -> list[str]:
    """Each job in a process of its own, all at the same moment. What each came to."""
    connections.close_all()  # a connection shared by two processes answers the wrong one
    forks = multiprocessing.get_context("fork")
    barrier, answers = forks.Barrier(len(jobs)), forks.SimpleQueue()
    children = [forks.Process(target=_child, args=(job, pk, n, barrier, answers)) for n, job in enumerate(jobs)]
    for child in children:
        child.start()
    found = [answers.get() for _child_ in children]
    for child in children:
        child.join(timeout=60)
    return found


def _child(job: Job, pk: Any, number: int, barrier: Any, answers: Any) -> None:
    Offering.objects.exists()  # connected before all begin
    barrier.wait(timeout=300)
    try:
        said = job(pk, number)
    except DatabaseError:
        said = "error"
    connections.close_all()
    answers.put(said)
