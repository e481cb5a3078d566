"""An enterprise that has closed for good."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.listings.models.enterprise import Enterprise


class Closing(models.Model):
    """Those who ran this enterprise closed it. Its listing is hidden from then on and kept, until the row is gone."""

    enterprise = models.OneToOneField(Enterprise, on_delete=models.CASCADE, related_name="closing")
    why = EncryptedTextField(_("why"), blank=True)
    closed_at = models.DateTimeField(_("closed"), auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("closed by")
    )
    # Somebody may have needed it hidden before: opening it again must not show it then.
    was_hidden_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("closing for good")
        verbose_name_plural = _("closings for good")

    def __str__(self) -> str:
        return f"Closing {self.pk}"  # never why: this string reaches logs
