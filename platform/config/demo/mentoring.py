"""Mentoring in the demo town: people at every stage. Ivy has no e-mail: Jo does all of hers, by phone and paper."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Person
from config.demo.accounts import HOST
from enterprises.listings.models import Area
from enterprises.mentoring import people, starter
from enterprises.mentoring.actions import answering, describing, joining, pairing_up, programmes, proposing
from enterprises.mentoring.models import MatchingPolicy, Membership, Pairing, Programme, Proposal
from enterprises.mentoring.said import Said

WORDS = (
    "People who run something small meet somebody who has done it for longer: over a cup of tea, on the phone, "
    "every two weeks for half a year."
)
PRIVATE = (
    "What you tell your mentor stays between you two. Your support worker knows that you meet, and not what you say."
)
NOT_PRIVATE = "If somebody may be hurt, we must tell those who can help. We tell you first, if that is safe."
#: name, role, what they know or want, when they have time (Monday morning is 0), where, what they like, own words.
TOWN: list[tuple[str, str, list[str], list[int], str, list[str], str]] = [
    (
        "Marjorie Webb",
        "mentor",
        ["prices", "accounts", "being-found"],
        [3, 4, 9],
        "GL5 1",
        ["cooking"],
        "I ran a tea room.",
    ),
    (
        "Delroy Grant",
        "mentor",
        ["starting", "helpers", "growing"],
        [0, 6, 12],
        "GL6 6",
        ["music", "sport"],
        "Ask me anything.",
    ),
    ("Siân Powell", "mentor", ["benefits", "saying-no", "safety"], [4, 7, 10], "GL5 4", ["reading"], "I listen first."),
    ("Tomasz Nowak", "mentee", ["prices", "accounts"], [3, 9], "GL5 2", ["cooking"], "I bake rye bread on Fridays."),
    ("Ivy Lane", "mentee", ["starting", "helpers"], [6, 12], "GL6 8", ["music"], "I want to teach the ukulele."),
    ("Harpreet Gill", "mentee", ["benefits", "safety"], [4, 10], "GL5 3", ["reading"], "I mend bicycles with my son."),
    ("Wilf Cooper", "mentee", ["being-found", "online"], [4, 9], "GL5 1", ["gardening"], "I grow dahlias to sell."),
    ("Nia Rees", "mentee", ["growing", "saying-no"], [7, 12], "GL6 0", ["outdoors"], ""),
    ("Bea Olorunfemi", "mentee", ["starting"], [0], "GL10 2", ["making"], "I sew bags from sails."),
]


def pair_people() -> None:
    """A second run finds the programme there."""
    if Programme.objects.exists():
        return
    jo = Person.objects.get(email=f"jo@{HOST}")
    area = Area.objects.get(slug="stroud-valleys")
    facts = {"kept_private": PRIVATE, "not_kept_private": NOT_PRIVATE}
    programme = starter.found(area, "Side by side", WORDS, by=jo, **facts)
    programmes.open_it(programme, by=jo)
    _agree(programme)
    members = {name: _member(programme, jo, (name, *said)) for name, *said in TOWN[:-1]}
    _at_every_stage(programme, members, jo)


def _agree(programme: Programme) -> None:
    """Members agreed the rules that the software came with, at a dated meeting."""
    day = timezone.localdate() - timedelta(days=40)
    facts = {
        "status": "agreed",
        "agreed_on": day,
        "agreed_at": "Members' tea, the Old Town Hall",
        "agreed_how_many": 11,
    }
    MatchingPolicy.objects.filter(programme=programme).update(**facts)


def _member(programme: Programme, jo: Person, said: tuple[Any, ...]) -> Membership:
    """As Jo wrote it down on the phone. Whoever has an address can see it themself."""
    name, role, topics, slots, sector, likes, words = said
    email = None if name == "Ivy Lane" else f"{name.split()[0].lower()}@{HOST}"
    person = Person.objects.create_user(email=email, name=name, phone="01632 960" + str(500 + len(name) * 7))
    told = Said(jo, "phone")
    made = joining.join(programme, person, role, said=told, capacity=2)
    if name == "Nia Rees":
        return made
    joining.take_on(made, by=jo)
    answers = {"topics": topics, "slots": slots, "interests": likes, "ways": ["speech"], "languages": ["en"]}
    more = {"meets": ["in_person", "phone"], "sector": sector, "max_km": 24, "own_words": words, "agrees": True}
    describing.describe(made, answers | more, said=told)
    for step in programme.steps.filter(role=role):
        joining.step_done(made, step, timezone.localdate(), by=jo)
    joining.make_ready(made, by=jo)
    since = timezone.localdate() - timedelta(days=9 + len(name))
    Membership.objects.filter(pk=made.pk).update(waiting_since=since)
    return Membership.objects.select_related("programme__area", "person").get(pk=made.pk)


def _at_every_stage(programme: Programme, members: dict[str, Membership], jo: Person) -> None:
    """Tomasz works with Marjorie, Ivy tries it with Delroy, Harpreet and Siân are asked, Wilf waits, Nia would join."""
    works = _propose(members["Tomasz Nowak"], members["Marjorie Webb"], jo, "You both like to bake.")
    _say_yes(works, Said(jo, "phone"), goes_on=True)
    pairing = Pairing.objects.get(proposal=works)
    pairing_up.look_again_on(pairing, timezone.localdate() + timedelta(days=20), by=jo)
    tries = _propose(members["Ivy Lane"], members["Delroy Grant"], jo, "Delroy plays the guitar.")
    _say_yes(tries, Said(jo, "paper"))
    asked = _propose(members["Harpreet Gill"], members["Siân Powell"], jo, "")
    answering.answer(asked, "mentor", "yes", said=Said(jo, "phone"))
    answering.answer(asked, "mentee", "talk", said=Said(jo, "phone"))


def _propose(mentee: Membership, mentor: Membership, jo: Person, words: str) -> Proposal:
    parts = [people.as_stored(part) for part in people.parts_between(mentee, mentor)]
    made = proposing.draft(mentee, mentor, by=jo, parts=parts, words=words)
    proposing.send(made, by=jo)
    return made


def _say_yes(proposal: Proposal, said: Said, *, goes_on: bool = False) -> None:
    for side in ("mentee", "mentor"):
        answering.answer(proposal, side, "yes", said=said)
    for side in ("mentee", "mentor") if goes_on else ():
        answering.after_meeting(proposal, side, goes_on=True, said=said)
