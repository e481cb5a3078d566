"""What the admin says about a listing in a few plain words."""

from django.db.models import CharField, Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from enterprises.listings import drift
from enterprises.listings.models import Closing, EasyRead, Enterprise, Photo, Price
from enterprises.listings.words import and_words


def with_list_facts(listings: QuerySet[Enterprise]) -> QuerySet[Enterprise]:
    """What the list shows of each listing, in the same query however many there are."""
    key = Cast(OuterRef("pk"), CharField())
    content_type = Enterprise.get_base_content_type()
    moderated = WorkflowState.objects.filter(
        base_content_type=content_type, object_id=key, status=WorkflowState.STATUS_IN_PROGRESS
    )
    scheduled = Revision.objects.filter(base_content_type=content_type, object_id=key).exclude(approved_go_live_at=None)
    return listings.select_related("area").annotate(
        is_in_moderation=Exists(moderated),
        is_scheduled=Exists(scheduled),
        is_closed_for_good=Exists(Closing.objects.filter(enterprise=OuterRef("pk"))),
        photos_count=_count(Photo),
        prices_count=_count(Price),
    )


def _count(part: type[Photo] | type[Price]) -> Coalesce:
    counted = part.objects.filter(enterprise=OuterRef("pk")).order_by().values("enterprise").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)


def status_in_words(listing: Enterprise) -> str:
    """For a listing from with_list_facts: what the public sees of it, and what waits."""
    if getattr(listing, "is_closed_for_good", False):
        return _("Closed for good")
    if listing.hidden_at:
        return _("Hidden")
    parts = [_("Live") if listing.live else _("Taken down") if listing.first_published_at else _("Draft")]
    if listing.live and listing.is_closed_now:
        parts.append(_("closed for now"))
    if getattr(listing, "is_in_moderation", False):
        parts.append(_("waiting to be checked"))
    elif getattr(listing, "is_scheduled", False):
        parts.append(_("planned"))
    elif listing.live and listing.has_unpublished_changes:
        parts.append(_("changes not published"))
    return ", ".join(parts)


def changed_in_words(copy: EasyRead) -> str:
    """The parts of the listing that changed since the Easy Read copy was checked."""
    return and_words([str(drift.PARTS[part]) for part in copy.why if part in drift.PARTS])
