"""The journal in SQLite: its version is the key of its table."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hall.ports import Found, Sought
from hall.progress import Recorded
from store.errors import StoreError
from store.queries import query
from store.rows import Rows, to_json
from store.seeking import seek

ROWS = Rows(Recorded, "journal", "version")

VERSION = query("SELECT max(version) FROM journal")
APPEND = query(ROWS.insert)
AFTER = query(f"{ROWS.select} WHERE version > ? ORDER BY version LIMIT ?")
CALLS = query(
    f"{ROWS.select} INDEXED BY journal_calls "
    "WHERE zone = ? AND kind IN ('TicketCalled', 'TicketRecalled') ORDER BY version DESC LIMIT ?"
)
SHAPING = query(
    f"{ROWS.select} INDEXED BY journal_shaping WHERE version < ? "
    "AND kind IN ('WindowPlaced', 'WindowChanged') ORDER BY version"
)
LAST_SHAPES = query(
    f'{ROWS.select} INDEXED BY journal_last_shapes WHERE "window" = ? '
    "AND kind IN ('WindowPlaced', 'WindowChanged') ORDER BY version DESC LIMIT ?"
)
SAYING = query(
    "SELECT version FROM journal WHERE version > ? AND version <= ? AND instr(data, ?) > 0"
)
REDACT = query("UPDATE journal SET data = ? WHERE version = ?")
ONE = query(f"{ROWS.select} WHERE version = ?")
OF_TICKET = query(f"{ROWS.select} WHERE ticket = ? ORDER BY version")
OF_CASE = query(f'{ROWS.select} WHERE "case" = ? ORDER BY version')


def must_follow(version: int, events: Sequence[Recorded]) -> None:
    """Raises StoreError `journal_gap` unless `events` continue a journal that ends at `version`."""
    for expected, event in enumerate(events, version + 1):
        if event.version != expected:
            raise StoreError("journal_gap", expected=expected, version=event.version)


class SqliteJournal:
    """`hall.ports.Journal` on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def version(self) -> int:
        return self._connection.execute(VERSION).fetchone()[0] or 0

    def append(self, events: Sequence[Recorded]) -> None:
        """Raises StoreError `journal_gap` when they don't follow on the last one."""
        must_follow(self.version(), events)
        self._connection.executemany(APPEND, map(ROWS.values, events))

    def after(self, version: int, limit: int = 500) -> Sequence[Recorded]:
        return ROWS.all(self._connection.execute(AFTER, (version, limit)).fetchall())

    def calls(self, zone: str, since: datetime, limit: int) -> Sequence[Recorded]:
        newest = ROWS.all(self._connection.execute(CALLS, (zone, limit)).fetchall())
        return [call for call in newest if call.at >= since]

    def of_ticket(self, ticket_id: int) -> Sequence[Recorded]:
        return ROWS.all(self._connection.execute(OF_TICKET, (ticket_id,)).fetchall())

    def of_case(self, case_id: int) -> Sequence[Recorded]:
        return ROWS.all(self._connection.execute(OF_CASE, (case_id,)).fetchall())

    def shaping(self, before: int) -> Sequence[Recorded]:
        return ROWS.all(self._connection.execute(SHAPING, (before,)).fetchall())

    def last_shapes(self, window: str, limit: int) -> Sequence[Recorded]:
        return ROWS.all(self._connection.execute(LAST_SHAPES, (window, limit)).fetchall())

    def saying(self, text: str, after: int, up_to: int) -> Sequence[int]:
        rows = self._connection.execute(SAYING, (after, up_to, text)).fetchall()
        return [row[0] for row in rows]

    def redact(self, version: int, data: dict[str, Any]) -> None:
        self._connection.execute(REDACT, (to_json(data), version))

    def search(self, sought: Sought, before: int | None = None, limit: int = 50) -> Found:
        top = self.version() if before is None else min(self.version(), before - 1)
        versions, on = seek(self._connection, sought, top, limit)
        rows = [self._connection.execute(ONE, (version,)).fetchone() for version in versions]
        return Found(tuple(map(ROWS.thing_of, rows)), on)
