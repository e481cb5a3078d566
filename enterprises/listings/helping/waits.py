"""What the team's pages say of words that wait for the yes of those who run a listing."""

from dataclasses import dataclass

from accounts.models import Prepared
from enterprises.listings import agreed
from enterprises.listings.helping.capabilities import KIND, WORDS
from enterprises.listings.models import Enterprise
from enterprises.listings.words import and_words


@dataclass(frozen=True)
class Waits:
    """Who decides, by name; the question that is open; and whether the last one was answered with no."""

    names: str
    asked: Prepared | None
    said_no: bool


def waits_for(listing: Enterprise) -> Waits | None:
    """None: nothing waits, or nobody runs it here."""
    if not agreed.waits_for_yes(listing):
        return None
    names = listing.owners.order_by("name", "pk").values_list("name", flat=True)
    about = Prepared.objects.filter(capability=WORDS, subject_type=KIND, subject_id=str(listing.pk))
    asked = about.waiting().select_related("person").order_by("-asked_at", "-pk").first()
    newest = about.exclude(status=Prepared.Status.WITHDRAWN).order_by("-asked_at", "-pk").first()
    return Waits(and_words(list(names)), asked, bool(newest and newest.status == Prepared.Status.NO))
