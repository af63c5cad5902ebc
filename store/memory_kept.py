"""Kept things in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import fields, replace
from itertools import takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from hall.ports import Span
from hall.privacy.texts import FREE_TEXT, blacked
from hall.settings.setting import Setting
from store.kinds import KINDS, Kind
from store.redacting import blacked_json
from store.rows import to_json
from store.shared import Shared

if TYPE_CHECKING:
    from store.memory import MemoryShelf

T = TypeVar("T")


Place = tuple[tuple[str, ...], tuple[Any, ...]]
"""Names of facts, and what they are."""


class Table:
    """The things of one kind: by their key, and under the first two facts of each look."""

    __slots__ = ("_key", "_looks", "_rows", "_under", "largest")

    def __init__(self, kind: Kind) -> None:
        self._key = kind.key
        self._looks = sorted({look[:most] for look in kind.looks for most in (1, 2)})
        self._rows: Shared[str | int, Any] = Shared()
        self._under: Shared[Place, Shared[str | int, None]] = Shared()
        self.largest = 0

    def copy(self) -> Table:
        """The same things, to go another way from here."""
        other = copy(self)
        other._rows, other._under = self._rows.copy(), self._under.copy()
        return other

    def get(self, key: str | int) -> Any:
        """What stands under this key, or None."""
        return self._rows.get(key)

    def save(self, thing: Any) -> None:
        """Keep it under its key."""
        key = getattr(thing, self._key)
        self._take_out(key)
        self._rows[key] = thing
        for place in self._places(thing):
            keys = self._under[place] = self._under.get(place, Shared()).copy()
            keys[key] = None
        if isinstance(key, int):
            self.largest = max(self.largest, key)

    def drop(self, key: str | int) -> None:
        """Forget what stands under this key, if anything does."""
        self._take_out(key)
        self._rows.pop(key, None)

    def near(self, facts: dict[str, Any]) -> Iterable[Any]:
        """All that can have these facts: those under the first of them, or everything."""
        exact = list(takewhile(lambda fact: not isinstance(fact[1], Span), facts.items()))[:2]
        if not exact:
            return self._rows.values()
        names, wanted = zip(*exact, strict=True)
        return [self._rows[key] for key in self._under.get((names, wanted), ())]

    def _take_out(self, key: str | int) -> None:
        former = self._rows.get(key)
        for place in self._places(former) if former is not None else ():
            keys = self._under[place] = self._under[place].copy()
            del keys[key]
            if not keys:
                del self._under[place]

    def _places(self, thing: Any) -> list[Place]:
        return [(look, tuple(getattr(thing, name) for name in look)) for look in self._looks]


class MemoryKept(Generic[T]):
    """`hall.ports.Kept`."""

    def __init__(self, shelf: MemoryShelf, shape: type[T]) -> None:
        self._shelf = shelf
        self._kind = KINDS[shape]

    def get(self, key: str | int) -> T | None:
        found: T | None = self._table().get(key)
        return found

    def save(self, thing: T) -> None:
        self._changing().save(thing)

    def drop(self, key: str | int) -> None:
        self._changing().drop(key)

    def next_id(self) -> int:
        return self._table().largest + 1

    def find(self, *, limit: int = 500, newest: bool = False, **facts: Any) -> Sequence[T]:
        by = attrgetter(*self._kind.look(list(facts)), self._kind.key)
        return sorted(self._with(facts), key=by, reverse=newest)[:limit]

    def count(self, **facts: Any) -> int:
        self._kind.look(list(facts))
        return sum(1 for _ in self._with(facts))

    def everything(self) -> Iterable[T]:
        """All of this kind."""
        found: Iterable[T] = self._table().near({})
        return found

    def _table(self) -> Table:
        return self._shelf.state.kept.get(self._kind.table) or Table(self._kind)

    def _changing(self) -> Table:
        tables = self._shelf.changing.kept
        table = tables[self._kind.table] = self._table().copy()
        return table

    def _with(self, facts: dict[str, Any]) -> Iterable[T]:
        return (
            one
            for one in self._table().near(facts)
            if all(_fits(getattr(one, name), fact) for name, fact in facts.items())
        )


def _fits(value: Any, fact: Any) -> bool:
    if not isinstance(fact, Span):
        return bool(value == fact)
    if value is None:
        return False
    return (fact.low is None or value >= fact.low) and (fact.high is None or value < fact.high)


def redact_kept(shelf: MemoryShelf, texts: Sequence[str]) -> int:
    """`hall.ports.Transaction.redact`."""
    count = 0
    for kind in KINDS.values():
        kept: MemoryKept[Any] = MemoryKept(shelf, kind.shape)
        for thing in list(kept.everything()):
            count += _redact(kept.save, thing, texts)
    for window in shelf.windows.all():
        count += _redact(shelf.windows.save, window, texts)
    for key, (fingerprint, answer, at) in list(shelf.state.answers.items()):
        if (fresh := blacked_json(answer, texts)) != answer:
            shelf.changing.answers[key] = (fingerprint, fresh, at)
            count += 1
    return count


def _redact(save: Callable[[Any], None], thing: Any, texts: Sequence[str]) -> int:
    free = {f.name: getattr(thing, f.name) for f in fields(thing) if f.name in FREE_TEXT}
    fresh = {name: _blacked(value, texts) for name, value in free.items() if value}
    if isinstance(thing, Setting) and thing.value is not None:
        free["value"], fresh["value"] = thing.value, blacked_json(thing.value, texts)
    changed = {name: value for name, value in fresh.items() if value != free[name]}
    if changed:
        save(replace(thing, **changed))
    return len(changed)


def _blacked(value: Any, texts: Sequence[str]) -> Any:
    if isinstance(value, str):
        return blacked(value, texts)
    anew = json.loads(blacked_json(to_json(value), texts))
    return tuple(anew) if isinstance(value, tuple) else anew
