"""Putting an earlier version of a listing back."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.listings import rules
from enterprises.listings.actions.checked import task_in_progress
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Enterprise


@transaction.atomic
def put_back(enterprise: Enterprise, *, revision: Revision, by: Person) -> Revision:
    """Make the newest draft say what this earlier version said. Returns what was newest, for putting that back.

    Nothing the public sees changes. Facts of today, and days that are different, stay as they are now.
    """
    require(rules.may_put_back(by, enterprise), _("Only those who run it and its support workers can put it back."))
    enterprise.refresh_from_db(from_queryset=Enterprise.objects.select_for_update())
    if revision.content_object != enterprise:
        raise ValueError("The revision is of another listing.")
    if task_in_progress(enterprise) and not rules.may_check(by, enterprise):
        raise WrongMoment(_("The support team is looking at this listing. Wait for them, or ask for it back first."))
    newest = enterprise.latest_revision
    content = {**revision.content, "exceptions": newest.content.get("exceptions", [])}
    draft = enterprise.with_content_json(content)
    draft.has_unpublished_changes = True
    draft.save_revision(user=by, previous_revision=revision, log_action=True, clean=False)
    record("listing:put_back", enterprise, by=by)
    return newest
