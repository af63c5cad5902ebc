"""Leaving no trace: what was deleted is gone from the file and from its log.

`secure_delete` writes over what is deleted. But when a page of a table is split, SQLite leaves a
copy of some rows in the slack of a page, and deleting a row later doesn't reach it: of 1,500 rows
deleted in a random order some ten could still be read. So the tables that hold persons and
what was typed of them are written anew, row by row on fresh pages, and the log is emptied. They
are small: who is kept for months, not what happened in years. The journal grows at its end alone,
where no page is split, and is changed in its place.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from store.redacting import free_columns

PERSONS = "persons"
COMPACT_UP_TO = 256 * 1024 * 1024
"""The largest file that is written anew as a whole while the hall runs: some 5 seconds."""
TRIES, PAUSE = 50, 0.1


def wipe(
    connection: sqlite3.Connection, file: Path, *, compact: bool, however_large: bool = False
) -> None:
    """Do it; the caller holds the writer."""
    tables = [PERSONS, *sorted({table for table, _, _ in free_columns()})]
    connection.execute("BEGIN IMMEDIATE")
    for table in tables:
        _write_anew(connection, table)
    connection.execute("COMMIT")
    if compact and (however_large or file.stat().st_size <= COMPACT_UP_TO):
        connection.execute("VACUUM")
    empty_the_log(connection)


def empty_the_log(connection: sqlite3.Connection) -> bool:
    """Move the log into the file and cut it to nothing; whether readers let it be done in time."""
    for _ in range(TRIES):
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy:
            return True
        time.sleep(PAUSE)
    return False


def _write_anew(connection: sqlite3.Connection, table: str) -> None:
    rows = connection.execute(f"SELECT * FROM {table}").fetchall()
    if not rows:
        return
    connection.execute(f"DELETE FROM {table}")
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
