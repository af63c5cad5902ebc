"""A hall as files: its catalogue as XLSX and CSV, and the whole of it as a folder for `--hall`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from config.catalogue import KINDS, MATERIALS, MATTERS, THEMES
from config.cells import harmless
from config.hallfile import FILE, LISTS, SECTIONS, SINGLE
from config.reading import Table
from hall.setup import Matter, Setup, Theme, WindowPlan
from hall.windows.window import Window

TITLES = {MATTERS.file: "事项", MATERIALS.file: "受理材料", THEMES.file: "一件事"}
KIND_WORDS = {kind: word for word, kind in reversed(KINDS.items())}
Cells = Sequence[str | int]
HEAD = "# 由大厅当前生效的设置导出。各项的意思见 docs/settings.md。\n# Exported from what is in force; docs/settings.md says what each setting means.\n\n"  # noqa: E501
UNITS = ((3600, "h"), (60, "min"), (1, "s"))


def tables(setup: Setup) -> dict[str, list[Cells]]:
    """The three tables by file, each with its heading row."""
    return {
        MATTERS.file: [_heading(MATTERS), *map(_matter, setup.matters)],
        MATERIALS.file: [_heading(MATERIALS), *_materials(setup.matters)],
        THEMES.file: [_heading(THEMES), *map(_theme, setup.themes)],
    }


def as_xlsx(setup: Setup) -> bytes:
    """The catalogue as a workbook of three sheets."""
    from config.workbooks import written  # noqa: PLC0415 - a hall opens without it

    return written({TITLES[file]: rows for file, rows in tables(setup).items()})


def as_csv(setup: Setup) -> dict[str, bytes]:
    """The catalogue as three CSV files, in UTF-8 as spreadsheets know it."""
    return {file: _csv(rows) for file, rows in tables(setup).items()}


def as_folder(setup: Setup, windows: Iterable[Window]) -> dict[str, bytes]:
    """Everything in force as the files of a hall's folder; windows as they are now."""
    plans = tuple(
        WindowPlan(w.number, w.name, w.kind, w.zone, w.domains, w.exception) for w in windows
    )
    toml = hall_toml(replace(setup, windows=plans)).encode()
    return {FILE: toml, **as_csv(setup)}


def zipped(files: dict[str, bytes], folder: str = "") -> bytes:
    """Files as one zip, within `folder` where one is named."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{folder}/{name}" if folder else name, content)
    return out.getvalue()


def hall_toml(setup: Setup) -> str:
    """hall.toml with every setting in force."""
    single = [f"{key} = {_toml(_single(setup, key))}" for key in SINGLE]
    lists = [_list(key, getattr(setup, key)) for key in LISTS]
    sections = [_section(key, getattr(setup, key)) for key in SECTIONS]
    return HEAD + "\n\n".join(["\n".join(single), *lists, *sections]) + "\n"


def _single(setup: Setup, key: str) -> Any:
    return setup.timezone.key if key == "timezone" else getattr(setup, key)


def _list(key: str, items: Iterable[Any]) -> str:
    lines = "".join(f"  {_toml(item)},\n" for item in items)
    return f"{key} = [\n{lines}]" if lines else f"{key} = []"


def _section(key: str, section: Any) -> str:
    lines = [f"{f.name} = {_toml(getattr(section, f.name))}" for f in fields(section)]
    return "\n".join([f"[{key}]", *lines])


def _toml(value: Any) -> str:
    if is_dataclass(value) and not isinstance(value, type):
        return f"{{ {', '.join(_fields(value))} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, timedelta):
        return f'"{_length(value)}"'
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, date | time):
        return value.isoformat()
    return _quoted("none" if value is None else str(value))


def _fields(value: Any) -> Iterator[str]:
    """The fields of a table within a line; what is unset is left out, as its default is nothing."""
    for field in fields(value):
        inner = getattr(value, field.name)
        if inner is not None:
            yield f"{field.name} = {_toml(inner)}"


def _length(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    size, unit = next((s, u) for s, u in UNITS if seconds % s == 0)
    return f"{seconds // size} {unit}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    controls = (c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped)
    return f'"{"".join(controls)}"'


def _heading(table: Table) -> Cells:
    return list(table.columns.values())


def _truth(value: bool) -> str:
    return "是" if value else "否"


def _matter(matter: Matter) -> Cells:
    cells: dict[str, str | int] = {
        "code": matter.code,
        "name": matter.name,
        "name_en": matter.name_en,
        "department": matter.department,
        "domain": matter.domain,
        "kind": KIND_WORDS[matter.kind],
        "working_days": matter.working_days,
        "undifferentiated": _truth(matter.undifferentiated),
        "synonyms": "、".join(matter.synonyms),
        "follow_up": "、".join(matter.follow_up),
        "issues": "、".join(matter.issues),
    }
    return [cells[column] for column in MATTERS.columns]


def _materials(matters: Iterable[Matter]) -> Iterator[Cells]:
    for matter in matters:
        for m in matter.materials:
            cells: dict[str, str | int] = {
                "matter": matter.code,
                "name": m.name,
                "source": m.source,
                "form": m.form,
                "copies": m.copies,
                "review": m.review,
                "deferrable": _truth(m.deferrable),
            }
            yield [cells[column] for column in MATERIALS.columns]


def _theme(theme: Theme) -> Cells:
    cells = {
        "key": theme.key,
        "name": theme.name,
        "name_en": theme.name_en,
        "group": theme.group,
        "domain": theme.domain,
        "lead": theme.lead,
        "cooperating": "、".join(theme.cooperating),
        "matters": "、".join(theme.matters),
    }
    return [cells[column] for column in THEMES.columns]


def _csv(rows: Iterable[Cells]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(map(harmless, row) for row in rows)
    return out.getvalue().encode("utf-8-sig")
