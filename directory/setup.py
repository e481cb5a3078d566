"""The pages a new site starts with. Pages that are there stay as editors left them."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop as _
from wagtail.models import GroupPagePermission, Locale, Page, Site

from directory import search, starter, typed
from directory.models import (
    FaqPage,
    HomePage,
    NewsCategory,
    NewsIndexPage,
    Recording,
    SearchDocument,
    StandardPage,
    StoriesIndexPage,
    StoryConsent,
    Synonym,
)
from directory.search.starter import load_synonyms
from enterprises.listings.setup import EDITORS, SUPPORT_WORKERS


@transaction.atomic
def set_up_pages() -> None:
    """The home page in place of Wagtail's welcome page, the site's address, and the first pages of words."""
    home = HomePage.objects.first() or _make_home()
    _set_up_site(home)
    for page in _first_pages():
        if not home.get_children().filter(slug=page.slug).exists():
            home.add_child(instance=page)
    if not NewsCategory.objects.exists():
        for name, slug, description in starter.NEWS_CATEGORIES:
            NewsCategory.objects.create(name=name, slug=slug, description=description)
    _set_up_languages()
    _let_editors_publish()
    _let_people_keep_stories()


def _first_pages() -> Iterator[Page]:
    """In the order of the menu at the foot of every page. News and stories come once: each has one list."""
    yield from map(_plain_page, starter.BEFORE)
    questions = starter.read(starter.QUESTIONS)
    yield FaqPage(**_named(questions), groups=json.dumps(typed.groups_of(questions.words)))
    if not NewsIndexPage.objects.exists():
        yield NewsIndexPage(title=_("News"), slug="news", introduction=_("What is new near you."), show_in_menus=True)
    if not StoriesIndexPage.objects.exists():
        words = _("People who run something here, and people they help, in their own words.")
        yield StoriesIndexPage(title=_("Stories"), slug="stories", introduction=words, show_in_menus=True)
    yield from map(_plain_page, starter.AFTER)


def _plain_page(slug: str) -> Page:
    page = starter.read(slug)
    return StandardPage(**_named(page), body=json.dumps(typed.blocks_of(page.words)))


def _named(page: starter.Starter) -> dict[str, Any]:
    return {"slug": page.slug, "title": page.title, "introduction": page.introduction, "show_in_menus": True}


#: Words that mean the same, what is shown first for some words, and where old addresses lead.
_KEPT_BY_EDITORS = (
    Q(content_type__app_label="directory", content_type__model=Synonym._meta.model_name)
    | Q(content_type__app_label="wagtailsearchpromotions", content_type__model="searchpromotion")
    | Q(content_type__app_label="wagtailredirects", content_type__model="redirect")
)


@transaction.atomic
def set_up_search() -> None:
    """The first words that mean the same, and editors' right to keep them and what else leads people on."""
    load_synonyms()
    # Documents from before listings could be searched by area, or were read in several languages: the worker writes
    # them anew, and the pages of listings with them.
    if SearchDocument.objects.exclude(content__contains='"area:', card__contains='"openings":').exists():
        search.words_changed(in_documents=True)
    editors = Group.objects.filter(name=EDITORS).first()
    if editors:
        editors.permissions.add(*Permission.objects.filter(_KEPT_BY_EDITORS))


def _make_home() -> HomePage:
    """Under the root, and only there is Wagtail's welcome page taken away, if nobody has made anything
    of it.
    """
    root = Page.get_first_root_node()
    home: HomePage = root.add_child(
        instance=HomePage(
            title=settings.SITE_NAME,
            slug="welcome-home",
            heading=_("Find local people who can help"),
            introduction=_("Small enterprises near you: gardening, company, meals, trips, repairs and more."),
        )
    )
    for page in Page.objects.filter(depth=2, slug="home", numchild=0).exclude(pk=home.pk):
        if page.specific_class is Page:
            Site.objects.filter(root_page=page).update(root_page=home)
            page.delete()
    home.refresh_from_db()
    if not Page.objects.filter(depth=2, slug="home").exists():
        home.slug = "home"
        home.save()
    return home


def _set_up_site(home: HomePage) -> None:
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = settings.SITE_NAME
    if site.root_page_id is None or site.root_page.specific_class is not HomePage:
        site.root_page = home
    site.save()


def _set_up_languages() -> None:
    """A tree of pages for each language on offer, and editors' right to copy a page over to translate it."""
    for code, _own_name in settings.LANGUAGES:
        Locale.all_objects.get_or_create(language_code=code)
    editors = Group.objects.filter(name=EDITORS).first()
    if editors:
        able = Permission.objects.filter(content_type__app_label="simple_translation", codename="submit_translation")
        editors.permissions.add(*able)


def _let_editors_publish() -> None:
    """Wagtail's own editors only draft; ours also publish pages."""
    editors = Group.objects.filter(name=EDITORS).first()
    root = Page.get_first_root_node()
    for codename in ("add_page", "change_page", "publish_page") if editors else ():
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=editors, page=root, permission=permission)


def _let_people_keep_stories() -> None:
    """Editors keep kinds of news, recordings and permissions; support workers see those of their area's people."""
    editing = {
        NewsCategory: ("view", "add", "change", "delete"),
        Recording: ("view", "add", "change", "delete"),
        StoryConsent: ("view", "add", "change"),
    }
    for name, able in ((EDITORS, editing), (SUPPORT_WORKERS, {StoryConsent: ("view",)})):
        group = Group.objects.filter(name=name).first()
        if group is None:
            continue
        for model, verbs in able.items():
            codenames = [f"{verb}_{model._meta.model_name}" for verb in verbs]
            group.permissions.add(
                *Permission.objects.filter(content_type__app_label="directory", codename__in=codenames)
            )
