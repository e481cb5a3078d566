"""In a process of its own, with the site's database: the new way to sign in of a person has waited long enough.

python -m tests.browser.two_days_later "Una Wren"
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402 -- models can be read only after setup

from accounts import tasks  # noqa: E402
from accounts.models import Recovery  # noqa: E402


def wait_for(name: str) -> None:
    """Only for them: others of the town are looked at by other tests."""
    waiting = Recovery.objects.filter(person__name=name, status=Recovery.Status.AGREED)
    if waiting.update(counts_at=timezone.now()) != 1:
        raise LookupError(f"No new way to sign in waits for {name}.")
    tasks.look_after_recoveries.func()


if __name__ == "__main__":
    wait_for(sys.argv[1])
