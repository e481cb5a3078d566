"""News for those who read it in a program of their own: RSS, of everything or of one kind."""

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.addresses import full_address_of
from directory.models import NewsCategory, NewsIndexPage, NewsPage
from directory.news import published

MOST = 30


class NewsFeed(Feed):
    """The newest items under one page of news."""

    def __init__(self, index: NewsIndexPage, category: NewsCategory | None) -> None:
        self.index, self.category = index, category

    def title(self) -> str:
        what = self.category.name if self.category else self.index.title
        return _("%(site)s: %(what)s") % {"site": settings.SITE_NAME, "what": what}

    def link(self) -> str:
        return full_address_of(self.index) + (f"category/{self.category.slug}/" if self.category else "")

    def feed_url(self) -> str:
        return f"{self.link()}feed/"

    def description(self) -> str:
        return (self.category.description if self.category else "") or self.index.introduction or self.title()

    def items(self) -> Any:
        news = published().child_of(self.index)
        return (news.filter(categories=self.category) if self.category else news)[:MOST]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.introduction)

    def item_link(self, item: Any) -> str:
        return full_address_of(item)

    def item_author_name(self, item: NewsPage) -> str:
        return item.author_names

    def item_pubdate(self, item: NewsPage) -> datetime:
        """Noon of its day: a day has no hour, and noon is that day everywhere."""
        return timezone.make_aware(datetime.combine(item.published_on, time(12)))

    def item_categories(self, item: NewsPage) -> list[str]:
        return [kind.name for kind in item.categories.all()]
