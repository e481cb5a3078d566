"""A programme in Stroud: Jo runs it, Ann and Bea want to learn, Mo and Pat are mentors."""

from contextlib import contextmanager

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from enterprises.mentoring import matching
from enterprises.mentoring.actions import joining, proposing, running
from enterprises.mentoring.models import MatchingPolicy, Membership, Profile, Programme, Run
from enterprises.mentoring.said import Said
from tests.factories.accounts import PersonFactory


@pytest.fixture
def programme(area):
    return Programme.objects.create(area=area, name="Side by side", slug="side-by-side", words="x", status="open")


def describe(membership, **said):
    """What somebody said of themself, and that it may be used."""
    profile = Profile(membership=membership, sector="GL5 1", max_km=20, agreed_at=timezone.now())
    profile.answers = {"topics": ["accounts"], "slots": [3, 4], "ways": ["speech"], "languages": ["en"], **said}
    profile.save()
    return profile


@pytest.fixture
def member(programme, jo):
    """Somebody who is ready: member("Ann"), member("Mo", "mentor", capacity=2)."""

    def make(name, role="mentee", *, person=None, capacity=None, **said):
        person = person or PersonFactory(name=f"{name} Moor", email=f"{name.lower()}@example.com", phone="01453 111222")
        made = joining.join(programme, person, role, said=Said(person), capacity=capacity)
        joining.take_on(made, by=jo)
        describe(made, **said)
        joining.make_ready(made, by=jo)
        return Membership.objects.select_related("person", "programme__area").get(pk=made.pk)

    return make


@pytest.fixture
def ann(member):
    return member("Ann")


@pytest.fixture
def mo_m(member):
    """Mo, a mentor with one place."""
    return member("Mo", "mentor", capacity=1)


@pytest.fixture
def asked(jo):
    """Two people who are asked about each other."""

    def ask(mentee, mentor):
        made = proposing.draft(mentee, mentor, by=jo)
        proposing.send(made, by=jo)
        made.refresh_from_db()
        return made

    return ask


@pytest.fixture
def listening(mailoutbox, django_capture_on_commit_callbacks):
    """The e-mails that what happens inside brings about: with listening() as told: ..."""

    @contextmanager
    def listen():
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            yield mailoutbox

    return listen


@pytest.fixture
def signed_in():
    """A browser of somebody who works here, with the second step done."""

    def sign_in(person):
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
        client = Client()
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def policy(programme):
    plain = matching.DEFAULT_POLICY
    return MatchingPolicy.objects.create(
        programme=programme, number=1, weights=dict(plain.weights), rules=sorted(plain.rules)
    )


@pytest.fixture
def run_of_five(programme, policy, member, jo):
    """Three who wait, two mentors with three places; worked out."""
    people = {name: member(name) for name in ("Ann", "Bea", "Cy")}
    mentors = {"Mo": member("Mo", "mentor", capacity=2), "Pat": member("Pat", "mentor", capacity=1, slots=[9])}
    run = running.start(programme, by=jo)
    running.work(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.READY, run.metrics
    return run, people | mentors
