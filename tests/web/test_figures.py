"""Figures over HTTP, and as sheets."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from tests.halling import Hall


def served(hall: Hall) -> None:
    hall.open_windows("1")
    hall.ticket(domain="tax")
    hall.post("/api/v1/clock", {"advance_minutes": 4})
    hall.do("POST", "/api/v1/windows/1/call-next")
    hall.post("/api/v1/clock", {"advance_minutes": 6})
    hall.do("POST", "/api/v1/windows/1/finish")


def test_the_figures_of_today_and_the_same_as_sheets(own_hall: Hall) -> None:
    hall = own_hall
    served(hall)
    found = hall.do("GET", "/api/v1/figures?by=window")
    assert found["from"] == found["to"] == "2026-09-28"
    assert found["total"]["arrivals"] == 1
    assert found["total"]["wait_mean"] == pytest.approx(240, rel=0.05)
    row = next(row for row in found["rows"] if row["key"] == "1")
    times = row["busy_seconds"], row["open_seconds"], row["load"]
    assert row["served"] == 1
    assert times == pytest.approx((360, 600, 0.6), rel=0.05), "the clock goes on between presses"
    text = hall.get("/api/v1/figures.csv?by=domain").content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert any("2026-09-28" in cell for line in lines[:6] for cell in line)
    assert lines[8][1:3] == ["1", "1"]
    book = load_workbook(io.BytesIO(hall.get("/api/v1/figures.xlsx?by=domain").content))
    rows = list(book.worksheets[0].values)
    assert [str(cell) for cell in rows[9][1:3]] == lines[9][1:3]


def test_dates_the_wrong_way_round_and_unknown_lines_are_refused(hall: Hall) -> None:
    for query, field in (
        ("from=2026-09-28&to=2026-09-27", "to"),
        ("from=yesterday", "from"),
        ("from=2000-01-01&to=2026-01-01", "to"),
        ("by=mood", "by"),
    ):
        answer = hall.get(f"/api/v1/figures?{query}")
        assert answer.status_code == 400, query
        assert answer.json()["error"]["facts"]["field"] == field
    assert hall.get("/api/v1/figures?domain=magic").status_code == 404


def test_figures_of_clerks_are_for_leaders(own_hall: Hall) -> None:
    hall = own_hall
    for staff, role, status in (("qianfang", "supervisor", 403), ("sunyue", "shift-leader", 200)):
        token = hall.hire(staff, staff, role)
        asked = {"token": token} if isinstance(token, str) else {}
        assert hall.get("/api/v1/figures?by=clerk", **asked).status_code == status


def test_the_advice_on_windows_comes_with_its_arithmetic(hall: Hall) -> None:
    found = hall.do("GET", "/api/v1/staffing")
    line = next(line for line in found["lines"] if line["on_paper"])
    assert line["advised"] == line["on_paper"]["windows"]
    assert found["rules"]["weeks"] == 4
