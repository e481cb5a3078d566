"""Regular bookings that meet: of two that want the same dates one has all of its own, and nobody waits for ever."""

from datetime import timedelta

import pytest
import time_machine

from enterprises.booking.actions import answering, ending, moving, regularly, together
from enterprises.booking.models import Booking, Cell, Payment, Seat, Slot
from enterprises.booking.taking import Gone
from tests.at_once import at_once
from tests.enterprises.booking.test_regular import FIRST, NOW, WEEK, wish
from tests.enterprises.booking.walking import open_lesson
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)
TURNS = 4
HOUR = timedelta(hours=1)


def test_of_two_that_meet_on_some_dates_one_has_all_and_the_other_none():
    with time_machine.travel(NOW, tick=False):
        lesson = open_lesson(can_repeat=True)
        for _turn in range(TURNS):
            forth = [FIRST + number * WEEK for number in range(4)]
            across = [FIRST + timedelta(minutes=30) + number * WEEK for number in (1, 3, 5)]
            said = at_once(
                lambda forth=forth: regularly.book_regularly(wish(lesson, starts_at=forth[0]), forth, 1, by=None),
                lambda across=across: regularly.book_regularly(wish(lesson, starts_at=across[0]), across, 2, by=None),
            )

            [gone] = [each for each in said if isinstance(each, Gone)]
            number = Booking.objects.count()
            assert number in (3, 4), gone
            assert Slot.objects.count() == Seat.objects.count() == Payment.objects.count() == number
            assert Cell.objects.count() == 12 * number
            Payment.objects.all().delete()
            Slot.objects.all().delete()
            Booking.objects.all().delete()


def test_all_cancelled_all_moved_and_one_changed_in_the_same_moment_end_and_agree():
    with time_machine.travel(NOW, tick=False):
        lesson = open_lesson(can_repeat=True, ways=("invoice", "cash"))
        ana = PersonFactory(name="Ana")
        lesson.enterprise.ownership_set.create(person=ana)
        for _turn in range(TURNS):
            dates = [FIRST + number * WEEK for number in range(5)]
            rows = list(
                regularly.book_regularly(wish(lesson, way="invoice"), dates, 1, by=None).bookings.order_by("starts_at")
            )
            rows = [Booking.objects.get(pk=each.pk) for each in rows]
            at_once(
                lambda rows=rows: together.cancel_later_for_person(rows[0], by=None),
                lambda rows=rows: together.move_later(
                    Booking.objects.get(pk=rows[2].pk),
                    rows[2].starts_at + HOUR,
                    seen=[each.starts_at + HOUR for each in rows[2:]],
                    by=None,
                ),
                lambda rows=rows: moving.move_for_person(rows[4], rows[4].starts_at + 2 * HOUR, by=None),
                lambda rows=rows: ending.cancel_by_enterprise(rows[3], by=ana, words="Sorry."),
                lambda rows=rows: answering.note(rows[1], "She likes roses.", by=ana),
            )

            kept = set(Booking.objects.filter(status="confirmed").values_list("pk", flat=True))
            assert set(Seat.objects.values_list("held_by", flat=True)) == kept
            assert not kept  # whatever came first, all that were left when it was their turn were cancelled
            assert set(Payment.objects.values_list("status", flat=True)) == {"cancelled"}
