"""Two people change the same listings at the same moment, in opposite order: both come to an end."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.db.models.signals import post_save

from core.models import Event
from enterprises.listings.admin.bulk import HideListings, PublishListings
from enterprises.listings.models import Enterprise, EnterpriseQuerySet

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time."),
]
#: What a thread of at_the_same_time does: its listings in its order, and whether it has met the other.
here = threading.local()


@pytest.fixture
def meeting():
    """Each of two threads waits, with its first listing's row in hand, until the other has its own, or a while."""
    barrier = threading.Barrier(2)

    def wait(instance, **kwargs):
        if hasattr(here, "order") and not here.met:
            here.met = True
            with suppress(threading.BrokenBarrierError):  # the other waits for our rows, as it should
                barrier.wait(timeout=3)

    post_save.connect(wait, sender=Enterprise)
    yield
    post_save.disconnect(wait, sender=Enterprise)


def at_the_same_time(*orders, act, by):
    """Do it in one transaction and one thread for each order; what each ended with: None or its error."""

    def run(order):
        here.order, here.met = [Enterprise.objects.get(pk=listing.pk) for listing in order], False
        try:
            with transaction.atomic():
                act.execute_action(here.order, self=SimpleNamespace(request=SimpleNamespace(user=by)))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(orders)) as pool:
        return [future.exception(timeout=60) for future in [pool.submit(run, order) for order in orders]]


@pytest.fixture
def two(make_listing):
    return [make_listing(name="First", publish=False), make_listing(name="Second", publish=False)]


def test_both_publish_their_choice(two, jo, meeting):
    ends = at_the_same_time(two, two[::-1], act=PublishListings, by=jo)

    assert ends == [None, None]
    assert Enterprise.objects.public().count() == 2
    assert Event.objects.filter(tag="listing:published").count() == 4


def test_both_hide_their_choice(two, jo):
    Enterprise.objects.update(live=True)

    assert at_the_same_time(two, two[::-1], act=HideListings, by=jo) == [None, None]
    assert not Enterprise.objects.public().exists()


def test_without_the_locks_one_of_them_is_ended_by_the_database(two, jo, meeting, monkeypatch):
    """So the tests above are able to fail."""
    monkeypatch.setattr(EnterpriseQuerySet, "locked", lambda self: here.order)

    ends = at_the_same_time(two, two[::-1], act=PublishListings, by=jo)

    [ended] = [end for end in ends if end]
    assert isinstance(ended, OperationalError)
    assert "deadlock" in str(ended)
