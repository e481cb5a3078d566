"""What may come of a request, role by role: each rule of the table with the sentence that says it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.permissions.world import ROLES

ANY_ANSWER = frozenset({"opens", "absent", "no form"})
NOT_IN = frozenset({"refused", "absent", "no form"})

Cells = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Policy:
    """What may come of a request, role by role, and the sentence that says so."""

    sentence: str
    cells: Cells


def _all(*outcomes: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(ROLES, frozenset(outcomes))


def _signed_in(outcomes: frozenset[str]) -> dict[str, frozenset[str]]:
    return {**dict.fromkeys(ROLES, outcomes), **dict.fromkeys(("visitor", "suspended"), frozenset({"sign in"}))}


def _admin(
    *, worker: frozenset[str], other: frozenset[str], editor: frozenset[str], administrator: frozenset[str]
) -> dict[str, frozenset[str]]:
    """In the admin: visitors sign in first, everybody who does not work here is refused."""
    mine = {"worker": worker, "other worker": other, "editor": editor, "administrator": administrator}
    return {**_signed_in(frozenset({"refused"})), **mine}


def _desk(*, other: frozenset[str], worker: frozenset[str]) -> dict[str, frozenset[str]]:
    """At the desk: visitors sign in first, and for everybody who does not work here it is not there."""
    return {
        **_signed_in(frozenset({"absent"})),
        "worker": worker,
        "other worker": other,
        "editor": ANY_ANSWER,
        "administrator": ANY_ANSWER,
    }


OPENS = frozenset({"opens"})
ABSENT = frozenset({"absent"})
NO_FORM = frozenset({"no form"})

POLICIES = {
    "everybody": Policy("Anybody may, signed in or not.", _all("opens")),
    "found or not": Policy("Anybody may ask; the example is not there, for anybody alike.", _all("absent")),
    "closed": Policy("Not here, for anybody.", _all("absent")),
    "no form": Policy("Nothing can be sent here (or: nothing can be read here).", _all("no form")),
    "to the door": Policy("Leads everybody to the log-in page.", _all("sign in")),
    "signed in": Policy("One's own account: whoever is signed in.", _signed_in(ANY_ANSWER)),
    "working here": Policy(
        "Anybody who works here, by two steps.",
        _admin(worker=ANY_ANSWER, other=ANY_ANSWER, editor=ANY_ANSWER, administrator=ANY_ANSWER),
    ),
    "of the area": Policy(
        "The listing's area team, editors and administrators. For another area's team it is not there.",
        _admin(
            worker=ANY_ANSWER,
            other=frozenset({"absent", "no form"}),
            editor=ANY_ANSWER,
            administrator=ANY_ANSWER,
        ),
    ),
    "at the desk": Policy(
        "Support workers and editors, by two steps. For others it is not there.",
        _desk(worker=ANY_ANSWER, other=ANY_ANSWER),
    ),
    "at the desk, of the area": Policy(
        "The listing's area team, editors and administrators. For everybody else it is not there.",
        _desk(worker=ANY_ANSWER, other=ABSENT),
    ),
    "at the desk, editors": Policy(
        "Editors and administrators. For everybody else it is not there.", _desk(worker=ABSENT, other=ABSENT)
    ),
    "at the desk, own area": Policy(
        "The listing's area team alone: for everybody else it is not there, editors and administrators included.",
        _desk(worker=ANY_ANSWER, other=ABSENT) | {"editor": ABSENT, "administrator": ABSENT},
    ),
    "worries": Policy(
        "The contacts for worries alone (here: the area's worker). For everybody else they are not there: other "
        "workers, editors and administrators included.",
        _signed_in(ABSENT) | {"worker": OPENS},
    ),
    "worries, if there": Policy(
        "The contacts for worries alone; the example is not there, for anybody alike.", _signed_in(ABSENT)
    ),
    "worries or administrators": Policy(
        "The contacts for worries, and administrators, who say who they are and read none.",
        _signed_in(ABSENT) | {"worker": OPENS, "administrator": OPENS},
    ),
    "own mentoring": Policy(
        "Whoever it is themself. For everybody else it is not there.", _signed_in(ABSENT) | {"owner": OPENS}
    ),
    "one of two": Policy(
        "The two who work together, or may (here: the owner and the other owner). For everybody else it is not there.",
        _signed_in(ABSENT) | {"owner": OPENS, "other owner": OPENS},
    ),
    "private base": Policy(
        "The listing's area team alone: not even editors and administrators.",
        _admin(worker=OPENS, other=ABSENT, editor=frozenset({"refused"}), administrator=frozenset({"refused"})),
    ),
    "own listing": Policy(
        "Those who run the enterprise. For everybody else it is not there.",
        _signed_in(frozenset({"absent"})) | {"owner": frozenset({"opens"})},
    ),
    "own messages": Policy(
        "Those who run the enterprise they were written to. For everybody else they are not there.",
        _signed_in(frozenset({"absent"})) | {"owner": frozenset({"opens"})},
    ),
    "own, if there": Policy(
        "One's own; the example is not there, for anybody alike.", _signed_in(frozenset({"absent"}))
    ),
    "at the desk, of their people": Policy(
        "Support workers for the people they look after, and editors. For everybody else it is not there.",
        _desk(worker=ANY_ANSWER, other=ABSENT),
    ),
    "at the desk, if there": Policy(
        "Support workers for the people they look after, and editors; the example is not there, for anybody alike.",
        _signed_in(ABSENT),
    ),
    "at the desk, administrators": Policy(
        "Administrators. For everybody else it is not there.",
        _desk(worker=ABSENT, other=ABSENT) | {"editor": ABSENT},
    ),
    "own listing, if there": Policy(
        "Those who run the enterprise; the example is not there, for anybody alike.", _signed_in(frozenset({"absent"}))
    ),
    "own listing or helper": Policy(
        "Those who run the enterprise, and a helper they named, while that lasts. For everybody else it is not there.",
        _signed_in(frozenset({"absent"})) | dict.fromkeys(("owner", "helper"), frozenset({"opens"})),
    ),
    "helper": Policy(
        "A helper whom those who run the enterprise named, while that lasts. For everybody else it is not there.",
        _signed_in(frozenset({"absent"})) | {"helper": frozenset({"opens"})},
    ),
    "own help": Policy(
        "The person and their helper. For everybody else it is not there.",
        _signed_in(frozenset({"absent"})) | dict.fromkeys(("owner", "helper"), frozenset({"opens"})),
    ),
    "own decision": Policy(
        "The person it was got ready for. For everybody else it is not there, the helper included.",
        _signed_in(frozenset({"absent"})) | {"owner": frozenset({"opens"})},
    ),
    "editors": Policy(
        "Editors and administrators.",
        _admin(worker=NOT_IN, other=NOT_IN, editor=ANY_ANSWER | NOT_IN, administrator=ANY_ANSWER | NOT_IN),
    ),
    "administrators": Policy(
        "Administrators.", _admin(worker=NOT_IN, other=NOT_IN, editor=NOT_IN, administrator=ANY_ANSWER)
    ),
    "nobody by a form": Policy(
        "Made by visitors or actions, never by a form in the admin.",
        _admin(worker=NOT_IN, other=NOT_IN, editor=NOT_IN, administrator=NOT_IN),
    ),
    "page parts": Policy(
        "Drawings and words of the admin's own pages, with nothing of anybody's.",
        {**_admin(worker=OPENS, other=OPENS, editor=OPENS, administrator=OPENS)}
        | dict.fromkeys(("visitor", "suspended"), OPENS),
    ),
    "no form to workers": Policy(
        "Nothing can be sent here.",
        _admin(worker=NO_FORM, other=NO_FORM, editor=NO_FORM, administrator=NO_FORM)
        | dict.fromkeys(("visitor", "suspended"), NO_FORM),
    ),
    "old doors": Policy(
        "Leads to the one door.",
        _admin(
            worker=frozenset({"opens", "sign in"}),
            other=frozenset({"opens", "sign in"}),
            editor=frozenset({"opens", "sign in"}),
            administrator=frozenset({"opens", "sign in"}),
        )
        | dict.fromkeys(("visitor", "suspended"), frozenset({"opens", "sign in"})),
    ),
    "closed in the admin": Policy(
        "Not here, for anybody.",
        _admin(worker=ABSENT, other=ABSENT, editor=ABSENT, administrator=ABSENT)
        | dict.fromkeys(("visitor", "suspended"), ABSENT),
    ),
}
