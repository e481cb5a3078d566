"""What the directory holds about a person: the story they told, and words the search has kept."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person
from core.personal import day, hold
from directory import consent, tasks
from directory.models import StoryConsent, StoryPage


def _given(person: Person) -> list[StoryConsent]:
    """The yes with their name: of a story about what they run, or where nobody else here has that name."""
    named = StoryConsent.objects.filter(given_by__iexact=person.name).order_by("pk")
    if Person.objects.filter(name__iexact=person.name).exclude(pk=person.pk).exists():
        named = named.filter(stories__enterprise__ownership__person=person.pk).distinct()
    return list(named)


def _stories(person: Person) -> list[dict[str, Any]]:
    given = _given(person)
    titles: dict[Any, list[str]] = {each.pk: [] for each in given}
    for title, pk in StoryPage.objects.filter(consent__in=given).order_by("pk").values_list("title", "consent"):
        titles[pk].append(title)
    return [
        {
            _("You said yes to a story"): str(each.get_how_display()),
            _("When"): day(each.given_on),
            _("Until"): day(each.ends_on),
            _("Where it is kept"): each.kept_where,
            _("Stories"): titles[each.pk],
        }
        for each in given
    ]


def _erase_stories(person: Person) -> None:
    for each in _given(person):
        consent.remove(each, "story:consent_withdrawn", by=None)


def _erase_words(person: Person) -> None:
    """The search's present base was made while it was all there. Last of the jobs: after those that index anew."""
    transaction.on_commit(tasks.forget_words.enqueue)


def _no_words(person: Person) -> list[dict[str, Any]]:
    """What the search has is made from what they run."""
    return []


hold("stories", gettext_lazy("Your story"), held=_stories, erase=_erase_stories, place=45)
hold("search", gettext_lazy("What the search knows of what you run"), held=_no_words, erase=_erase_words, place=46)
