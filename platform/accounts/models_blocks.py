"""Two people who are kept apart. Only accounts.blocks reads and writes it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField


class BlockQuerySet(models.QuerySet["Block"]):
    def standing(self) -> Self:
        """Those that nobody has lifted."""
        return self.filter(lifted_at=None)


class Block(models.Model):
    """These two are kept apart, both ways and without a word to either. Of each kind once at a time: whoever lifts
    what they asked for themselves does not lift what was done to keep somebody safe.
    """

    class Kind(models.TextChoices):
        PREFERENCE = "preference", _("One of them would rather not")
        ENDED_BADLY = "badly", _("It ended badly")
        FAMILY = "family", _("They are family, or live together")
        SAFEGUARDING = "safe", _("To keep somebody safe")

    low = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("why"), max_length=10, choices=Kind)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = EncryptedTextField(_("note"), max_length=1000, blank=True)
    raised_at = models.DateTimeField(default=timezone.now, editable=False)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("two people kept apart")
        verbose_name_plural = _("people kept apart")
        constraints = [
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="nobody_is_kept_from_themself"),
            models.UniqueConstraint(
                fields=["low", "high", "kind"], condition=Q(lifted_at=None), name="kept_apart_once_for_one_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Block {self.pk}"  # never who: this string reaches logs
