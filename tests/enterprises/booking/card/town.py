"""Ana's garden, which takes cards, and the page somebody pays on."""

from datetime import timedelta

from django.utils import timezone

from enterprises.booking import stripe_gateway
from enterprises.booking.actions import book
from enterprises.booking.card import accounts as card_accounts
from enterprises.booking.card import actions
from enterprises.booking.models import CardAccount, Party, Payment, Terms
from tests.factories.booking import make_diary, make_offering
from tests.stripe_server import accounts

PENCE = 2500


def make_lesson(world, **fields):
    """Free around the clock."""
    diary = make_diary(weekly=tuple((day, "00:00", "00:00") for day in range(7)))
    Terms.objects.create(enterprise=diary.enterprise, is_open=True, ways=["card", "cash"])
    take_cards(world, diary.enterprise)
    return make_offering(diary, asks_first=False, free_until_hours=24, late_percent=50, ahead_weeks=52, **fields)


def take_cards(world, enterprise):
    """The enterprise has an account with Stripe, and has told Stripe everything."""
    params = stripe_gateway.account_params(name=enterprise.name, email="ana@example.com")
    seen = stripe_gateway.make_account(params, key=f"test-{enterprise.pk}-{len(world.accounts)}")
    row = CardAccount.objects.create(enterprise=enterprise, account_id=seen.id)
    accounts.set_capability(world, seen.id, "active")
    card_accounts.look(seen.id)
    world.events.clear()
    return row


def a_time(*, days=3, hours=0):
    return (timezone.now() + timedelta(days=days, hours=hours)).replace(minute=0, second=0, microsecond=0)


def book_by_card(lesson, starts_at=None):
    who = {Party.Role.FOR: book.Who(name="Sam", email="sam@example.com")}
    wish = book.Wish(offering=lesson, starts_at=starts_at or a_time(), minutes=60, way="card", pence=PENCE, who=who)
    return book.book(wish, by=None).booking


def begin(booking):
    """Sam goes to pay: the id of the page Stripe made."""
    return actions.begin(booking).rpartition("/")[2]


def payment_of(booking):
    return Payment.objects.filter(booking=booking).latest("created_at")
