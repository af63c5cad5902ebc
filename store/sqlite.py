"""A hall kept in SQLite: one writer, any number of readers, nothing lost once committed."""

from __future__ import annotations

import fcntl
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import IO

from sqlite_utils import Database

from hall.ports import Shelf, Transaction
from store import connection, copies, examine, wiping
from store.errors import StoreError, store_error
from store.migrations import migrate
from store.shelf import SqliteShelf

DATABASE = "hall.db"
LOCK = "hall.lock"
READERS_KEPT = 4
LOOK = "SELECT (SELECT max(version) FROM journal), (SELECT count(*) FROM windows)"


class SqliteStore:
    """`hall.ports.Store` on a database file. `open_store` makes one."""

    def __init__(self, file: Path, lock: IO[str]) -> None:
        self.file = file
        self._lock = lock
        self._writer = connection.writer(file)
        self._shelf = SqliteShelf(self._writer)
        self._writing = Lock()
        self._wiping = Lock()
        self._readers: deque[SqliteReader] = deque()
        self._closed = False

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """The only way to write; one thread at a time, the others wait."""
        with self._writing:
            self._must_be_open()
            try:
                self._shelf.begin()
                self._writer.execute("BEGIN IMMEDIATE")
                yield self._shelf
                self._commit()
            except sqlite3.Error as problem:
                self._undo()
                raise store_error(problem) from problem
            except BaseException:
                self._undo()
                raise

    @contextmanager
    def reading(self) -> Iterator[Shelf]:
        """One consistent look at what is committed when the block begins."""
        reader = self._take_reader()
        try:
            with reader.looking() as shelf:
                yield shelf
        finally:
            self._give_back(reader)

    def backup(self, to: Path) -> None:
        """A consistent copy of the whole database, while the hall goes on."""
        copies.backup(self.file, to)

    def wipe(self, *, compact: bool = False, however_large: bool = False) -> None:
        """Leave no trace of what was deleted, in the file or its log; it may take seconds.

        `compact` writes the whole file anew where it is no larger than `COMPACT_UP_TO`; commands
        wait for it, about 20 seconds for each gigabyte; for anything else they wait a moment.
        """
        with self._wiping:
            wiping.wipe(
                self._writer, self.file, self._alone, compact=compact, however_large=however_large
            )

    def check(self) -> list[examine.Finding]:
        """What is wrong with the database; nothing, if all is well."""
        return examine.examine(self.file)

    def close(self) -> None:
        """Close the file; SQLite then moves its log into it. Closing twice does no harm."""
        with self._writing:
            self._closed = True
            while self._readers:
                self._readers.pop().close()
            self._writer.close()
            self._lock.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the writer for one step of a wipe."""
        with self._writing:
            self._must_be_open()
            try:
                yield
            except sqlite3.Error as problem:
                self._undo()
                raise store_error(problem) from problem

    def _must_be_open(self) -> None:
        if self._closed:
            raise StoreError("store_closed")

    def _commit(self) -> None:
        self._shelf.must_be_whole()
        self._writer.execute("COMMIT")

    def _undo(self) -> None:
        with suppress(sqlite3.Error):
            self._writer.rollback()

    def _take_reader(self) -> SqliteReader:
        self._must_be_open()
        try:
            return self._readers.pop()
        except IndexError:
            return SqliteReader(self.file)

    def _give_back(self, reader: SqliteReader) -> None:
        if self._closed or len(self._readers) >= READERS_KEPT:
            reader.close()
        else:
            self._readers.append(reader)


class SqliteReader:
    """A read-only connection, used by one thread at a time."""

    def __init__(self, file: Path) -> None:
        try:
            self._connection = connection.reader(file)
        except sqlite3.Error as problem:
            raise store_error(problem) from problem
        self._shelf = SqliteShelf(self._connection)

    @contextmanager
    def looking(self) -> Iterator[Shelf]:
        """One snapshot: SQLite takes it at the first read, so there is one at once."""
        try:
            self._connection.execute("BEGIN DEFERRED")
            self._connection.execute(LOOK).fetchone()
            yield self._shelf
        except sqlite3.Error as problem:
            raise store_error(problem) from problem
        finally:
            self._connection.rollback()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def open_store(folder: Path) -> SqliteStore:
    """Open the hall kept in `folder`, or begin one there.

    Raises StoreError: `hall_runs_already`, `database_damaged`, `database_newer`, `not_a_hall`,
    `database_cannot_be_opened`.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / DATABASE
        connection.make_private(file)
        lock = only_one(folder)
    except OSError as problem:
        raise StoreError("database_cannot_be_opened", detail=str(problem)) from problem
    try:
        _prepare(file)
        return SqliteStore(file, lock)
    except sqlite3.Error as problem:
        lock.close()
        raise store_error(problem) from problem
    except BaseException:
        lock.close()
        raise


def only_one(folder: Path) -> IO[str]:
    """Hold the folder for this process alone; the system lets go of it when the process ends."""
    connection.make_private(folder / LOCK)
    lock = (folder / LOCK).open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise StoreError("hall_runs_already", folder=str(folder)) from None
    return lock


def _prepare(file: Path) -> None:
    """Bring the schema up to date and look at what stands first and last."""
    made = connection.writer(file)
    try:
        migrate(Database(made, strict=True))
        made.execute(LOOK).fetchone()
    finally:
        made.close()
