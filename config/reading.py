"""Reading a hall's files: UTF-8 text, TOML, CSV. What can't be read becomes a fault."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.cells import unmarked
from config.faults import Fault, Faults

Line = tuple[int, list[str]]
"""The number of a line and its cells."""


class OddCell(str):
    """A cell that is no plain text or number: `key` says why it is refused."""

    key: str

    def __new__(cls, cell: str, key: str) -> OddCell:
        made = super().__new__(cls, cell)
        made.key = key
        return made


def text(path: Path, faults: Faults) -> str | None:
    """The file's text, with or without BOM; None with a fault when missing or not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = path.read_bytes()[: error.start]
        faults.add(Fault(path.name, "", "not_utf8", line=before.count(b"\n") + 1))
    except FileNotFoundError:
        faults.add(Fault(path.name, "", "missing_file", {"folder": path.parent.name}))
    except OSError as error:
        faults.add(Fault(path.name, "", "unreadable", {"detail": error.strerror or str(error)}))
    return None


def toml(path: Path, faults: Faults) -> tuple[dict[str, Any], str] | None:
    """The parsed file and its text; None with a fault when it can't be parsed."""
    content = text(path, faults)
    if content is None:
        return None
    try:
        return tomllib.loads(content.replace("\r\n", "\n")), content
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+)", str(error))
        line = int(at[1]) if at else len(content.splitlines())
        detail = str(error).split(" (at ", maxsplit=1)[0]
        faults.add(Fault(path.name, "", "broken_toml", {"detail": detail}, line=line))
        return None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, and the line it stands on."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a CSV file: each with its Chinese heading, and those that may be absent."""

    file: str
    columns: Mapping[str, str]
    optional: frozenset[str] = frozenset()

    def rows(self, folder: Path, faults: Faults) -> list[Row]:
        """Every readable row. Lines that start with # are notes; headings may be zh or en."""
        content = text(folder / self.file, faults)
        return [] if content is None else self.read(self.lines(content, faults), faults)

    def read(self, found: Iterable[Line], faults: Faults) -> list[Row]:
        """The rows of a table from its lines; the first that isn't a note is the heading."""
        lines = (line for line in found if any(line[1]) and not line[1][0].startswith("#"))
        heading = next(lines, None)
        if heading is None:
            faults.add(Fault(self.file, "", "empty_file"))
            return []
        columns = self._heading(heading, faults)
        if columns is None:
            return []
        rows = (self._row(line, cells, columns, faults) for line, cells in lines)
        return [row for row in rows if row is not None]

    def is_headed_by(self, cells: Sequence[str]) -> bool:
        """Whether these cells are its heading, as far as it can be told from the needed columns."""
        needed = [(key, zh) for key, zh in self.columns.items() if key not in self.optional]
        known = sum(key in cells or zh in cells for key, zh in needed)
        return known > len(needed) // 2

    def lines(self, content: str, faults: Faults) -> Iterator[Line]:
        """The lines of a CSV text, each with its number."""
        reader = csv.reader(content.splitlines(keepends=True), strict=True)
        while True:
            start = reader.line_num + 1
            try:
                cells = [unmarked(cell.strip()) for cell in next(reader)]
            except StopIteration:
                return
            except csv.Error as error:
                faults.add(Fault(self.file, "", "broken_csv", {"detail": str(error)}, line=start))
                return
            yield start, cells

    def _heading(self, heading: Line, faults: Faults) -> list[str] | None:
        line, cells = heading
        while cells and not cells[-1]:
            cells.pop()
        names = {zh: key for key, zh in self.columns.items()} | {key: key for key in self.columns}
        columns = [names.get(cell, "") for cell in cells]
        before = len(faults.found)
        for cell, key in zip(cells, columns, strict=True):
            if not key:
                known = "、".join(self.columns.values())
                faults.add(Fault(self.file, cell, "unknown_column", {"known": known}, line=line))
        for key, zh in self.columns.items():
            if key not in columns and key not in self.optional:
                faults.add(Fault(self.file, key, "missing_column", {"column": zh}, line=line))
            if columns.count(key) > 1:
                faults.add(Fault(self.file, key, "column_twice", {"column": zh}, line=line))
        return columns if len(faults.found) == before else None

    def _row(self, line: int, cells: list[str], columns: list[str], faults: Faults) -> Row | None:
        while len(cells) > len(columns) and not cells[-1]:
            cells.pop()
        if len(cells) != len(columns):
            facts = {"cells": len(cells), "columns": len(columns)}
            faults.add(Fault(self.file, "", "broken_row", facts, line=line))
            return None
        absent = dict.fromkeys(self.columns, "")
        return Row(self.file, line, absent | dict(zip(columns, cells, strict=True)))
