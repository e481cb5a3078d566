"""The address of a listing's page: its own from the first day, and led on from when it changes."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from enterprises.listings import rules
from enterprises.listings.actions.guard import require
from enterprises.listings.actions.live import taken_slugs, tell_published
from enterprises.listings.models import Enterprise, FormerAddress


@transaction.atomic
def change_address(enterprise: Enterprise, *, slug: str, by: Person) -> None:
    """Give the page another address. The old one leads to it for as long as the listing is there.

    Raises ValidationError when another listing has that address, or had it once.
    """
    require(rules.may_edit(by, enterprise), _("Only this area's support workers and editors can change it."))
    old = Enterprise.objects.select_for_update().get(pk=enterprise.pk).slug
    if slug == old:
        return
    if slug in taken_slugs(slug, but=enterprise):
        raise _taken()
    FormerAddress.objects.filter(enterprise=enterprise, slug=slug).delete()
    FormerAddress.objects.create(enterprise=enterprise, slug=old)
    _give(enterprise, slug)
    record("listing:address_changed", enterprise, by=by)
    tell_published(enterprise)


def _give(enterprise: Enterprise, slug: str) -> None:
    try:
        with transaction.atomic():
            Enterprise.objects.filter(pk=enterprise.pk).update(slug=slug)
    except IntegrityError:  # somebody was given it a moment ago
        raise _taken() from None
    enterprise.slug = slug


def _taken() -> ValidationError:
    return ValidationError(_("Another listing has this address, or had it once. Choose a different one."))
