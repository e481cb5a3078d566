"""What pages for somebody who is signed in may say of it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts import devices
from core import texts


def session(request: HttpRequest) -> dict[str, Any]:
    """Whether texts can be sent, and when one is signed out here, in the last days before: not read until a page asks,
    which anonymous ones do not.
    """
    return {
        "can_text": texts.is_on(),
        "signed_out_at": SimpleLazyObject(lambda: devices.ends_soon(request)),
    }
