"""Writing workbooks: XLSX that opens in Excel with its codes whole. Never on the hub."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

HEADING = PatternFill("solid", fgColor="FFE8EEF7")
WIDEST = 48


def written(tables: Mapping[str, Sequence[Sequence[str | int]]]) -> bytes:
    """A workbook of tables by title, each with its heading row. Codes keep their leading zeros."""
    book = Workbook(write_only=True)
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for at, width in enumerate(_widths(rows), 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        for number, row in enumerate(rows):
            sheet.append([_cell(sheet, value, head=number == 0) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: str | int, *, head: bool) -> Any:
    if isinstance(value, int):
        return value
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type, cell.number_format = "s", "@"
    cell.alignment = Alignment(vertical="top", wrap_text="\n" in value)
    if head:
        cell.font, cell.fill = Font(bold=True), HEADING
    return cell


def _widths(rows: Sequence[Sequence[str | int]]) -> Iterable[int]:
    for column in zip(*rows, strict=True):
        yield min(WIDEST, 4 + max(sum(1 + (c > "⺀") for c in str(cell)) for cell in column))
