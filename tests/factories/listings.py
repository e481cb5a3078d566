"""Listings, dull on purpose. `publish` goes through Wagtail's own door, so what follows a publication follows here."""

from datetime import date
from typing import Any

import factory
from django.db import transaction

from core.events import record
from enterprises.listings.models import Area, Category, Enterprise, Opening, Price, Term, Venue

#: A point in the middle of the demo area's town (Stroud), rounded.
STROUD = (51.7457, -2.2178)


class AreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Area
        django_get_or_create = ("slug",)

    name = "Stroud Valleys"
    slug = "stroud-valleys"
    phone = "01632 960123"
    email = "team@example.org"
    districts = "GL5, GL6, GL10"


class EnterpriseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Enterprise

    area = factory.SubFactory(AreaFactory)
    name = factory.Sequence(lambda n: f"Enterprise {n}")
    slug = factory.Sequence(lambda n: f"enterprise-{n}")
    one_line = "We help people near Stroud."
    live = False


def term(group: str, slug: str) -> Term:
    return Term.objects.get_or_create(group=group, slug=slug, defaults={"name": slug.replace("-", " ").capitalize()})[0]


def category(slug: str, parent: str = "") -> Category:
    top = category(parent) if parent else None
    defaults = {"name": slug.replace("-", " ").capitalize(), "parent": top}
    return Category.objects.get_or_create(slug=slug, defaults=defaults)[0]


_TERM_FIELDS = {
    "audiences": "for",
    "payments": "pay",
    "languages": "language",
    "formats": "format",
    "skills": "skill",
    "run_by": "run_by",
}


def make_listing(
    *,
    publish: bool = True,
    categories: tuple[str, ...] = (),
    openings: tuple[tuple[int, str], ...] = (),
    price_pence: int | None = None,
    venue: tuple[str, str] | None = None,
    point: tuple[float, float] | None = None,
    owner: Any = None,
    **fields: Any,
) -> Enterprise:
    """A listing, published unless told otherwise.

    categories and the term fields (audiences=("older-people",) ...) take slugs; openings are (weekday, part);
    venue is (name, postcode); point is a public point given directly, for enterprises without a base.
    """
    words = {name: fields.pop(name) for name in _TERM_FIELDS if name in fields}
    fields.setdefault("last_confirmed_on", date(2026, 11, 1))
    enterprise = EnterpriseFactory(**fields)
    enterprise.categories.set([category(slug) for slug in categories])
    for name, slugs in words.items():
        getattr(enterprise, name).set([term(_TERM_FIELDS[name], slug) for slug in slugs])
    for day, part in openings:
        enterprise.openings.add(Opening(day=day, part=part))
    if price_pence is not None:
        enterprise.prices.add(Price(name="One hour", pence=price_pence, unit="hour"))
    if venue:
        enterprise.venues.add(Venue(name=venue[0], postcode=venue[1]))
    enterprise.save()
    if owner:
        enterprise.ownership_set.create(person=owner)
    if publish:
        enterprise.publish(enterprise.save_revision(), skip_permission_checks=True)
        enterprise.refresh_from_db()
    if point:
        move_to(enterprise, *point)
    return enterprise


def say_yes(enterprise: Enterprise) -> None:
    """One of those who run it agrees to its draft, as if they had sent it: only then the team may publish it."""
    record("listing:sent", enterprise, by=enterprise.owners.first())


def move_to(enterprise: Enterprise, latitude: float, longitude: float) -> None:
    """Set the public point by hand and tell whoever listens."""
    from enterprises.listings import actions

    enterprise.public_latitude, enterprise.public_longitude = latitude, longitude
    Enterprise.objects.filter(pk=enterprise.pk).update(public_latitude=latitude, public_longitude=longitude)
    with transaction.atomic():
        actions.tell_published(enterprise)
