"""Reading spreadsheets of strangers: XLSX without macros, links, formulas or bombs.

What a file is, is found out before anything is unpacked; every refusal is one sentence. All of it
takes its time: never on the hub.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from config.reading import Line, OddCell
from hall.refusals import Refusal

MEGABYTE = 1024 * 1024
LARGEST = 8 * MEGABYTE
LARGEST_UNPACKED = 96 * MEGABYTE
STEEPEST = 200
"""Packed so many times smaller, a part of over a megabyte is a bomb and no table."""
MOST_PARTS = 500
MOST_ROWS = 50_000
MOST_COLUMNS = 40
LAST_ROW = 1_048_576
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACROS = ("vbaproject", "xl/macrosheets/", "xl/activex/")
LINKS = ("xl/externallinks/", "xl/connections", "xl/embeddings/", "xl/querytables/")
ODD = {"f": "formula", "e": "error_cell"}
TRUTHS = {True: "是", False: "否"}


def unpacked(raw: bytes) -> ZipFile:
    """A zip file that may be read without harm. Raises Refusal."""
    if len(raw) > LARGEST:
        raise Refusal("file_too_large", most=LARGEST // MEGABYTE)
    if raw.startswith(OLD_OFFICE):
        raise Refusal("file_encrypted" if ENCRYPTED in raw else "file_old_excel")
    try:
        archive = ZipFile(BytesIO(raw))
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refusal("file_unreadable") from None
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("file_encrypted")
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST_UNPACKED:
        raise Refusal("file_unpacks_too_large", most=LARGEST_UNPACKED // MEGABYTE)
    if any(map(_is_a_bomb, parts)):
        raise Refusal("file_unpacks_too_large", most=LARGEST_UNPACKED // MEGABYTE)
    return archive


def sheets(archive: ZipFile, raw: bytes) -> Iterator[tuple[str, list[Line]]]:
    """Each sheet of a workbook: its title and its lines. Raises Refusal."""
    names = [name.lower() for name in archive.namelist()]
    if any(mark in name for name in names for mark in MACROS) or _says_macros(archive):
        raise Refusal("file_has_macros")
    if any(name.startswith(LINKS) for name in names):
        raise Refusal("file_has_links")
    from openpyxl import load_workbook  # noqa: PLC0415 - a hall opens without it

    try:
        book = load_workbook(BytesIO(raw), read_only=True, keep_links=False)
        found = [(sheet.title, list(_lines(sheet))) for sheet in book.worksheets]
    except Refusal:
        raise
    except Exception:  # a broken workbook breaks its reader in many ways
        raise Refusal("file_unreadable") from None
    yield from found


def _is_a_bomb(part: ZipInfo) -> bool:
    return part.file_size > MEGABYTE and part.file_size > STEEPEST * max(1, part.compress_size)


def _says_macros(archive: ZipFile) -> bool:
    try:
        return b"macroEnabled" in archive.read("[Content_Types].xml")
    except KeyError:
        raise Refusal("file_unreadable") from None


def _lines(sheet: Any) -> Iterator[Line]:
    sheet.reset_dimensions()
    filled = 0
    rows = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS)
    for number, row in enumerate(rows, 1):
        cells = [_text(cell) for cell in row]
        if not any(cells):
            continue
        filled += 1
        if filled > MOST_ROWS:
            raise Refusal("too_many_rows", most=MOST_ROWS)
        yield number, cells + [""] * (MOST_COLUMNS - len(cells))


def _text(cell: Any) -> str:
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if kind in ODD:
        return OddCell(str(value), ODD[kind])
    if isinstance(value, datetime | date):
        return OddCell(value.isoformat(), "date_cell")
    if isinstance(value, bool):
        return TRUTHS[value]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
