"""Kept things in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from hall.ports import Span
from store.kinds import KINDS

if TYPE_CHECKING:
    from store.memory import MemoryShelf

T = TypeVar("T")


class MemoryKept(Generic[T]):
    """`hall.ports.Kept`."""

    def __init__(self, shelf: MemoryShelf, shape: type[T]) -> None:
        self._shelf = shelf
        self._kind = KINDS[shape]

    def get(self, key: str | int) -> T | None:
        found: T | None = self._shelf.state.kept.get((self._kind.table, key))
        return found

    def save(self, thing: T) -> None:
        key = getattr(thing, self._kind.key)
        self._shelf.changing.kept[self._kind.table, key] = thing

    def drop(self, key: str | int) -> None:
        self._shelf.changing.kept.pop((self._kind.table, key), None)

    def next_id(self) -> int:
        return max((getattr(one, self._kind.key) for one in self._all()), default=0) + 1

    def find(self, *, limit: int = 500, **facts: Any) -> Sequence[T]:
        by = (*self._kind.look(list(facts)), self._kind.key)
        found = sorted(self._with(facts), key=lambda one: tuple(getattr(one, f) for f in by))
        return found[:limit]

    def count(self, **facts: Any) -> int:
        self._kind.look(list(facts))
        return sum(1 for _ in self._with(facts))

    def _all(self) -> Iterable[T]:
        table = self._kind.table
        return [one for (where, _), one in self._shelf.state.kept.items() if where == table]

    def _with(self, facts: dict[str, Any]) -> Iterable[T]:
        return (
            one
            for one in self._all()
            if all(_fits(getattr(one, name), fact) for name, fact in facts.items())
        )


def _fits(value: Any, fact: Any) -> bool:
    if not isinstance(fact, Span):
        return bool(value == fact)
    if value is None:
        return False
    return (fact.low is None or value >= fact.low) and (fact.high is None or value < fact.high)
