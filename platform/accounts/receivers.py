"""What follows from somebody signing in; and, however a copy of somebody's data goes, its file goes with it."""

from datetime import timedelta
from functools import partial
from typing import Any

from allauth.account.signals import user_logged_in as came_through_the_door
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import devices, emails
from accounts.models import DataCopy, Person
from accounts.recovery import actions as recoveries
from core import private_files

#: Somebody this new has just made their account here: they know that they signed in.
JUST_MADE = timedelta(hours=1)


@receiver(user_logged_in)
def proved(user: Any, **kwargs: Any) -> None:
    """They typed the code that was sent to their address: they stay."""
    if user.unproven_since:
        user.unproven_since = None
        Person.objects.filter(pk=user.pk).update(unproven_since=None)


@receiver(came_through_the_door)
def signed_in(request: HttpRequest, user: Any, response: HttpResponseBase, **kwargs: Any) -> None:
    """Their session has its end; and they are told when it is on a device we do not know them by.

    Who gave a password and did not ask to be remembered is signed out when the browser is closed (accounts.login_form).
    """
    if not request.session.get_expire_at_browser_close():
        devices.set_end(request, user)
    is_new_here = timezone.now() - user.created_at < JUST_MADE
    if not devices.is_known(request, user) and not is_new_here:
        emails.new_device(user, request.headers.get("User-Agent", ""))
    devices.remember(request, response, user)
    if recoveries.open_for(user):
        messages.warning(request, _("We were told that you cannot sign in. You can. Look on your page what to do."))


@receiver(post_delete, sender=DataCopy)
def copy_deleted(instance: DataCopy, **kwargs: Any) -> None:
    if instance.bundle:
        transaction.on_commit(partial(private_files.delete, instance.bundle))
