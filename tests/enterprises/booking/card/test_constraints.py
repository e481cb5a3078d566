"""What of paying by card there is only once. Constraints with a name: tests/enterprises/booking/test_constraints.py."""

import pytest
from django.db import IntegrityError, transaction

from enterprises.booking.models import Arrived, CardAccount


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_an_account_is_of_one_enterprise(booking, make_listing):
    theirs = CardAccount.objects.get()
    refused(lambda: CardAccount.objects.create(enterprise=make_listing(slug="other"), account_id=theirs.account_id))
    refused(lambda: CardAccount.objects.create(enterprise=theirs.enterprise, account_id="acct_2"))


def test_news_is_written_down_once(db):
    Arrived.objects.create(event_id="evt_1", door="payments", kind="x")
    refused(lambda: Arrived.objects.create(event_id="evt_1", door="accounts", kind="y"))
