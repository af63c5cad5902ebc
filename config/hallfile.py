"""hall.toml: everything of a hall but its catalogue, as the types of hall/setup.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from zoneinfo import ZoneInfo

from config.faults import Faults
from config.typed import TomlFile
from hall.setup import (
    Alerts,
    Appointments,
    Certification,
    Domain,
    Line,
    Lockers,
    MatterLimit,
    Mode,
    Name,
    Priority,
    Ratings,
    Retention,
    Screens,
    Staffing,
    Supervision,
    WindowPlan,
    Zone,
)
from hall.workdays.hours import DayException, Hours

FILE = "hall.toml"
LISTS: Mapping[str, type] = {
    "zones": Zone,
    "domains": Domain,
    "windows": WindowPlan,
    "priorities": Priority,
    "exceptions": DayException,
    "limits": MatterLimit,
    "department_names": Name,
}
SECTIONS: Mapping[str, type] = {
    "hours": Hours,
    "line": Line,
    "screens": Screens,
    "alerts": Alerts,
    "retention": Retention,
    "certification": Certification,
    "appointments": Appointments,
    "supervision": Supervision,
    "lockers": Lockers,
    "ratings": Ratings,
    "staffing": Staffing,
}
SINGLE: Mapping[str, type] = {
    "name": Name,
    "timezone": str,
    "source": str,
    "mode": Mode,
    "comprehensive_share": float,
}
NEEDED = ("name", "timezone", "zones", "domains", "windows")


@dataclass(frozen=True, slots=True)
class HallFile:
    """What hall.toml says, as far as it is sound.

    `places` leads from an item to its place in the file, `named` are all keys that were written
    for zones, domains and windows, those of broken items included.
    """

    file: TomlFile
    single: Mapping[str, Any]
    sections: Mapping[str, Any]
    items: Mapping[str, list[tuple[int, Any]]]
    named: Mapping[str, frozenset[str]]

    def all(self, name: str) -> tuple[Any, ...]:
        """The sound items of a list."""
        return tuple(item for _, item in self.items[name])


def read(data: dict[str, Any], text: str, faults: Faults) -> HallFile:
    """Check the parsed file key by key; unsound parts become faults and are left out."""
    file = TomlFile(FILE, text, faults)
    known = {*LISTS, *SECTIONS, *SINGLE}
    for key in data:
        if key not in known:
            file.fault((key,), "unknown_key", key=key, known="、".join(sorted(known)))
    for key in NEEDED:
        if key not in data:
            file.fault((key,), "missing_key", key=key)
    for key in LISTS:
        if data.get(key) == [] and key in NEEDED:
            file.fault((key,), "empty")
    single = {
        key: file.value(kind, data[key], (key,)) for key, kind in SINGLE.items() if key in data
    }
    sections = {
        key: file.value(kind, _unset(data.get(key, {})), (key,)) for key, kind in SECTIONS.items()
    }
    return HallFile(
        file,
        {key: value for key, value in single.items() if value is not None},
        {key: SECTIONS[key]() if value is None else value for key, value in sections.items()},
        {key: file.items(kind, _each_unset(key, data), key) for key, kind in LISTS.items()},
        {key: _named(data.get(key, []), key) for key in LISTS},
    )


def _unset(section: Any) -> Any:
    """TOML has no word for nothing: a limit that is "none" is no limit."""
    if not isinstance(section, dict):
        return section
    return {key: None if value == "none" else value for key, value in section.items()}


def _each_unset(name: str, data: Mapping[str, Any]) -> Any:
    """The items of a list, "none" taken for nothing in those facts that may be unset."""
    found = data.get(name, [])
    may_be_unset = {f.name for f in fields(LISTS[name]) if f.default is None}
    if not may_be_unset or not isinstance(found, list):
        return found
    return [
        {k: None if k in may_be_unset and v == "none" else v for k, v in item.items()}
        if isinstance(item, dict)
        else item
        for item in found
    ]


def zone_of_time(name: str) -> ZoneInfo | None:
    """The time zone of this name, None when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _named(found: Any, name: str) -> frozenset[str]:
    key = "number" if name == "windows" else "key"
    items: Iterable[Any] = found if isinstance(found, list) else []
    return frozenset(str(item[key]) for item in items if isinstance(item, dict) and key in item)
