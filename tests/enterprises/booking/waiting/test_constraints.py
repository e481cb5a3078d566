"""Every "only" and "never" of waiting lists, tried on the database itself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from enterprises.booking.models import Offer, PhoneNews, Waiting
from tests.enterprises.booking.waiting.conftest import FIRST, booked, wait
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def offer(waiting, **facts):
    said = {"starts_at": FIRST, "minutes": 60, "expires_at": FIRST - timedelta(hours=5), **facts}
    return Offer.objects.create(waiting=waiting, **said)


def test_who_waits_wants_a_place_and_says_when_it_is_over(lesson):
    row = Waiting.objects.filter(pk=wait(lesson).pk)

    refused(lambda: row.update(places=0))
    refused(lambda: row.update(status="left"))
    refused(lambda: row.update(ended_at=timezone.now()))
    refused(lambda: row.update(ended_by="person"))
    row.update(status="left", ended_at=timezone.now(), ended_by="person")


@pytest.mark.parametrize("start", [None, FIRST])
def test_somebody_waits_once_for_the_same(lesson, start):
    sam = PersonFactory()
    until = FIRST.date()
    facts = {"offering": lesson, "minutes": 60, "person": sam, "name": "Sam", "until": until, "starts_at": start}
    first = Waiting.objects.create(**facts)

    refused(lambda: Waiting.objects.create(**facts))
    Waiting.objects.create(**{**facts, "minutes": 90})
    Waiting.objects.filter(pk=first.pk).update(status="left", ended_at=timezone.now())
    Waiting.objects.create(**facts)


def test_somebody_has_one_offer_at_once_and_it_ends_before_it_starts(lesson):
    row = wait(lesson)
    first = offer(row)

    refused(lambda: offer(row))
    refused(lambda: Offer.objects.filter(pk=first.pk).update(expires_at=FIRST + timedelta(minutes=1)))
    Offer.objects.filter(pk=first.pk).update(status="passed")
    offer(row)


def test_news_by_phone_is_about_a_booking_or_a_place_on_a_list(lesson):
    said = {"status": "ring", "number": "01453 000111", "words": "It is free."}

    refused(lambda: PhoneNews.objects.create(**said))
    refused(lambda: PhoneNews.objects.create(**said, booking=booked(lesson, FIRST), waiting=wait(lesson)))
    PhoneNews.objects.create(**said, waiting=wait(lesson))
