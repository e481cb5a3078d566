"""How people like to be reached. Only accounts.reach_actions writes it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField


class Way(models.TextChoices):
    """What a message travels by."""

    EMAIL = "email", _("By e-mail")
    TEXT = "text", _("By text message")
    LETTER = "letter", _("By letter in the post")
    CALL = "call", _("By phone call")


class Reach(models.Model):
    """How one person likes to be reached. Without a row: by e-mail if they have an address, else somebody rings."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="reach"
    )
    way = models.CharField(_("how we reach you"), max_length=6, choices=Way)
    address = EncryptedTextField(_("postal address"), blank=True)
    best_time = EncryptedTextField(_("best time to ring"), blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("way to reach somebody")
        verbose_name_plural = _("ways to reach people")
        constraints = [
            models.CheckConstraint(condition=models.Q(way__in=Way.values), name="reach_way_is_known"),
            # The address is encrypted, but nothing stays nothing.
            models.CheckConstraint(
                condition=~models.Q(way=Way.LETTER) | ~models.Q(address=""), name="letters_need_an_address"
            ),
        ]

    def __str__(self) -> str:
        return f"Reach {self.pk}"  # never the address: this string reaches logs
