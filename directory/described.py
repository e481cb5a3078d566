"""What a search was for, in words, for whoever answers the phone and is told a code."""

from django.http import QueryDict

from core.saved.kinds import DESCRIBES
from directory import find
from directory.views.find import chips


def search_in_words(query: str) -> list[str]:
    """Each thing that narrows it, as the search page shows it."""
    return [chip.label for chip in chips(find.read(QueryDict(query)))]


DESCRIBES["directory:find"] = search_in_words
