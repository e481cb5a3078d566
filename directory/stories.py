"""What the pages of stories show."""

from collections.abc import Iterable
from typing import Any

from directory import paging, search
from directory.models import StoriesIndexPage, StoryPage
from directory.page_cards import cards

ON_PAGE = 9
OTHERS = 2


def story_cards(stories: Iterable[StoryPage]) -> list[dict[str, Any]]:
    return cards(stories, person="person_name", line="person_line", quote="quote", date="told_on")


def newest() -> Any:
    """Stories anybody may read today, the newest first."""
    return StoryPage.objects.shown().order_by("-told_on", "-pk")


def list_context(index: StoriesIndexPage, number: str | None) -> dict[str, Any]:
    page = paging.page_of(newest().child_of(index), number, ON_PAGE)
    return {"stories": story_cards(page.object_list), "pages": paging.links(page)}


def story_context(story: StoryPage) -> dict[str, Any]:
    """The enterprise of the person as a card, while it is public, and others to read next."""
    hits = search.cards([story.enterprise_id]) if story.enterprise_id else []
    return {"hits": hits, "others": story_cards(newest().exclude(pk=story.pk)[:OTHERS])}


def one_for(chosen: StoryPage | None) -> dict[str, Any] | None:
    """The story an editor chose, if it may be read today, or the newest, as a card."""
    story = newest().filter(pk=chosen.pk).first() if chosen else None
    story = story or newest().first()
    return story_cards([story])[0] if story else None


def of_enterprise(enterprise_id: int) -> dict[str, Any] | None:
    """The newest story of somebody who runs this enterprise, as a card."""
    story = newest().filter(enterprise=enterprise_id).first()
    return story_cards([story])[0] if story else None
