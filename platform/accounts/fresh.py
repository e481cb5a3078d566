"""Some things nobody does from a page left open: closing an enterprise, naming a helper, sharing a document.

Whoever signed in, or showed again that it is them, within the last minutes goes on. Others are asked by allauth: for
their password or their second step, and for a code where they have neither (accounts.fresh_views).
"""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from accounts import emails
from accounts.by_phone import texting
from accounts.models import Person, SignInPhone
from core import texts

STATE = "accounts_fresh_code"
TRIES, SECONDS = 3, 600


def must_be_fresh(request: HttpRequest) -> None:
    """Go on only for somebody who signed in a few minutes ago. Others are asked to show again that it is them, and the
    same request then goes on, with nothing typed again. Called in a view, before the act.

    Raises ReauthenticationRequired, which allauth's middleware answers.
    """
    if is_fresh(request):
        return
    if request.method == "POST":
        # allauth keeps the whole request and knows it again by its path. Asked to lead back to the path with its "?…"
        # it would open that page with nothing posted. What stands after the "?" it keeps beside the path.
        request.get_full_path = lambda *_args: request.path  # type: ignore[method-assign]  # asked once more, by it
    raise ReauthenticationRequired


def is_fresh(request: HttpRequest) -> bool:
    """Whether they signed in, or showed again that it is them, in this session within the last minutes."""
    person: Any = request.user
    if not person.is_authenticated:
        return False
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    return any(record["at"] > since for record in get_authentication_records(request, person))


def may_use_code(person: Any) -> bool:
    """A code shows no more than that they read their own letters. Whoever has a second step is asked for that."""
    return bool(person.email or phone_for_code(person)) and not is_mfa_enabled(person)


def phone_for_code(person: Any) -> str:
    """Where the code goes for somebody without an e-mail address, where texts can be sent."""
    return SignInPhone.objects.number_of(person) if texts.is_on() and not person.email else ""


class FreshCode(AbstractCodeVerificationProcess):
    """The code that shows again that it is them: sent where they sign in with, for ten minutes and three tries."""

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        self.request = request
        super().__init__(max_attempts=TRIES, timeout=SECONDS, state=state, user=request.user)

    @classmethod
    def begin(cls, request: HttpRequest, person: Person) -> "FreshCode":
        """Send a new code. One that was sent before works no longer."""
        state = cls.initial_state(person, email=person.email or None, phone=phone_for_code(person) or None)
        process = cls(request, state)
        process.send()
        process.persist()
        return process

    @classmethod
    def of(cls, request: HttpRequest) -> "FreshCode | None":
        """The one that was sent, while it works and for whoever it was sent to."""
        state = request.session.get(STATE)
        if not state or state.get("user_id") != str(request.user.pk):
            return None
        found: FreshCode | None = cls(request, state).abort_if_invalid()
        return found

    def send(self) -> None:
        self.state["code"] = get_adapter().generate_login_code()
        if number := self.state.get("phone"):
            texting.send_code(number, self.code)
        else:
            emails.fresh_code(self.request.user, self.code)  # type: ignore[arg-type]  # signed in

    def persist(self) -> None:
        self.request.session[STATE] = self.state

    def abort(self) -> None:
        self.request.session.pop(STATE, None)

    def finish(self) -> None:
        """They have it: they are fresh from now on."""
        self.abort()
        where = {name: self.state[name] for name in ("email", "phone") if self.state.get(name)}
        record_authentication(self.request, self.user, method="code", reauthenticated=True, **where)
