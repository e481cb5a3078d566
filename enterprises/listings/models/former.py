"""Addresses that listings used to have."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from enterprises.listings.models.enterprise import Enterprise


class FormerAddress(models.Model):
    """A listing had this slug once: whoever printed or linked it is led on, and nobody else is ever given it."""

    slug = models.SlugField(_("former address"), max_length=90, unique=True)
    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="former_addresses")
    changed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.slug
