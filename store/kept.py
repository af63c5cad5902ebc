"""Kept things in SQLite: any kind of `store.kinds`, each look with a question of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from hall.ports import Span
from store.kinds import KINDS, Kind, Look
from store.queries import query
from store.rows import Rows

T = TypeVar("T")
LOWEST, HIGHEST = -(2**62), 2**62
LAST_LOST = query("SELECT id FROM last_ids WHERE kind = ?")
LOSE = query(
    "INSERT INTO last_ids VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET id = max(id, excluded.id)"
)
LAST_TEXT = "\U0010ffff"


class Questions:
    """The questions of one kind, enrolled once for the life of the program."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.rows: Rows[Any] = Rows(kind.shape, kind.table, kind.key)
        self.get = query(f'{self.rows.select} WHERE "{kind.key}" = ?')
        self.save = query(self.rows.upsert)
        self.drop = query(f'DELETE FROM {kind.table} WHERE "{kind.key}" = ?')
        self.last = query(f'SELECT max("{kind.key}") FROM {kind.table}')
        looks = (*kind.looks, ()) if kind.small else kind.looks
        self._where = {
            (look, spans): _where(look, spans) for look in looks for spans in (False, True)
        }
        self._find = {asked: query(self._ordered(asked, "ASC")) for asked in self._where}
        self._newest = {asked: query(self._ordered(asked, "DESC")) for asked in self._where}
        self._count = {
            asked: query(f"SELECT count(*) FROM {kind.table}{where}")
            for asked, where in self._where.items()
        }

    def _ordered(self, asked: tuple[Look, bool], way: str) -> str:
        columns = dict.fromkeys((*asked[0], self.kind.key))
        by = ", ".join(f'"{column}" {way}' for column in columns)
        return f"{self.rows.select}{self._where[asked]} ORDER BY {by} LIMIT ?"

    def find(self, facts: dict[str, Any], *, newest: bool) -> tuple[str, list[Any]]:
        """The question and what fills its places, the limit left out."""
        return self._asked(self._newest if newest else self._find, facts)

    def count(self, facts: dict[str, Any]) -> tuple[str, list[Any]]:
        """The same for how many there are."""
        return self._asked(self._count, facts)

    def _asked(
        self, questions: dict[tuple[Look, bool], str], facts: dict[str, Any]
    ) -> tuple[str, list[Any]]:
        look = self.kind.look(list(facts))
        spans = bool(look) and isinstance(facts[look[-1]], Span)
        places = [place for name, fact in facts.items() for place in self._places(name, fact)]
        return questions[look, spans], places

    def _places(self, column: str, fact: Any) -> list[Any]:
        if not isinstance(fact, Span):
            return [self.rows.fact(column, fact)]
        ends = [self.rows.fact(column, end) for end in (fact.low, fact.high)]
        text = any(isinstance(end, str) for end in ends)
        lowest, highest = ("", LAST_TEXT) if text else (LOWEST, HIGHEST)
        return [lowest if ends[0] is None else ends[0], highest if ends[1] is None else ends[1]]


def _where(look: Look, spans: bool) -> str:
    equal = look[:-1] if spans else look
    asked = [f'"{column}" IS ?' for column in equal]
    if spans and look:
        asked.append(f'"{look[-1]}" >= ? AND "{look[-1]}" < ?')
    return f" WHERE {' AND '.join(asked)}" if asked else ""


QUESTIONS = {shape: Questions(kind) for shape, kind in KINDS.items()}


class SqliteKept(Generic[T]):
    """`hall.ports.Kept` on one connection."""

    def __init__(self, connection: sqlite3.Connection, shape: type[T]) -> None:
        self._connection = connection
        self._ask = QUESTIONS[shape]

    def get(self, key: str | int) -> T | None:
        found: T | None = self._ask.rows.first(
            self._connection.execute(self._ask.get, (key,)).fetchall()
        )
        return found

    def save(self, thing: T) -> None:
        self._connection.execute(self._ask.save, self._ask.rows.values(thing))

    def drop(self, key: str | int) -> None:
        dropped = self._connection.execute(self._ask.drop, (key,)).rowcount
        if dropped and isinstance(key, int):
            self._connection.execute(LOSE, (self._ask.kind.table, key))

    def next_id(self) -> int:
        (largest,) = self._connection.execute(self._ask.last).fetchone()
        lost = self._connection.execute(LAST_LOST, (self._ask.kind.table,)).fetchone()
        return max(largest or 0, lost[0] if lost else 0) + 1

    def find(self, *, limit: int = 500, newest: bool = False, **facts: Any) -> Sequence[T]:
        sql, places = self._ask.find(facts, newest=newest)
        return self._ask.rows.all(self._connection.execute(sql, (*places, limit)).fetchall())

    def count(self, **facts: Any) -> int:
        sql, places = self._ask.count(facts)
        return int(self._connection.execute(sql, places).fetchone()[0])
