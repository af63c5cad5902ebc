"""Connections to the database file: who may write, how durable, how much memory."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

BUSY_MS = 5_000
WRITER_CACHE_KIB = 16_384
READER_CACHE_KIB = 4_096
LARGEST_LOG_BYTES = 64 * 1024 * 1024


def make_private(file: Path) -> None:
    """See that only this user reads the file; SQLite gives -wal and -shm the same rights."""
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    file.chmod(0o600)


def writer(file: Path) -> sqlite3.Connection:
    """The writing connection: a commit has reached the disk when it returns.

    Transactions are begun by hand; what is deleted is overwritten. It may be used from any thread,
    by one at a time.
    """
    connection = _connect(f"{file.absolute().as_uri()}?mode=rw")
    _set(
        connection,
        busy_timeout=BUSY_MS,
        journal_mode="WAL",
        synchronous="FULL",
        foreign_keys="ON",
        secure_delete="ON",
        cache_size=-WRITER_CACHE_KIB,
        journal_size_limit=LARGEST_LOG_BYTES,
    )
    return connection


def reader(file: Path) -> sqlite3.Connection:
    """A connection that refuses to write.

    It is not opened with mode=ro: SQLite then can't read a database whose log has been moved in.
    """
    connection = _connect(f"{file.absolute().as_uri()}?mode=rw")
    _set(connection, busy_timeout=BUSY_MS, query_only="ON", cache_size=-READER_CACHE_KIB)
    return connection


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def _set(connection: sqlite3.Connection, **pragmas: str | int) -> None:
    try:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")
    except sqlite3.Error:
        connection.close()
        raise
