"""“Is this still right?”: asked every few months, answered with one press, and never a reason to delete anything."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone

from accounts.models import Person
from core.events import record
from core.models import Event
from enterprises.listings import emails, rules
from enterprises.listings.models import Enterprise

#: A link in a letter must outlive the post and a holiday; after that the next question has a new one.
LINK_DAYS = 90
ASKED = "listing:asked_if_right"


def unconfirmed_since(days: int) -> QuerySet[Any]:
    """The public listings that nobody has confirmed, or first published, for so many days. Those from another directory
    are asked about there.
    """
    before = timezone.localdate() - timedelta(days=days)
    last = Coalesce("last_confirmed_on", TruncDate("first_published_at"))
    return Enterprise.objects.public().filter(source="").annotate(right_on=last).filter(right_on__lte=before)


def ask_what_is_old() -> int:
    """Ask about every listing that is due and was not asked about in this time. Run twice, the second asks nobody."""
    since = timezone.now() - timedelta(days=settings.LISTINGS_ASK_AFTER_DAYS)
    asked = Event.objects.filter(
        tag=ASKED,
        subject_type=Enterprise._meta.label_lower,
        subject_id=Cast(OuterRef("pk"), CharField()),
        at__gt=since,
    )
    due = unconfirmed_since(settings.LISTINGS_ASK_AFTER_DAYS).exclude(Exists(asked)).exclude(owners=None)
    found = list(due.distinct().order_by("pk").values_list("pk", flat=True))
    return sum(ask_if_right(pk, not_since=since) for pk in found)


@transaction.atomic
def ask_if_right(pk: int, *, not_since: object) -> bool:
    """Ask those who run it, each in their own way. False when somebody has asked meanwhile."""
    listing = Enterprise.objects.select_for_update().filter(pk=pk).first()
    asked = Event.objects.filter(tag=ASKED, subject_type=Enterprise._meta.label_lower, subject_id=str(pk))
    if listing is None or not listing.is_public or asked.filter(at__gt=not_since).exists():
        return False
    record(ASKED, listing)
    for owner in listing.owners.filter(is_active=True).order_by("pk"):
        emails.still_right(listing, owner, token_for(listing, owner))
    return True


def token_for(enterprise: Enterprise, person: Person) -> str:
    """Lets this person confirm this listing, and nothing else, without signing in."""
    return _signer().sign(f"{enterprise.pk}-{person.pk}")


def asked_by(token: str) -> tuple[Enterprise, Person] | None:
    """Whose answer a link is, about which listing; None when it is over, spoilt, or they do not run it any more."""
    try:
        pk, person_pk = _signer().unsign(token, max_age=timedelta(days=LINK_DAYS)).split("-")
    except (BadSignature, SignatureExpired, ValueError):
        return None
    listing = Enterprise.objects.public().select_related("area").filter(pk=pk).first()
    person = Person.objects.filter(pk=person_pk).first()
    if listing is None or person is None or not rules.owns(person, listing):
        return None
    return listing, person


def may_be_wrong(days: int) -> bool:
    """Whether so many days without a word are long enough to tell the public."""
    return days >= settings.LISTINGS_ASK_AFTER_DAYS + settings.LISTINGS_MARK_AFTER_DAYS


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="listings.still_right")
