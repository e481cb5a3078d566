"""How the public searches. Nothing outside this package knows the engine.

    results = search.search(Query(words="gardening", point=Point(51.7, -2.2), filters={"day": ("tuesday",)}))

docs/search.md says what is found and in which order; docs/adr/0004 why the engine is what it is.
"""

from directory.search import compaction, engine, memory, write
from directory.search.query import GROUPS, Choice, Group, Hit, MapPoint, Query, Results
from enterprises.listings.models import Enterprise

__all__ = [
    "GROUPS",
    "Choice",
    "Group",
    "Hit",
    "MapPoint",
    "Query",
    "Results",
    "cards",
    "choices",
    "compact",
    "complete",
    "content_version",
    "cost_of_each_filter",
    "forget_process_memory",
    "matches",
    "points",
    "rebuild",
    "remove_document",
    "search",
    "similar",
    "wider",
    "words_changed",
    "words_part",
    "write_document",
]


def search(query: Query) -> Results:
    """One page of listings in order, how many there are, and counts for every filter value."""
    return engine.search(query)


def cost_of_each_filter(query: Query) -> list[tuple[str, str, int]]:
    """(group, value, total without that value) for every chosen value, the dearest first."""
    return engine.cost_of_each_filter(query)


def wider(query: Query) -> list[tuple[int, int]]:
    """(miles, total) for distances beyond the one asked for, each finding more than the one before."""
    return engine.wider(query)


def complete(prefix: str, limit: int = 8) -> list[str]:
    """What the visitor may be typing: the text so far with its last word finished, most used first."""
    return engine.complete(prefix, limit)


def points(query: Query, limit: int = 500) -> list[MapPoint]:
    """The first listings of a search as points for the map (public points only)."""
    return engine.points(query, limit)


def similar(enterprise_id: int, limit: int = 3) -> list[Hit]:
    """Listings of the same kind of help, nearest first, that are not closed."""
    return engine.similar(enterprise_id, limit)


def cards(ids: list[int]) -> list[Hit]:
    """These listings as results, in this order; those the public may not see are left out."""
    return engine.cards(ids)


def matches(query: Query, enterprise_id: int) -> bool:
    """Whether this listing would be found by that search now."""
    return engine.matches(query, enterprise_id)


def choices(version: str = "") -> dict[str, list[Choice]]:
    """Every value of every group with its words for people, in order.

    For each language the same object until editors change them.

    One tiny query, or mostly none with the content_version() that the caller has just read.
    """
    return engine.choices(version)


def content_version() -> str:
    """A stamp that changes with everything the public can see of listings: one tiny query.

    For ETags and page caches. It also changes at midnight, because checks run out and closed listings open.
    """
    return engine.content_version()


def words_part(version: str) -> str:
    """The part of a content version that changes only when editors change pages, words or lists."""
    return version.split("-")[2]


def write_document(enterprise: Enterprise) -> None:
    """Write or renew what searching knows of this public listing, in the caller's transaction."""
    write.write_document(enterprise.pk)


def remove_document(enterprise_id: int) -> None:
    """Forget this listing, in the caller's transaction."""
    write.remove_document(enterprise_id)


def rebuild() -> int:
    """Write anew the documents that differ from their listings, then a new base. The number that differed."""
    changed = write.rebuild_all()
    compaction.compact()
    return changed


def compact() -> bool:
    """Make a new base of what is there. False when somebody else is at it."""
    return compaction.compact()


def words_changed(*, in_documents: bool = False) -> None:
    """Editors changed synonyms; or categories, terms or areas, whose words stand in the documents too."""
    write.words_changed(in_documents=in_documents)


def forget_process_memory() -> None:
    """Drop all that this process remembers of the index (for tests)."""
    memory.forget()
