"""The page of each public listing, kept as plain data. Only directory.listing_page reads or writes it."""

from django.db import models

from enterprises.listings.models import Enterprise


class ListingPage(models.Model):
    """What the page of one public listing shows. There is a row exactly while the public may see the listing."""

    enterprise = models.OneToOneField(Enterprise, on_delete=models.CASCADE, primary_key=True, related_name="+")
    content = models.TextField()

    def __str__(self) -> str:
        return f"Page {self.pk}"
