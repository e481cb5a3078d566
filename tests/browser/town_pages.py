"""The pages of words in the gate's town: every block once, every kind of page, full and empty."""

import json
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile

from directory.models import (
    AreaPage,
    FaqPage,
    HomePage,
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    Recording,
    StandardPage,
    StoriesIndexPage,
    StoryConsent,
    StoryPage,
)
from directory.typed import Block, blocks_of
from enterprises.listings.models import Area, Enterprise
from tests.core.recording_files import mp3, mp4
from tests.factories.pages import CAPTIONS

WORDS = """
This is what is new. You can come and see it for yourself.

## The first part

Here is [a link](/find/) and **one strong word**.

- one thing
- one more thing

1. first this
2. then that

### Inside the first part

> They found my snowdrops. | Joan, Brimscombe

@steps
Ring us | Say your name.
Come and see | We put the kettle on.

## The second part

@table When we are there
Day | From | Until
Monday | 9am | noon
Friday | 10am | 1pm

@questions
? Can I bring a friend?
  Yes, you can. We like to meet your friends.
? Is it free?
  It is free.

@button Find support | /find/

## The third part

@picture

@recordings

@elsewhere

@enterprises
"""


def fill_pages(area: Area, pictures: list[Any]) -> None:
    home = HomePage.objects.get()
    drawn, words = pictures[0]
    lead = {"picture": drawn, "picture_alt": words}
    body = json.dumps(_every_block(drawn, words))
    _news(area, lead, body)
    _stories(lead, body)
    _add(home, AreaPage(title="Stroud Valleys", slug="stroud-valleys", area=area, introduction="Hills.", **lead))
    empty = Area.objects.create(name="Dean", slug="dean", districts="GL14")
    _add(home, AreaPage(title="Dean", slug="empty-area", area=empty))
    _add(home, FaqPage(title="No questions yet", slug="no-questions"))
    _add(home, StandardPage(title="A bare page", slug="bare"))
    _add(home, NewsIndexPage(title="No news yet", slug="no-news"))
    _add(home, StoriesIndexPage(title="No stories yet", slug="no-stories"))


def _add(parent: Any, page: Any) -> Any:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _news(area: Area, lead: dict[str, Any], body: str) -> None:
    index = NewsIndexPage.objects.get()
    kinds = list(NewsCategory.objects.order_by("name"))
    for number in range(11):
        item = NewsPage(title=f"News {number + 1}", introduction="It is new.", published_on=date(2025, 1, number + 1))
        item.categories = kinds[number % 3 : number % 3 + 1]
        _add(index, item)
    item = NewsPage(
        title="Everything at once",
        slug="everything",
        introduction="All that a page can hold.",
        author_names="Jo Reed",
        published_on=date(2026, 3, 1),
        body=body,
        **lead,
    )
    item.categories, item.areas = kinds, [area]
    _add(index, item)


def _stories(lead: dict[str, Any], body: str) -> None:
    index = StoriesIndexPage.objects.get()
    today = date.today()
    yes = StoryConsent.objects.create(given_by="Ruby", how="voice", given_on=today, ends_on=today + timedelta(days=700))
    person = {"person_name": "Ruby", "person_line": "Leads a garden team", "quote": "We mow. We rake.", "consent": yes}
    _add(index, StoryPage(title="Told shortly", slug="told-shortly", **person))
    listing = Enterprise.objects.get(slug="everything")
    _add(index, StoryPage(title="Told at length", slug="told", enterprise=listing, body=body, **person, **lead))


def _every_block(drawn: Any, words: str) -> list[Block]:
    recordings = [
        Recording.objects.create(
            title="A short film",
            kind="video",
            file=ContentFile(mp4(), name="a.mp4"),
            captions=ContentFile(CAPTIONS, name="a.vtt"),
            transcript="Hello, I am Ruby.",
            length="4 seconds",
            poster=drawn,
        ),
        Recording.objects.create(
            title="A short talk", kind="sound", file=ContentFile(mp3(), name="a.mp3"), transcript="Hello."
        ),
    ]
    chosen = Enterprise.objects.filter(slug__in=("everything", "minimal")).values_list("pk", flat=True)
    picture = {"image": drawn.pk, "alt_text": words, "decorative": False}
    film = {
        "name": "How to use a bus pass",
        "address": "https://www.youtube.com/watch?v=example",
        "words": "Two people take the bus.",
        "has_captions": True,
    }
    makers = {
        "picture": lambda _rest: {"type": "picture", "value": {"picture": picture, "caption": "By the canal"}},
        "recordings": lambda _rest: {"type": "recording", "value": {"recording": recordings[0].pk}},
        "elsewhere": lambda _rest: {"type": "elsewhere", "value": film},
        "enterprises": lambda _rest: {"type": "enterprises", "value": {"listings": list(chosen)}},
    }
    sound = {"type": "recording", "value": {"recording": recordings[1].pk}}
    return [*blocks_of(WORDS, makers), sound]
