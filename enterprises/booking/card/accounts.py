"""An enterprise's own account for cards: made once, told who they are on the provider's pages, and looked at."""

import json
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.booking import news, rules
from enterprises.booking import stripe_gateway as provider
from enterprises.booking.gateway import AccountSeen, Away, Refused
from enterprises.booking.models import CardAccount
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Enterprise


def go_on(enterprise: Enterprise, *, by: Person) -> str:
    """The address of the pages on which the provider asks who they are: to begin, and to go on. It opens once.

    Raises WrongMoment when the provider cannot be reached or says no.
    """
    require(rules.may_set_up(by, enterprise), _("Only those who run it can do this."))
    if not provider.is_on():
        raise WrongMoment(_("This site does not take cards."))
    try:
        account_id = _account_of(enterprise, by)
        return provider.onboarding_link(
            account_id,
            return_url=_address("booking:card_back", enterprise.pk),
            refresh_url=_address("booking:card_again", enterprise.pk),
        )
    except Away:
        raise WrongMoment(_("We cannot reach Stripe just now. Please try again in a few minutes.")) from None
    except Refused:
        raise WrongMoment(_("Stripe did not let us open its pages for you. Please ask our team to look.")) from None


def look(account_id: str) -> None:
    """Ask how it stands. Raises Away. An account that does not let us in any more was closed or taken away."""
    try:
        seen = provider.look_at_account(account_id)
    except Refused:
        seen = AccountSeen(account_id, CardAccount.Capability.CLOSED)
    _settle(seen)


def _account_of(enterprise: Enterprise, by: Person) -> str:
    row = _row(enterprise, by)
    if row.account_id is None:
        seen = _make(row)
        CardAccount.objects.filter(pk=row.pk, account_id=None).update(
            account_id=seen.id, capability=seen.capability, missing=seen.missing, asked="", checked_at=timezone.now()
        )
        row.refresh_from_db()
    return str(row.account_id)


def _make(row: CardAccount) -> AccountSeen:
    try:
        return provider.make_account(json.loads(row.asked), key=f"account:{row.key}")
    except Away as away:
        if away.is_kept:
            # The old key would give the same broken answer for ever. An account nobody was led to harms nobody.
            CardAccount.objects.filter(pk=row.pk, account_id=None).update(key=uuid4())
        raise


@transaction.atomic(durable=True)
def _row(enterprise: Enterprise, by: Person) -> CardAccount:
    """What is asked for is written down before it is asked, so that asking again makes no second account."""
    Enterprise.objects.select_for_update().get(pk=enterprise.pk)
    row = CardAccount.objects.filter(enterprise=enterprise).first()
    if row is not None and row.capability != CardAccount.Capability.CLOSED:
        return row
    if not by.email:
        raise WrongMoment(_("Stripe needs an e-mail address of yours. Add one to your account first."))
    params = provider.account_params(name=enterprise.name, email=by.email)
    facts: dict[str, Any] = {
        "asked": json.dumps(params),
        "account_id": None,
        "capability": "",
        "missing": [],
        "key": uuid4(),
    }
    row, _new = CardAccount.objects.update_or_create(enterprise=enterprise, defaults=facts)
    record("card_account:begun", row, by=by)
    return row


@transaction.atomic(durable=True)
def _settle(seen: AccountSeen) -> None:
    row = CardAccount.objects.select_for_update().filter(account_id=seen.id).first()
    if row is None:
        return
    before = row.capability
    row.capability, row.missing, row.checked_at = seen.capability, seen.missing, timezone.now()
    row.save(update_fields=["capability", "missing", "checked_at"])
    if before != row.capability:
        record("card_account:changed", row)
        if CardAccount.Capability.ACTIVE in (before, row.capability):
            news.cards_changed(row.enterprise, is_active=row.is_active)


def _address(name: str, pk: int) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[pk])}"
