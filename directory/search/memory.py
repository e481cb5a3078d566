"""What this process remembers of the index, and how it is kept true.

An answer is worked out from memory; then its cards are fetched, and in the same statement the state of the index. Only
when that is the state the answer was worked out from is it given; otherwise memory catches up and it is worked out
anew. So an answer is never older than its cards: what is withdrawn is gone from the next search of every process.
"""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.utils import timezone
from django.utils.translation import get_language

from directory.models import SearchChange, SearchDocument, SearchState
from directory.search import vocabulary
from directory.search.base import load_base
from directory.search.card import settle
from directory.search.delta import Change, Delta
from directory.search.view import State, View
from directory.search.vocabulary import Vocabulary

Answer = TypeVar("Answer")
Cards = dict[int, dict[str, Any]]

#: The state of an index that nobody has written to.
NOTHING = State(0, 0, 0, 0)
#: Times to work an answer out while the index changes under it; after that the last one is given.
MOST_TRIES = 6

_lock = threading.Lock()
_view: View | None = None
_vocabulary: Vocabulary | None = None


def forget() -> None:
    """Remember nothing."""
    global _view, _vocabulary
    _view = _vocabulary = None


def answer(work: Callable[[View, Vocabulary], tuple[Answer, Sequence[int]]]) -> tuple[Answer, Cards]:
    """What `work` makes of one true state of the index, and the cards of the listings it names."""
    for _attempt in range(MOST_TRIES):
        view, words = _view, _vocabulary
        if view is None or words is None or words.stamp != view.state.words_stamp:
            view, words = catch_up()
        made, ids = work(view, words)
        state, cards = _fetch(ids)
        today = timezone.localdate()
        if state == view.state and today == view.today:
            break
        catch_up(state)
    day, language = today.isoformat(), get_language() or ""
    return made, {pk: settle(json.loads(card), day, language) for pk, card in cards.items()}


def read_state() -> State:
    return _fetch(())[0]


def _fetch(ids: Sequence[int]) -> tuple[State, dict[int, str]]:
    """The state of the index and these cards as JSON, as of one moment."""
    columns, source, cards = _fetch_sql()
    listed = ", ".join(map(str, map(int, ids)))  # as they are: twenty parameters take as long as the answer
    sql = f"{columns}, d.enterprise_id, d.card {source} {cards} ({listed})" if ids else f"{columns} {source}"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows = cursor.fetchall()
    if not rows:
        return NOTHING, {}
    return State(*rows[0][:4]), {row[4]: row[5] for row in rows if row[4:] and row[4] is not None}


@cache
def _fetch_sql() -> tuple[str, str, str]:
    state, document = SearchState._meta.db_table, SearchDocument._meta.db_table
    return (
        "SELECT s.seq, s.stamp, s.version, s.words_stamp",
        f'FROM "{state}" s',
        f'LEFT JOIN "{document}" d ON d.enterprise_id IN',
    )


def catch_up(seen: State | None = None) -> tuple[View, Vocabulary]:
    """Bring memory up to what is committed, or seen by this transaction: at least to the state just seen, if any."""
    global _view
    with _lock:
        # Where memory is ahead of what was seen, somebody else has caught up since, or a change was rolled back.
        state = seen if seen and _view and _view.state.seq < seen.seq else read_state()
        while True:
            today = timezone.localdate()
            words = lists(state.words_stamp)
            view = _follow(_view, state, today) or _start(state, today)
            if view:
                _view = view
                return view, words
            state = read_state()


def lists(stamp: int) -> Vocabulary:
    """The shared lists in the state of this stamp, which the caller has just read."""
    global _vocabulary
    known = _vocabulary
    if known is None or known.stamp != stamp:
        _vocabulary = known = vocabulary.read(stamp)
    return known


def known_lists(stamp: int) -> Vocabulary | None:
    """The shared lists if memory has them in the state of this stamp."""
    known = _vocabulary
    return known if known is not None and known.stamp == stamp else None


def _follow(view: View | None, state: State, today: datetime.date) -> View | None:
    """The view brought forward by the changes it has not seen. None when they are not a continuation of it."""
    if view is None or view.state.version != state.version or view.state.seq > state.seq:
        return None
    changes: list[Change] = []
    last = (view.state.seq, view.state.stamp)
    if last != (state.seq, state.stamp):
        known, last, changes = _changes(*last)
        if not known:
            return None
    state = state._replace(seq=last[0], stamp=last[1])
    if view.state == state and view.today == today:
        return view
    if view.today == today:
        return view.after(state, view.delta.with_changes(view.base, changes, today) if changes else view.delta)
    delta = view.delta.on_day(view.base, today).with_changes(view.base, changes, today)
    return View(state, view.base, delta, today)


def _start(state: State, today: datetime.date) -> View | None:
    """A view from nothing: the base, then all changes since. None when the base was replaced meanwhile."""
    base = load_base(state.version)
    if base is None:
        return None
    _known, last, changes = _changes(base.seq, None)
    delta = Delta().with_changes(base, changes, today)
    return View(state._replace(seq=last[0], stamp=last[1]) if changes else state, base, delta, today)


def _changes(seq: int, stamp: int | None) -> tuple[bool, tuple[int, int], list[Change]]:
    """Whether (seq, stamp) is part of this history; where it has got to; and each document changed since."""
    change, document = SearchChange._meta.db_table, SearchDocument._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.seq, c.stamp, c.enterprise_id, d.content "  # nosec B608 -- our own table names
            f'FROM "{change}" c LEFT JOIN "{document}" d ON d.enterprise_id = c.enterprise_id '
            f"WHERE c.seq >= %s ORDER BY c.seq",
            [seq],
        )
        rows = cursor.fetchall()
    known = seq == 0 or any(row[:2] == (seq, stamp) for row in rows[:1])
    last = rows[-1][:2] if rows else (seq, stamp or 0)
    return known, last, list({row[2]: row[3] for row in rows if row[0] > seq}.items())
