"""What follows from somebody signing in."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from accounts.models import Person


@receiver(user_logged_in)
def proved(user: Any, **kwargs: Any) -> None:
    """They typed the code that was sent to their address: they stay."""
    if user.unproven_since:
        user.unproven_since = None
        Person.objects.filter(pk=user.pk).update(unproven_since=None)
