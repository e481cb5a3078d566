"""The pages: going to pay, coming back, and an owner letting people pay by card."""

from datetime import timedelta

import pytest
import time_machine
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core import policy
from enterprises.booking import links
from enterprises.booking.actions import ending
from enterprises.booking.card import sweeping, views
from enterprises.booking.models import Arrived, CardAccount, Payment
from tests.enterprises.booking.card import town
from tests.signed_in import just_signed_in
from tests.stripe_server import accounts, checkout, pages
from tests.stripe_server.sending import deliver


@pytest.fixture
def pay_at(booking):
    return f"/bookings/{links.token_for(booking)}/pay/"


def test_sam_goes_to_pay_and_comes_back(stripe, booking, client, pay_at, stands):
    assert "£25" in client.get(pay_at).content.decode()
    answer = client.post(pay_at)
    assert (answer.status_code, answer["Location"]) == (303, town.payment_of(booking).url)
    back = pages.answer(stripe.world, "POST", answer["Location"].removeprefix(stripe.url), {"press": ["pay"]}, "")

    page = client.get(back.to.removeprefix("http://localhost:8000"))

    assert "it is paid and booked" in page.content.decode()
    assert stands(booking) == ("confirmed", ["paid"], [])
    assert "no-store" in page["Cache-Control"]


def test_coming_back_proves_nothing(stripe, booking, client, pay_at, stands):
    """Whoever types the address without having paid has not paid."""
    client.post(pay_at)

    page = client.get(f"/bookings/payments/{town.payment_of(booking).pk}/")

    assert "We are checking your payment" in page.content.decode()
    assert stands(booking) == ("held", ["open"], [])


def test_a_stranger_with_the_address_of_a_payment_learns_nothing_of_the_booking(stripe, booking, client, pay_at):
    client.post(pay_at)
    stranger = Client()

    page = stranger.get(f"/bookings/payments/{town.payment_of(booking).pk}/back/").content.decode()

    for secret in ("Sam", booking.offering.name, links.token_for(booking)):
        assert secret not in page
    assert (
        links.token_for(booking)
        in client.get(f"/bookings/payments/{town.payment_of(booking).pk}/back/").content.decode()
    )


def test_stripe_is_told_no_address_that_opens_the_booking(stripe, booking, client, pay_at):
    client.post(pay_at)

    assert links.token_for(booking) not in str(stripe.world.pages)


def test_when_stripe_is_away_the_page_says_so_and_the_button_stays(stripe, booking, client, pay_at, stands):
    stripe.world.faults.next("drop before")
    page = client.post(pay_at)

    assert page.status_code == 409
    assert "Your booking is kept" in page.content.decode()
    assert "Go to the secure page" in page.content.decode()
    assert client.post(pay_at).status_code == 303


def test_pressing_twice_makes_one_page_to_pay_on(stripe, booking, client, pay_at):
    assert client.post(pay_at)["Location"] == client.post(pay_at)["Location"]
    assert len(list(stripe.world.every("checkout.session"))) == 1


def test_what_is_paid_or_over_cannot_be_paid_again(stripe, booking, client, pay_at, news):
    checkout.pay(stripe.world, client.post(pay_at)["Location"].rpartition("/")[2])
    assert client.post(pay_at).status_code == 302  # nobody told us yet: it is asked, and leads to "paid"
    assert "nothing more to do" in client.get(pay_at).content.decode()
    ending.cancel_for_person(booking, by=None)
    assert "not booked any more" in client.get(pay_at).content.decode()
    assert client.post(pay_at).status_code == 409


def test_what_was_not_paid_in_time_says_so_with_the_next_step(stripe, booking, client, pay_at, stands):
    client.post(pay_at)
    with time_machine.travel(timezone.now() + timedelta(minutes=40), tick=False):
        sweeping.sweep()
    assert stands(booking)[0] == "expired"

    for page in (pay_at, pay_at.removesuffix("pay/"), f"/bookings/payments/{town.payment_of(booking).pk}/back/"):
        shown = client.get(page).content.decode()
        assert reverse("booking:book_what", args=[booking.offering.enterprise.slug]) in shown
        assert "Nobody answered" not in shown
    assert "It was not paid in time" in client.get(pay_at.removesuffix("pay/")).content.decode()
    booking.refresh_from_db()
    assert booking.standing == "Not paid in time"


