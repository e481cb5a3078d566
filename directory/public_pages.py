"""Which pages anybody may read today. For a search over pages, a map of the site, or an export."""

from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from directory.models import StoryPage


def public_pages() -> PageQuerySet:
    """Live pages without a lock; of the stories only those whose permission holds today."""
    ended = StoryPage.objects.exclude(consent__ends_on__gte=timezone.localdate())
    pages: PageQuerySet = Page.objects.live().public().filter(depth__gt=1).exclude(pk__in=ended.values("pk"))
    return pages
