"""Writing documents, in the transaction that changed the listing."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from hashlib import blake2b
from typing import NamedTuple

from django.db import connection, transaction

from directory.models import SearchChange, SearchDocument, SearchState
from directory.search import facts, memory
from directory.search.document import Document, build
from directory.search.vocabulary import Vocabulary
from enterprises.listings.models import Enterprise

#: Changes since the base after which a new base is asked for.
MANY_CHANGES = 500
#: Listings written in one transaction when all are written anew.
CHUNK = 500


class Tick(NamedTuple):
    """What the clock said: the number and stamp this change now has, and the state it changed."""

    seq: int
    stamp: int
    base_seq: int
    words_stamp: int
    compaction_wanted: bool


def tick(changes: int = 1) -> Tick:
    """Take the next numbers. Whoever comes after waits here until our transaction has ended."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f'UPDATE "{SearchState._meta.db_table}" SET seq = seq + %s, stamp = CASE WHEN %s = 0 THEN stamp '
                f"ELSE %s END WHERE id = 1 RETURNING seq, stamp, base_seq, words_stamp, compaction_wanted",
                [changes, changes, secrets.randbits(62)],
            )
            row = cursor.fetchone()
        if row:
            return Tick(*row)
        SearchState.objects.bulk_create([SearchState(pk=1)], ignore_conflicts=True)


@transaction.atomic
def write_document(enterprise_id: int) -> None:
    """Write or renew the document of a listing; remove it when the public may not see the listing."""
    now = tick()  # first: from here on nobody else writes, so what is read below is the newest
    read = facts.read([enterprise_id])
    _save([build(each, _lists(now)) for each in read])
    if not read:
        SearchDocument.objects.filter(pk=enterprise_id).delete()
    _record(now, [enterprise_id])


@transaction.atomic
def remove_document(enterprise_id: int) -> None:
    """Forget this listing."""
    now = tick()
    SearchDocument.objects.filter(pk=enterprise_id).delete()
    _record(now, [enterprise_id])


def rebuild_all() -> int:
    """Every public listing's document, and none besides; the number that had to change."""
    SearchState.objects.filter(pk=1).update(rebuild_wanted=False)
    ids = set(Enterprise.objects.public().values_list("pk", flat=True))
    return rebuild(ids.union(SearchDocument.objects.values_list("pk", flat=True)))


def rebuild(ids: Iterable[int]) -> int:
    """Write these documents anew where they have changed; the number that had. In transactions of a few hundred."""
    waiting = sorted(ids)
    return sum(_rebuild_some(waiting[at : at + CHUNK]) for at in range(0, len(waiting), CHUNK))


@transaction.atomic
def _rebuild_some(ids: list[int]) -> int:
    lists = _lists(tick(0))
    made = {document.enterprise_id: document for document in (build(each, lists) for each in facts.read(ids))}
    known = dict(SearchDocument.objects.filter(pk__in=ids).values_list("pk", "digest"))
    changed = [document for pk, document in made.items() if known.get(pk) != digest_of(document)]
    gone = [pk for pk in known if pk not in made]
    _save(changed)
    SearchDocument.objects.filter(pk__in=gone).delete()
    count = len(changed) + len(gone)
    if count:
        _record(tick(count), [*(document.enterprise_id for document in changed), *gone])
    return count


def words_changed() -> None:
    """Editors changed the lists or synonyms: every process reads them again."""
    tick(0)
    SearchState.objects.filter(pk=1).update(words_stamp=secrets.randbits(62))


def digest_of(document: Document) -> str:
    return blake2b(repr(document).encode(), digest_size=16).hexdigest()


def _lists(now: Tick) -> Vocabulary:
    """The shared lists as they are now, from memory when they are the same there."""
    return memory.lists(now.words_stamp)


def _save(documents: Collection[Document]) -> None:
    SearchDocument.objects.bulk_create(
        (
            SearchDocument(
                pk=document.enterprise_id,
                short_number=document.short_number,
                content=document.content,
                card=document.card,
                confirmed_on=document.confirmed_on,
                digest=digest_of(document),
            )
            for document in documents
        ),
        update_conflicts=True,
        unique_fields=["enterprise"],
        update_fields=["short_number", "content", "card", "confirmed_on", "digest"],
    )


def _record(now: Tick, ids: list[int]) -> None:
    """Write the changes into the log, and ask for a new base when it grows long."""
    first = now.seq - len(ids) + 1
    SearchChange.objects.bulk_create(
        SearchChange(seq=first + at, stamp=now.stamp, enterprise_id=pk) for at, pk in enumerate(ids)
    )
    if now.seq - now.base_seq > MANY_CHANGES and not now.compaction_wanted:
        SearchState.objects.filter(pk=1).update(compaction_wanted=True)
        from directory import tasks  # inside, because tasks call this package

        transaction.on_commit(tasks.compact_search.enqueue)
