"""Pages of words, published as an editor would."""

import json
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from core.pictures import make_picture
from directory.models import (
    AreaPage,
    HomePage,
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    Recording,
    StoriesIndexPage,
    StoryConsent,
    StoryPage,
)
from directory.typed import blocks_of
from tests.core.recording_files import mp4

CAPTIONS = b"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nHello, I am Carrie-Ann.\n"


def picture(title: str = "A picture") -> Any:
    out = BytesIO()
    Image.new("RGB", (60, 40), "#d2572f").save(out, "PNG")
    return make_picture(title, out.getvalue())


def body(words: str) -> str:
    return json.dumps(blocks_of(words))


def published(parent: Any, page: Any) -> Any:
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def kind(name: str) -> NewsCategory:
    return NewsCategory.objects.get_or_create(name=name, defaults={"slug": name.lower().replace(" ", "-")})[0]


def make_news(title: str = "A new bench", *, kinds: tuple[str, ...] = (), areas: Any = (), **fields: Any) -> NewsPage:
    fields.setdefault("introduction", "It stands by the canal.")
    page = NewsPage(title=title, **fields)
    page.categories = [kind(name) for name in kinds]
    page.areas = list(areas)
    return published(NewsIndexPage.objects.get(), page)


def make_consent(given_by: str = "Carrie-Ann Finch", **fields: Any) -> StoryConsent:
    today = timezone.localdate()
    fields.setdefault("given_on", today - timedelta(days=30))
    fields.setdefault("ends_on", today + timedelta(days=700))
    return StoryConsent.objects.create(given_by=given_by, how="writing", **fields)


def make_story(title: str = "Cross badgers sell better", *, ends_on: date | None = None, **fields: Any) -> StoryPage:
    if "consent" not in fields:
        fields["consent"] = make_consent(**({"ends_on": ends_on} if ends_on else {}))
    fields.setdefault("person_name", "Carrie-Ann")
    fields.setdefault("person_line", "Draws cross animals")
    fields.setdefault("quote", "Nobody bought the cheerful ones.")
    fields.setdefault("body", body("I like drawing animals."))
    return published(StoriesIndexPage.objects.get(), StoryPage(title=title, **fields))


def make_area_page(area: Any, **fields: Any) -> AreaPage:
    fields.setdefault("title", area.name)
    return published(HomePage.objects.get(), AreaPage(area=area, slug=fields.pop("slug", area.slug), **fields))


def make_recording(title: str = "How a card is made", **fields: Any) -> Recording:
    return Recording.objects.create(
        title=title,
        kind="video",
        file=ContentFile(mp4(), name="IMG_0042.mp4"),
        captions=ContentFile(CAPTIONS, name="words.vtt"),
        transcript=fields.pop("transcript", "Hello, I am Carrie-Ann."),
        **fields,
    )
