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
from directory.search.facts import Facts
from enterprises.listings.models import Enterprise

#: Changes since the base after which a new base is asked for.
MANY_CHANGES = 500
#: Listings written in one transaction when all are written anew.
CHUNK = 200


class Tick(NamedTuple):
    """What the clock said: the number and stamp this change now has, and the state it changed."""

    seq: int
    stamp: int
    base_seq: int
    words_stamp: int
    compaction_wanted: bool
    rebuild_wanted: bool


def tick(changes: int = 1) -> Tick:
    """Take the next numbers. Whoever comes after waits here until our transaction has ended."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f'UPDATE "{SearchState._meta.db_table}" SET seq = seq + %s, stamp = CASE WHEN %s = 0 THEN stamp '  # nosec B608 -- our own name
                f"ELSE %s END WHERE id = 1 RETURNING seq, stamp, base_seq, words_stamp, compaction_wanted, "
                f"rebuild_wanted",
                [changes, changes, secrets.randbits(62)],
            )
            row = cursor.fetchone()
        if row:
            return Tick(*row)
        SearchState.objects.bulk_create([SearchState(pk=1)], ignore_conflicts=True)


@transaction.atomic(savepoint=False)
def write_document(enterprise_id: int) -> None:
    """Write or renew the document of a listing; remove it when the public may not see the listing."""
    now = tick()  # first: from here on nobody else writes, so what is read below is the newest
    read = facts.read([enterprise_id])
    _save(_documents(now, read))
    if not read:
        SearchDocument.objects.filter(pk=enterprise_id).delete()
    _record(now, [enterprise_id])


@transaction.atomic(savepoint=False)
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
    made = {document.enterprise_id: document for document in _documents(tick(0), facts.read(ids))}
    known = dict(SearchDocument.objects.filter(pk__in=ids).values_list("pk", "digest"))
    changed = [document for pk, document in made.items() if known.get(pk) != digest_of(document)]
    gone = [pk for pk in known if pk not in made]
    _save(changed)
    SearchDocument.objects.filter(pk__in=gone).delete()
    count = len(changed) + len(gone)
    if count:
        _record(tick(count), [*(document.enterprise_id for document in changed), *gone])
    return count


@transaction.atomic
def words_changed(*, in_documents: bool = False) -> int:
    """Every process reads the lists again; and, if they stand in documents, the worker writes these anew."""
    stamp = secrets.randbits(62)
    wanted = tick(0).rebuild_wanted
    SearchState.objects.filter(pk=1).update(words_stamp=stamp, rebuild_wanted=wanted or in_documents)
    if in_documents and not wanted:
        from directory import tasks  # inside, because tasks call this package

        tasks.rebuild_search.enqueue()
    return stamp


def digest_of(document: Document) -> str:
    return blake2b(repr(document).encode(), digest_size=16).hexdigest()


def _documents(now: Tick, read: list[Facts]) -> list[Document]:
    """The documents, with the shared lists as they are now: from memory, unless they have changed."""
    lists = memory.lists(now.words_stamp)
    if not all(lists.has(each) for each in read):  # somebody added to the lists past every door
        lists = memory.lists(words_changed())
    return [build(each, lists) for each in read]


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

        tasks.compact_search.enqueue()
