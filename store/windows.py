"""The windows in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from hall.windows.window import Window
from store.errors import StoreError
from store.order import by_number
from store.queries import query
from store.rows import Rows

ROWS = Rows(Window, "windows", "number")

GET = query(f"{ROWS.select} WHERE number = ?")
ALL = query(ROWS.select)
SAVE = query(ROWS.upsert)


@lru_cache(maxsize=1024)
def window_of(row: tuple[Any, ...]) -> Window:
    """The window in a row. Every command asks for all of them, and few rows have changed since."""
    return ROWS.thing_of(row)


class SqliteWindows:
    """`hall.ports.Windows` on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, number: str) -> Window | None:
        rows = self._connection.execute(GET, (number,)).fetchall()
        return window_of(rows[0]) if rows else None

    def all(self) -> Sequence[Window]:
        windows = map(window_of, self._connection.execute(ALL).fetchall())
        return sorted(windows, key=lambda window: by_number(window.number))

    def save(self, window: Window) -> None:
        """Raises StoreError: `ticket_at_two_windows` or `ticket_not_here`."""
        try:
            self._connection.execute(SAVE, ROWS.values(window))
        except sqlite3.IntegrityError as problem:
            foreign = problem.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
            key = "ticket_not_here" if foreign else "ticket_at_two_windows"
            raise StoreError(key, ticket=window.ticket, window=window.number) from problem
