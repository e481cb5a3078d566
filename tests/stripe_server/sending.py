"""Events on their way to the site: signed as Stripe signs them, and as wrong as a test wants them."""

import random
import urllib.error
import urllib.request
from collections.abc import Callable

import stripe

from tests.stripe_server.world import SECRETS, Event, World

#: path, body, signature -> the status that came back
Post = Callable[[str, str, str], int]
PATHS = {"payments": "/stripe/events/payments/", "accounts": "/stripe/events/accounts/"}


def signed(event: Event, *, secret: str = "") -> tuple[str, str]:
    """The body and its signature. With another secret it is forged."""
    body = event.text()
    return body, stripe.WebhookSignature.generate_signature_header(body, secret or SECRETS[event.to])


def deliver(event: Event, post: Post, *, tamper: bool = False, secret: str = "") -> int:
    """Once. `tamper`: the body is not the one that was signed."""
    body, signature = signed(event, secret=secret)
    if tamper:
        body = body.replace(event.body["related_object"]["id"], "cs_test_another")
    status = post(PATHS[event.to], body, signature)
    event.taken = event.taken or (200 <= status < 300 and not tamper and not secret)
    return status


def deliver_all(world: World, post: Post, *, shuffled: random.Random | None = None, times: int = 1) -> None:
    """Everything that was not taken yet and is not held back, each so many times, in whatever order."""
    waiting = [event for event in world.events if not event.taken and not event.held_back] * times
    if shuffled:
        shuffled.shuffle(waiting)
    for event in waiting:
        deliver(event, post)


def by_http(site: str) -> Post:
    """To a site that is running."""

    def post(path: str, body: str, signature: str) -> int:
        request = urllib.request.Request(
            f"{site}{path}", body.encode(), {"Content-Type": "application/json", "Stripe-Signature": signature}
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    return post
