"""Pages and what they choose from changed: what is remembered is made again, and what a story had goes with it."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail.tasks import delete_file_from_storage_task

from core.forgetting import forget_log
from core.models import Picture
from directory import search, story_files
from directory.models import NewsCategory, Recording, StoryConsent, StoryPage


# The menu of every page names pages, so all that is remembered is made again.
@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def pages_changed(sender: Any, **kwargs: Any) -> None:
    search.words_changed()


@receiver([post_save, post_delete], sender=NewsCategory)
@receiver([post_save, post_delete], sender=Recording)
@receiver([post_save, post_delete], sender=PageViewRestriction)
@receiver(post_delete, sender=Page)
@receiver(post_delete, sender=Picture)
def shown_on_pages_changed(sender: Any, **kwargs: Any) -> None:
    search.words_changed()


# A new file or focal point makes new sizes of a picture, whose addresses stand in remembered pages.
@receiver(post_save, sender=Picture)
def picture_changed(instance: Picture, created: bool, **kwargs: Any) -> None:
    if not created:
        search.words_changed()


@receiver(pre_delete, sender=StoryPage)
def story_goes(instance: StoryPage, **kwargs: Any) -> None:
    story_files.take_away(instance)
    story_files.forget_page_log(instance)


@receiver(pre_delete, sender=StoryConsent)
def consent_goes(instance: StoryConsent, **kwargs: Any) -> None:
    forget_log(instance)


# --- the files of recordings -----------------------------------------------------------------------------------
@receiver(pre_save, sender=Recording)
def files_replaced(instance: Recording, **kwargs: Any) -> None:
    old = Recording.objects.filter(pk=instance.pk).first() if instance.pk else None
    if old:
        kept = {instance.file.name, instance.captions.name}
        _delete_later([file for file in (old.file, old.captions) if file and file.name not in kept])


@receiver(post_delete, sender=Recording)
def recording_deleted(instance: Recording, **kwargs: Any) -> None:
    _delete_later([file for file in (instance.file, instance.captions) if file])


def _delete_later(files: list[Any]) -> None:
    """As Wagtail does with pictures: by the worker, which tries again when a disk is busy."""
    for file in files:
        path = file.storage.deconstruct()
        transaction.on_commit(partial(delete_file_from_storage_task.enqueue, path, file.name))
