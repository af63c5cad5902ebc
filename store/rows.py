"""How a dataclass of the hall stands in a row: one column per field, under the same name.

Moments are whole milliseconds since 1970 in UTC, dates and times of day ISO 8601 text, enums their
value, tuples, names and facts JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from operator import attrgetter
from types import UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from hall.setup import Name

T = TypeVar("T")
Change = Callable[[Any], Any]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def moment_to_ms(at: datetime) -> int:
    """`at` as milliseconds since 1970; what is finer than that is cut off."""
    return (at - EPOCH) // MILLISECOND


def ms_to_moment(ms: int) -> datetime:
    """The moment, in UTC."""
    return EPOCH + timedelta(milliseconds=ms)


def to_json(value: Any) -> str:
    """JSON without needless spaces, hanzi readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _name_to_json(name: Name) -> str:
    return to_json({"zh": name.zh, "en": name.en})


_WRITE: dict[Any, Change] = {
    datetime: moment_to_ms,
    date: date.isoformat,
    time: time.isoformat,
    bool: int,
    tuple: to_json,
    dict: to_json,
    Name: _name_to_json,
}
_READ: dict[Any, Change] = {
    datetime: ms_to_moment,
    date: date.fromisoformat,
    time: time.fromisoformat,
    bool: bool,
    tuple: lambda text: tuple(json.loads(text)),
    dict: json.loads,
    Name: lambda text: Name(**json.loads(text)),
}


class Rows(Generic[T]):
    """The rows of one class of things in one table, found by `key`."""

    def __init__(self, thing: Callable[..., T], table: str, key: str) -> None:
        kinds = {name: _kind(hint) for name, hint in get_type_hints(thing).items()}
        self.thing = thing
        self.table = table
        self.columns = [field.name for field in fields(thing)]  # type: ignore[arg-type]
        self._facts = attrgetter(*self.columns)
        self._write_of = {column: _WRITE.get(kinds[column]) for column in self.columns}
        self._write = self._changes(self._write_of.get)
        self._read = self._changes(lambda column: _reader(kinds[column]))
        self.select = f"SELECT {_listed(self.columns)} FROM {table}"
        marks = ", ".join("?" * len(self.columns))
        self.insert = f"INSERT INTO {table} ({_listed(self.columns)}) VALUES ({marks})"
        kept = ", ".join(f'"{c}" = excluded."{c}"' for c in self.columns if c != key)
        self.upsert = f'{self.insert} ON CONFLICT ("{key}") DO UPDATE SET {kept}'

    def _changes(self, change_of: Callable[[str], Change | None]) -> list[tuple[int, Change]]:
        """The places in a row that don't stand there as they are."""
        changes = [(place, change_of(column)) for place, column in enumerate(self.columns)]
        return [(place, change) for place, change in changes if change is not None]

    def values(self, thing: T) -> list[Any]:
        """The row of a thing, in the order of `columns`."""
        return _changed(self._facts(thing), self._write)

    def is_json(self, column: str) -> bool:
        """Whether a tuple or facts stand in this column, as JSON."""
        return self._write_of.get(column) is to_json

    def fact(self, column: str, value: Any) -> Any:
        """One fact as it stands in its column."""
        change = self._write_of.get(column)
        return value if value is None or change is None else change(value)

    def thing_of(self, row: Sequence[Any]) -> T:
        """The thing that stands in a row."""
        return self.thing(*_changed(row, self._read))

    def first(self, rows: Sequence[Sequence[Any]]) -> T | None:
        """The thing in the first of `rows`, where there is one."""
        return self.thing_of(rows[0]) if rows else None

    def all(self, rows: Sequence[Sequence[Any]]) -> list[T]:
        """The things in `rows`, in their order."""
        return [self.thing_of(row) for row in rows]


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _kind(hint: Any) -> Any:
    """The plain type behind a hint: `datetime | None` is a datetime, `tuple[str, ...]` a tuple."""
    if get_origin(hint) is UnionType:
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    return get_origin(hint) or hint


def _reader(kind: Any) -> Change | None:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {str(member): member for member in kind}.__getitem__
    return _READ.get(kind)


def _changed(values: Sequence[Any], changes: Sequence[tuple[int, Change]]) -> list[Any]:
    """`values` with those changed that are there; None stays."""
    changed = list(values)
    for place, change in changes:
        if changed[place] is not None:
            changed[place] = change(changed[place])
    return changed
