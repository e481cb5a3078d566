"""What pages for somebody who is signed in may say of it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts import devices


def session(request: HttpRequest) -> dict[str, Any]:
    """When one is signed out here, in the last days before. Not read until a page asks, which anonymous ones do not."""
    return {"signed_out_at": SimpleLazyObject(lambda: devices.ends_soon(request))}
