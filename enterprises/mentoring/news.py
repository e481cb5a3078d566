"""What the two are told, each in the way they like to be reached. Never why somebody said no."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from accounts.messages import tell
from accounts.models import Person
from accounts.reach import reach_of
from enterprises.mentoring.models import CheckIn, Meeting, Membership, Pairing, Proposal
from enterprises.mentoring.why import explain, words_of

OTHER = {"mentee": "mentor", "mentor": "mentee"}


def _address(name: str, *args: Any) -> Any:
    return lazy(lambda: settings.SITE_URL + reverse(name, args=args), str)()


def taken_on(membership: Membership) -> None:
    facts = {"programme": membership.programme, "worker": membership.worker}
    tell(membership.person, "mentoring/taken_on", facts, area=membership.programme.area)


def not_taken(membership: Membership, words: str) -> None:
    facts = {"programme": membership.programme, "words": words}
    tell(membership.person, "mentoring/not_taken", facts, area=membership.programme.area)


def ready(membership: Membership) -> None:
    facts = {"programme": membership.programme, "address": _address("my_mentoring:front")}
    tell(membership.person, "mentoring/ready", facts, area=membership.programme.area)


def both_asked(proposal: Proposal) -> None:
    """With who it is (a first name) and why; how to reach each other they read once both said yes."""
    words = words_of(proposal.programme)
    for side, other in OTHER.items():
        name = first_name(getattr(proposal, f"{other}_person"))
        why = explain(proposal.parts, words, reader=side, other=name)
        facts = {
            "programme": proposal.programme,
            "side": side,
            "other": name,
            "reasons": why.reasons,
            "gap": why.gap,
            "words": proposal.words,
            "until": proposal.answer_by,
            "address": _address("my_mentoring:proposal", proposal.pk),
        }
        tell(getattr(proposal, f"{side}_person"), "mentoring/both_asked", facts, area=proposal.programme.area)


def does_not_go_on(proposal: Proposal, *, to: Iterable[str]) -> None:
    """“Not this time”: the same words whatever happened."""
    for side in to:
        facts = {"programme": proposal.programme, "other": first_name(getattr(proposal, f"{OTHER[side]}_person"))}
        tell(getattr(proposal, f"{side}_person"), "mentoring/does_not_go_on", facts, area=proposal.programme.area)


def can_meet(proposal: Proposal) -> None:
    """Only now each reads how to reach the other."""
    for side, other in OTHER.items():
        person = getattr(proposal, f"{other}_person")
        facts = {
            "programme": proposal.programme,
            "other": person.name,
            "contact": contact_of(person),
            "address": _address("my_mentoring:proposal", proposal.pk),
        }
        tell(getattr(proposal, f"{side}_person"), "mentoring/can_meet", facts, area=proposal.programme.area)


def paired(pairing: Pairing) -> None:
    for side, other in OTHER.items():
        facts = {
            "programme": pairing.programme,
            "other": first_name(getattr(pairing, f"{other}_person")),
            "address": _address("my_mentoring:pairing", pairing.pk),
        }
        tell(getattr(pairing, f"{side}_person"), "mentoring/paired", facts, area=pairing.programme.area)


def pairing_changed(pairing: Pairing, what: str, *, to: Iterable[str]) -> None:
    """`what`: paused, goes_on, ending, ended."""
    for side in to:
        facts = {
            "programme": pairing.programme,
            "what": what,
            "other": first_name(getattr(pairing, f"{OTHER[side]}_person")),
            "until": pairing.paused_until if what == "paused" else pairing.planned_end,
            "address": _address("my_mentoring:pairing", pairing.pk),
        }
        tell(getattr(pairing, f"{side}_person"), "mentoring/pairing_changed", facts, area=pairing.programme.area)


def first_name(person: Person) -> str:
    """All that somebody reads of the other before both said yes."""
    return person.name.split()[0] if person.name.strip() else _("Somebody")


def contact_of(person: Person) -> list[str]:
    """How they like to be reached, for the other of the two alone: their phone, their e-mail. Never where they live."""
    way = reach_of(person).way
    known = {"phone": person.phone, "email": person.email or ""}
    first = ("email", "phone") if way == "email" else ("phone", "email")
    return [known[name] for name in first if known[name]] or [_("through the support team")]


def meeting(about: Meeting, what: str, *, to: Iterable[str]) -> None:
    """`what`: planned, cancelled, tomorrow. Where it is stands on the page, and in no message."""
    pairing = about.pairing
    for side in to:
        facts = {
            "programme": pairing.programme,
            "what": what,
            "meeting": about,
            "other": first_name(getattr(pairing, f"{OTHER[side]}_person")),
            "address": _address("my_mentoring:pairing", pairing.pk),
        }
        tell(getattr(pairing, f"{side}_person"), "mentoring/meeting", facts, area=pairing.programme.area)


def how_is_it(check_in: CheckIn) -> None:
    """A few questions about how it goes. The other one never reads the answers."""
    pairing = check_in.pairing
    facts = {
        "programme": pairing.programme,
        "other": first_name(getattr(pairing, f"{OTHER[check_in.side]}_person")),
        "address": _address("my_mentoring:check_in", check_in.pk),
    }
    tell(getattr(pairing, f"{check_in.side}_person"), "mentoring/how_is_it", facts, area=pairing.programme.area)
