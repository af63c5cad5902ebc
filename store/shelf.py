"""Everything kept, over one connection; in a transaction, with savepoints."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from hall.ports import Kept, Pace, Service
from store.errors import StoreError, store_error
from store.figures import SqliteFigures
from store.journal import SqliteJournal
from store.kept import SqliteKept
from store.people import SqlitePeople
from store.queries import query
from store.redacting import redact
from store.rows import moment_to_ms, to_json
from store.tickets import SqliteTickets
from store.windows import SqliteWindows

T = TypeVar("T")

PACE = query("SELECT served, seconds FROM paces WHERE business_date = ? AND scope = ? AND name = ?")
ADD_SERVICE = query(
    "INSERT INTO paces (business_date, scope, name, served, seconds) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (business_date, scope, name) "
    "DO UPDATE SET served = served + excluded.served, seconds = seconds + excluded.seconds"
)
ANSWER = query("SELECT fingerprint, answer FROM answers WHERE key = ?")
KEEP_ANSWER = query(
    "INSERT INTO answers (key, fingerprint, answer, at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET "
    "fingerprint = excluded.fingerprint, answer = excluded.answer, at = excluded.at"
)
FORGET_ANSWERS = query("DELETE FROM answers WHERE at < ?")
NOTE = query("SELECT text FROM notes WHERE key = ?")
KEEP_NOTE = query(
    "INSERT INTO notes (key, text) VALUES (?, ?) "
    "ON CONFLICT (key) DO UPDATE SET text = excluded.text"
)


class SqliteShelf:
    """`hall.ports.Transaction` on one connection; a reading's connection refuses to write."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lost: StoreError | None = None
        self.tickets = SqliteTickets(connection)
        self.windows = SqliteWindows(connection)
        self.people = SqlitePeople(connection)
        self.journal = SqliteJournal(connection)
        self.figures = SqliteFigures(connection)

    def of(self, shape: type[T]) -> Kept[T]:
        return SqliteKept(self._connection, shape)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what the block wrote when it raises.

        When SQLite itself has undone the whole transaction, as it does when the disk is full, every
        further savepoint is refused: what it wrote would stand outside of the transaction.
        """
        self.must_be_whole()
        self._connection.execute("SAVEPOINT command")
        try:
            yield
            self._connection.execute("RELEASE command")
        except sqlite3.Error as problem:
            failure = store_error(problem)
            self._undo(failure)
            raise failure from problem
        except BaseException:
            self._undo(StoreError("transaction_lost"))
            raise

    def redact(self, texts: Sequence[str]) -> int:
        return redact(self._connection, texts)

    def begin(self) -> None:
        """Forget how the last transaction ended."""
        self._lost = None

    def must_be_whole(self) -> None:
        """Raises the StoreError that has cost the whole transaction, where one has."""
        if not self._connection.in_transaction:
            raise self._lost or StoreError("transaction_lost")

    def _undo(self, failure: StoreError) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK TO command")
            self._connection.execute("RELEASE command")
        else:
            self._lost = self._lost or failure

    def pace(self, business_date: date, domain: str) -> Pace:
        return self._pace(business_date, "domain", domain)

    def pace_of_window(self, business_date: date, window: str) -> Pace:
        return self._pace(business_date, "window", window)

    def _pace(self, business_date: date, scope: str, name: str) -> Pace:
        facts = (business_date.isoformat(), scope, name)
        rows = self._connection.execute(PACE, facts).fetchall()
        return Pace(*rows[0]) if rows else Pace(0, 0.0)

    def add_service(self, service: Service) -> None:
        for scope, name in (("domain", service.domain), ("window", service.window)):
            if name is None:
                continue
            what = (service.business_date.isoformat(), scope, name)
            took = (service.served, service.took.total_seconds())
            self._connection.execute(ADD_SERVICE, what + took)

    def answer(self, key: str) -> tuple[str, dict[str, Any]] | None:
        rows = self._connection.execute(ANSWER, (key,)).fetchall()
        return (rows[0][0], json.loads(rows[0][1])) if rows else None

    def keep_answer(self, key: str, fingerprint: str, answer: dict[str, Any], at: datetime) -> None:
        facts = (key, fingerprint, to_json(answer), moment_to_ms(at))
        self._connection.execute(KEEP_ANSWER, facts)

    def forget_answers(self, before: datetime) -> None:
        self._connection.execute(FORGET_ANSWERS, (moment_to_ms(before),))

    def note(self, key: str) -> str | None:
        rows = self._connection.execute(NOTE, (key,)).fetchall()
        return rows[0][0] if rows else None

    def keep_note(self, key: str, text: str) -> None:
        self._connection.execute(KEEP_NOTE, (key, text))
