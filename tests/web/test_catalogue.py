"""The catalogue in force: what pages and the search see after it has changed."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from pathlib import Path

import requests
from openpyxl import load_workbook

from tests.halling import running
from tests.web.halls import Hall, Screen


def matter(hall: Hall, code: str) -> dict[str, object]:
    answer = hall.get(f"/api/v1/matters/{code}")
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_a_mark_is_seen_at_once_and_kiosks_hear_of_another_edition(own_hall: Hall) -> None:
    hall = own_hall
    code = next(
        m["code"]
        for m in hall.get("/api/v1/matters", params={"limit": 1000}).json()["matters"]
        if not m["undifferentiated"]
    )
    kiosk = Screen(hall, hall.pair("kiosk", name="kiosk-1"))
    assert kiosk.watch("kiosk:kiosk-1")["snapshot"]["catalogue"] == ""
    wish = {"codes": [code], "undifferentiated": True, "reason": "第二批放开"}
    assert hall.post("/api/v1/matters/mark", wish).json() == {"marked": 1}
    assert matter(hall, code)["undifferentiated"] is True
    kiosk.wait_for(lambda message: message["snapshot"]["catalogue"] != "")
    kiosk.leave()
    reset = {"reason": "试行结束"}
    assert hall.post("/api/v1/settings/matters/reset", reset).status_code == 200
    assert matter(hall, code)["undifferentiated"] is False


def test_full_mode_counts_for_every_matter_and_the_mark_is_still_told(own_hall: Hall) -> None:
    hall = own_hall
    wish = {"mode": "full", "comprehensive_share": 0.95, "reason": "全面推行"}
    answer = hall.ask("PUT", "/api/v1/settings/mode", wish)
    assert answer.json() == {"mode": "full", "comprehensive_share": 0.95}
    matters = hall.get("/api/v1/matters", params={"limit": 5000}).json()["matters"]
    assert all(m["undifferentiated"] for m in matters)
    assert not all(m["marked"] for m in matters)
    assert hall.post("/api/v1/matters/mark", {**wish, "codes": ["x"]}).status_code == 400


def test_after_a_change_the_search_still_finds_by_pinyin(own_hall: Hall) -> None:
    hall = own_hall
    before = hall.get("/api/v1/matters", params={"q": "sfz"}).json()["matters"]
    assert before
    mark = not before[0]["marked"]
    wish = {"codes": [before[0]["code"]], "undifferentiated": mark, "reason": "调整"}
    assert hall.post("/api/v1/matters/mark", wish).json() == {"marked": 1}
    until = time.monotonic() + 10
    while time.monotonic() < until:
        after = hall.get("/api/v1/matters", params={"q": "sfz"}).json()["matters"]
        assert [m["code"] for m in after] == [m["code"] for m in before]
        assert after[0]["marked"] is mark
        time.sleep(0.2)
        if time.monotonic() > until - 8:
            return


def test_the_settings_in_force_leave_the_catalogue_to_its_own_address(hall: Hall) -> None:
    answer = hall.get("/api/v1/settings")
    assert not {s["section"] for s in answer.json()["settings"]} & {"matters", "themes"}
    assert len(answer.content) < 30_000
    matters = hall.get("/api/v1/settings/matters").json()
    assert len(matters["value"]) > 100
    assert hall.get("/api/v1/settings/roof").status_code == 404


def upload(hall: Hall, what: str, *files: tuple[str, bytes], **fields: str) -> requests.Response:
    return requests.post(
        f"{hall.url}/api/v1/catalogue/{what}",
        files=[("file", file) for file in files],
        data=fields,
        headers={"Authorization": f"Bearer {hall.token}", "Accept-Language": "en"},
        timeout=60,
    )


def exported(hall: Hall, path: str) -> bytes:
    answer = hall.get(path)
    assert answer.status_code == 200, answer.text
    assert "attachment" in answer.headers["Content-Disposition"]
    return answer.content


def changed(raw: bytes) -> tuple[bytes, str, str]:
    """A workbook in which one matter has 99 days and another is in no known domain."""
    book = load_workbook(BytesIO(raw))
    sheet = book["事项"]
    promised = next(row for row in sheet.iter_rows(min_row=2) if row[5].value == "承诺件")
    promised[6].value = 99
    last = sheet[sheet.max_row]
    last[4].value = "fishing"
    out = BytesIO()
    book.save(out)
    return out.getvalue(), str(promised[0].value), str(last[0].value)


def test_a_workbook_goes_out_is_changed_looked_at_and_taken(own_hall: Hall) -> None:
    hall = own_hall
    raw, code, spoilt = changed(exported(hall, "/api/v1/catalogue"))
    seen = upload(hall, "preview", ("目录.xlsx", raw)).json()
    assert seen["matters"]["counts"] == {
        "new": 0, "changed": 1, "removed": 0, "kept": 1,
        "unchanged": seen["rows"]["matters"] - 2,
    }  # fmt: skip
    assert seen["matters"]["kept"][0]["code"] == spoilt
    assert [(f["column"], f["row"]) for f in seen["faults"]] == [
        ("domain", seen["rows"]["matters"] + 1)
    ]
    assert "fishing" in seen["faults"][0]["zh"]
    assert "fishing" in seen["faults"][0]["en"]
    assert matter(hall, code)["working_days"] != 99, "a preview changes nothing"
    answer = upload(hall, "import", ("目录.xlsx", raw), reason="新版目录", base=seen["base"])
    assert answer.status_code == 200, answer.text
    assert matter(hall, code)["working_days"] == 99
    assert matter(hall, spoilt)["domain"] != "fishing"
    again = upload(hall, "import", ("目录.xlsx", raw), reason="再来一次", base=seen["base"])
    assert again.json()["error"]["key"] == "catalogue_changed_since"
    (setting,) = answer.json()["settings"]
    undo = f"/api/v1/settings/changes/{setting}/take-back"
    assert hall.post(undo, {"reason": "版本不对"}).status_code == 200
    assert matter(hall, code)["working_days"] != 99


def test_bad_uploads_are_refused_in_the_one_shape(own_hall: Hall) -> None:
    hall = own_hall
    for files, status, key in (
        ([("a.xlsx", b"PK\x03\x04broken")], 409, "file_unreadable"),
        ([("a.bin", b"\0\1\2")], 409, "file_kind_unknown"),
        ([("a.xlsx", b"x" * (8 << 20) + b"x")], 409, "file_too_large"),
        ([("a.xlsx", b"x" * (10 << 20))], 413, "body_too_large"),
        ([], 415, "json_only"),
    ):
        answer = upload(hall, "preview", *files)
        assert (answer.status_code, answer.json()["error"]["key"]) == (status, key)
        assert answer.json()["error"]["message"]
    raw = exported(hall, "/api/v1/catalogue")
    assert upload(hall, "import", ("a.xlsx", raw)).json()["error"]["facts"]["field"] == "reason"
    large = hall.post("/api/v1/tickets", {"domain": "x" * (100 << 10)})
    assert large.status_code == 413, "other bodies stay small"


def test_the_whole_hall_goes_out_as_a_folder_another_hall_starts_from(
    own_hall: Hall, tmp_path: Path
) -> None:
    hall = own_hall
    wish = {"name": "加开窗口", "kind": "temporary", "domains": ["tax"], "zone": "front"}
    assert hall.ask("PUT", "/api/v1/windows/31", wish).status_code == 200
    closed = {"reason": "年终盘点", "stretches": []}
    assert hall.ask("PUT", "/api/v1/calendar/2026-12-31", closed).status_code == 200
    with zipfile.ZipFile(BytesIO(exported(hall, "/api/v1/hall/folder"))) as archive:
        archive.extractall(tmp_path)
    with running(tmp_path / "other", words=("--hall", str(tmp_path / "dianjiang"))) as other:
        windows = {w["number"]: w["name"] for w in other.do("GET", "/api/v1/hall")["windows"]}
        hours = other.do("GET", "/api/v1/hours")
    assert windows["31"] == "加开窗口"
    assert [day["exception"] for day in hours["exceptions"]] == ["年终盘点"]


def test_the_calendar_is_told_date_by_date(own_hall: Hall) -> None:
    hall = own_hall
    days = hall.do("GET", "/api/v1/calendar?first=2026-09-30&last=2026-10-10")["days"]
    assert [day["working"] for day in days] == [True, *[False] * 7, True, True, True]
    assert days[1]["special"]["zh"] == "国庆节"
    for dates in ("first=2026-10-02&last=2026-10-01", "first=2026-01-01&last=2030-01-01"):
        assert hall.get(f"/api/v1/calendar?{dates}").status_code == 400
    hours = {"opens": "08:30", "midday": [{"begins": "12:00", "ends": "13:30"}], "reason": "夏季"}
    assert hall.ask("PUT", "/api/v1/settings/hours", hours).status_code == 200
    assert hall.do("GET", "/api/v1/hall")["hours"] == [["08:30", "12:00"], ["13:30", "17:00"]]
    assert hall.ask("DELETE", "/api/v1/calendar/2026-12-31", {"reason": "x"}).status_code == 404
