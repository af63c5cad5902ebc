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
    Raises StoreError: `copy_not_here`, `copy_is_no_hall`, `database_newer`.
    """
    if not copy.is_file():
        raise StoreError("copy_not_here", file=str(copy))
    try:
        with closing(_opened(copy)) as source:
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


def _opened(copy: Path) -> sqlite3.Connection:
    """The copy, to read from. Raises StoreError unless it is a hall's, whole and not too new."""
    try:
        source = connection.reader(copy)
    except sqlite3.DatabaseError as problem:
        raise _no_hall(copy, str(problem)) from problem
    try:
        must_be_ours(Database(source))
        found = source.execute("PRAGMA quick_check(1)").fetchone()[0]
        kept = source.execute("SELECT count(*) FROM sqlite_master WHERE name = 'journal'")
        if found != "ok" or not kept.fetchone()[0]:
            raise _no_hall(copy, found)
    except (sqlite3.DatabaseError, StoreError) as problem:
        source.close()
        if isinstance(problem, StoreError) and problem.key == "database_newer":
            raise
        raise _no_hall(copy, str(problem)) from problem
    return source


def _no_hall(copy: Path, detail: str) -> StoreError:
    return StoreError("copy_is_no_hall", file=str(copy), detail=detail)


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
