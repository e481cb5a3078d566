"""What a document is, told by its shape and never by its name or its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from enterprises.listings.importing import reading
from enterprises.listings.importing.limits import CannotRead

#: Where the records of a page stand: UK 1, UK 3, and what others call it.
LISTS = ("contents", "content", "services", "items", "results", "data", "records")
UK1 = "Open Referral UK 1"
UK3 = "Open Referral UK 3"
LOOSE = "services without pages"

#: What only a service has.
SERVICE = frozenset(
    [
        "status",
        "locations",
        "service_at_locations",
        "regular_schedules",
        "schedules",
        "cost_options",
        "organization",
        "organisation",
        "organization_id",
        "taxonomies",
        "service_taxonomys",
        "contacts",
        "eligibilitys",
        "url",
        "min_age",
        "max_age",
        "minimum_age",
        "fees",
        "service_areas",
        "languages",
        "assured_date",
        "accreditations",
        "holiday_schedules",
        "regular_schedule",
        "attending_type",
    ]
)
ORGANISATION = frozenset(
    [
        "organization_identifiers",
        "website",
        "legal_status",
        "year_incorporated",
        "tax_id",
        "parent_organization_id",
    ]
)
TAXONOMY = frozenset(
    ["term_uri", "taxonomy_terms", "term", "taxonomy", "taxonomy_id", "version", "parent_id", "vocabulary"]
)
#: What a summary of a service leaves out.
DETAILS = frozenset(
    [
        "locations",
        "service_at_locations",
        "regular_schedules",
        "schedules",
        "cost_options",
        "contacts",
        "taxonomies",
        "attributes",
        "service_taxonomys",
        "eligibilitys",
        "service_areas",
        "phones",
        "languages",
    ]
)


@dataclass(slots=True)
class Page:
    """Some of a feed's records, and what the feed says about its pages."""

    items: list[Any]
    shape: str
    number: int | None = None
    total_pages: int | None = None
    total_items: int | None = None
    is_first: bool | None = None
    is_last: bool | None = None
    next_url: str = ""
    is_single: bool = False  # one service on its own, not a list
    place: str = ""  # "page 3", or the file's name: to say where a record stood
    failed: str = ""  # why this page could not be read
    ids: frozenset[str] = field(default=frozenset())

    def __post_init__(self) -> None:
        self.ids = frozenset(reading.identity(item) for item in self.items)

    @property
    def is_summary(self) -> bool:
        """Whether every service here leaves out what a page about it needs."""
        services = [item for item in self.items if isinstance(item, dict) and kind_of(item) == "service"]
        return bool(services) and not any(DETAILS & item.keys() for item in services)


def read_page(document: Any) -> Page:
    """The document as a page. Raises CannotRead, saying what it is instead."""
    if isinstance(document, list):
        return Page(document, LOOSE, is_last=True)
    if not isinstance(document, dict):
        raise CannotRead("It is not a list of services.")
    for name in LISTS:
        if isinstance(document.get(name), list) and not _is_record(document):
            return _enveloped(document, name)
    if any(name in document for name in ("totalPages", "total_pages", "totalElements", "total_items")):
        return _enveloped(document, "contents")  # an empty page whose list is null or left out
    if _is_record(document):
        return Page([document], _shape_of_one(document), is_last=True, is_single=True)
    if "openapi_url" in document or "profile" in document:
        raise ApiDetails("It describes the feed. Its listings are at the same address with /services after it.")
    message = reading.line(reading.first(document, "error", "message", "detail"), longest=150)
    raise CannotRead(f"The feed says: {message}" if message else "It holds no list of services.")


class ApiDetails(CannotRead):
    """The front page of a UK 3 feed: the services are one step down."""


def _is_record(document: dict[str, Any]) -> bool:
    return bool(reading.identity(document)) and ("name" in document or "service" in document)


def _enveloped(document: dict[str, Any], name: str) -> Page:
    def whole(*names: str) -> int | None:
        value = reading.number(reading.first(document, *names))
        return int(value) if value is not None and 0 <= value < 10**9 else None

    listed = document.get(name)
    links = document.get("links") or document.get("_links")
    following = reading.first(document, "next", "next_page_url", "nextPage") or reading.first(links, "next")
    if isinstance(following, dict):
        following = following.get("href")
    return Page(
        listed if isinstance(listed, list) else [],
        UK1 if "totalPages" in document or name == "content" else UK3,
        number=whole("page_number", "number", "page", "pageNumber", "current_page"),
        # No pages at all, and yet this one: then the count says nothing.
        total_pages=whole("total_pages", "totalPages", "last_page_number", "pages") or None,
        total_items=whole("total_items", "totalElements", "totalItems", "total"),
        is_first=reading.yes(reading.first(document, "first_page", "first", "firstPage")),
        is_last=reading.yes(reading.first(document, "last_page", "last", "lastPage")),
        next_url=following if isinstance(following, str) and "/" in following else "",
    )


def _shape_of_one(record: dict[str, Any]) -> str:
    older = {
        "locations",
        "regular_schedules",
        "organisation",
        "taxonomies",
        "eligibilitys",
        "service_taxonomys",
    }
    return UK1 if older & record.keys() else UK3


def kind_of(record: Any) -> str:
    """ "service", "at location", "organisation", "taxonomy" or ""."""
    if not isinstance(record, dict):
        return ""
    if isinstance(record.get("service"), dict):
        return "at location"
    if isinstance(record.get("services"), list) or (ORGANISATION & record.keys() and not SERVICE & record.keys()):
        return "organisation"
    if TAXONOMY & record.keys() and not SERVICE & record.keys():
        return "taxonomy"
    return "service"


def services_in(record: Any) -> Iterator[dict[str, Any]]:
    """The services a record holds: itself, the one at a location, or an organisation's."""
    kind = kind_of(record)
    if kind == "service":
        yield record
    elif kind == "at location":
        rest = {name: value for name, value in record.items() if name != "service"}
        yield {**record["service"], "service_at_locations": [rest]}
    elif kind == "organisation":
        organisation = {name: value for name, value in record.items() if name != "services"}
        for service in reading.objects(record, "services"):
            yield {"organization": organisation, **service}


def merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The same service met at another of its locations."""
    places = reading.many(one, "service_at_locations") + reading.many(other, "service_at_locations")
    return {**one, "service_at_locations": places}
