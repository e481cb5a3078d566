"""A status changes only where the table of moves allows it, and of two movers one wins."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from core.moves import WrongMoment, move
from enterprises.listings.models import Correction
from tests.factories.listings import make_listing


def suggest(listing):
    return Correction.objects.create(enterprise=listing, about=Correction.About.PRICE, words="It is £5 now.")


@pytest.mark.django_db
@pytest.mark.parametrize("frm", Correction.Status.values)
@pytest.mark.parametrize("to", Correction.Status.values)
def test_every_status_against_every_status(frm, to):
    correction = suggest(make_listing())
    Correction.objects.update(status=frm)
    correction.refresh_from_db()

    if to in Correction.MOVES[frm]:
        move(correction, to)
        expected = to
    else:
        with pytest.raises(WrongMoment, match="cannot become"):
            move(correction, to)
        expected = frm

    assert correction.status == expected
    correction.refresh_from_db()
    assert correction.status == expected


@pytest.mark.django_db
def test_a_record_that_somebody_else_moved_meanwhile_is_left_alone():
    mine = suggest(make_listing())
    theirs = Correction.objects.get(pk=mine.pk)
    move(theirs, Correction.Status.DISMISSED)

    with pytest.raises(WrongMoment, match="changed by someone else"):
        move(mine, Correction.Status.ACCEPTED)

    theirs.refresh_from_db()
    assert theirs.status == Correction.Status.DISMISSED


@pytest.mark.django_db(transaction=True)
def test_of_two_movers_at_the_same_moment_one_wins():
    corrections = [suggest(make_listing()) for _ in range(8)]
    barrier, results = Barrier(2), []

    def mover(to):
        try:
            for correction in corrections:
                copy = Correction.objects.get(pk=correction.pk)
                barrier.wait(timeout=10)
                try:
                    move(copy, to)
                    results.append((copy.pk, to))
                except WrongMoment:
                    results.append((copy.pk, None))
                barrier.wait(timeout=10)
        finally:
            connection.close()

    threads = [Thread(target=mover, args=[to]) for to in (Correction.Status.ACCEPTED, Correction.Status.DISMISSED)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert len(results) == 16
    winners = {pk: [to for who, to in results if who == pk and to] for pk, _to in results}
    # DISMISSED may be opened again but never accepted directly, so there is exactly one winner each time.
    assert [len(won) for won in winners.values()] == [1] * 8
    assert {pk: won[0] for pk, won in winners.items()} == dict(Correction.objects.values_list("pk", "status"))
