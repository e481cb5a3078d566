"""What is sealed comes back as it was said, and an agreed policy is what the engine works by."""

import pytest
from django.db import connection

from enterprises.mentoring import matching
from enterprises.mentoring.models import MatchingPolicy, Membership, Profile, Programme
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(area):
    return Programme.objects.create(area=area, name="Side by side", slug="side", words="x")


def test_the_answers_of_a_profile_are_sealed_and_come_back(programme):
    member = Membership.objects.create(programme=programme, person=PersonFactory(), role="mentee")
    profile = Profile(membership=member)
    profile.answers = {"topics": ["accounts"], "needs": ["step-free"], "own_words": "Canary"}
    profile.save()

    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM mentoring_profile")
        stored = cursor.fetchone()[0]
    answers = Profile.objects.get().answers
    assert (answers["topics"], answers["needs"], answers["slots"]) == (["accounts"], ["step-free"], [])
    assert answers["own_words"] == "Canary"
    assert "Canary" not in stored
    assert "step-free" not in stored


def test_a_policy_is_what_the_engine_takes(programme):
    weights, rules = dict(matching.DEFAULT_POLICY.weights), sorted(matching.DEFAULT_POLICY.rules)
    policy = MatchingPolicy.objects.create(programme=programme, number=1, weights=weights, rules=rules)

    assert MatchingPolicy.objects.get().plain() == matching.DEFAULT_POLICY
    assert policy.plain().version == "1"
