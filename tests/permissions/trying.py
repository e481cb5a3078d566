"""Asking for one address as one role, and saying in a word what came of it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from tests.permissions.world import CANARIES

SIGN_IN = ("/accounts/login/", "/admin/login/")


def outcome(response: HttpResponseBase) -> str:
    """What came of a request. A redirect to the admin's start is how Wagtail refuses."""
    there = urlsplit(response.headers.get("Location", "")).path
    if response.status_code >= 500:
        return "error"
    if there in SIGN_IN:
        return "sign in"
    if there == "/admin/":
        return "refused"
    return {403: "refused", 404: "absent", 405: "no form", 429: "wait"}.get(response.status_code, "opens")


class Asker:
    """One role's browser. What a request changes is taken back, and signing out does not last."""

    def __init__(self, client: Client) -> None:
        self.client = client
        morsel = client.cookies.get(settings.SESSION_COOKIE_NAME)
        self.session = morsel.value if morsel else None

    def ask(self, method: str, address: str) -> tuple[str, list[str]]:
        """The outcome, and which words that must not leak stood in the answer."""
        self.client.cookies.clear()
        if self.session:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        with transaction.atomic():
            response = self.client.generic(method, address)
            streamed = getattr(response, "streaming_content", None)
            body = b"".join(streamed) if streamed else response.content
            transaction.set_rollback(True)
        return outcome(response), [canary for canary in CANARIES if canary.encode() in body]
