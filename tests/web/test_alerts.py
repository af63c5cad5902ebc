"""Alerts in the running hall: raised by themselves, watched, acknowledged."""

from __future__ import annotations

import time

import pytest
from pydantic import ConfigDict, TypeAdapter

from tests.halling import running, wait_until
from tests.web.halls import Hall, Screen
from web import answers_alerts


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    with running(tmp_path_factory.mktemp("alerts") / "data") as hall:
        hall.hire("zhaomin", "赵敏", "manager")
        yield hall


def keys(hall: Hall) -> list[str]:
    return [alert["key"] for alert in hall.get("/api/v1/alerts").json()["open"]]


def test_a_line_left_alone_is_told_at_once_and_seen_by_whom(hall: Hall) -> None:
    hall.open_windows("1")
    hall.ticket(domain="tax")
    time.sleep(1.2)
    leader = Screen(hall, hall.tokens["zhaomin"])
    assert leader.watch("alerts")["snapshot"]["open"] == []
    before = time.monotonic()
    hall.do("POST", "/api/v1/windows/1/pause", {"reason": "午休"})
    told = leader.wait_for(lambda m: m["snapshot"]["new"] == 1)
    assert time.monotonic() - before < 1.0
    (alert,) = told["snapshot"]["open"]
    assert alert["key"] == "stranded:tax"
    path = f"/api/v1/alerts/{alert['alert']}/acknowledge"
    token = hall.tokens["zhaomin"]
    assert hall.post(path, {"note": "五分钟后回来"}, token=token).status_code == 200
    seen = leader.wait_for(lambda m: m["snapshot"]["new"] == 0)["snapshot"]["open"][0]
    assert (seen["acknowledged_by"], seen["note"]) == ("staff:zhaomin", "五分钟后回来")
    leader.leave()


def test_time_alone_raises_them(hall: Hall) -> None:
    hall.open_windows("1")
    hall.ticket(domain="police")
    hall.open_windows("2")
    hall.do("POST", "/api/v1/clock", {"advance_minutes": 31})
    wait_until(lambda: {"wait:tax", "wait:police"} <= set(keys(hall)), 3.0)


def test_a_kiosk_that_goes_dark_is_missed(hall: Hall) -> None:
    kiosk = Screen(hall, hall.pair("kiosk", name="kiosk-east"))

    def seen() -> bool:
        (one,) = hall.get("/api/v1/devices").json()["devices"]
        return bool(one["connected"])

    wait_until(seen, 15)
    kiosk.leave()
    wait_until(lambda: not seen(), 8)
    hall.do("POST", "/api/v1/clock", {"advance_minutes": 4})
    wait_until(lambda: "device:kiosk-east" in keys(hall), 3.0)


def test_settings_change_at_once(hall: Hall) -> None:
    assert keys(hall)
    kinds = ["wait", "stranded", "idle", "device", "paper", "called", "plan"]
    answer = hall.ask("PUT", "/api/v1/settings/alerts", {"off": kinds, "reason": "演练"})
    assert answer.status_code == 200, answer.text
    wait_until(lambda: keys(hall) == [], 2.0)
    hall.post("/api/v1/settings/alerts/reset", {"reason": "演练结束"})
    wait_until(lambda: keys(hall) != [], 2.0)


def test_answers_are_what_the_document_says(hall: Hall) -> None:
    for shape in (answers_alerts.Alerts, answers_alerts.Alert):
        shape.__pydantic_config__ = ConfigDict(strict=True, extra="forbid")  # type: ignore[attr-defined]
    said = hall.get("/api/v1/alerts").json()
    assert said["open"] and said["past"]
    TypeAdapter(answers_alerts.Alerts).validate_python(said, strict=True)
    assert (
        hall.post(f"/api/v1/alerts/{said['past'][0]['alert']}/snooze", {"minutes": 5}).json()[
            "error"
        ]["key"]
        == "alert_is_over"
    )
