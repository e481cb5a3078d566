"""Mentoring in the gate's town: Ana is asked about Ben, Ben tries it with Ida, works with Una, and Viv would join."""

from typing import Any

from accounts.models import Person
from enterprises.listings.models import Area
from enterprises.mentoring import people, starter
from enterprises.mentoring.actions import answering, describing, joining, programmes, proposing
from enterprises.mentoring.models import Membership, Programme, Proposal
from enterprises.mentoring.said import Said


def pair_people(area: Area, jo: Person) -> dict[str, Any]:
    programme = starter.found(area, "Side by side", "People further along help people who start.", by=jo)
    programmes.open_it(programme, by=jo)
    ana, ben = (Person.objects.get(email=f"{name}@example.com") for name in ("ana", "ben"))
    ida, una, viv, zoe = (Person.objects.create_user(name=f"{name} Lane", phone="01632 960444") for name in NAMES)
    learns = {name: _ready(programme, who, "mentee", jo) for name, who in zip(LEARN, (ana, ida, una, zoe), strict=True)}
    mentor = _ready(programme, ben, "mentor", jo)
    waits = joining.join(programme, viv, "mentee", said=Said(jo, "phone"))
    asked = _propose(learns["ana"], mentor, jo)
    trial = _propose(learns["ida"], mentor, jo, Said(jo, "paper"))
    paired = _propose(learns["una"], mentor, jo, Said(jo, "phone"), goes_on=True)
    return {
        "own_member": learns["ana"].pk,
        "own_member_ready": learns["zoe"].pk,
        "own_member_new": waits.pk,
        "own_mentor": mentor.pk,
        "own_proposal": asked.pk,
        "own_trial": trial.pk,
        "own_pairing": paired.pairing.pk,
    }


NAMES = ("Ida", "Una", "Viv", "Zoe")
LEARN = ("ana", "ida", "una", "zoe")
SAYS = {
    "topics": ["accounts", "prices"],
    "slots": [3, 4],
    "ways": ["speech"],
    "languages": ["en"],
    "meets": ["in_person", "phone"],
    "sector": "GL5 1",
    "max_km": 16,
    "own_words": "I make cards, and I like a quiet talk.",
    "agrees": True,
}


def _ready(programme: Programme, person: Person, role: str, jo: Person) -> Membership:
    told = Said(jo, "phone")
    made = joining.join(programme, person, role, said=told, capacity=4)
    joining.take_on(made, by=jo)
    describing.describe(made, SAYS, said=told)
    for step in programme.steps.filter(role=role):
        joining.step_done(made, step, made.joined_at.date(), by=jo)
    joining.make_ready(made, by=jo)
    return Membership.objects.select_related("programme__area", "person").get(pk=made.pk)


def _propose(
    learns: Membership, mentor: Membership, jo: Person, said: Said | None = None, *, goes_on: bool = False
) -> Proposal:
    """Both are asked; with `said` both say yes, and with `goes_on` again after they met."""
    parts = [people.as_stored(part) for part in people.parts_between(learns, mentor)]
    made = proposing.draft(learns, mentor, by=jo, parts=parts)
    proposing.send(made, by=jo)
    for side in ("mentee", "mentor") if said else ():
        answering.answer(made, side, "yes", said=said)
    for side in ("mentee", "mentor") if said and goes_on else ():
        answering.after_meeting(made, side, goes_on=True, said=said)
    return Proposal.objects.get(pk=made.pk)
