"""One function for each message about joining. Subjects name nothing private; none holds a code."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import lazy
from django_tasks import task

from accounts.messages import tell
from accounts.models import Person, Way
from core import mail, phones, site, texts
from core.saved import codes
from enterprises.listings.emails import something_waits
from enterprises.listings.models import Enterprise, Invitation, Newcomer
from enterprises.listings.permissions import MessagePolicy


def code_address(code: str = "", language: str = "") -> str:
    """Where a code is typed. With one it follows a #, which browsers send to nobody: a script types it in."""
    with translation.override(language or settings.LANGUAGE_CODE):
        page = settings.SITE_URL + reverse("joining:code")
    return f"{page}#{codes.shown(code)}" if code else page


def facts_of(invitation: Invitation, code: str) -> dict[str, Any]:
    """What a letter, a text and a slip say."""
    area = invitation.enterprise.area
    return {
        "name": invitation.enterprise.name,
        "for_whom": invitation.for_whom,
        "worker": invitation.made_by.name if invitation.made_by else "",
        "code": codes.shown(code),
        "address": code_address(code, invitation.language),
        "page": code_address("", invitation.language),
        "last_day": invitation.expires_at,
        "phone": area.phone or site.current().phone,
        "hours": area.phone_hours or site.current().hours,
    }


def invitation(row: Invitation, code: str, *, reminder: bool = False) -> None:
    """To somebody we may not know: this listing is yours, and this is the code. A slip is printed instead."""
    if row.way == Invitation.Way.EMAIL:
        facts = facts_of(row, code) | {"reminder": reminder}
        tell(row.address, "listings/invitation", facts, language=row.language)
    elif row.way == Invitation.Way.TEXT:
        text_invitation.enqueue(row.pk, "again" if reminder else "first")


@task(priority=mail.FIRST)
def text_invitation(pk: int, which: str) -> None:
    """Hand one text to the gateway. The code is worked out here, so that no job holds it."""
    from enterprises.listings.actions.joining import code_of  # it calls this module

    row = Invitation.objects.open().select_related("enterprise__area", "made_by").filter(pk=pk).first()
    code = code_of(row) if row else ""
    if row is None or not code:
        return
    number = phones.normal(row.address)
    with translation.override(row.language or settings.LANGUAGE_CODE):
        words = texts.render("listings/invitation", facts_of(row, code))
    try:
        if number is None or not texts.is_on():
            raise texts.WrongNumber
        gateway, reference = texts.gateway(), f"{row.key}-{which}"
        if not gateway.find(reference):
            gateway.send(number, words, reference)
    except texts.WrongNumber:
        Invitation.objects.filter(pk=pk).update(failed_at=timezone.now())


def owner_joined(row: Invitation, *, person: Person) -> None:
    """To the worker who invited, or the team where they have left: it is done. And to those who ran it before."""
    listing = row.enterprise
    address = settings.SITE_URL + reverse("wagtailsnippets_listings_enterprise:edit", args=[listing.pk])
    _tell_worker(row, "listings/owner_joined", {"name": listing.name, "person": person.name, "address": address})
    for other in listing.owners.exclude(pk=person.pk).order_by("pk"):
        tell(other, "listings/another_owner", {"name": listing.name, "person": person.name}, area=listing.area)


def invitation_declined(row: Invitation) -> None:
    """To the same: it reached somebody who says that it is not theirs."""
    address = settings.SITE_URL + reverse("listings_invitations:one", args=[row.pk])
    _tell_worker(row, "listings/invitation_declined", {"name": row.enterprise.name, "address": address})


def _tell_worker(row: Invitation, template: str, context: dict[str, Any]) -> None:
    if row.made_by and row.made_by.is_active:
        tell(row.made_by, template, context, way=Way.EMAIL)
    elif row.enterprise.area.email:
        tell(row.enterprise.area.email, template, context)


def given_to_owner(enterprise: Enterprise, person: Person) -> None:
    """To somebody who said that a listing is theirs: a support worker has agreed."""
    # Worked out while it is written: in the language of whoever reads it.
    address = lazy(lambda: settings.SITE_URL + reverse("joining:mine"), str)()
    tell(person, "listings/given_to_owner", {"name": enterprise.name, "address": address}, area=enterprise.area)


def newcomer(row: Newcomer) -> None:
    """To the area's team: go and look. Where no area of ours lies, to the editors; without any, to administrators."""
    if row.area:
        something_waits(row.area)
        return
    policy = MessagePolicy(Newcomer, "area", auth_model=Enterprise)
    able = policy.users_with_any_permission_for_instance(["view"], row)
    address = settings.SITE_URL + reverse("wagtailadmin_home")
    for person in able.filter(is_superuser=False) or able:
        tell(person, "listings/newcomer_of_no_area", {"address": address}, way=Way.EMAIL)
