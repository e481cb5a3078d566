"""However a document's row goes (its listing deleted, its time over), its file goes with it."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from core import private_files
from enterprises.listings.models import Document


@receiver(post_delete, sender=Document)
def document_deleted(instance: Document, **kwargs: Any) -> None:
    if instance.file:
        transaction.on_commit(partial(private_files.delete, instance.file))
