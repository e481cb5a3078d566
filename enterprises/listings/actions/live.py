"""Live and not live: the one source of what the public sees, whichever screen asked for it."""

from collections.abc import Callable
from itertools import chain, count
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import has_happened, record
from core.moves import WrongMoment
from enterprises.listings import emails, rules
from enterprises.listings.actions.formats import check_copies
from enterprises.listings.actions.guard import require
from enterprises.listings.actions.recordings import forget_recordings_of
from enterprises.listings.actions.where import refresh_places
from enterprises.listings.models import Area, Closing, Enterprise, FormerAddress
from enterprises.listings.short_numbers import candidates, every_number
from enterprises.listings.signals import listing_published, listing_withdrawn
from enterprises.listings.staying import why_stays

#: How often an address or a number that somebody else took at the same moment is looked for again.
MOST_ATTEMPTS = 20


class NoNumberLeft(ValidationError):
    """Every short number there is belongs to a listing (see short_numbers)."""

    def __init__(self) -> None:
        super().__init__(
            _("Every short number is taken, so no new listing can be made. Please tell whoever runs this site.")
        )


@transaction.atomic
def create_listing(enterprise: Enterprise, *, by: Person) -> Enterprise:
    """Save a new listing as a draft with its address and short number. Not public until publish_listing."""
    require(rules.may_create(by, enterprise.area), _("You can make listings in your own area only."))
    enterprise.live = False
    enterprise.has_unpublished_changes = True
    if enterprise.slug:
        enterprise.save()
    else:
        save_at_a_free_address(enterprise)
    was_created(enterprise, by=by)
    enterprise.save_revision(user=by)
    return enterprise


@transaction.atomic
def was_created(enterprise: Enterprise, *, by: Person) -> None:
    """A new listing was saved as a draft, here or by Wagtail's form: finish it."""
    require(rules.may_create(by, enterprise.area), _("You can make listings in your own area only."))
    give_short_number(enterprise)
    record("listing:created", enterprise, by=by)


def save_at_a_free_address(enterprise: Enterprise, save: Callable[[], object] | None = None) -> None:
    """Save it with an address of its own, which is looked for again if somebody takes it at the same moment.

    `save` is for a form, which saves more than the listing.
    """
    for attempt in range(MOST_ATTEMPTS):
        enterprise.slug = free_slug(enterprise)
        try:
            with transaction.atomic():
                (save or enterprise.save)()
            return
        except IntegrityError:
            is_taken = Enterprise.objects.exclude(pk=enterprise.pk).filter(slug=enterprise.slug).exists()
            if not is_taken or attempt == MOST_ATTEMPTS - 1:
                raise


def free_slug(enterprise: Enterprise) -> str:
    """An address made of the name that no other listing has or had: pats-garden, pats-garden-stroud, pats-garden-2.

    The town is its first venue's, which is public.
    """
    wanted = slugify(enterprise.name)[:70].strip("-") or "listing"
    venue = enterprise.venues.first()
    town = slugify(venue.town)[:15].strip("-") if venue else ""
    taken = taken_slugs(wanted, but=enterprise)
    first = [wanted, f"{wanted}-{town}"] if town and town not in wanted else [wanted]
    return next(slug for slug in chain(first, (f"{wanted}-{n}" for n in count(2))) if slug not in taken)


def taken_slugs(start: str, *, but: Enterprise | None = None) -> set[str]:
    """Every address that starts so and belongs to a listing, now or once. `but` leaves out one listing's own."""
    now, once = Enterprise.objects.filter(slug__startswith=start), FormerAddress.objects.filter(slug__startswith=start)
    if but is not None and but.pk:
        now, once = now.exclude(pk=but.pk), once.exclude(enterprise=but)
    return {*now.values_list("slug", flat=True), *once.values_list("slug", flat=True)}


def give_short_number(enterprise: Enterprise) -> None:
    """Give the listing a short number nobody has, once and for good. Raises NoNumberLeft."""
    for _attempt in range(MOST_ATTEMPTS):
        if enterprise.short_number:
            return
        number = _free_number(str(enterprise.uuid))
        try:
            with transaction.atomic():
                Enterprise.objects.filter(pk=enterprise.pk).update(short_number=number)
        except IntegrityError:  # somebody was given it a moment ago: look again, then
            continue
        enterprise.short_number = number
        return
    raise NoNumberLeft


def _free_number(seed: str) -> str:
    """One query, or two where nearly all numbers are taken."""
    given = Enterprise.objects.exclude(short_number=None).values_list("short_number", flat=True)
    wanted = candidates(seed)
    taken = set(given.filter(short_number__in=wanted))
    found = next((number for number in wanted if number not in taken), None)
    if found is None:
        taken = set(given)
        found = next((number for number in every_number() if number not in taken), None)
    if found is None:
        raise NoNumberLeft
    return found


@transaction.atomic
def publish_listing(enterprise: Enterprise, *, by: Person) -> None:
    """Put the newest draft before the public. Ends in went_live, as every other way of publishing does."""
    require(
        rules.may_check(by, enterprise),
        _("Only this area's support workers and editors can publish it, and nobody their own."),
    )
    revision = enterprise.get_latest_revision() if enterprise.has_unpublished_changes else None
    revision = revision or enterprise.save_revision(user=by)
    enterprise.publish(revision, user=by, skip_permission_checks=True)
    enterprise.refresh_from_db()


@transaction.atomic
def unpublish_listing(enterprise: Enterprise, *, by: Person) -> None:
    """Take the listing back to a draft. Ends in went_dark."""
    require(rules.may_publish(by, enterprise), _("Only this area's support workers and editors can take it down."))
    enterprise.unpublish(user=by)


