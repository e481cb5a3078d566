"""Joining fresh: somebody tells us about their enterprise, and what the area's team then does for them."""

from dataclasses import asdict, dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.by_phone.actions import note_number
from accounts.models import Person
from core.events import record
from core.letters import letters_apart
from core.moves import move
from enterprises.listings import rules
from enterprises.listings.actions.guard import require
from enterprises.listings.actions.live import give_short_number, save_at_a_free_address
from enterprises.listings.actions.where import area_for, postcode_point, set_base
from enterprises.listings.joining import emails
from enterprises.listings.models import Area, Enterprise, Newcomer

#: So many listings with a name like theirs are shown to somebody who joins.
MOST_ALIKE = 5


@dataclass(frozen=True)
class Told:
    """What somebody says of their enterprise and of themself."""

    enterprise_name: str
    one_line: str
    postcode: str
    person_name: str = ""
    email: str = ""
    phone: str = ""
    wants: list[str] = field(default_factory=list)


def area_of(told: Told) -> Area | None:
    """Whose team looks after it; None where no area of ours lies."""
    return area_for(postcode_point(told.postcode))


def perhaps_the_same(told: Told) -> list[Enterprise]:
    """Public listings of that area with the same name, or nearly: it may be here already."""
    area, wanted = area_of(told), slugify(told.enterprise_name)
    if area is None or not wanted:
        return []
    there = Enterprise.objects.public().filter(area=area).order_by("name", "pk")
    return [each for each in there if _sounds_like(wanted, slugify(each.name))][:MOST_ALIKE]


def _sounds_like(wanted: str, name: str) -> bool:
    longer, shorter = sorted((wanted, name), key=len, reverse=True)
    return letters_apart(wanted, name, 2) <= 2 or longer.startswith(f"{shorter}-")


@transaction.atomic
def tell_about_enterprise(told: Told, *, by: Person | None, already: Enterprise | None = None) -> Newcomer:
    """Keep what they said for the area's team, and start their listing as a draft that they own.

    No draft where it may be there `already`, where no area of ours lies, and for somebody without an account (`by` is
    None): the team goes on with those.
    """
    require(by is None or by.is_active, _("This account is closed."))
    if by is None and not (told.phone or told.email):
        raise ValidationError({"phone": _("Write a phone number, so that we can ring you.")})
    area = already.area if already else area_of(told)
    newcomer = Newcomer.objects.create(
        area=area,
        person=by,
        maybe_is=already,
        **asdict(told) | ({"person_name": by.name, "email": ""} if by else {}),
    )
    record("newcomer:asked", newcomer, by=by)
    if by and area and not already:
        _start_draft(newcomer, area, owner=by, by=by)
    emails.newcomer(newcomer)
    return newcomer


def _start_draft(newcomer: Newcomer, area: Area, *, owner: Person, by: Person) -> Enterprise:
    """A listing that says what we know, not public, run by them. `by` is they themself or a support worker."""
    enterprise = Enterprise(area=area, name=newcomer.enterprise_name, one_line=newcomer.one_line, live=False)
    enterprise.has_unpublished_changes = True
    save_at_a_free_address(enterprise)
    give_short_number(enterprise)
    record("listing:created", enterprise, by=by, on_behalf_of=None if owner == by else owner)
    enterprise.ownership_set.create(person=owner)
    record("listing:owner_joined", enterprise, by=by, on_behalf_of=None if owner == by else owner)
    if rules.may_read_base(by, enterprise):
        set_base(enterprise, by=by, postcode=newcomer.postcode)
    enterprise.save_revision(user=by)
    newcomer.enterprise = enterprise
    newcomer.save(update_fields=["enterprise"])
    return enterprise


@transaction.atomic
def start_listing_for(newcomer: Newcomer, *, by: Person, area: Area | None = None) -> Enterprise:
    """A support worker starts the draft for somebody who could not: without e-mail, or of no area until now."""
    area = newcomer.area or area
    require(
        rules.may_welcome(by, newcomer.area) and area is not None and rules.may_create(by, area),
        _("You can make listings in your own area only."),
    )
    locked = Newcomer.objects.select_for_update().get(pk=newcomer.pk)
    if locked.enterprise_id or area is None:
        raise ValidationError(_("Their listing is there already."))
    newcomer.area, newcomer.person = (
        area,
        locked.person
        or Person.objects.create_user(name=newcomer.person_name or newcomer.enterprise_name, phone=newcomer.phone[:30]),
    )
    newcomer.save(update_fields=["area", "person"])
    note_number(newcomer.person, newcomer.phone)
    enterprise = _start_draft(newcomer, area, owner=newcomer.person, by=by)
    _settle(newcomer, by=by)
    return enterprise


@transaction.atomic
def give_listing_to(newcomer: Newcomer, *, by: Person) -> None:
    """They said that they run a listing that is here: a support worker has asked, and it is true."""
    enterprise = newcomer.maybe_is
    if enterprise is None or newcomer.person is None:
        raise ValidationError(_("There is nobody with an account, or no listing, to bring together."))
    require(rules.may_invite(by, enterprise), _("Only this area's support workers and editors can hand it over."))
    enterprise.ownership_set.get_or_create(person=newcomer.person)
    record("listing:owner_joined", enterprise, by=by, on_behalf_of=newcomer.person)
    emails.given_to_owner(enterprise, newcomer.person)
    _settle(newcomer, by=by)


@transaction.atomic
def read_newcomer(newcomer: Newcomer, *, by: Person) -> None:
    """Somebody who works here reads it: a home postcode and a phone number are in it, so that is written down."""
    require(rules.may_welcome(by, newcomer.area), _("Only this area's support workers and editors can see it."))
    record("newcomer:read", newcomer, by=by)


@transaction.atomic
def settle_newcomer(newcomer: Newcomer, *, by: Person) -> None:
    """The team has spoken to them and nothing waits any more."""
    require(rules.may_welcome(by, newcomer.area), _("Only this area's support workers and editors can see it."))
    _settle(newcomer, by=by)


def _settle(newcomer: Newcomer, *, by: Person) -> None:
    move(newcomer, Newcomer.Status.HANDLED)
    _stamp(newcomer, handled_by=by, handled_at=timezone.now())
    record("newcomer:handled", newcomer, by=by)


@transaction.atomic
def newcomer_waits_again(newcomer: Newcomer, *, by: Person) -> None:
    """Undo: it was the wrong button, or more has to be done."""
    require(rules.may_welcome(by, newcomer.area), _("Only this area's support workers and editors can see it."))
    move(newcomer, Newcomer.Status.OPEN)
    _stamp(newcomer, handled_by=None, handled_at=None)
    record("newcomer:opened_again", newcomer, by=by)


def _stamp(newcomer: Newcomer, **values: object) -> None:
    for name, value in values.items():
        setattr(newcomer, name, value)
    Newcomer.objects.filter(pk=newcomer.pk).update(**values)
