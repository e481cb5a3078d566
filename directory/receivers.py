"""A listing changed: keep what the public searches in step, inside the same transaction."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.models import Picture, SiteSettings
from directory import listing_page, needs, photos, search, tasks
from directory.booklet import actions as booklets
from directory.models import Synonym
from enterprises.booking.signals import offers_changed
from enterprises.listings.models import Area, Category, Enterprise, Symbol, Term
from enterprises.listings.signals import listing_published, listing_withdrawn


@receiver(listing_published)
def published(enterprise: Enterprise, **kwargs: Any) -> None:
    search.write_document(enterprise)
    listing_page.write(enterprise)
    if needs.anybody_waits():
        tasks.tell_people_looking.enqueue(enterprise.pk)


@receiver(listing_withdrawn)
def withdrawn(enterprise: Enterprise, **kwargs: Any) -> None:
    search.remove_document(enterprise.pk)
    listing_page.remove(enterprise.pk)
    photos.take_down(enterprise.pk)
    booklets.take_away(enterprise.pk)


# Editors change these lists on Wagtail's own screens, which have no other door to hear it through.
@receiver([post_save, post_delete], sender=Area)
@receiver([post_save, post_delete], sender=Category)
@receiver([post_save, post_delete], sender=Term)
def lists_changed(sender: Any, **kwargs: Any) -> None:
    search.words_changed(in_documents=True)


@receiver([post_save, post_delete], sender=Synonym)
def synonyms_changed(sender: Any, **kwargs: Any) -> None:
    search.words_changed()


# Symbols stand in pages with their names.
@receiver(post_save, sender=Symbol)
def symbol_changed(instance: Symbol, created: bool, **kwargs: Any) -> None:
    if created:
        return
    with transaction.atomic():
        for enterprise in Enterprise.objects.public().filter(easy_reads__rows__symbol=instance).distinct():
            listing_page.write(enterprise)
        search.words_changed()  # and with that, pages that are remembered are made again


# A new file or focal point makes new sizes of a picture, whose addresses stand in cards and pages.
@receiver(post_save, sender=Picture)
def picture_changed(instance: Picture, created: bool, **kwargs: Any) -> None:
    if created:
        return
    with transaction.atomic():
        shown = photos.listings_showing(instance)
        for enterprise in Enterprise.objects.public().filter(pk__in=shown):
            search.write_document(enterprise)
            listing_page.write(enterprise)


# What can be booked stands in pages that are remembered, and whether anything can be, in cards and in the filters.
@receiver(offers_changed)
def booking_changed(enterprise: Enterprise, **kwargs: Any) -> None:
    search.write_document(enterprise)
    if needs.anybody_waits():
        tasks.tell_people_looking.enqueue(enterprise.pk)


# The name, the number to ring and the colours stand on every page.
@receiver([post_save, post_delete], sender=SiteSettings)
def site_changed(sender: Any, **kwargs: Any) -> None:
    search.words_changed()


@receiver([post_save, post_delete], sender=SearchPromotion)
@receiver(post_save, sender=Query)
def promotions_changed(sender: Any, **kwargs: Any) -> None:
    search.words_changed()
