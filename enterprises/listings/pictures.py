"""The photographs of listings: what was looked at before it was shown is what stays shown."""

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from core.models import Picture
from core.pictures import keep_file_if
from enterprises.listings.models import Enterprise, Photo


@keep_file_if
def why_a_listing_keeps_it(picture: Picture) -> str:
    """A new file behind a checked photograph would reach the public unchecked: the next one goes through a draft.

    Names no listing: it may be one of an area whose listings the reader may not see.
    """
    if not (Photo.objects.filter(picture=picture).exists() or in_a_draft(picture)):
        return ""
    return _(
        "A listing uses this picture, so its file must stay. To show another one, add it as a new picture and "
        "choose it in the listing's draft. Then it is checked before the public sees it."
    )


def in_a_draft(picture: Picture) -> bool:
    """Whether a version of a listing that may still go live shows it: written, waiting for its check, or planned."""
    content_type = Enterprise.get_base_content_type()
    drafts = Enterprise.objects.filter(has_unpublished_changes=True).values("latest_revision")
    may_go_live = (
        Q(pk__in=drafts)
        | Q(approved_go_live_at__isnull=False)
        | Q(task_states__workflow_state__status=WorkflowState.STATUS_IN_PROGRESS)
    )
    versions = Revision.objects.filter(may_go_live, base_content_type=content_type)
    # As text, because SQLite cannot look inside a list of a JSON field.
    words = versions.annotate(words=Cast("content", TextField()))
    return words.filter(words__regex=rf'"picture": {picture.pk}[,}}]').exists()
