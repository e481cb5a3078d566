"""What the pages of stories show."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from directory import paging, search
from directory.languages import spoken, under
from directory.models import StoriesIndexPage, StoryPage
from directory.page_cards import cards

ON_PAGE = 9
OTHERS = 2
#: The state of the pages, with the day, and the enterprises somebody tells a story of. Few have one, and every fresh
#: page of a listing would ask.
_told: tuple[str, frozenset[int]] = ("", frozenset())


def forget() -> None:
    """Remember nothing. For tests."""
    global _told
    _told = ("", frozenset())


def story_cards(stories: Iterable[StoryPage]) -> list[dict[str, Any]]:
    return cards(stories, person="person_name", line="person_line", quote="quote", date="told_on")


def newest() -> Any:
    """Stories anybody may read today, the newest first."""
    return spoken(StoryPage.objects.shown()).order_by("-told_on", "-pk")


def list_context(index: StoriesIndexPage, number: str | None) -> dict[str, Any]:
    page = paging.page_of(under(newest(), index), number, ON_PAGE)
    return {"stories": story_cards(page.object_list), "pages": paging.links(page)}


def story_context(story: StoryPage) -> dict[str, Any]:
    """The enterprise of the person as a card, while it is public, and others to read next."""
    hits = search.cards([story.enterprise_id]) if story.enterprise_id else []
    return {"hits": hits, "others": story_cards(newest().exclude(pk=story.pk)[:OTHERS])}


def one_for(chosen: StoryPage | None) -> dict[str, Any] | None:
    """The story an editor chose, if it may be read today, or the newest, as a card."""
    story = newest().filter(translation_key=chosen.translation_key).first() if chosen else None
    story = story or newest().first()
    return story_cards([story])[0] if story else None


def of_enterprise(enterprise_id: int, version: str) -> dict[str, Any] | None:
    """The newest story of somebody who runs this enterprise, as a card. `version` is the content version."""
    if enterprise_id not in _with_a_story(version):
        return None
    story = newest().filter(enterprise=enterprise_id).first()
    return story_cards([story])[0] if story else None


def _with_a_story(version: str) -> frozenset[int]:
    """One query until editors change pages or the day is over."""
    global _told
    state = f"{search.words_part(version)} {timezone.localdate()}"
    if _told[0] != state:
        told_of = StoryPage.objects.shown().filter(enterprise__isnull=False).values_list("enterprise", flat=True)
        _told = (state, frozenset(told_of))
    return _told[1]
