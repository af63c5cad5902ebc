"""Blacking what free texts say of a person who is erased, wherever it is kept beside the journal.

This walks through whole tables, so none of its questions is enrolled: it happens when a person is
erased, and the tables with free texts hold what stands in a hall, not what happened in years.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from hall.privacy.texts import FREE_TEXT, blacked, blacked_data
from store.kept import QUESTIONS
from store.rows import to_json

BESIDE = (
    ("windows", "number", ("reason", "exception")),
    ("answers", "key", ("answer",)),
    ("settings", "id", ("value",)),
)
"""Free texts that no column of `store.kinds` is called after: keys, and where they stand."""
JSON_TEXTS = {("answers", "answer"), ("settings", "value")}
"""Columns whose text is JSON, beside those that hold a tuple or facts."""


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


def blacked_json(text: str, texts: Sequence[str]) -> str:
    """JSON with its free texts blacked, as in the journal: no key, number or other fact changes."""
    data = json.loads(text)
    fresh = blacked_data(data, texts)
    return text if fresh == data else to_json(fresh)


def _redact(
    connection: sqlite3.Connection, table: str, key: str, column: str, texts: Sequence[str]
) -> int:
    is_json = (table, column) in _json_columns()
    sought = [to_json(text)[1:-1] if is_json else text for text in texts]
    says = " OR ".join([f'instr("{column}", ?)'] * len(sought))
    sql = f'SELECT "{key}", "{column}" FROM {table} WHERE {says}'
    found = connection.execute(sql, sought).fetchall() if sought else []
    black = blacked_json if is_json else blacked
    changed = [(fresh, where) for where, text in found if (fresh := black(text, texts)) != text]
    connection.executemany(f'UPDATE {table} SET "{column}" = ? WHERE "{key}" = ?', changed)
    return len(changed)


def _json_columns() -> set[tuple[str, str]]:
    return JSON_TEXTS | {
        (questions.kind.table, column)
        for questions in QUESTIONS.values()
        for column in questions.rows.columns
        if questions.rows.is_json(column)
    }
