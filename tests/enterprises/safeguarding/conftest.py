"""Kim is the lead for worries in the area, Lou comes next; both work at the desk."""

import pytest
from django.contrib.auth.models import Group

from enterprises.safeguarding.actions import Told
from enterprises.safeguarding.models import Contact
from tests.factories.accounts import PersonFactory


def works_here(name, area):
    person = PersonFactory(name=name, email=f"{name.split()[0].lower()}@example.com", is_staff=True)
    person.groups.add(Group.objects.get(name="Support workers"))
    area.areaworker_set.create(person=person)
    return person


@pytest.fixture
def kim(area, groups):
    person = works_here("Kim Ashby", area)
    Contact.objects.create(area=area, person=person, place=1)
    return person


@pytest.fixture
def lou(area, kim):
    person = works_here("Lou Penn", area)
    Contact.objects.create(area=area, person=person, place=2)
    return person


def told(area=None, **said):
    return Told(**{"harm_now": "no", "words": "She has bruises.", "area": area, **said})