def went_live(enterprise: Enterprise, *, by: Person | None) -> None:
    """Wagtail has just made a version live: finish it. Called inside that transaction."""
    if not enterprise.live:
        # Scheduled for later: it will come again when it is live. Until then Wagtail has taken it off.
        listing_withdrawn.send(Enterprise, enterprise=enterprise)
        return
    give_short_number(enterprise)
    refresh_places(enterprise)
    if enterprise.is_public and not has_happened("listing:published", enterprise):
        emails.published(enterprise, by=by)
    record("listing:published", enterprise, by=by)
    tell_published(enterprise)


def went_dark(enterprise: Enterprise, *, by: Person | None = None) -> None:
    """Wagtail has just unpublished the listing: take all that is made from it away. Inside that
    transaction.
    """
    record("listing:unpublished", enterprise, by=by)
    listing_withdrawn.send(Enterprise, enterprise=enterprise)


@transaction.atomic
def delete_listing(enterprise: Enterprise, *, by: Person) -> None:
    """Delete it for good, with its drafts and everything made from it. Ends in about_to_go. Raises WrongMoment for one
    that must stay.
    """
    require(rules.may_delete(by, enterprise), _("Only this area's support workers and editors can delete it."))
    if why := why_stays(enterprise):
        raise WrongMoment(why)
    enterprise.acting_person = by
    enterprise.delete()


def about_to_go(enterprise: Enterprise, *, by: Person | None = None) -> None:
    """The listing is being deleted: take all that is made from it away first."""
    record("listing:deleted", enterprise, by=by)
    forget_recordings_of(enterprise)
    listing_withdrawn.send(Enterprise, enterprise=enterprise)


@transaction.atomic
def move_listing(enterprise: Enterprise, *, area: Area, by: Person) -> None:
    """Give the listing to another area's team, at once: the area is no part of a draft."""
    require(
        rules.may_edit(by, enterprise) and rules.may_create(by, area),
        _("You can move listings only from and to areas you work in."),
    )
    enterprise.area = area
    Enterprise.objects.filter(pk=enterprise.pk).update(area=area)
    record("listing:updated", enterprise, by=by)
    tell_published(enterprise)


def tell_published(enterprise: Enterprise) -> None:
    """Say that what the public sees may have changed. Does nothing for a listing the public may not see."""
    if enterprise.is_public:
        check_copies(enterprise)  # first: the search says which copies are right
        listing_published.send(Enterprise, enterprise=enterprise)


@transaction.atomic
def hide_listing(enterprise: Enterprise, *, by: Person) -> None:
    """“Hide me now”: off every page, feed, search and document at once, and it stays off through later
    publishing.
    """
    require(rules.may_hide(by, enterprise), _("You can hide the listings of your own area, or your own."))
    if enterprise.hidden_at:
        return
    enterprise.hidden_at = timezone.now()
    Enterprise.objects.filter(pk=enterprise.pk).update(hidden_at=enterprise.hidden_at)
    record("listing:hidden", enterprise, by=by)
    listing_withdrawn.send(Enterprise, enterprise=enterprise)


@transaction.atomic
def show_listing_again(enterprise: Enterprise, *, by: Person) -> None:
    """End hiding. The listing is public again if it is also live."""
    require(
        rules.may_show_again(by, enterprise),
        _("Only this area's support workers and editors can show it again."),
    )
    require(
        not Closing.objects.filter(enterprise=enterprise).exists(),
        _("Its people closed it for good. It is opened again at the desk, when they ask."),
    )
    if not enterprise.hidden_at:
        return
    enterprise.hidden_at = None
    Enterprise.objects.filter(pk=enterprise.pk).update(hidden_at=None)
    record("listing:shown_again", enterprise, by=by)
    tell_published(enterprise)


@transaction.atomic
def confirm_listing(enterprise: Enterprise, *, by: Person) -> None:
    """Somebody who knows has read it today and it is right."""
    is_theirs = rules.owns(by, enterprise)
    require(
        is_theirs or rules.may_edit(by, enterprise),
        _("Only its owners and support workers can confirm it."),
    )
    enterprise.last_confirmed_on = timezone.localdate()
    enterprise.last_confirmed_by = Enterprise.Confirmed.OWNERS if is_theirs else Enterprise.Confirmed.TEAM
    Enterprise.objects.filter(pk=enterprise.pk).update(
        last_confirmed_on=enterprise.last_confirmed_on, last_confirmed_by=enterprise.last_confirmed_by
    )
    record("listing:confirmed", enterprise, by=by)
    tell_published(enterprise)


@transaction.atomic
def update_today(enterprise: Enterprise, *, by: Person, keyed_in_by: Person | None = None, **facts: Any) -> None:
    """Change facts of today at once, without a draft: places_left, is_closed_now, closed_words,
    closed_until. `keyed_in_by` is the worker who wrote down that `by` wants it.
    """
    require(
        rules.may_update_today(by, enterprise),
        _("Only its owners and support workers can change it."),
    )
    unknown = set(facts) - {"places_left", "is_closed_now", "closed_words", "closed_until"}
    if unknown:
        raise ValueError(f"{sorted(unknown)} are not facts of today.")
    for name, value in facts.items():
        setattr(enterprise, name, value)
    Enterprise.objects.filter(pk=enterprise.pk).update(**facts)
    record("listing:updated", enterprise, by=keyed_in_by or by, on_behalf_of=by if keyed_in_by else None)
    tell_published(enterprise)
