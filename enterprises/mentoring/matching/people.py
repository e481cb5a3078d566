"""What matching knows: people as they said it themselves, what stands between two of them, and the agreed policy."""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Ways to meet without being in one place.
REMOTE = frozenset({"phone", "video", "message"})
IN_PERSON = "in_person"
#: Seven days, each morning, afternoon and evening: slot = day * 3 + part, Monday morning is 0.
SLOTS = 21


@dataclass(frozen=True)
class Person:
    """One membership of a programme. `key` is the membership's, `person` whose it is (one may be mentor and mentee).

    An empty set or None is a question not answered, never a no.
    """

    key: str
    person: str
    #: What a mentee wants help with, or what a mentor can offer.
    topics: frozenset[str] = frozenset()
    #: Latitude and longitude of the public point, in degrees. Never a home.
    point: tuple[float, float] | None = None
    max_km: float | None = None
    #: IN_PERSON, and those of REMOTE.
    meets: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    slots: frozenset[int] = frozenset()
    #: Ways of communicating: speech, signing, easy read, typing...
    ways: frozenset[str] = frozenset()
    #: What the other must be or have, and what this one is and has.
    needs: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    #: What they like: gardening, dogs, chess.
    interests: frozenset[str] = frozenset()
    #: The criterion that counts twice for this mentee.
    most_important: str = ""
    waiting_days: int = 0
    ready: bool = True
    #: Of a mentor: places left.
    room: int = 1


@dataclass(frozen=True)
class Bonds:
    """What stands between two people, each pair as a frozenset of two `Person.person`."""

    blocked: frozenset[frozenset[str]] = frozenset()
    #: Paired before, and no worker has said that they may be again.
    before: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True)
class Policy:
    """What members agreed. `weights` are made to add up to 100 for each mentee.

    `rules` are the hard rules that members may leave out; those of nobody's choosing always hold (allowed.ALWAYS).
    """

    weights: Mapping[str, float]
    rules: frozenset[str]
    #: How much more being badly off counts than being well off (see solving.cost).
    exponent: float = 2
    #: For small groups: first nobody as badly off as can be helped, then the total.
    raise_the_floor: bool = False
    #: Kilometres, where nobody said how far they would go.
    far_km: float = 20
    version: str = field(default="", compare=False)


DEFAULT_POLICY = Policy(
    weights={"topics": 30, "nearness": 25, "time": 20, "ways": 15, "common": 10},
    rules=frozenset({"too_far", "no_time", "no_way", "no_language", "needs", "before"}),
)
