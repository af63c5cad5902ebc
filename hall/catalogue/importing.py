"""What an import would change: pure, before anything is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from hall.setup import Material, Matter, Setup, Theme

Thing = TypeVar("Thing", bound=Matter | Theme)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that becomes another, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that changes, field by field."""

    key: str
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Differences(Generic[Thing]):
    """From one list to another: what is new, changed, removed; how many stay as they are."""

    new: tuple[Thing, ...]
    changed: tuple[Change, ...]
    removed: tuple[Thing, ...]
    unchanged: int


def with_kept(
    offered: Sequence[Thing], refused: frozenset[str], in_force: Iterable[Thing]
) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """What holds after an import, and what of it is kept because its row was refused.

    A fault in a row never takes away what citizens rely on: what is in force stays until it is
    replaced by something sound or left out on purpose.
    """
    there = {_key(thing) for thing in offered}
    kept = [t for t in in_force if _key(t) in refused and _key(t) not in there]
    return (*offered, *kept), tuple(kept)


def whole_themes(
    themes: Iterable[Theme], matters: Iterable[Matter]
) -> tuple[tuple[Theme, ...], tuple[tuple[Theme, str], ...]]:
    """Themes all of whose matters are there, and the others with the first matter they lack."""
    codes = {matter.code for matter in matters}
    whole, lacking = [], []
    for theme in themes:
        missing = next((code for code in theme.matters if code not in codes), None)
        if missing is None:
            whole.append(theme)
        else:
            lacking.append((theme, missing))
    return tuple(whole), tuple(lacking)


def differences(before: Sequence[Thing], after: Sequence[Thing]) -> Differences[Thing]:
    """What changes from `before` to `after`, in the order of `after`."""
    was, becomes = {_key(t): t for t in before}, {_key(t): t for t in after}
    both = [(was[key], thing) for key, thing in becomes.items() if key in was]
    changes = [_change(old, new) for old, new in both if old != new]
    return Differences(
        new=tuple(t for key, t in becomes.items() if key not in was),
        changed=tuple(changes),
        removed=tuple(t for key, t in was.items() if key not in becomes),
        unchanged=len(both) - len(changes),
    )


def _key(thing: Matter | Theme) -> str:
    return thing.code if isinstance(thing, Matter) else thing.key


def _change(old: Matter | Theme, new: Matter | Theme) -> Change:
    pairs = ((f.name, getattr(old, f.name), getattr(new, f.name)) for f in fields(old))
    changed = tuple(_field(*pair) for pair in pairs if pair[1] != pair[2])
    return Change(_key(new), new.name, changed)


def _field(name: str, before: Any, after: Any) -> FieldChange:
    if name == "materials":
        lost = [m for m in before if m not in after]
        gained = [m for m in after if m not in before]
        if lost or gained:
            return FieldChange(name, _in_words(lost, _material), _in_words(gained, _material))
        return FieldChange("order", _in_words(before, _named), _in_words(after, _named))
    if isinstance(before, tuple):
        return FieldChange(name, "、".join(before), "、".join(after))
    return FieldChange(name, str(before), str(after))


def _in_words(materials: Iterable[Material], say: Callable[[Material], str]) -> str:
    return "、".join(say(material) for material in materials)


def _named(material: Material) -> str:
    return material.name


def _material(m: Material) -> str:
    later = "，可容缺" if m.deferrable else ""
    return f"{m.name}（{m.source}，{m.form} {m.copies} 份{later}；{m.review}）"


def unfit(setup: Setup, matters: Sequence[Matter], themes: Sequence[Theme]) -> list[str]:
    """Codes and keys that can't be in this hall: given twice, or of no domain that it has."""
    domains = {domain.key for domain in setup.domains}
    found: list[str] = []
    for things in (matters, themes):
        times = Counter(_key(thing) for thing in things)
        found += [_key(t) for t in things if times[_key(t)] > 1 or t.domain not in domains]
    return list(dict.fromkeys(found))
