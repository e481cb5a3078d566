"""Where an enterprise really works from. Private: kept out of revisions, search, pages, feeds and logs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.listings.models.enterprise import Enterprise


class Base(models.Model):
    """The private address of one enterprise, often a home. Read through actions.read_base, which logs it."""

    class Precision(models.TextChoices):
        SECTOR = "sector", _("postcode sector (GL5 1)")
        DISTRICT = "district", _("postcode district (GL5), when even the sector says too much")

    enterprise = models.OneToOneField(Enterprise, on_delete=models.CASCADE, related_name="base")
    address = EncryptedTextField(_("address"), blank=True)
    postcode = EncryptedTextField(_("postcode"))
    precision = models.CharField(
        _("how closely the public may know it"), max_length=8, choices=Precision, default=Precision.SECTOR
    )

    class Meta:
        verbose_name = _("private base")
        verbose_name_plural = _("private bases")

    def __str__(self) -> str:
        return f"Base {self.pk}"  # never the address: this string reaches logs and pages