def test_who_comes_back_having_paid_on_a_page_that_was_thought_closed_reads_no_lie(
    stripe, booking, client, pay_at, stands
):
    client.post(pay_at)
    session = next(stripe.world.every("checkout.session"))[1]
    session.update(status="expired")
    with time_machine.travel(timezone.now() + timedelta(minutes=40), tick=False):
        sweeping.sweep()
    session.update(status="open", expires_at=stripe.world.now() + 600)
    checkout.pay(stripe.world, session["id"])

    page = client.get(f"/bookings/payments/{town.payment_of(booking).pk}/").content.decode()

    assert "Your money goes back to you" in page
    assert "Nothing was taken" not in page
    assert stands(booking) == ("expired", ["no_slot"], [(2500, "succeeded")])
    assert "Your payment came when the time was gone." in client.get(pay_at.removesuffix("pay/")).content.decode()


def test_a_spoilt_link_is_no_page(stripe, booking, client, pay_at):
    assert client.get(pay_at.replace("/pay/", "x/pay/")).status_code == 404
    assert client.get(f"/bookings/payments/{booking.pk}/").status_code == 404


def test_who_tries_a_thousand_times_gets_five_pages(stripe, lesson, client):
    """Stolen cards are tried out on many small bookings."""
    bookings = [town.book_by_card(lesson, town.a_time(days=3, hours=number)) for number in range(20)]

    got = [client.post(f"/bookings/{links.token_for(each)}/pay/").status_code for each in bookings]

    assert got == [303] * views.PAGES_AN_HOUR + [429] * 15
    assert len(list(stripe.world.every("checkout.session"))) == views.PAGES_AN_HOUR


# --- news -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("how", [{"tamper": True}, {"secret": "whsec_guessed"}])
def test_news_that_stripe_did_not_sign_is_refused_and_not_kept(stripe, booking, client, post, how):
    checkout.pay(stripe.world, town.begin(booking))

    assert deliver(stripe.world.events[-1], post, **how) == 400
    assert not Arrived.objects.exists()
    assert Payment.objects.get().status == "open"


def test_news_for_one_door_is_refused_at_the_other(stripe, booking, client):
    from tests.stripe_server.sending import signed

    checkout.pay(stripe.world, town.begin(booking))
    body, signature = signed(stripe.world.events[-1])

    headers = {"Stripe-Signature": signature}
    answer = client.post("/stripe/events/accounts/", body, content_type="application/json", headers=headers)
    assert answer.status_code == 400


def test_news_that_comes_ten_times_is_one(stripe, booking, post, stands, mailoutbox):
    checkout.pay(stripe.world, town.begin(booking))
    for _time in range(10):
        for event in stripe.world.events:
            assert deliver(event, post) == 200

    assert Arrived.objects.count() == len(stripe.world.events) == 2
    assert stands(booking) == ("confirmed", ["paid"], [])
    assert len(mailoutbox) == 2  # that it is booked, and that there is a receipt


def test_news_of_what_is_not_ours_is_taken_and_changes_nothing(stripe, booking, post, stands):
    account = booking.offering.enterprise.card_account.account_id
    params = {
        "mode": "payment",
        "success_url": "https://elsewhere.example/",
        "line_items": [
            {
                "quantity": 1,
                "price_data": {"currency": "gbp", "unit_amount": 900, "product_data": {"name": "Their own shop"}},
            }
        ],
    }
    with stripe.world.lock:
        session = checkout.create(stripe.world, account, params, {"base": stripe.url})
    checkout.pay(stripe.world, session["id"])

    assert [deliver(event, post) for event in stripe.world.events] == [200, 200]
    assert stands(booking) == ("held", [], [])
    assert not Arrived.objects.filter(done_at=None).exists()


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"\xff", b'{"object": "event", "id": "evt_1"}', b"x" * 70_000])
def test_nonsense_at_the_door_is_no_error_of_ours(stripe, client, body):
    import stripe as package

    from tests.stripe_server.world import SECRETS

    try:
        signature = package.WebhookSignature.generate_signature_header(body.decode(), SECRETS["payments"])
    except UnicodeDecodeError:
        signature = "t=1,v1=0"
    headers = {"Stripe-Signature": signature}
    answer = client.post("/stripe/events/payments/", body, content_type="application/json", headers=headers)

    assert answer.status_code in (400, 413)


# --- an owner's account -------------------------------------------------------------------------------------
@pytest.fixture
def garden(stripe, make_listing, ana):
    listing = make_listing(name="Ana's garden")
    listing.ownership_set.create(person=ana)
    return listing


@pytest.fixture
def owner(ana):
    return just_signed_in(Client(), ana)


def own_page(owner, garden):
    return owner.get(f"/my/enterprises/{garden.pk}/bookings/card/").content.decode()


