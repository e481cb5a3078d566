"""The secret addresses of diaries."""

from django.core.signing import BadSignature, Signer

from enterprises.booking.models import Feed


def token_for(feed: Feed) -> str:
    return _signer().sign(str(feed.pk))


def feed_of(token: str) -> Feed | None:
    """None when the address is spoilt, or was given up."""
    try:
        pk = int(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    return Feed.objects.select_related("diary__enterprise", "person").filter(pk=pk).first()


def _signer() -> Signer:
    return Signer(salt="booking.feed")
