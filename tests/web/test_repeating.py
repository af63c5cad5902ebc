"""The same key gives the same answer and happens once, also after a restart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import requests

from tests.web.halls import Hall


def issue(hall: Hall, key: str, **facts: Any) -> requests.Response:
    body = facts or {"domain": "tax"}
    return hall.post("/api/v1/tickets", body, headers={"Idempotency-Key": key})


def test_a_double_tap_issues_one_ticket(hall: Hall) -> None:
    first, second = issue(hall, "tap-1"), issue(hall, "tap-1")
    assert first.json()["id"] == second.json()["id"]
    assert first.status_code == second.status_code == 201


def test_many_taps_at_once_issue_one_ticket(hall: Hall) -> None:
    with ThreadPoolExecutor(8) as taps:
        answers = list(taps.map(lambda _: issue(hall, "tap-2").json()["number"], range(8)))
    assert len(set(answers)) == 1


def test_a_key_is_good_for_one_wish(hall: Hall) -> None:
    issue(hall, "tap-3")
    other = issue(hall, "tap-3", domain="realestate")
    assert other.status_code == 409
    assert other.json()["error"]["key"] == "key_used_for_something_else"


def test_a_key_is_ones_own(hall: Hall) -> None:
    kiosk = hall.pair("kiosk")
    mine = issue(hall, "tap-4").json()
    headers = {"Idempotency-Key": "tap-4"}
    theirs = hall.post("/api/v1/tickets", {"domain": "tax"}, token=kiosk, headers=headers).json()
    assert mine["id"] != theirs["id"]


def test_a_key_is_remembered_over_a_power_cut(own_hall: Hall) -> None:
    before = issue(own_hall, "tap-5").json()
    own_hall.kill()
    own_hall.start()
    assert issue(own_hall, "tap-5").json()["id"] == before["id"]
    assert len(own_hall.get("/api/v1/tickets").json()["tickets"]) == 1


def test_a_refused_wish_may_be_wished_again(hall: Hall) -> None:
    headers = {"Idempotency-Key": "tap-6"}
    assert hall.post("/api/v1/windows/5/start", headers=headers).status_code == 409
    assert hall.post("/api/v1/windows/5/start", headers=headers).status_code == 409


def test_a_strange_key_is_refused(hall: Hall) -> None:
    for key in ("", "with space", "x" * 129, "é"):
        answer = issue(hall, key.encode("latin-1").decode("latin-1"))
        assert answer.status_code == 400, key
        assert answer.json()["error"]["facts"]["field"] == "Idempotency-Key"