def go(owner, garden):
    """To Stripe's page: its address."""
    answer = owner.post(f"/my/enterprises/{garden.pk}/bookings/card/go/")
    assert answer.status_code == 303
    return answer["Location"]


def press(stripe, address, button):
    path = address.removeprefix(stripe.url)
    pages.answer(stripe.world, "GET", path, {}, "")
    return pages.answer(stripe.world, "POST", path, {"press": [button]}, "").to.removeprefix("http://localhost:8000")


def test_ana_begins_stops_half_way_goes_on_and_is_ready(stripe, garden, owner):
    assert "What Stripe will ask you" in own_page(owner, garden)
    back = press(stripe, go(owner, garden), "part")
    assert "the day you were born" in owner.get(back, follow=True).content.decode()

    back = press(stripe, go(owner, garden), "all")
    page = owner.get(back, follow=True).content.decode()

    assert "You are ready." in page
    assert len(stripe.world.accounts) == 1
    row = CardAccount.objects.get()
    assert (row.asked, row.is_active) == ("", True)


def test_an_address_of_stripes_opens_once_and_is_kept_nowhere(stripe, garden, owner):
    address = go(owner, garden)
    path = address.removeprefix(stripe.url)
    pages.answer(stripe.world, "GET", path, {}, "")
    again = pages.answer(stripe.world, "GET", path, {}, "").to.removeprefix("http://localhost:8000")

    assert "too old, or had been opened before" in owner.get(again).content.decode()
    assert address.rpartition("/")[2] not in str(list(CardAccount.objects.values()))


@pytest.mark.parametrize(("fault", "made"), [("drop before", 1), ("drop after", 1), ("429", 1), ("500 after", 2)])
def test_an_account_is_made_once_whatever_breaks(stripe, garden, owner, fault, made):
    """Only where Stripe itself broke after its work is there a second, empty one, which nobody was led to."""
    stripe.world.faults.next(fault, "accounts.create")
    page = owner.post(f"/my/enterprises/{garden.pk}/bookings/card/go/", follow=True)
    assert "cannot reach Stripe" in page.content.decode()

    go(owner, garden)

    assert len(stripe.world.accounts) == made
    assert CardAccount.objects.get().account_id == list(stripe.world.accounts)[-1]


def test_ana_hears_when_she_is_ready_and_when_she_is_not_any_more(stripe, garden, owner, news, mailoutbox):
    press(stripe, go(owner, garden), "all")
    news()
    account = CardAccount.objects.get()
    accounts.set_capability(stripe.world, account.account_id, "restricted", asks=("identity.individual.documents",))
    news()

    assert [mail.subject for mail in mailoutbox] == [
        "People can pay you by card now",
        "People cannot pay you by card at the moment",
    ]
    assert "a photo of your passport" in own_page(owner, garden)


def test_an_account_that_lets_us_in_no_more_is_closed_and_can_be_begun_again(stripe, garden, owner):
    press(stripe, go(owner, garden), "all")
    del stripe.world.accounts[CardAccount.objects.get().account_id]
    assert (
        "was closed, or taken away"
        in owner.get(f"/my/enterprises/{garden.pk}/bookings/card/back/", follow=True).content.decode()
    )

    go(owner, garden)

    assert len(stripe.world.accounts) == 1
    assert CardAccount.objects.get().capability == "restricted"


def test_without_keys_the_page_says_so_and_stripes_door_is_not_there(stripe, garden, owner, settings, client):
    settings.STRIPE_SECRET_KEY = ""

    assert "does not take cards" in own_page(owner, garden)
    assert owner.post(f"/my/enterprises/{garden.pk}/bookings/card/go/").status_code == 302
    assert client.post("/stripe/events/payments/", b"{}", content_type="application/json").status_code == 404


def test_a_key_without_its_secrets_is_refused_at_the_start(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_PAYMENTS_SECRET, settings.STRIPE_ACCOUNTS_SECRET = "sk_live_x", "", ""

    assert "manyhands.E031" in [each.id for each in run_checks()]
    settings.STRIPE_PAYMENTS_SECRET = settings.STRIPE_ACCOUNTS_SECRET = "whsec_x"
    assert "manyhands.E031" not in [each.id for each in run_checks()]


def test_forms_may_lead_on_to_stripe_only_where_cards_are_taken():
    assert policy.public(pay_at=policy.checkout("sk_live_x"))["form-action"] == ["'self'", "https://*.stripe.com"]
    assert policy.public(pay_at=policy.checkout(""))["form-action"] == ["'self'"]
