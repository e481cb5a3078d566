"""G5: stories of bookings, payments, refunds, time and trouble, told by hypothesis and compared with a simple model."""

from collections.abc import Callable

import pytest
from hypothesis.errors import Flaky

from tests.enterprises.booking.card.stories import machine
from tests.enterprises.booking.card.test_stories import MISTAKES, quick_and_quiet, tell
from tests.prove.paying_town import Story, paying_town
from tests.prove.row import Row, Scale

STEPS = 50
#: A story of what is done wrong may not come out the same twice: hypothesis then gives it up, and others are told.
TRIES = 3


def run(scale: Scale) -> list[Row]:
    number = scale.of(2000, least=4)
    with paying_town() as story:
        failed = told(story, number)
        found = [mistake for mistake in MISTAKES if any(is_found_out(story, mistake) for _try in range(TRIES))]
    return [
        Row(
            "G5",
            "Any story of bookings, payments, refunds, time and trouble ends with our books being Stripe's",
            f"{number} stories of up to {STEPS} steps (hypothesis), no news at the end: the sweep alone",
            failed or "0 stories ended otherwise",
            f"ways of working that are wrong: {len(found)} of {len(MISTAKES)} found out",
            not failed and len(found) == len(MISTAKES),
        )
    ]


def is_found_out(story: Story, mistake: Callable[[pytest.MonkeyPatch], None]) -> bool:
    try:
        return bool(told(story, 60, mistake))
    except Flaky:
        return False


def told(story: Story, number: int, mistake: Callable[[pytest.MonkeyPatch], None] | None = None) -> str:
    """What was wrong at the end of a story, in one line; blank: nothing."""
    with pytest.MonkeyPatch.context() as patch:
        quick_and_quiet(patch)
        if mistake:
            mistake(patch)
        try:
            tell(
                machine(story.world, story.lesson, story.owner),
                number,
                steps=STEPS,
                shrinks=not mistake,
                seeded=not mistake,
            )
        except (AssertionError, ExceptionGroup) as wrong:
            return f"{type(wrong).__name__}: {str(wrong)[:300]}"
    return ""
