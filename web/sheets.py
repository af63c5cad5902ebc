"""A report of figures as a sheet: the query in words first, then a table. XLSX or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from config.cells import harmless
from hall.figures.figure import FIGURES, OF_WINDOWS, By
from hall.ports import Shelf
from hall.setup import Setup
from web.words import Words

Row = Sequence[Any]
Write = Callable[[Setup, Shelf, Iterable[Row]], bytes]
"""A job to reckon aside."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows_of(setup: Setup, words: Words, report: dict[str, Any], made: str) -> list[Row]:
    """All rows of the sheet."""
    by = By(report["by"])
    keys = [figure.key for figure in (*FIGURES, *(OF_WINDOWS if by is By.WINDOW else ()))]
    head = [words.say(f"figures.by.{by}"), *(words.say(f"figure.{key}") for key in keys)]
    total = [words.say("figures.total"), *(report["total"].get(key) for key in keys)]
    parts = [
        [_name(setup, words, by, row["key"]), *(row.get(key) for key in keys)]
        for row in report["rows"]
    ]
    return [*_query(setup, words, report, made), [], head, total, *parts]


def xlsx(_setup: Setup, _shelf: Shelf, rows: Iterable[Row]) -> bytes:
    """The rows as a workbook. It takes time: reckon it aside."""
    from openpyxl import Workbook  # noqa: PLC0415 - a hall opens without it

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append([harmless(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(_setup: Setup, _shelf: Shelf, rows: Iterable[Row]) -> bytes:
    """The rows as CSV in UTF-8 with a mark, so that Excel reads the hanzi."""
    out = io.StringIO()
    csv.writer(out).writerows([harmless(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _query(setup: Setup, words: Words, report: dict[str, Any], made: str) -> list[Row]:
    line = setup.domain(report["domain"]) if report["domain"] else None
    named = line.name.in_language(words.language) if line else words.say("figures.every_line")
    by = words.say(f"figures.by.{report['by']}")
    period = {"from": report["from"], "to": report["to"]}
    return [
        [words.say("figures.query.hall", hall=setup.name.in_language(words.language))],
        [words.say("figures.query.period", **period)],
        [words.say("figures.query.line", domain=named)],
        [words.say("figures.query.by", by=by)],
        [words.say("figures.query.made", at=made)],
        [words.say("figures.query.units")],
    ]


def _name(setup: Setup, words: Words, by: By, key: str) -> str:
    if not key:
        return words.say("figures.none")
    if by is By.DOMAIN and (domain := setup.domain(key)) is not None:
        return domain.name.in_language(words.language)
    if by is By.MATTER and (matter := setup.matter(key)) is not None:
        return matter.name
    if by is By.HOUR:
        return words.say("figures.hour", hour=key)
    return key
