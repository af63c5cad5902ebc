"""Parsed TOML into dataclasses, strictly; each thing that doesn't fit becomes a fault."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, cast, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic_core import ErrorDetails

from config.faults import Fault, Faults
from config.places import Path, line_of, spelled

REASONS = {
    "missing": "missing_key",
    "unexpected_keyword_argument": "unknown_key",
    "extra_forbidden": "unknown_key",
    "enum": "bad_choice",
    "literal_error": "bad_choice",
    "string_type": "not_text",
    "int_type": "not_whole",
    "int_from_float": "not_whole",
    "float_type": "not_number",
    "bool_type": "not_truth",
    "tuple_type": "not_list",
    "dataclass_type": "not_table",
}
DURATION = re.compile(r"(-?)(\d+) ?(s|min|h)")
UNITS = {"s": "S", "min": "M", "h": "H"}


@dataclass(frozen=True, slots=True)
class TomlFile:
    """One TOML file that is being read, and where its faults go."""

    name: str
    text: str
    faults: Faults

    def fault(self, path: Path, key: str, /, **facts: str | int) -> None:
        """Note a fault at `path`."""
        line = line_of(self.text, path)
        self.faults.add(Fault(self.name, spelled(path), key, facts, line))

    def warn(self, path: Path, key: str, /, **facts: str | int) -> None:
        """Note a warning at `path`."""
        line = line_of(self.text, path)
        self.faults.add(Fault(self.name, spelled(path), key, facts, line, warning=True))

    def items(self, kind: type, found: Any, name: str) -> list[tuple[int, Any]]:
        """The sound items of a list, each with its place; the others become faults."""
        if not isinstance(found, list):
            self.fault((name,), "not_list", key=name)
            return []
        read = ((at, self.value(kind, item, (name, at))) for at, item in enumerate(found))
        return [(at, item) for at, item in read if item is not None]

    def value(self, kind: type, found: Any, path: Path) -> Any:
        """`found` as `kind`; None, with its faults, when it isn't."""
        try:
            return checked(kind, found)
        except ValidationError as error:
            for detail in error.errors():
                self._explain(kind, path, detail)
            return None

    def _explain(self, kind: type, path: Path, detail: ErrorDetails) -> None:
        inner = tuple(detail["loc"][1:])
        where = (*path, *inner)
        reason = detail["type"]
        key = REASONS.get(reason) or _by_family(reason)
        facts: dict[str, str | int] = {"key": _last_key(where)}
        if key == "unknown_key":
            facts["known"] = "、".join(field.name for field in fields(_owner(kind, inner[:-1])))
        elif key == "bad_choice":
            expected = str(detail["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
            facts |= {"value": str(detail["input"]), "known": expected.replace(", ", "、")}
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
        return f"{match[1]}PT{match[2]}{UNITS[match[3]]}"
    return found


def _as_text(found: object) -> str:
    return found.isoformat() if isinstance(found, date | datetime | time) else str(found)


def _by_family(reason: str) -> str:
    if reason.startswith("time_delta"):
        return "not_duration"
    return "not_time" if reason.startswith("time_") else "wrong_type"


def _owner(kind: Any, path: Path) -> Any:
    """The dataclass that `path` leads to from `kind`."""
    for part in path:
        kind = get_type_hints(kind)[part] if isinstance(part, str) else get_args(kind)[0]
    while not is_dataclass(kind):
        kind = next(inner for inner in get_args(kind) if inner is not type(None))
    return kind


def _last_key(path: Path) -> str:
    return str(next(part for part in reversed(path) if isinstance(part, str)))
