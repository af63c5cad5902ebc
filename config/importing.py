"""A catalogue from files: one XLSX, one zip of CSV files, or CSV files; row by row, with faults."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from zipfile import BadZipFile

from config.catalogue import MATERIALS, MATTERS, THEMES, Catalogue, build
from config.faults import Fault, Faults
from config.reading import Line, Row, Table
from config.spreadsheets import LARGEST, MEGABYTE, MOST_ROWS, sheets, unpacked
from hall.refusals import Refusal

ZIP = b"PK"
WORKBOOK = "xl/workbook.xml"
NEEDED = ((MATTERS, "no_matters_table"), (MATERIALS, "no_materials_table"))


@dataclass(frozen=True, slots=True)
class Found:
    """What files offer: the sound rows, what is wrong with the others, and how many rows there are.

    `has_themes`: there is a table of themes, even an empty one.
    """

    catalogue: Catalogue
    faults: tuple[Fault, ...]
    rows: dict[str, int]
    has_themes: bool


def read(files: Sequence[tuple[str, bytes]], domains: Collection[str]) -> Found:
    """Read files, `(name, content)` each. Raises Refusal for what can't be taken at all."""
    faults = Faults()
    tables: dict[str, list[Row]] = {}
    for title, lines in _sheets(files, faults):
        table = _table_of(lines)
        if table is None:
            continue
        if table.file in tables:
            raise Refusal("table_twice", table=title)
        tables[table.file] = replace(table, file=title).read(lines, faults)
    for table, missing in NEEDED:
        if table.file not in tables:
            raise Refusal(missing)
    catalogue = build(lambda table: tables.get(table.file, []), domains, faults)
    return Found(
        catalogue,
        _each_place_once(faults.found),
        {name.removesuffix(".csv"): len(rows) for name, rows in tables.items()},
        THEMES.file in tables,
    )


def _sheets(files: Iterable[tuple[str, bytes]], faults: Faults) -> Iterator[tuple[str, list[Line]]]:
    for name, raw in files:
        if len(raw) > LARGEST:
            raise Refusal("file_too_large", most=LARGEST // MEGABYTE)
        if not raw.startswith((ZIP, b"\xd0\xcf")):
            yield name, _csv_lines(raw, name, faults)
            continue
        archive = unpacked(raw)
        if WORKBOOK in archive.namelist():
            yield from sheets(archive, raw)
            continue
        inside = [part for part in archive.namelist() if part.lower().endswith(".csv")]
        for part in inside:
            try:
                content = archive.read(part)
            except (BadZipFile, OSError, EOFError, NotImplementedError):
                raise Refusal("file_unreadable") from None
            yield part.rpartition("/")[2], _csv_lines(content, part, faults)


def _csv_lines(raw: bytes, name: str, faults: Faults) -> list[Line]:
    if b"\0" in raw:
        raise Refusal("file_kind_unknown")
    lines = list(MATTERS.lines(decoded(raw), faults)) if raw.strip() else []
    if len(lines) > MOST_ROWS:
        raise Refusal("too_many_rows", most=MOST_ROWS)
    return lines


def decoded(raw: bytes) -> str:
    """UTF-8, or GB18030 as older spreadsheets write it."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("file_kind_unknown")


def _table_of(lines: Iterable[Line]) -> Table | None:
    """Which table it is, by its heading; None for notes and the like."""
    for _, cells in lines:
        if any(cells) and not cells[0].startswith("#"):
            return next((t for t in (MATTERS, MATERIALS, THEMES) if t.is_headed_by(cells)), None)
    return None


def _each_place_once(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The first fault of each cell, in the order of the rows."""
    first: dict[tuple[str, int | None, str], Fault] = {}
    for fault in faults:
        first.setdefault((fault.file, fault.line, fault.where), fault)
    return tuple(sorted(first.values(), key=lambda fault: (fault.file, fault.line or 0)))
