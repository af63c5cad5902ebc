"""Appointments from a CSV file: each row a wish, or a fault that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from config.faults import Fault, Faults
from config.importing import decoded
from config.reading import Row, Table
from hall.appointments.booking import Wish
from hall.refusals import Invalid, Refusal
from hall.setup import Setup
from web.forms import form_of

APPOINTMENTS = Table(
    "appointments.csv",
    {
        "matter": "事项编码",
        "domain": "领域",
        "date": "日期",
        "time": "时间",
        "name": "姓名",
        "phone": "电话",
        "id_number": "证件号",
    },
    optional=frozenset({"matter", "domain", "phone", "id_number"}),
)
PERSON = ("name", "phone", "id_number")


def rows_of(raw: bytes) -> tuple[list[Row], tuple[Fault, ...]]:
    """The rows of a file, and what is wrong with its lines. Refuses what is no text."""
    faults = Faults()
    if b"\0" in raw:
        raise Refusal("file_kind_unknown")
    rows = APPOINTMENTS.read(APPOINTMENTS.lines(decoded(raw), faults), faults)
    return rows, tuple(faults.found)


def wish_of(setup: Setup, row: Row) -> Wish:
    """What a row wishes. Raises Invalid, naming the column."""
    person = {name: row[name] for name in PERSON if row[name]}
    facts: dict[str, Any] = {"slot": _moment(setup, row), "person": person}
    facts |= {name: row[name] for name in ("matter", "domain") if row[name]}
    wish: Wish = form_of(Wish).fill(facts)
    return wish


def _moment(setup: Setup, row: Row) -> str:
    return datetime.combine(
        _read("date", date, row), _read("time", time, row), setup.timezone
    ).isoformat()


def _read(column: str, kind: Any, row: Row) -> Any:
    text = row[column].replace("/", "-") if kind is date else row[column]
    parts = text.split("-" if kind is date else ":")
    try:
        return kind(*map(int, parts))
    except (ValueError, TypeError):
        raise Invalid(column, "wrong_form") from None


def said(faults: tuple[Fault, ...], language: str) -> Iterator[dict[str, Any]]:
    """What is wrong with lines, as the API says it."""
    for fault in faults:
        yield {
            "row": fault.line or 0,
            "key": fault.key,
            "message": fault.reason(language),
            "facts": dict(fault.facts),
        }
