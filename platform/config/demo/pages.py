"""The words of the demo town's site: news, stories, and a page for each area. Written in site/*.txt."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from accounts.models import Person
from config.demo import album
from config.demo.drawing import Wanted, wanted
from core.models import Picture
from directory import consent
from directory.models import (
    AreaPage,
    HomePage,
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    StandardPage,
    StoriesIndexPage,
    StoryConsent,
    StoryPage,
)
from directory.setup import set_up_pages
from directory.typed import Block, blocks_of
from enterprises.listings.models import Area, Enterprise

FOLDER = Path(__file__).parent / "site"
#: How long somebody's yes holds, from the day they gave it.
TWO_YEARS = timedelta(days=730)

#: slug, title, introduction, picture
AREA_PAGES = (
    (
        "stroud-valleys",
        "Stroud Valleys",
        "Five valleys, one steep town, and people who help each other up the hills.",
        wanted("hills_view", "the page of Stroud Valleys"),
    ),
    (
        "berkeley-vale",
        "Berkeley Vale",
        "Flat fields, a castle and a wide river. From Wotton to the water, there is somebody near you.",
        wanted("village_green", "the page of Berkeley Vale"),
    ),
)
#: Guidance that every site starts with, here with a picture.
GUIDANCE = {
    "how-it-works": wanted("storytelling", "how it works"),
    "how-to-choose": wanted("companionship", "how to choose"),
    "ways-to-pay": wanted("bakery", "ways to pay"),
    "start-your-own": wanted("pottery", "start your own"),
}
FEATURED = (
    "Pat's Plates",
    "Cards by Carrie-Ann",
    "Songs Remembered",
    "Roots Together",
    "Tablet Time with Gwen",
    "Dal and Dumplings",
)


@dataclass(frozen=True)
class Written:
    """One page as it is written down: some facts, then its words."""

    facts: dict[str, str]
    words: str

    @property
    def picture(self) -> Wanted:
        return wanted(self.facts["picture"], self.facts["title"])

    def on(self, key: str = "days") -> date:
        """So many days ago."""
        return timezone.localdate() - timedelta(days=int(self.facts[key]))


def read(name: str) -> list[Written]:
    """The pages of one file. ==== stands between two of them."""
    made = []
    for piece in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n====\n"):
        head, _gap, words = piece.strip().partition("\n\n")
        pairs = (line.partition(":") for line in head.split("\n"))
        made.append(Written({key.strip(): value.strip() for key, _colon, value in pairs}, words))
    return made


def pictures() -> list[Wanted]:
    """What is to be drawn for them."""
    return [each.picture for name in ("news", "stories") for each in read(name)] + [
        *(row[3] for row in AREA_PAGES),
        *GUIDANCE.values(),
    ]


def build_pages(by: Person, *, with_pictures: bool) -> None:
    """All of them, published. Starter pages that an earlier town took away come back first."""
    set_up_pages()
    home = HomePage.objects.get()
    for row in AREA_PAGES:
        _add_area(home, row, with_pictures)
    for slug, drawing in GUIDANCE.items() if with_pictures else ():
        _dress(slug, drawing)
    for written in read("news"):
        _add_news(written, with_pictures)
    for written in read("stories"):
        _add_story(written, by, with_pictures)
    for listing in Enterprise.objects.public().filter(name__in=FEATURED):
        home.featured.create(enterprise=listing, sort_order=FEATURED.index(listing.name))
    home.save_revision().publish()


def clear_pages() -> set[int]:
    """Take them away again; the ids of their pictures. Stories go as they do when somebody says no."""
    for given in StoryConsent.objects.filter(stories__in=_ours(StoryPage, "stories")).distinct():
        consent.remove(given, "story:consent_withdrawn", by=None)
    mine = [*_ours(NewsPage, "news"), *AreaPage.objects.filter(slug__in=[row[0] for row in AREA_PAGES])]
    dressed = StandardPage.objects.filter(slug__in=GUIDANCE, picture__title=F("title"))
    pictures = {page.picture_id for page in (*mine, *dressed) if page.picture_id}
    for page in mine:
        page.delete()
    home = HomePage.objects.first()
    if home:
        home.featured.all().delete()
    return pictures


def _ours(model: type[Any], name: str) -> Any:
    return model.objects.filter(title__in=[each.facts["title"] for each in read(name)])


def _add_news(written: Written, with_pictures: bool) -> None:
    facts = written.facts
    page = NewsPage(
        title=facts["title"],
        introduction=facts["introduction"],
        published_on=written.on(),
        author_names=facts["by"],
        body=_body(written),
        **_picture(written, with_pictures),
    )
    page.categories = list(NewsCategory.objects.filter(slug__in=facts["kinds"].split()))
    page.areas = list(Area.objects.filter(slug__in=facts["areas"].split()))
    _publish(NewsIndexPage.objects.get(), page)


def _add_story(written: Written, by: Person, with_pictures: bool) -> None:
    facts = written.facts
    given = StoryConsent(
        given_by=facts["person"],
        how=facts["how"],
        kept_where=facts["kept"],
        given_on=written.on("given"),
        ends_on=written.on("given") + TWO_YEARS,
    )
    page = StoryPage(
        title=facts["title"],
        person_name=facts["person"],
        person_line=facts["line"],
        quote=facts["quote"],
        told_on=written.on(),
        enterprise=Enterprise.objects.filter(name=facts["enterprise"]).first(),
        consent=consent.record_consent(given, by=by),
        body=_body(written),
        **_picture(written, with_pictures),
    )
    _publish(StoriesIndexPage.objects.get(), page)


def _add_area(home: HomePage, row: tuple[str, str, str, Wanted], with_pictures: bool) -> None:
    slug, title, introduction, drawing = row
    page = AreaPage(
        slug=slug,
        title=title,
        introduction=introduction,
        area=Area.objects.get(slug=slug),
        show_in_menus=True,
        **_drawn(drawing, title, with_pictures),
    )
    _publish(home, page)


def _dress(slug: str, drawing: Wanted) -> None:
    page = StandardPage.objects.filter(slug=slug, picture=None).first()
    if page:
        for name, value in _drawn(drawing, page.title, True).items():
            setattr(page, name, value)
        page.save_revision().publish()


def _publish(parent: Page, page: Page) -> None:
    parent.add_child(instance=page)
    page.save_revision().publish()


def _picture(written: Written, with_pictures: bool) -> dict[str, Any]:
    return _drawn(written.picture, written.facts["title"], with_pictures)


def _drawn(drawing: Wanted, title: str, with_pictures: bool) -> dict[str, Any]:
    if not with_pictures:
        return {}
    made: Picture = album.make(drawing, title)
    return {"picture": made, "picture_alt": album.words_for(drawing)[:200]}


def _body(written: Written) -> str:
    return json.dumps([block for block in blocks_of(written.words, {"enterprises": _enterprises}) if block])


def _enterprises(names: str) -> Block:
    """`Clay and Say; The Bee Hut`: those of them that stand in this town."""
    found: Iterable[Enterprise] = Enterprise.objects.filter(name__in=[name.strip() for name in names.split(";")])
    ids = [listing.pk for listing in found]
    return {"type": "enterprises", "value": {"listings": ids}} if ids else {}
