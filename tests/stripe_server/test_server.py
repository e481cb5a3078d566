"""The Stripe of the tests behaves as Stripe does, and refuses what Stripe refuses: asked by Stripe's own package."""

import json
import random
import time

import pytest
import stripe
from stripe.params._refund_create_params import RefundCreateParams
from stripe.params.checkout._session_create_params import SessionCreateParams

from tests.stripe_server import accounts, api, checkout, money, sending
from tests.stripe_server.running import running
from tests.stripe_server.shapes import Misshapen, blank, fields, read, required
from tests.stripe_server.world import KEY, SECRETS, World


@pytest.fixture
def server():
    with running() as found:
        yield found


@pytest.fixture
def client(server):
    return stripe.StripeClient(KEY, base_addresses={"api": server.url}, max_network_retries=0)


ASKED = {
    "display_name": "Ana's garden",
    "contact_email": "ana@example.com",
    "dashboard": "full",
    "identity": {"country": "gb"},
    "configuration": {"merchant": {"capabilities": {"card_payments": {"requested": True}}}},
    "include": ["configuration.merchant", "requirements"],
}


@pytest.fixture
def shop(server, client):
    account = client.v2.core.accounts.create(ASKED)
    accounts.set_capability(server.world, account.id, "active")
    server.world.events.clear()
    return {"stripe_account": account.id}


def asked(**said):
    line = {
        "quantity": 1,
        "price_data": {"currency": "gbp", "unit_amount": 2500, "product_data": {"name": "Lesson"}},
    }
    facts = {"mode": "payment", "success_url": "http://site/done", "line_items": [line]}
    return facts | {"expires_at": int(time.time()) + 1860, "client_reference_id": "ours"} | said


def begun(client, shop, **options):
    return client.v1.checkout.sessions.create(asked(), shop | options)


def test_an_account_cannot_be_paid_until_it_has_said_who_it_is(server, client):
    account = client.v2.core.accounts.create(ASKED)
    assert account.configuration.merchant.capabilities.card_payments.status == "restricted"
    with pytest.raises(stripe.InvalidRequestError):
        begun(client, {"stripe_account": account.id})

    accounts.set_capability(server.world, account.id, "active")

    assert begun(client, {"stripe_account": account.id}).status == "open"
    assert client.v2.core.accounts.retrieve(account.id).configuration is None  # not asked for


def test_an_account_sees_nothing_of_another(server, client, shop):
    session = begun(client, shop)
    other = client.v2.core.accounts.create(ASKED)

    with pytest.raises(stripe.InvalidRequestError, match="No such"):
        client.v1.checkout.sessions.retrieve(session.id, {}, {"stripe_account": other.id})
    with pytest.raises(stripe.PermissionError):
        client.v1.checkout.sessions.retrieve(session.id, {}, {"stripe_account": "acct_nobody"})


@pytest.mark.parametrize("minutes", [29, 24 * 60 + 1])
def test_a_page_to_pay_lives_from_half_an_hour_to_a_day(client, shop, minutes):
    with pytest.raises(stripe.InvalidRequestError, match="expires_at"):
        client.v1.checkout.sessions.create(asked(expires_at=int(time.time()) + minutes * 60), shop)


def test_a_page_runs_out_and_cannot_be_paid_after(server, client, shop):
    session = begun(client, shop)
    server.world.pass_time(seconds=1900)

    assert client.v1.checkout.sessions.retrieve(session.id, {}, shop).status == "expired"
    with pytest.raises(Exception, match="closed"):
        checkout.pay(server.world, session.id)
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.checkout.sessions.expire(session.id, {}, shop)


def test_a_refused_card_leaves_the_page_open_and_a_slow_one_is_settled_later(server, client, shop):
    session = begun(client, shop)
    checkout.decline(server.world, session.id)
    checkout.pay_slowly(server.world, session.id)
    assert client.v1.checkout.sessions.retrieve(session.id, {}, shop).payment_status == "unpaid"

    checkout.settle(server.world, session.id, paid=True)

    found = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]}, shop)
    assert (found.payment_status, found.payment_intent.latest_charge.status) == ("paid", "succeeded")
    tries = client.v1.charges.list({"payment_intent": found.payment_intent.id}, shop).data
    assert sorted(each.status for each in tries) == ["failed", "succeeded"]


def test_no_more_goes_back_than_was_paid(server, client, shop):
    session = begun(client, shop)
    intent = checkout.pay(server.world, session.id)["payment_intent"]
    client.v1.refunds.create({"payment_intent": intent, "amount": 2000}, shop)

    with pytest.raises(stripe.InvalidRequestError, match="greater than"):
        client.v1.refunds.create({"payment_intent": intent, "amount": 501}, shop)
    money.dispute(server.world, shop["stripe_account"], intent)
    with pytest.raises(stripe.InvalidRequestError, match="disputed"):
        client.v1.refunds.create({"payment_intent": intent, "amount": 500}, shop)


def test_the_same_key_gives_the_same_answer_and_other_words_under_it_an_error(server, client, shop):
    first = begun(client, shop, idempotency_key="one")
    with pytest.raises(stripe.IdempotencyError):
        client.v1.checkout.sessions.create(asked(client_reference_id="other"), shop | {"idempotency_key": "one"})
    again = client.v1.checkout.sessions.create(asked(expires_at=first.expires_at), shop | {"idempotency_key": "one"})

    assert (again.id, len(list(server.world.every("checkout.session")))) == (first.id, 1)


