"""Two people who press Save in the same moment: the database lets one in after the other, and both are kept."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from enterprises.listings import actions, merging
from enterprises.listings.actions import draft_of


@pytest.mark.django_db(transaction=True)
def test_two_who_save_different_parts_in_the_same_moment_lose_nothing(garden, ana, ben):
    start, failures = Barrier(2), []

    def save(person, **values):
        try:
            based_on = merging.digests(draft_of(garden).serializable_data(), values)
            start.wait(timeout=10)
            actions.save_part(garden, by=person, values=values, based_on=based_on)
        except Exception as error:  # noqa: BLE001 -- a thread's failure must reach the test
            failures.append(error)
        finally:
            connection.close()

    both = [
        Thread(target=save, args=(ana,), kwargs={"description": "Ana's words."}),
        Thread(target=save, args=(ben,), kwargs={"good_to_know": "Ben's words."}),
    ]
    for each in both:
        each.start()
    for each in both:
        each.join()

    draft = draft_of(garden)
    assert failures == []
    assert (draft.description, draft.good_to_know) == ("Ana's words.", "Ben's words.")
