"""Copies of the whole hall: out while it runs, and the way back while it doesn't."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from sqlite_utils import Database

from store import connection
from store.errors import StoreError, store_error
from store.migrations import must_be_ours

LOGS = ("-wal", "-shm")


def backup(file: Path, to: Path) -> None:
    """Copy the database `file`, as it stands at one moment, into the single file `to`.

    It may be in use; its writer isn't held up. What stood at `to` is replaced at the very end.
    Raises StoreError: `copy_onto_itself`, `disk_full`, `database_cannot_be_opened` …
    """
    if to.exists() and to.samefile(file):
        raise StoreError("copy_onto_itself", file=str(to))
    try:
        with closing(connection.reader(file)) as source:
            _copy(source, to)
    except sqlite3.Error as problem:
        raise store_error(problem) from problem
    except OSError as problem:
        raise StoreError("database_cannot_be_opened", detail=str(problem)) from problem


def restore(copy: Path, file: Path) -> Path | None:
    """Put `copy` in the place of the database `file`; hands back where the former one went.

    The hall must not run: the caller holds `store.sqlite.only_one`. The copy is examined first.
    Raises StoreError: `copy_not_here`, `database_damaged`, `database_newer`, `not_a_hall`.
    """
    if not copy.is_file():
        raise StoreError("copy_not_here", file=str(copy))
    try:
        with closing(connection.reader(copy)) as source:
            _must_be_whole(source)
            fresh = file.with_name(file.name + ".new")
            _copy(source, fresh)
        former = _put_aside(file)
        fresh.replace(file)
    except sqlite3.Error as problem:
        raise store_error(problem) from problem
    else:
        return former


def _copy(source: sqlite3.Connection, to: Path) -> None:
    partial = to.with_name(to.name + ".partial")
    partial.unlink(missing_ok=True)
    connection.make_private(partial)
    try:
        with closing(sqlite3.connect(partial)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        _sync(partial)
        partial.replace(to)
        _sync(to.parent)
    finally:
        partial.unlink(missing_ok=True)


def _must_be_whole(source: sqlite3.Connection) -> None:
    must_be_ours(Database(source))
    found = source.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreError("database_damaged", detail=found)


def _put_aside(file: Path) -> Path | None:
    """Rename the former database, its log first moved into it; nothing that was kept is lost."""
    if not file.exists():
        return None
    with closing(connection.writer(file)) as former:
        former.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    names = (f"{file.name}.before-restore-{number}" for number in count(1))
    kept = next(path for path in map(file.with_name, names) if not path.exists())
    file.replace(kept)
    for log in LOGS:
        file.with_name(file.name + log).unlink(missing_ok=True)
    return kept


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