def test_a_broken_answer_is_kept_under_its_key_too(server, client, shop):
    server.world.faults.next("500 after", "sessions.create")
    when = int(time.time()) + 1860
    for _time in range(2):
        with pytest.raises(stripe.APIError):
            client.v1.checkout.sessions.create(asked(expires_at=when), shop | {"idempotency_key": "one"})

    assert len(client.v1.checkout.sessions.list({}, shop).data) == 1


@pytest.mark.parametrize(("fault", "left"), [("drop before", 0), ("drop after", 1), ("429", 0), ("500", 0), ("409", 0)])
def test_each_fault_leaves_what_it_should(server, client, shop, fault, left):
    server.world.faults.next(fault, "sessions.create")
    with pytest.raises(stripe.StripeError):
        begun(client, shop)

    assert len(list(server.world.every("checkout.session"))) == left
    assert begun(client, shop).status == "open"


def test_another_version_and_another_key_are_refused(server, shop):
    old = stripe.StripeClient(KEY, base_addresses={"api": server.url}, stripe_version="2024-06-20")
    with pytest.raises(stripe.InvalidRequestError, match="Stripe-Version"):
        begun(old, shop)
    stranger = stripe.StripeClient("sk_test_other", base_addresses={"api": server.url})
    with pytest.raises(stripe.AuthenticationError):
        begun(stranger, shop)


def test_its_events_are_thin_and_signed_as_stripe_signs_them(server, client, shop):
    checkout.pay(server.world, begun(client, shop).id)
    event = server.world.events[-1]
    body, signature = sending.signed(event)

    notification = client.parse_event_notification(body, signature, SECRETS["payments"])

    assert notification.type == "v1.checkout.session.completed"
    assert notification.fetch_related_object().payment_status == "paid"
    forged, wrong = sending.signed(event, secret="whsec_guessed")
    for words, words_of in ((forged, wrong), (body.replace("completed", "expired"), signature), (body, None)):
        with pytest.raises(stripe.SignatureVerificationError):
            client.parse_event_notification(words, words_of, SECRETS["payments"])


def test_events_come_twice_out_of_order_or_not_at_all_when_told_so(server, client, shop):
    for _session in range(4):
        checkout.pay(server.world, begun(client, shop).id)
    held, *_rest = server.world.events
    held.held_back = True
    got = []

    def post(path, body, _signature):
        got.append(json.loads(body)["id"])
        return 200

    sending.deliver_all(server.world, post, shuffled=random.Random(3), times=2)

    expected = [event.id for event in server.world.events if event is not held]
    assert sorted(got) == sorted(expected * 2) != got
    sending.deliver_all(server.world, post)
    assert len(got) == len(expected) * 2


def test_what_it_knows_stays_when_it_is_switched_off(server, client, shop, tmp_path):
    session = begun(client, shop)
    server.world.write(tmp_path / "kept.json")
    world = World()
    world.load(tmp_path / "kept.json")

    with running(world) as again:
        other = stripe.StripeClient(KEY, base_addresses={"api": again.url})
        assert other.v1.checkout.sessions.retrieve(session.id, {}, shop).status == "open"


# --- the shapes come from the package, and see what is wrong -------------------------------------------
def test_every_renamed_or_mistyped_field_of_a_request_is_refused():
    whole = asked(expires_at="2000000000")
    whole["line_items"][0]["quantity"] = "1"
    whole["line_items"][0]["price_data"]["unit_amount"] = "2500"
    read(whole, SessionCreateParams, form=True)

    refused = 0
    spoilt = [*_renamed(whole), *({**whole, name: {"deep": "x"}} for name in whole), *_numbers(whole)]
    for each in spoilt:
        with pytest.raises(Misshapen):
            read(each, SessionCreateParams, form=True)
        refused += 1
    assert refused == len(spoilt) > 15


def _renamed(thing):
    """One for each field, with that field misspelt."""
    for name, value in thing.items():
        yield {**{other: each for other, each in thing.items() if other != name}, f"{name}s_": value}
        inner = value[0] if isinstance(value, list) else value
        if isinstance(inner, dict):
            for spoilt in _renamed(inner):
                yield {**thing, name: [spoilt] if isinstance(value, list) else spoilt}


def _numbers(whole):
    for wrong in ("25.5", "£25", ""):
        line = whole["line_items"][0]
        yield {**whole, "line_items": [{**line, "price_data": {**line["price_data"], "unit_amount": wrong}}]}


@pytest.mark.parametrize("kind", [stripe.checkout.Session, stripe.Refund, stripe.Charge, stripe.v2.core.Account])
def test_an_object_with_a_field_missing_or_too_many_is_not_answered(kind):
    whole = blank(kind)
    read(whole, kind)

    for name in required(kind):
        with pytest.raises(Misshapen):
            read({other: each for other, each in whole.items() if other != name}, kind)
    with pytest.raises(Misshapen):
        read({**whole, "invented": 1}, kind)


def test_a_word_the_package_does_not_know_is_none_of_an_open_list():
    with pytest.raises(Misshapen):
        read({"reason": "because"}, RefundCreateParams, form=True)
    assert "payment_intent" in fields(RefundCreateParams)


def test_a_server_that_answers_in_the_wrong_shape_fails_its_own_check(server, client, shop, monkeypatch):
    """The control: the check of answers can fail."""
    monkeypatch.setattr(checkout, "SHORTEST", 0)
    session = begun(client, shop)
    server.world.things[shop["stripe_account"]][session.id]["payment_status"] = "maybe"

    with pytest.raises(stripe.InvalidRequestError, match="payment_status"):
        client.v1.checkout.sessions.retrieve(session.id, {}, shop)


def test_it_speaks_the_version_of_the_installed_package():
    assert stripe.api_version == api.VERSION
