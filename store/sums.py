"""Sums of the months that are over: written once, read in a few rows for each part.

Triggers let go of a month whose tickets or appointments change (`m039_sums`, `m043_ticketless`),
whoever changes them.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from hall.figures.figure import By
from hall.figures.sums import EVERY_LINE, Sum
from store.queries import query
from store.rows import to_json

MONTHS = query("SELECT month FROM months WHERE ready = 1 AND way = ? ORDER BY month")
KEPT = query(
    'SELECT part, line, counts, waits FROM sums WHERE month = ?1 AND "by" = ?2 '
    f"AND (?3 IS NULL OR line IN (?3, '{EVERY_LINE}'))"
)
BEGIN = query("INSERT OR REPLACE INTO months (month, way, ready) VALUES (?, ?, 0)")
LET_GO = query("DELETE FROM sums WHERE month = ?")
READY = query("UPDATE months SET ready = 1 WHERE month = ? AND ready = 0 RETURNING month")
KEEP = query('INSERT INTO sums (month, "by", part, line, counts, waits) VALUES (?, ?, ?, ?, ?, ?)')


def months(connection: sqlite3.Connection, way: str) -> list[date]:
    """The months that are kept, by their first dates."""
    return [_first(month) for (month,) in connection.execute(MONTHS, (way,))]


def kept(
    connection: sqlite3.Connection, months: Sequence[date], by: By, domain: str | None
) -> Iterator[Sum]:
    """What is kept of these months; of one line, also what is of every line."""
    for month in months:
        for part, line, counts, waits in connection.execute(KEPT, (_name(month), str(by), domain)):
            yield Sum(part, line, json.loads(counts), _from_bytes(waits))


def begin(connection: sqlite3.Connection, month: date, way: str) -> None:
    """From now on the triggers watch the month."""
    connection.execute(LET_GO, (_name(month),))
    connection.execute(BEGIN, (_name(month), way))


def keep(connection: sqlite3.Connection, month: date, parts: Mapping[By, Sequence[Sum]]) -> None:
    """Nothing is kept where a trigger has let go of the month since `begin`."""
    if not connection.execute(READY, (_name(month),)).fetchall():
        return
    rows = [
        (_name(month), str(by), one.part, one.line, to_json(one.counts), _to_bytes(one.waits))
        for by, its in parts.items()
        for one in its
    ]
    connection.executemany(KEEP, rows)


def _name(month: date) -> str:
    return f"{month:%Y-%m}"


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _to_bytes(waits: Sequence[int]) -> bytes:
    """Four bytes for each, the lowest first, on any machine."""
    return _swapped(array("I", waits)).tobytes()


def _from_bytes(raw: bytes) -> Sequence[int]:
    waits = array("I")
    waits.frombytes(raw)
    return _swapped(waits)


def _swapped(waits: array[int]) -> array[int]:
    if sys.byteorder == "big":
        waits.byteswap()
    return waits
