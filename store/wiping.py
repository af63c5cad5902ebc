"""Leaving no trace: what was deleted is gone from the file and from its log.

`secure_delete` writes over what is deleted. But when a page of a table is split, SQLite leaves a
copy of some rows in the slack of a page, and deleting a row later doesn't reach it: of 1,500 rows
deleted in a random order some ten could still be read. So the tables that hold persons and
what was typed of them are written anew, row by row on fresh pages, their indexes are built anew,
and the log is emptied. The journal grows at its end alone, where no page is split, and is changed
in its place.

Commands go through between one slice of a table and the next. A page at the edge of a slice isn't
emptied by it; so slices overlap by more rows than the pages hold that a split can touch, and every
page that was there is emptied by one of them.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from store.redacting import free_columns

PERSONS = "persons"
COMPACT_UP_TO = 256 * 1024 * 1024
"""The largest file that is written anew as a whole while the hall runs: some 3 seconds."""
TRIES, PAUSE = 50, 0.1
AT_ONCE = 500
"""Rows written anew before commands are let through."""
OVERLAP = 250
"""A split touches three pages, of at most some 70 rows each."""
LET_THROUGH = 0.005
Alone = Callable[[], AbstractContextManager[None]]


def wipe(
    connection: sqlite3.Connection,
    file: Path,
    alone: Alone,
    *,
    compact: bool,
    however_large: bool = False,
) -> None:
    """Do it step by step; `alone` holds the writer for one."""
    for table in [PERSONS, *sorted({table for table, _, _ in free_columns()})]:
        _write_anew(connection, table, alone)
    if compact and (however_large or file.stat().st_size <= COMPACT_UP_TO):
        with alone():
            connection.execute("VACUUM")
    empty_the_log(connection, alone)


def empty_the_log(connection: sqlite3.Connection, alone: Alone) -> bool:
    """Move the log into the file and cut it to nothing; whether readers let it be done in time."""
    for _ in range(TRIES):
        with alone():
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy:
            return True
        time.sleep(PAUSE)
    return False


def _write_anew(connection: sqlite3.Connection, table: str, alone: Alone) -> None:
    below: int | None = -(2**62)
    while below is not None:
        with alone():
            below = _slice(connection, table, below)
        time.sleep(LET_THROUGH)
    with alone():
        asked = f"SELECT name FROM pragma_index_list('{table}')"
        indexes = connection.execute(asked).fetchall()
    for (index,) in indexes:
        with alone():
            connection.execute(f'REINDEX "{index}"')
        time.sleep(LET_THROUGH)


def _slice(connection: sqlite3.Connection, table: str, below: int) -> int | None:
    """Write the rows above `below` anew, so many; where to go on, None at the end."""
    connection.execute("BEGIN IMMEDIATE")
    chosen = f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT ?"
    found = connection.execute(chosen, (below, AT_ONCE + OVERLAP))
    columns, rows = [f'"{column[0]}"' for column in found.description], found.fetchall()
    if rows:
        first, last = rows[0][0], rows[-1][0]
        connection.execute(f"DELETE FROM {table} WHERE rowid BETWEEN ? AND ?", (first, last))
        named, places = ", ".join(columns), ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {table} ({named}) VALUES ({places})", rows)
    connection.execute("COMMIT")
    return rows[-OVERLAP - 1][0] if len(rows) == AT_ONCE + OVERLAP else None
