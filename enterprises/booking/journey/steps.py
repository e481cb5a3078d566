"""Which pages there are for this booking, and which is next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from enterprises.booking.journey import forms
from enterprises.booking.journey.often_forms import OftenForm
from enterprises.booking.journey.trip import Trip
from enterprises.booking.models import Offering, Way


@dataclass(frozen=True)
class Step:
    """One page of the journey, and when it is asked."""

    key: str
    form: type[forms.StepForm]
    applies: Callable[[Trip], bool] = lambda trip: True


def _is_group(trip: Trip) -> bool:
    return bool(trip.offering and trip.offering.kind == Offering.Kind.GROUP)


def _may_repeat(trip: Trip) -> bool:
    return trip.may_repeat


def _is_at_home(trip: Trip) -> bool:
    return bool(trip.offering and trip.offering.where == Offering.Where.HOME)


def _costs(trip: Trip) -> bool:
    return trip.pence != 0


def _other_pays(trip: Trip) -> bool:
    return _costs(trip) and (trip.said("payer") == forms.OTHER or trip.said("way") == Way.INVOICE)


ALL = (
    Step("what", forms.WhatForm),
    Step("when", forms.WhenForm),
    Step("often", OftenForm, _may_repeat),
    Step("places", forms.PlacesForm, _is_group),
    Step("whom", forms.WhomForm),
    Step("you", forms.YouForm),
    Step("where", forms.WhereForm, _is_at_home),
    Step("helps", forms.HelpsForm),
    Step("pay", forms.PayForm, _costs),
    Step("payer", forms.PayerForm, _other_pays),
)
BY_KEY = {step.key: step for step in ALL}
#: The last page: everything once more.
CHECK = "check"


def of(trip: Trip) -> Iterator[Step]:
    """The pages of this booking, in order. Each is worked out when it is reached: it hangs on those before it."""
    return (step for step in ALL if step.applies(trip))


def before(trip: Trip, key: str) -> Step | None:
    """The page that comes before that one (CHECK too); None before the first."""
    earlier = list(takewhile(lambda step: step.key != key, of(trip)))
    return earlier[-1] if earlier else None


def first_open(trip: Trip, before: str = "") -> Step | None:
    """The first page (before that one) that has no answer, or one that cannot be any more."""
    for step in of(trip):
        if step.key == before:
            return None
        if not is_answered(step, trip):
            return step
    return None


def is_answered(step: Step, trip: Trip) -> bool:
    return step.key in trip.draft.done and step.form(trip.draft.answers, trip=trip).is_valid()


def take(step: Step, form: forms.StepForm, trip: Trip) -> None:
    """Keep what was answered, as it was cleaned."""
    answers: dict[str, Any] = form.cleaned_data
    trip.draft.answers |= {name: str(answers[name]) for name in form.fields}
    if step.key not in trip.draft.done:
        trip.draft.done.append(step.key)
