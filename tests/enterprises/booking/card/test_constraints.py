"""Every "only" and "never" of paying by card, tried on the database itself."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from enterprises.booking.models import Arrived, CardAccount, Payment, Refund
from tests.enterprises.booking.card import town


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def put(booking, **fields):
    facts = {"way": "card", "status": "open", "pence": 2500, "account_id": "acct_1", "session_id": "cs_1", **fields}
    return Payment.objects.create(booking=booking, **facts)


def test_a_booking_has_one_live_payment(booking):
    put(booking)
    refused(lambda: put(booking, session_id="cs_2"))


def test_a_payment_page_is_of_one_payment(booking, lesson):
    put(booking)
    other = town.book_by_card(lesson, town.a_time(days=6))
    refused(lambda: put(other))
    put(other, session_id="")


def test_only_a_card_pays_into_an_account(booking):
    refused(lambda: put(booking, way="cash", status="expected"))
    put(booking, way="cash", status="expected", account_id="", session_id="")


def test_no_more_than_all_is_a_fee(booking):
    refused(lambda: put(booking, fee_pence=2501))


def test_what_went_back_is_counted_once(booking):
    payment = put(booking, status="paid", paid_at=timezone.now())
    Refund.objects.create(payment=payment, pence=100, provider_id="re_1")
    refused(lambda: Refund.objects.create(payment=payment, pence=100, provider_id="re_1"))


def test_an_account_is_of_one_enterprise_and_only_an_account_can_do_something(booking, make_listing):
    other = make_listing(slug="other")
    theirs = CardAccount.objects.get()
    refused(lambda: CardAccount.objects.create(enterprise=other, account_id=theirs.account_id))
    refused(lambda: CardAccount.objects.create(enterprise=other, capability="active"))
    refused(lambda: CardAccount.objects.create(enterprise=theirs.enterprise, account_id="acct_2"))


def test_news_is_written_down_once(db):
    Arrived.objects.create(event_id="evt_1", door="payments", kind="x")
    refused(lambda: Arrived.objects.create(event_id="evt_1", door="accounts", kind="y"))
