"""Facts of the hall as plain JSON, and back again by their type.

`plain` (hall.progress) writes; `read` here is its way back. What a shape has gained since the JSON
was written takes its default, what it has lost is passed over: kept facts outlive the program.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from hall.progress import plain

T = TypeVar("T")


def written(value: Any) -> Any:
    """`value`, a shape or anything within one, as JSON can say it."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, tuple | list):
        return [written(one) for one in value]
    return plain(value)


def read(shape: type[T], facts: Any) -> T:
    """The value of type `shape` that `written` made `facts` of.

    Raises ValueError, TypeError or KeyError for facts that aren't of that shape.
    """
    return cast("T", _read(shape, facts))


def _read(hint: Any, facts: Any) -> Any:
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _read(inside[0], facts)
    if origin in (Union, UnionType):
        return _one_of(inside, facts)
    if origin is tuple:
        return tuple(_read(inside[0], one) for one in facts) if inside else tuple(facts)
    if is_dataclass(hint):
        return _built(cast("type[Any]", hint), facts)
    if origin is not None or hint is Any:
        return facts
    return _plain(hint, facts)


def _one_of(hints: tuple[Any, ...], facts: Any) -> Any:
    if facts is None:
        return None
    (hint,) = (one for one in hints if one is not type(None))
    return _read(hint, facts)


def _built(shape: type[Any], facts: Mapping[str, Any]) -> Any:
    hints = _hints(cast("Hashable", shape))
    here = [f.name for f in fields(shape) if f.init and f.name in facts]
    return shape(**{name: _read(hints[name], facts[name]) for name in here})


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    timedelta: lambda seconds: timedelta(seconds=seconds),
    float: float,
}


def _plain(hint: Any, facts: Any) -> Any:
    if hint in _PLAIN:
        return _PLAIN[hint](facts)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(facts)
    if not isinstance(facts, hint):
        raise TypeError(f"{facts!r} is no {hint.__name__}")
    return facts


@cache
def _hints(shape: Hashable) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)
