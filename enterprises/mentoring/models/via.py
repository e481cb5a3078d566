"""How an answer came: by the person, or written down for them, which is never shown as theirs."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Via(models.TextChoices):
    SELF = "self", _("by themself")
    WITH_WORKER = "worker", _("together with a worker")
    PHONE = "phone", _("by phone")
    PAPER = "paper", _("on paper")
    ADVOCATE = "advocate", _("through somebody who speaks for them")


def via_field(**more: Any) -> Any:
    return models.CharField(_("how it came"), max_length=8, choices=Via, default=Via.SELF, **more)


def recorded_by_field() -> Any:
    """The worker who wrote it down; nobody where the person did it themself."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("written down by"),
    )
