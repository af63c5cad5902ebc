"""A setting as it is kept, and the setup that is in force with all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, get_type_hints

from hall import coding
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.settings.difference import applied, difference
from hall.setup import Setup

NEVER = frozenset({"key", "timezone", "zones", "windows", "source", "national"})
"""What a hall's folder alone says; windows are reshaped one by one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One section of the setup as somebody changed it: who, when, why.

    `value` is JSON; None goes back to what the hall's folder says. Where there is a `base`, it says
    only how it differs from that setting's: `whole` says all. Former ones are kept, so that a
    change can be taken back and a day can be replayed as it was.
    """

    id: int
    section: str
    value: str | None
    at: datetime
    by: str
    reason: str
    in_force: bool = True
    base: int | None = None


@cache
def sections() -> dict[str, Any]:
    """The sections of a setup that may be changed while the hall runs, each with its type."""
    hints = get_type_hints(Setup)
    return {name: hints[name] for name in hints if name not in NEVER and not name.startswith("_")}


def with_section(setup: Setup, section: str, value: Any) -> Setup:
    """`setup` with one section changed. Raises Unknown for a section that can't be."""
    if section not in sections():
        raise Unknown("unknown_section", section=section[:80])
    return replace(setup, **{section: value})


def as_kept(value: Any) -> str:
    """A section's value as a setting keeps it."""
    return json.dumps(coding.written(value), ensure_ascii=False, separators=(",", ":"))


def succeeding(shelf: Shelf, former: Setting | None, value: Any) -> tuple[str | None, int | None]:
    """The value and the base of a setting that follows on `former`."""
    if value is None or former is None:
        return None if value is None else as_kept(value), None
    text = as_kept(value)
    base = former if former.base is None else shelf.of(Setting).get(former.base)
    if base is None or base.value is None:
        return text, None
    differing = difference(base.value, text)
    return (text, None) if differing is None else (differing, base.id)


def whole(shelf: Shelf, setting: Setting) -> Setting:
    """The setting with all that it says."""
    base = None if setting.base is None else shelf.of(Setting).get(setting.base)
    if base is None or base.value is None or setting.value is None:
        return setting
    return replace(setting, value=applied(base.value, setting.value), base=None)


def holding(shelf: Shelf) -> list[Setting]:
    """The settings in force, whole."""
    return [whole(shelf, setting) for setting in shelf.of(Setting).find(in_force=True)]


def value_of(setting: Setting, configured: Setup) -> Any:
    """What a whole setting says; where it goes back to the folder, what that says."""
    if setting.value is None:
        return getattr(configured, setting.section)
    return coding.read(sections()[setting.section], json.loads(setting.value))


def in_force(configured: Setup, kept: Iterable[Setting]) -> Setup:
    """The setup of the hall's folder with every setting that holds now; each is whole."""
    changed = {s.section: value_of(s, configured) for s in kept if s.section in sections()}
    return replace(configured, **changed) if changed else configured
