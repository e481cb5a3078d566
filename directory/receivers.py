"""A listing changed: keep what the public searches in step, inside the same transaction."""

from typing import Any

from django.dispatch import receiver

from directory import search
from enterprises.listings.models import Enterprise
from enterprises.listings.signals import listing_published, listing_withdrawn


@receiver(listing_published)
def published(enterprise: Enterprise, **kwargs: Any) -> None:
    search.write_document(enterprise)


@receiver(listing_withdrawn)
def withdrawn(enterprise: Enterprise, **kwargs: Any) -> None:
    search.remove_document(enterprise.pk)
