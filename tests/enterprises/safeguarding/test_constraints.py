"""Every "only one" and "never" of worries, and of people kept apart, tried on the database."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.utils import timezone

from accounts.models import Block
from enterprises.safeguarding.models import Concern, Contact, Note
from tests.constraints import cases, is_refused, of_models
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def there(area):
    found = SimpleNamespace(area=area, kim=PersonFactory(), lou=PersonFactory(), sam=PersonFactory())
    Contact.objects.create(area=area, person=found.kim, place=1)
    found.concern = Concern.objects.create(area=area, harm_now="no")
    found.note = found.concern.notes.create(kind="said", words="x")
    Block.objects.create(low=found.kim, high=found.lou, kind="family")
    return found


ROWS = {
    Contact: (
        lambda there: {"area": there.area, "person": there.lou, "place": 2},
        {
            "a_contact_once_for_an_area": lambda there: {"person": there.kim},
            "one_contact_at_each_place": {"place": 1},
            "nobody_makes_themself_a_contact": lambda there: {"appointed_by": there.lou},
            "a_contact_has_a_place": {"place": 7},
        },
    ),
    Concern: (
        lambda there: {"area": there.area, "harm_now": "no"},
        {
            "a_worry_somebody_has_says_since_when": {"status": "taken"},
            "a_closed_worry_says_when": {"status": "closed", "taken_at": NOW},
            "shared_with_a_yes_or_a_reason": {"status": "referred", "taken_at": NOW, "knows": "no"},
        },
    ),
    Note: (
        lambda there: {"concern": there.concern, "kind": "correct", "words": "y", "corrects": there.note},
        {"a_correction_says_of_what": {"corrects": None}},
    ),
    Block: (
        lambda there: {"low": there.kim, "high": there.lou, "kind": "safe"},
        {
            "nobody_is_kept_from_themself": lambda there: {"low": there.lou},
            "kept_apart_once_for_one_reason": {"kind": "family"},
        },
    ),
}
CASES = cases(ROWS)


def test_every_constraint_is_tried():
    ours = [*apps.get_app_config("safeguarding").get_models(), Block]
    assert of_models(ours) == set(CASES)


@pytest.mark.parametrize(("model", "name"), CASES, ids=[name for _model, name in CASES])
def test_the_database_refuses_what_cannot_be(there, model, name):
    is_refused(there, ROWS, model, name)
