"""Versions of listings as they are kept, for comparing them (differences): which ones, and what their ids mean."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Revision

from enterprises.listings.difference_words import PARTS, Names, field_of
from enterprises.listings.differences import Difference, differences
from enterprises.listings.models import Category, Enterprise, RecordingFile, Term

Version = Mapping[str, Any]


def content_of(enterprise: Enterprise) -> Version:
    """The row itself, in the shape of a version."""
    version: Version = json.loads(json.dumps(enterprise.serializable_data(), cls=DjangoJSONEncoder))
    return version


def shown_content(enterprise: Enterprise) -> Version:
    """What the public sees, or saw last; {} of a listing that was never published."""
    if enterprise.first_published_at is None:
        return {}
    live = enterprise.live_revision
    return live.content if live else content_of(enterprise)


def stamp(revision: Revision) -> str:
    """Names this very version, words and all: Wagtail may write a draft again under the same id."""
    said = json.dumps(revision.content, sort_keys=True, cls=DjangoJSONEncoder)
    return f"{revision.pk}-{sha256(said.encode()).hexdigest()[:16]}"


def names_in(versions: Iterable[Version]) -> Names:
    """What the ids in these versions are called, in three queries however many there are."""
    ids: dict[Any, set[int]] = {Term: set(), Category: set(), RecordingFile: set()}
    for version in versions:
        for _part, fields in PARTS:
            for name in fields:
                _gather(field_of(name), version.get(name), ids)
    return Names(
        terms=dict(Term.objects.filter(pk__in=ids[Term]).values_list("pk", "name")),
        categories=dict(Category.objects.filter(pk__in=ids[Category]).values_list("pk", "name")),
        recordings=dict(RecordingFile.objects.filter(pk__in=ids[RecordingFile]).values_list("pk", "title")),
    )


def _gather(field: Any, value: Any, ids: dict[Any, set[int]]) -> None:
    if field.one_to_many:
        parts = (*field.related_model._meta.concrete_fields, *field.related_model._meta.many_to_many)
        for row in value or []:
            for each in parts:
                if each.related_model in ids:
                    _gather(each, row.get(each.name), ids)
    elif field.related_model in ids and value:
        ids[field.related_model].update(value if isinstance(value, list) else [value])


def compared(before: Version, after: Version) -> list[Difference]:
    """What the second of two versions changes."""
    return differences(before, after, names_in([before, after]))


#: What a version's content says of the row rather than of what people wrote.
_OF_THE_ROW = frozenset(
    {
        *Enterprise.LIVE_FIELDS,
        "pk",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "latest_revision",
        "live_revision",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "given_sector",
    }
)


def written_fields(content: Iterable[str]) -> list[str]:
    """The names in a version's content that people wrote."""
    return [name for name in content if name not in _OF_THE_ROW]
