"""Managers shape the catalogue: marks step by step, a file looked at before it is taken, undo."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.pages import violations

pytestmark = pytest.mark.page
DESK = (1440, 900)


def matters(hall):
    return hall.get("/api/v1/matters", params={"limit": 5000}).json()["matters"]


def changed(raw):
    """One matter takes 99 days, one is new without materials, one is gone."""
    book = load_workbook(BytesIO(raw))
    sheet = book["事项"]
    promised = next(row for row in sheet.iter_rows(min_row=2) if row[5].value == "承诺件")
    promised[6].value = 99
    spoilt = sheet[sheet.max_row]
    spoilt[4].value = "fishing"
    out = BytesIO()
    book.save(out)
    return {
        "name": "目录.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": out.getvalue(),
    }, (promised[0].value)


def test_a_manager_opens_matters_to_any_window_and_sees_how_far_the_hall_is(hall, open_page):
    page = open_page("/manager/catalogue", "zhaomin", size=DESK, language="en")
    before = sum(m["marked"] for m in matters(hall))
    page.get_by_label("Where it goes").select_option("no")
    page.get_by_label("Name, code or pinyin").fill("fapiao")
    page.locator(".matters-table tbody tr", has_text="SW-006").get_by_role("checkbox").check()
    page.get_by_role("button", name="Open to any window").click()
    page.get_by_label("Reason").fill("第二批放开")
    page.get_by_role("dialog").get_by_role("button", name="Open to any window").click()
    page.get_by_text("1 matter changed").wait_for()
    page.locator(".path-share", has_text=f"takes {before + 1} of").wait_for()
    assert next(m for m in matters(hall) if m["code"] == "SW-006")["marked"] is True


def test_a_file_is_looked_at_taken_and_undone(hall, open_page):
    page = open_page("/manager/catalogue", "zhaomin", size=DESK)
    raw = hall.get("/api/v1/catalogue").content
    file, code = changed(raw)
    chooser = page.locator(".files-in input")
    chooser.set_input_files({**file, "buffer": b"PK\x03\x04broken"})
    page.get_by_text("打不开").wait_for()
    chooser.set_input_files(file)
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("fishing").wait_for()
    assert violations(page) == []
    dialog.get_by_role("tab", name="变更").click()
    assert dialog.locator("ins").inner_text() == "99"
    dialog.get_by_label("原因").fill("新版目录")
    dialog.get_by_role("button", name="导入").click()
    page.get_by_text("新目录已生效").wait_for()
    days = {m["code"]: m["working_days"] for m in matters(hall)}
    assert days[code] == 99
    page.get_by_role("button", name="撤销").click()
    page.get_by_text("已撤销导入").wait_for()
    assert {m["code"]: m["working_days"] for m in matters(hall)}[code] != 99
