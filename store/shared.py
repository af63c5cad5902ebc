"""A dictionary and a list whose copies cost nothing: what neither has changed they share."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

BITS = 5
WIDTH = 1 << BITS
DEEPEST = 12
"""Below it hashes have no bits left, and a bucket holds whatever comes."""


class Shared(MutableMapping[K, V]):
    """A dictionary in no order; a change costs the same however much it holds.

    It is a tree of tuples, one for each five bits of a key's hash, with small dictionaries for
    leaves. Nothing in the tree is ever changed: a change makes the few nodes on its way anew.
    """

    __slots__ = ("_root", "_size")

    def __init__(self) -> None:
        self._root: Any = {}
        self._size = 0

    def copy(self) -> Shared[K, V]:
        """The same things, to go another way from here."""
        other = Shared[K, V]()
        other._root, other._size = self._root, self._size
        return other

    @overload
    def get(self, key: K, /) -> V | None: ...

    @overload
    def get(self, key: K, /, default: V | T) -> V | T: ...

    def get(self, key: K, /, default: T | None = None) -> V | T | None:
        """What stands under `key`, or `default`."""
        return self._bucket(key).get(key, default)

    def __getitem__(self, key: K) -> V:
        return self._bucket(key)[key]

    def __contains__(self, key: object) -> bool:
        return key in self._bucket(key)

    def __setitem__(self, key: K, value: V) -> None:
        self._size += key not in self
        self._root = _with(self._root, 0, key, value)

    def __delitem__(self, key: K) -> None:
        if key not in self:
            raise KeyError(key)
        self._root = _without(self._root, 0, key)
        self._size -= 1

    def __iter__(self) -> Iterator[K]:
        return _keys(self._root)

    def __len__(self) -> int:
        return self._size

    def _bucket(self, key: object) -> dict[Any, V]:
        node, bits = self._root, hash(key)
        while type(node) is tuple:
            node, bits = node[bits % WIDTH], bits >> BITS
        found: dict[Any, V] = node
        return found


def _place(key: Any, depth: int) -> int:
    return (hash(key) >> BITS * depth) % WIDTH


def _with(node: Any, depth: int, key: Any, value: Any) -> Any:
    if type(node) is dict:
        bucket = {**node, key: value}
        return _split(bucket, depth) if len(bucket) > WIDTH and depth < DEEPEST else bucket
    at = _place(key, depth)
    return (*node[:at], _with(node[at], depth + 1, key, value), *node[at + 1 :])


def _without(node: Any, depth: int, key: Any) -> Any:
    if type(node) is dict:
        return {known: value for known, value in node.items() if known != key}
    at = _place(key, depth)
    return (*node[:at], _without(node[at], depth + 1, key), *node[at + 1 :])


def _split(bucket: dict[Any, Any], depth: int) -> tuple[dict[Any, Any], ...]:
    parts: tuple[dict[Any, Any], ...] = tuple({} for _ in range(WIDTH))
    for key, value in bucket.items():
        parts[_place(key, depth)][key] = value
    return parts


def _keys(node: Any) -> Iterator[Any]:
    if type(node) is dict:
        yield from node
    else:
        for child in node:
            yield from _keys(child)


class Log(Sequence[T], Generic[T]):
    """A list that only grows at its end; each copy knows how far it goes.

    One copy at a time goes on: what others added, that were given up, is cut off by then.
    """

    __slots__ = ("_length", "_shared")

    def __init__(self) -> None:
        self._shared: list[T] = []
        self._length = 0

    def copy(self) -> Log[T]:
        """The same things, to go on from here."""
        other = Log[T]()
        other._shared, other._length = self._shared, self._length
        return other

    def append(self, one: T) -> None:
        """Add one thing."""
        del self._shared[self._length :]
        self._shared.append(one)
        self._length += 1

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> list[T]: ...

    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self._shared[place] for place in range(self._length)[at]]
        return self._shared[range(self._length)[at]]
