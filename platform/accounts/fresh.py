"""Some things nobody does from a page left open: closing an enterprise, naming a helper, sharing a document."""

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest


def must_be_fresh(request: HttpRequest) -> None:
    """Go on only for somebody who signed in a few minutes ago. Others are asked to show again that it is them, and the
    same request then goes on, with nothing typed again. Called in a view, before the act.

    Raises ReauthenticationRequired, which allauth's middleware answers.
    """
    if is_reauthentication_required(request, app="account"):
        raise ReauthenticationRequired
