"""hall.toml: everything of a hall but its catalogue, as the types of hall/setup.py."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from functools import cache
from typing import Any, cast
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic_core import ErrorDetails

from config.faults import Fault, Faults
from config.places import Path, line_of, spelled
from hall.setup import Domain, Hours, Line, Mode, Name, Priority, Screens, WindowPlan, Zone

FILE = "hall.toml"
LISTS: Mapping[str, type] = {
    "zones": Zone,
    "domains": Domain,
    "windows": WindowPlan,
    "priorities": Priority,
}
SECTIONS: Mapping[str, type] = {"hours": Hours, "line": Line, "screens": Screens}
SINGLE: Mapping[str, type] = {
    "name": Name,
    "timezone": str,
    "source": str,
    "mode": Mode,
    "comprehensive_share": float,
}
NEEDED = ("name", "timezone", "zones", "domains", "windows")
REASONS = {
    "missing": "missing_key",
    "unexpected_keyword_argument": "unknown_key",
    "extra_forbidden": "unknown_key",
    "enum": "bad_choice",
    "string_type": "not_text",
    "int_type": "not_whole",
    "int_from_float": "not_whole",
    "float_type": "not_number",
    "bool_type": "not_truth",
    "tuple_type": "not_list",
    "dataclass_type": "not_table",
}
DURATION = re.compile(r"(\d+) ?(s|min|h)")
UNITS = {"s": "S", "min": "M", "h": "H"}


@dataclass(frozen=True, slots=True)
class HallFile:
    """What hall.toml says, as far as it is sound.

    `places` leads from an item to its place in the file, `named` are all keys that were written
    for zones, domains and windows, those of broken items included.
    """

    text: str
    single: Mapping[str, Any]
    sections: Mapping[str, Any]
    items: Mapping[str, list[tuple[int, Any]]]
    named: Mapping[str, frozenset[str]]

    def tell(self, faults: Faults, path: Path, key: str, /, **facts: str | int) -> None:
        """Note a fault at `path`."""
        faults.add(Fault(FILE, spelled(path), key, facts, line=line_of(self.text, path)))

    def warn(self, faults: Faults, path: Path, key: str, /, **facts: str | int) -> None:
        """Note a warning at `path`."""
        line = line_of(self.text, path)
        faults.add(Fault(FILE, spelled(path), key, facts, line=line, warning=True))

    def all(self, name: str) -> tuple[Any, ...]:
        """The sound items of a list."""
        return tuple(item for _, item in self.items[name])


def read(data: dict[str, Any], text: str, faults: Faults) -> HallFile:
    """Check the parsed file key by key; unsound parts become faults and are left out."""
    reader = _Reader(text, faults)
    known = {*LISTS, *SECTIONS, *SINGLE}
    for key in data:
        if key not in known:
            reader.fault((key,), "unknown_key", key=key, known="、".join(sorted(known)))
    for key in NEEDED:
        if key not in data:
            reader.fault((key,), "missing_key", key=key)
    single = {
        key: reader.value(kind, data[key], (key,)) for key, kind in SINGLE.items() if key in data
    }
    sections = {
        key: reader.value(kind, data.get(key, {}), (key,)) for key, kind in SECTIONS.items()
    }
    return HallFile(
        text,
        {key: value for key, value in single.items() if value is not None},
        {key: SECTIONS[key]() if value is None else value for key, value in sections.items()},
        {key: reader.items(kind, data.get(key, []), key) for key, kind in LISTS.items()},
        {key: _named(data.get(key, []), key) for key in LISTS},
    )


def zone_of_time(name: str) -> ZoneInfo | None:
    """The time zone of this name, None when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


class _Reader:
    def __init__(self, text: str, faults: Faults) -> None:
        self.text, self.faults = text, faults

    def fault(self, path: Path, key: str, /, **facts: str | int) -> None:
        self.faults.add(Fault(FILE, spelled(path), key, facts, line=line_of(self.text, path)))

    def items(self, kind: type, found: Any, name: str) -> list[tuple[int, Any]]:
        if not isinstance(found, list):
            self.fault((name,), "not_list", key=name)
            return []
        checked = ((at, self.value(kind, item, (name, at))) for at, item in enumerate(found))
        return [(at, item) for at, item in checked if item is not None]

    def value(self, kind: type, found: Any, path: Path) -> Any:
        try:
            return checked(kind, found)
        except ValidationError as error:
            for detail in error.errors():
                self.explain(kind, path, detail)
            return None

    def explain(self, kind: type, path: Path, detail: ErrorDetails) -> None:
        inner = tuple(part for part in detail["loc"][1:] if part != "__dataclass__")
        where = (*path, *inner)
        reason = detail["type"]
        key = REASONS.get(reason) or _by_family(reason)
        facts: dict[str, str | int] = {"key": str(where[-1])}
        if key == "unknown_key":
            owner = Name if len(inner) > 1 else kind
            facts["known"] = "、".join(field.name for field in fields(owner))
        elif key == "bad_choice":
            expected = str(detail["ctx"]["expected"])
            facts |= {"value": str(detail["input"]), "known": expected.replace("'", "")}
        elif key == "wrong_type":
            facts["detail"] = detail["msg"]
        self.fault(where, key, **facts)


def checked(kind: type, found: Any) -> Any:
    """`found` as `kind`, strictly. Durations are written "10 min". Raises ValidationError."""
    plain = json.dumps({"it": _plain(found)}, default=_as_text)
    return cast("Any", _model(kind).model_validate_json(plain)).it


@cache
def _model(kind: type) -> type[BaseModel]:
    config = ConfigDict(extra="forbid", strict=True)
    return create_model("Checked", __config__=config, it=(kind, ...))


def _plain(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _plain(value) for key, value in found.items()}
    if isinstance(found, list):
        return [_plain(value) for value in found]
    if isinstance(found, str) and (match := DURATION.fullmatch(found)):
        return f"PT{match[1]}{UNITS[match[2]]}"
    return found


def _as_text(found: object) -> str:
    return found.isoformat() if isinstance(found, date | datetime | time) else str(found)


def _by_family(reason: str) -> str:
    if reason.startswith("time_delta"):
        return "not_duration"
    return "not_time" if reason.startswith("time_") else "wrong_type"


def _named(found: Any, name: str) -> frozenset[str]:
    key = "number" if name == "windows" else "key"
    items: Iterable[Any] = found if isinstance(found, list) else []
    return frozenset(str(item[key]) for item in items if isinstance(item, dict) and key in item)
