"""docs/settings.md and docs/halls.md say what the code does."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from config.catalogue import MATERIALS, MATTERS, THEMES
from config.devices import PrinterSettings, VoiceSettings
from config.hallfile import LISTS, SECTIONS, SINGLE
from config.loader import halls
from config.lockers import BoardSettings, LockerSettings
from hall.setup import Name, WindowKind

DOCS = Path(__file__).parents[2] / "docs"
TITLES = {
    **{f"Each of `{name}`": kind for name, kind in LISTS.items()},
    **{f"[{name}]": kind for name, kind in SECTIONS.items()},
}


def sections() -> dict[str, dict[str, str]]:
    """Each section of settings.md: its settings, with their defaults as written there."""
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    found = re.findall(r"(?ms)^## (.+?)$(.*?)(?=^## |\Z)", text)
    return {title: dict(rows(body)) for title, body in found}


def rows(body: str) -> Iterator[tuple[str, str]]:
    for name, default, meaning, source in re.findall(
        r"^\| `(\w+)` \| (.+?) \| (.+) \| (.+) \|$", body, re.MULTILINE
    ):
        assert meaning.strip()
        assert source.strip()
        yield name, default.strip("`")


@pytest.mark.parametrize("title", TITLES)
def test_every_setting_is_explained_with_its_default(title: str) -> None:
    fields = dataclasses.fields(TITLES[title])
    assert sections()[title] == {field.name: written(field) for field in fields}


def test_the_halls_own_settings_are_explained() -> None:
    assert sections()["The hall"].keys() == {*SINGLE, *LISTS}


def written(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is not dataclasses.MISSING:
        assert field.default_factory() == Name("", "")
        return "empty"
    if field.default is dataclasses.MISSING:
        return "needed"
    return spelled(field.default)


def spelled(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds())
        return f'"{seconds} s"' if seconds <= 60 else f'"{seconds // 60} min"'
    if isinstance(value, time):
        return value.isoformat()
    if value is None:
        return '"none"'
    if value == ():
        return "none"
    if isinstance(value, tuple):
        return str(list(value)).replace("'", '"')
    return f'"{value}"' if isinstance(value, str) else str(value)


def test_every_kind_of_window_is_explained() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert all(f"`{kind.value}`" in text for kind in WindowKind)


@pytest.mark.parametrize("table", [MATTERS, MATERIALS, THEMES], ids=lambda table: table.file)
def test_every_column_is_explained(table: Any) -> None:
    text = (DOCS / "halls.md").read_text(encoding="utf-8")
    body = text[text.index(f"### {table.file}") :].split("\n#", 2)[0]
    explained = re.findall(r"^\| (\S+) \| `(\w+)` \|", body, re.MULTILINE)
    assert explained == [(zh, key) for key, zh in table.columns.items()]


def test_every_hall_is_named() -> None:
    text = (DOCS / "halls.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in halls())


DEVICES = [
    ("printer", PrinterSettings),
    ("voice", VoiceSettings),
    ("locker", LockerSettings),
    ("locker", BoardSettings),
]


@pytest.mark.parametrize(("page", "kind"), DEVICES)
def test_every_setting_of_a_device_is_explained(page: str, kind: type) -> None:
    text = (DOCS / "devices" / f"{page}.md").read_text(encoding="utf-8")
    missing = [field.name for field in dataclasses.fields(kind) if f"`{field.name}`" not in text]
    assert missing == []
