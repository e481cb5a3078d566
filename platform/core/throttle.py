"""Forms that strangers can reach may be used so many times, and then again after a while: a token bucket.

`allow(request, "worried", capacity=5, per=HOUR)` takes one token for the caller's network and says whether
there was one. A bucket of `capacity` tokens fills up again evenly within `per` seconds. It lives in the
database: one limit for all workers. Callers are kept as keyed digests: the table holds no address of anybody.
"""

import ipaddress
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.models import Bucket

MINUTE, HOUR, DAY = 60, 3600, 86400
#: What a caller without a readable address counts as: all of them together are one. Nothing listens on it.
UNKNOWN_IP = "0.0.0.0"  # nosec B104
#: Fields that are never written back into a page.
SECRET_FIELDS = ("csrfmiddlewaretoken", "password", "secret_word")

View = Callable[..., HttpResponseBase]


def client_ip(request: HttpRequest) -> str:
    """The caller's address. X-Forwarded-For counts as far as our own proxies wrote it."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    # Fewer entries than proxies: it did not come through them, so nothing in it can be trusted.
    raw = forwarded[-proxies] if 0 < proxies <= len(forwarded) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(raw.strip()))
    except ValueError:
        return UNKNOWN_IP


def network(ip: str) -> str:
    """One household: an IPv4 address, or the /64 that an IPv6 household may wander in."""
    address = ipaddress.ip_address(ip)
    if isinstance(address, ipaddress.IPv4Address):
        return ip
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((address, 64), strict=False).network_address)


def fold_email(email: str) -> str:
    """Addresses that reach one letter box are one caller: a.b+shop@example.org is ab@example.org."""
    name, _, domain = email.strip().lower().rpartition("@")
    return f"{name.split('+')[0].replace('.', '')}@{domain}"


def key_for(caller: HttpRequest | str, form: str) -> str:
    """The digest a caller is kept under. A text with @ is an e-mail address."""
    if isinstance(caller, str):
        who = f"email:{fold_email(caller)}" if "@" in caller else f"key:{caller}"
    else:
        who = f"ip:{network(client_ip(caller))}"
    return salted_hmac("core.throttle", f"{form}|{who}", algorithm="sha256").hexdigest()


@transaction.atomic
def allow(caller: HttpRequest | str, form: str, *, capacity: int, per: int) -> bool:
    """Take one of the caller's tokens; False when none is left. Raises ValueError above a day."""
    if not 0 < per <= DAY or capacity < 1:
        raise ValueError(f"{form}: a bucket holds at least one token and fills within a day.")
    key, now = key_for(caller, form), timezone.now()
    # Insert, then lock: two first requests at once must meet in one row. On SQLite, IMMEDIATE locks.
    Bucket.objects.bulk_create([Bucket(key=key, tokens=capacity, updated_at=now)], ignore_conflicts=True)
    bucket = Bucket.objects.select_for_update().get(key=key)
    bucket.tokens = _filled(bucket, now, capacity, per)
    bucket.updated_at = now
    allowed = bucket.tokens >= 1
    if allowed:
        bucket.tokens -= 1
    bucket.save()
    return allowed


def _filled(bucket: Bucket, now: datetime, capacity: int, per: int) -> float:
    passed = max(0.0, (now - bucket.updated_at).total_seconds())
    return min(float(capacity), bucket.tokens + passed * capacity / per)


def sweep() -> int:
    """Delete the buckets nobody used for a day: they are full again, so nothing is lost. Returns how many."""
    return Bucket.objects.filter(updated_at__lt=timezone.now() - timedelta(seconds=DAY)).delete()[0]


def throttled(form: str, *, capacity: int, per: int, methods: tuple[str, ...] = ("POST",)) -> Callable[[View], View]:
    """Limit a view. Beyond the limit comes a page (429) that holds what was typed, to send again.

    What is limited for GET is limited for HEAD, which costs as much to answer. A request that is_spared is let
    through: core.saved.door marks those that send nothing, and those of people who work here.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            method = "GET" if request.method == "HEAD" else request.method
            counts = method in methods and not getattr(request, "is_spared", False)
            if counts and not allow(request, form, capacity=capacity, per=per):
                return too_many(request, wait=-(-per // capacity))
            return view(request, *args, **kwargs)

        return limited

    return decorate


def too_many(request: HttpRequest, *, wait: int = MINUTE) -> HttpResponse:
    """The page that asks to wait. `wait` is in seconds."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if not any(secret in name for secret in SECRET_FIELDS)
        for value in values
    ]
    can_be_saved = getattr(request, "can_be_saved", False)
    context = {"typed": typed, "minutes": -(-wait // MINUTE), "can_be_saved": can_be_saved}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(wait)
    return response
