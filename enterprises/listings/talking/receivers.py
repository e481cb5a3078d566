"""When an enterprise begins to take messages: somebody who runs it has signed in, and news reaches them."""

from functools import partial
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.models import Person, Reach
from enterprises.listings.models import Ownership
from enterprises.listings.talking.actions import start_taking


@receiver(user_logged_in)
def signed_in(user: Any, **kwargs: Any) -> None:
    start_taking(user)


@receiver(post_save, sender=Reach)
def can_be_reached(instance: Reach, **kwargs: Any) -> None:
    _start(instance.person)


@receiver(post_save, sender=Ownership)
def runs_it_now(instance: Ownership, created: bool, **kwargs: Any) -> None:
    if created:  # afterwards, so that what happened is told in its order: joined first
        transaction.on_commit(partial(_start, instance.person))


def _start(person: Person) -> None:
    if person.last_login:
        start_taking(person)
