"""Handing a listing over to the people who run it: invite, take back, open, accept, decline, remind."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from accounts.models import Person
from core import phones
from core.events import record
from core.moves import WrongMoment
from core.saved import codes
from enterprises.listings import rules
from enterprises.listings.actions.guard import require
from enterprises.listings.joining import emails
from enterprises.listings.models import Enterprise, Invitation
from enterprises.listings.models.joining import STUCK_AFTER, WORKS_FOR


class NotOpen(WrongMoment):
    """The invitation was accepted, taken back, or is too old. `why` says which: used, revoked, expired."""

    def __init__(self, why: str) -> None:
        super().__init__(_("This invitation cannot be used any more."))
        self.why = why


def code_of(invitation: Invitation) -> str:
    """The code, worked out again; "" when the site's secret has changed since, so that it works no more."""
    code = codes.derived("invitation", str(invitation.key), length=codes.LONG)
    fits = not invitation.code_digest or constant_time_compare(codes.digest(code), invitation.code_digest)
    return code if fits else ""


def _address_digest(way: str, address: str) -> str:
    """Knows the same letter box or telephone again, however it was written."""
    if way == Invitation.Way.PAPER:
        return ""
    plain = address.strip().lower() if way == Invitation.Way.EMAIL else phones.normal(address) or ""
    return salted_hmac("listings.invitation.address", f"{way} {plain}", algorithm="sha256").hexdigest()


@transaction.atomic
def invite_owner(
    enterprise: Enterprise, *, by: Person, way: str, address: str = "", for_whom: str = "", language: str = ""
) -> Invitation:
    """Make a code that hands this listing over, and send it. An older one to the same address works no more."""
    require(rules.may_invite(by, enterprise), _("Only this area's support workers and editors can hand it over."))
    _refuse_wrong_address(enterprise, way, address)
    Enterprise.objects.select_for_update().get(pk=enterprise.pk)  # two who invite at once stand in line
    digest = _address_digest(way, address)
    for older in enterprise.invitations.unanswered().filter(address_digest=digest):
        _take_back(older, by=by)
    now = timezone.now()
    invitation = Invitation(
        enterprise=enterprise,
        made_by=by,
        made_at=now,
        way=way,
        for_whom=for_whom,
        address=address if digest else "",
        address_digest=digest,
        language=language,
        expires_at=now + WORKS_FOR,
    )
    invitation.code_digest = codes.digest(code_of(invitation))
    invitation.save()
    record("listing:owner_invited", enterprise, by=by)
    emails.invitation(invitation, code_of(invitation))
    return invitation


def _refuse_wrong_address(enterprise: Enterprise, way: str, address: str) -> None:
    if way == Invitation.Way.TEXT and not phones.can_be_texted(address):
        raise ValidationError({"phone": _("Write the number of a mobile phone, like 07700 900123")})
    if way == Invitation.Way.EMAIL and not address:
        raise ValidationError({"email": _("Write their e-mail address.")})
    if way == Invitation.Way.EMAIL and enterprise.owners.filter(email__iexact=address.strip()).exists():
        raise ValidationError({"email": _("Whoever has this address runs the listing already.")})


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Person) -> None:
    """The code works no more, at once: it went to the wrong address, or is not needed."""
    require(
        rules.may_invite(by, invitation.enterprise),
        _("Only this area's support workers and editors can take it back."),
    )
    _take_back(invitation, by=by)


def _take_back(invitation: Invitation, *, by: Person) -> None:
    invitation.revoked_at = timezone.now()
    unanswered = Invitation.objects.unanswered().filter(pk=invitation.pk)
    if not unanswered.update(revoked_at=invitation.revoked_at):
        raise WrongMoment(_("Somebody has accepted this invitation, or it was taken back already."))
    record("listing:invitation_revoked", invitation.enterprise, by=by)


def find_invitation(code: str) -> Invitation | None:
    """The invitation behind a code, open or not."""
    found = Invitation.objects.select_related("enterprise__area", "made_by")
    return found.filter(code_digest=codes.digest(code)).first()


def why_not(invitation: Invitation) -> str:
    """Why its code works no more: used, revoked, expired. "" while it works."""
    if invitation.accepted_at:
        return "used"
    if invitation.revoked_at:
        return "revoked"
    return "expired" if invitation.is_over else ""


def mark_opened(invitation: Invitation) -> None:
    """Somebody typed the code: from now on the worker sees that it arrived."""
    Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=timezone.now())


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: Person) -> None:
    """This person runs it: they own the listing from now on. Raises NotOpen when the code works no more."""
    locked = _locked(invitation, by)
    locked.enterprise.ownership_set.get_or_create(person=by)
    locked.accepted_by, locked.accepted_at = by, timezone.now()
    locked.save(update_fields=["accepted_by", "accepted_at"])
    record("listing:owner_joined", locked.enterprise, by=by)
    emails.owner_joined(locked, person=by)


@transaction.atomic
def decline_invitation(invitation: Invitation, *, by: Person) -> None:
    """It came to somebody whose enterprise this is not: the code works no more, and the worker is told."""
    locked = _locked(invitation, by)
    locked.revoked_at = timezone.now()
    locked.save(update_fields=["revoked_at"])
    record("listing:invitation_declined", locked.enterprise, by=by)
    emails.invitation_declined(locked)


def _locked(invitation: Invitation, by: Person) -> Invitation:
    require(by.is_active, _("This account is closed."))
    rows = Invitation.objects.select_related("enterprise__area", "made_by")
    locked = rows.select_for_update(of=("self",)).get(pk=invitation.pk)
    if why := why_not(locked):
        raise NotOpen(why)
    return locked


def remind_stuck(now: datetime) -> int:
    """Write once more to those who did not type their code, and once to those who typed it and went no further.

    Says how many. Run twice, the second finds nobody. Slips have nobody to write to: the worker sees them waiting.
    """
    before = now - STUCK_AFTER
    reachable = Invitation.objects.open().exclude(way=Invitation.Way.PAPER).filter(failed_at=None)
    unopened = reachable.filter(opened_at=None, made_at__lt=before, reminded_at=None)
    unaccepted = reachable.filter(opened_at__lt=before, reminded_again_at=None)
    return sum(_remind(pk, "reminded_at", now) for pk in unopened.values_list("pk", flat=True)) + sum(
        _remind(pk, "reminded_again_at", now) for pk in unaccepted.values_list("pk", flat=True)
    )


@transaction.atomic
def _remind(pk: int, mark: str, now: datetime) -> bool:
    marked = Invitation.objects.open().filter(pk=pk, **{mark: None}).update(**{mark: now})
    invitation = Invitation.objects.select_related("enterprise__area", "made_by").get(pk=pk)
    code = code_of(invitation)
    if not marked or not code:
        return False
    emails.invitation(invitation, code, reminder=True)
    return True
