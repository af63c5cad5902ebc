"""Blacking what free texts say of a person who is erased, wherever it is kept beside the journal.

This walks through whole tables, so none of its questions is enrolled: it happens when a person is
erased, and the tables with free texts hold what stands in a hall, not what happened in years.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from hall.privacy.texts import FREE_TEXT, blacked
from store.kept import QUESTIONS

BESIDE = (("windows", "number", ("reason", "exception")), ("answers", "key", ("answer",)))
"""Free texts of tables that aren't of `store.kinds`: their keys, and where the texts stand."""


def free_columns() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each table with free texts: its key, and the columns that hold them."""
    yield from BESIDE
    for questions in QUESTIONS.values():
        columns = tuple(c for c in questions.rows.columns if c in FREE_TEXT)
        if columns:
            yield questions.kind.table, questions.kind.key, columns


def redact(connection: sqlite3.Connection, texts: Sequence[str]) -> int:
    """Black `texts` in all of them; how many texts were changed."""
    return sum(
        _redact(connection, table, key, column, texts)
        for table, key, columns in free_columns()
        for column in columns
    )


def _redact(
    connection: sqlite3.Connection, table: str, key: str, column: str, texts: Sequence[str]
) -> int:
    says = " OR ".join([f'instr("{column}", ?)'] * len(texts))
    sql = f'SELECT "{key}", "{column}" FROM {table} WHERE {says}'
    found = connection.execute(sql, tuple(texts)).fetchall() if texts else []
    changed = [(blacked(text, texts), where) for where, text in found]
    connection.executemany(f'UPDATE {table} SET "{column}" = ? WHERE "{key}" = ?', changed)
    return len(changed)
