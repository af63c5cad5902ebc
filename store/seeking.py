"""Searching the journal: streams of versions, each on its index, met from the newest down.

A wish with one fact reads one index. With several, each stream is asked for its newest version not
above the others' until all agree; what lies between is leapt over. Where streams meet seldom a
search stops after so many readings and says where to go on: it never holds a reader for long.

A clock may have been put back, so later versions may have happened earlier: a wish for a time reads
the index of moments from its end of the time on, and each event that is met says when it was.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import Any

from hall.ports import Sought
from store.queries import query
from store.rows import moment_to_ms

CHUNK = 32
READINGS = 400
"""How often a search may read from an index: some 30 ms at five million events."""


def _stream(fact: str) -> str:
    where = f"{fact} = ? AND version <= ?"
    return query(f"SELECT version FROM journal WHERE {where} ORDER BY version DESC LIMIT ?")


BY = _stream('"by"')
KIND = _stream("kind")
TICKET = _stream("ticket")
WINDOW = _stream('"window"')
ZONE = _stream("zone")
SINCE = query("SELECT min(version) FROM journal INDEXED BY journal_at WHERE at >= ?")
UNTIL = query("SELECT max(version) FROM journal INDEXED BY journal_at WHERE at < ?")
AT = query("SELECT at FROM journal WHERE version = ?")


class TooFar(Exception):  # noqa: N818 - it is no error: the search goes on another time
    """A search has read enough for once, and got down to the version `at`."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Allowance:
    """How often one search may still read."""

    def __init__(self, readings: int = READINGS) -> None:
        self._left = readings

    def spend(self, at: int) -> None:
        """One reading from `at` downwards. Raises TooFar."""
        if self._left == 0:
            raise TooFar(at)
        self._left -= 1


class Stream:
    """The versions of the events with one fact, newest first."""

    def __init__(
        self, connection: sqlite3.Connection, sql: str, fact: Any, allowance: Allowance
    ) -> None:
        self._connection = connection
        self._sql = sql
        self._fact = fact
        self._allowance = allowance
        self._ahead: deque[int] = deque()
        self._over = False

    def at_most(self, version: int) -> int | None:
        """The newest version here that isn't above `version`; None when there is none."""
        while self._ahead and self._ahead[0] > version:
            self._ahead.popleft()
        if not self._ahead and not self._over:
            self._read(version)
        return self._ahead[0] if self._ahead else None

    def _read(self, version: int) -> None:
        self._allowance.spend(version)
        facts = (self._fact, version, CHUNK)
        self._ahead.extend(row[0] for row in self._connection.execute(self._sql, facts).fetchall())
        self._over = len(self._ahead) < CHUNK


class Union:
    """Versions that stand in any of several streams."""

    def __init__(self, streams: Sequence[Stream]) -> None:
        self._streams = streams

    def at_most(self, version: int) -> int | None:
        """As `Stream.at_most`."""
        found = [at for s in self._streams if (at := s.at_most(version)) is not None]
        return max(found, default=None)


def seek(
    connection: sqlite3.Connection, sought: Sought, top: int, limit: int
) -> tuple[list[int], int | None]:
    """Versions up to `top` that fit, newest first, and where to go on: below that version."""
    newest, oldest = _bounds(connection, sought, top)
    allowance = Allowance()
    streams = _streams(connection, sought, allowance)
    found: list[int] = []
    at = newest
    try:
        while at >= oldest:
            met, at = _meet(streams, at)
            if met is None or met < oldest:
                return found, None
            at = met - 1
            if not _in_time(connection, sought, met):
                allowance.spend(at)
                continue
            if len(found) == limit:
                return found, met + 1
            found.append(met)
    except TooFar as stopped:
        return found, stopped.at + 1
    return found, None


def _meet(streams: Sequence[Stream | Union], at: int) -> tuple[int | None, int]:
    """The newest version up to `at` that stands in all streams."""
    agreed = False
    while not agreed:
        agreed = True
        for stream in streams:
            newest = stream.at_most(at)
            if newest is None:
                return None, at
            agreed &= newest == at
            at = newest
    return at, at


def _streams(
    connection: sqlite3.Connection, sought: Sought, allowance: Allowance
) -> list[Stream | Union]:
    facts = (
        (TICKET, sought.ticket),
        (WINDOW, sought.window),
        (BY, sought.by),
        (ZONE, sought.zone),
    )
    streams: list[Stream | Union] = [
        Stream(connection, sql, fact, allowance) for sql, fact in facts if fact is not None
    ]
    if sought.kinds:
        kinds = [Stream(connection, KIND, kind, allowance) for kind in sorted(sought.kinds)]
        streams.append(Union(kinds))
    return streams


def _bounds(connection: sqlite3.Connection, sought: Sought, top: int) -> tuple[int, int]:
    """The newest and the oldest version that may fit."""
    newest, oldest = top, 1
    if sought.until is not None:
        (last,) = connection.execute(UNTIL, (moment_to_ms(sought.until),)).fetchone()
        newest = min(top, last or 0)
    if sought.since is not None:
        (first,) = connection.execute(SINCE, (moment_to_ms(sought.since),)).fetchone()
        oldest = first or top + 1
    return newest, oldest


def _in_time(connection: sqlite3.Connection, sought: Sought, version: int) -> bool:
    if sought.since is None and sought.until is None:
        return True
    (at,) = connection.execute(AT, (version,)).fetchone()
    return (sought.since is None or at >= moment_to_ms(sought.since)) and (
        sought.until is None or at < moment_to_ms(sought.until)
    )
