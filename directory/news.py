"""What the pages of news show."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.http import Http404
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from wagtail.query import PageQuerySet

from directory import paging
from directory.addresses import address_of
from directory.models import NewsCategory, NewsIndexPage, NewsPage
from directory.page_cards import cards
from enterprises.listings.models import Area

ON_PAGE = 9
LATEST = 3
#: No archive reaches further than people's calendars.
FIRST_YEAR, LAST_YEAR = 1990, 2199


def published() -> PageQuerySet:
    """News anybody may read, the newest first."""
    in_order = Prefetch("categories", queryset=NewsCategory.objects.order_by("name"))
    news: PageQuerySet = NewsPage.objects.live().public().prefetch_related(in_order)
    return news.order_by("-published_on", "-pk")


def news_cards(news: Iterable[NewsPage]) -> list[dict[str, Any]]:
    return cards(
        news,
        introduction="introduction",
        date="published_on",
        kinds=lambda item: [kind.name for kind in item.categories.all()],
    )


def latest(*, area: Area | None = None, most: int = LATEST) -> list[dict[str, Any]]:
    """The newest; with an area those of that area."""
    news = published().filter(areas=area) if area else published()
    return news_cards(news[:most])


def index_address() -> str:
    """Where all news is listed; "" on a site without such a page."""
    index = NewsIndexPage.objects.live().first()
    return address_of(index) if index else ""


def list_context(
    index: NewsIndexPage,
    number: str | None,
    *,
    year: int | None = None,
    month: int | None = None,
    category: NewsCategory | None = None,
) -> dict[str, Any]:
    """One page of the list, of a year, a month or a kind. Raises Http404 for what no calendar has."""
    everything = published().child_of(index)
    news = _narrowed(everything, year, month, category)
    page = paging.page_of(news, number, ON_PAGE)
    return {
        "news": news_cards(page.object_list),
        "pages": paging.links(page),
        "total": page.paginator.count,
        "heading": _heading(index, year, month, category),
        "lead": category.description if category else ("" if year else index.introduction),
        "is_narrowed": bool(year or category),
        "trail": [{"title": index.title, "address": address_of(index)}] if year or category else [],
        "category": category,
        "here": _here(index, year, month, category),
        "feed": _feed(index, category),
        "kinds": _kinds(index),
        "years": _years(index, year, month),
    }


def _narrowed(news: PageQuerySet, year: int | None, month: int | None, category: NewsCategory | None) -> PageQuerySet:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    if month is not None and not 1 <= month <= 12:
        raise Http404
    if year is not None:
        news = news.filter(published_on__year=year)
    if month is not None:
        news = news.filter(published_on__month=month)
    return news.filter(categories=category) if category else news


def _heading(index: NewsIndexPage, year: int | None, month: int | None, category: NewsCategory | None) -> str:
    if category:
        return category.name
    if month:
        return _("News of %(month)s %(year)s") % {"month": MONTHS[month], "year": year}
    return _("News of %(year)s") % {"year": year} if year else index.title


def _here(index: NewsIndexPage, year: int | None, month: int | None, category: NewsCategory | None) -> str:
    parts = ["category", category.slug] if category else [str(part) for part in (year, month) if part]
    return address_of(index) + "".join(f"{part}/" for part in parts)


def _feed(index: NewsIndexPage, category: NewsCategory | None) -> str:
    return f"{_here(index, None, None, category)}feed/"


def _kinds(index: NewsIndexPage) -> list[dict[str, Any]]:
    """The kinds that have news, with how many."""
    theirs = Q(news__in=NewsPage.objects.live().public().child_of(index))
    counted = NewsCategory.objects.annotate(total=Count("news", filter=theirs, distinct=True)).filter(total__gt=0)
    return [
        {
            "slug": kind.slug,
            "name": kind.name,
            "total": kind.total,
            "address": f"{address_of(index)}category/{kind.slug}/",
        }
        for kind in counted.order_by("name")
    ]


def _years(index: NewsIndexPage, year: int | None, month: int | None) -> list[dict[str, Any]]:
    """The archive: each year that has news with its months, the newest first."""
    first_days: list[date] = list(
        NewsPage.objects.live().public().child_of(index).dates("published_on", "month", order="DESC")
    )
    start = address_of(index)
    here = (year, month)
    return [
        {
            "year": each,
            "address": f"{start}{each}/",
            "is_open": each == year,
            "is_here": (each, None) == here,
            "months": [_month(day, start, here) for day in first_days if day.year == each],
        }
        for each in dict.fromkeys(day.year for day in first_days)
    ]


def _month(day: date, start: str, here: tuple[int | None, int | None]) -> dict[str, Any]:
    address = f"{start}{day.year}/{day.month}/"
    return {"name": MONTHS[day.month], "address": address, "is_here": (day.year, day.month) == here}


def item_context(item: NewsPage) -> dict[str, Any]:
    """The kinds of one item with their addresses, and others to read next."""
    kinds = list(item.categories.all())
    start = address_of(item).rstrip("/").rpartition("/")[0] + "/"
    others = published().exclude(pk=item.pk)
    related = list(others.filter(categories__in=kinds).distinct()[:LATEST]) if kinds else []
    related += [each for each in others[: LATEST + len(related)] if each not in related]
    return {
        "kinds": [{"name": kind.name, "address": f"{start}category/{kind.slug}/"} for kind in kinds],
        "related": news_cards(related[:LATEST]),
        "index_address": start,
    }
