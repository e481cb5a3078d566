"""Who changes anything about somebody's help or decisions stands in line: by the person, before any other row.

One order for all: the person, then the help or the question, then the thing it is about. Two who ask, answer and end at
once can then never wait for each other in a ring.
"""

from accounts.models import Person


def take_turn(person_id: int) -> None:
    """Wait for whoever is at it, until the transaction ends. The weaker lock, for events name this row all the time."""
    Person.objects.select_for_update(no_key=True).get(pk=person_id)
