"""How far an invitation has come, in a few words for the desk."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from core.phones import masked
from enterprises.listings.models import Invitation


def day(moment: object) -> str:
    return formats.date_format(timezone.localtime(moment), "j M")  # type: ignore[arg-type]  # a datetime


def progress(invitation: Invitation) -> str:
    """Where it is stuck, or that it is done."""
    row = invitation
    if row.accepted_at:
        by = row.accepted_by.name if row.accepted_by else _("somebody who left")
        return _("Accepted %(day)s by %(name)s") % {"day": day(row.accepted_at), "name": by}
    if row.revoked_at:
        return _("Taken back %(day)s") % {"day": day(row.revoked_at)}
    if row.is_over:
        return _("Too old since %(day)s, never accepted") % {"day": day(row.expires_at)}
    if row.failed_at:
        return _("The text could not be sent")
    if row.opened_at:
        return _("Typed the code %(day)s, has not said yes yet") % {"day": day(row.opened_at)}
    return _("Has not typed the code yet")


def reminded(invitation: Invitation) -> str:
    """When they were reminded last; slips have nobody to write to."""
    last = invitation.reminded_again_at or invitation.reminded_at
    return _("Reminded %(day)s") % {"day": day(last)} if last else ""


def to_whom(invitation: Invitation) -> str:
    """Whom it went to, without the whole address: lists are read over shoulders."""
    where = ""
    if invitation.way == Invitation.Way.EMAIL:
        name, _at, host = invitation.address.partition("@")
        where = f"{name[:2]}•••@{host}"
    elif invitation.way == Invitation.Way.TEXT:
        where = masked(invitation.address)
    return ", ".join(part for part in (invitation.for_whom, where) if part) or _("Whoever holds the slip")
