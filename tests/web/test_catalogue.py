"""The catalogue in force: what pages and the search see after it has changed."""

from __future__ import annotations

import time

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
    wish = {"codes": [before[0]["code"]], "undifferentiated": False, "reason": "暂缓"}
    assert hall.post("/api/v1/matters/mark", wish).json() == {"marked": 1}
    until = time.monotonic() + 10
    while time.monotonic() < until:
        after = hall.get("/api/v1/matters", params={"q": "sfz"}).json()["matters"]
        assert [m["code"] for m in after] == [m["code"] for m in before]
        assert after[0]["marked"] is False
        time.sleep(0.2)
        if time.monotonic() > until - 8:
            return
