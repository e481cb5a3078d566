"""The people and listings the parts of the proof are tried on."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.management import call_command

from accounts.models import Person
from enterprises.listings.starter import load_vocabulary
from tests.factories.accounts import PersonFactory
from tests.factories.listings import AreaFactory, make_listing
from tests.permissions import world as permissions


class World:
    """Two areas with a team each, everybody of the permission table, and the things they are tried on."""

    def __init__(self) -> None:
        call_command("setup_site", verbosity=0)
        self.area = AreaFactory()
        self.other_area = AreaFactory(name="Dean", slug="dean", districts="GL14, GL15, GL16", email="dean@example.org")
        self.people = {role: _person(role) for role in permissions.ROLES if role != "visitor"}
        for role, area in (("worker", self.area), ("other worker", self.other_area)):
            area.areaworker_set.create(person=self.people[role])
        self.ids: dict[str, int] = permissions.build(self.people, self.area)
        self.clients = permissions.sign_everybody_in(self.people)


GROUPS = {"worker": "Support workers", "other worker": "Support workers", "editor": "Editors"}


def _person(role: str) -> Person:
    works = role in permissions.WORKING
    fields: dict[str, Any] = {"is_staff": works, "is_superuser": role == "administrator"}
    person = PersonFactory(name=role.title(), email=f"{role.replace(' ', '.')}@example.com", **fields)
    if role in GROUPS:
        person.groups.add(Group.objects.get(name=GROUPS[role]))
    return person


def few_listings(count: int = 12) -> Any:
    """Public listings with everything a search can ask for; returns their area."""
    call_command("setup_site", verbosity=0)
    load_vocabulary()
    area = AreaFactory()
    for number in range(count):
        make_listing(
            area=area,
            name=f"Garden Gang {number}",
            slug="garden-gang" if not number else f"garden-gang-{number}",
            description="We dig gardens, bake bread and mend bicycles.",
            audiences=("older-people",),
            payments=("cash",),
            languages=("polish",),
            openings=((number % 7, "morning"),),
            price_pence=1200,
            venue=("Scout Hut", "GL5 1AA"),
            comes_to_you=bool(number % 2),
            reach_miles=8,
        )
    return area
