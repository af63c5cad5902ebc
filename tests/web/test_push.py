"""Views over Socket.IO: the present truth, versions that only grow, on every hub."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from hall import views
from hall.progress import Recorded
from tests.web.halls import Hall, Screen
from tests.web.pushes import a_push


def test_a_screen_sees_each_change_and_versions_only_grow(hall_on: Hall) -> None:
    screen = Screen(hall_on)
    first = screen.watch("line:tax")
    assert first["snapshot"]["numbers"] == []
    for _ in range(5):
        hall_on.ticket()
        time.sleep(0.15)
    last = screen.wait_for(lambda m: len(m["snapshot"]["numbers"]) == 5)
    versions = [first["version"], *[m["version"] for m in screen.seen]]
    assert versions == sorted(set(versions))
    assert last["snapshot"]["numbers"] == ["A001", "A002", "A003", "A004", "A005"]
    screen.leave()


def test_a_call_reaches_wall_sign_counter_and_phone(hall_on: Hall) -> None:
    ticket = hall_on.ticket()
    number = next(w for w in hall_on.get("/api/v1/hall").json()["windows"] if "tax" in w["domains"])
    names = (
        f"display:{number['zone']}",
        f"window:{number['number']}",
        f"counter:{number['number']}",
        "hall",
        f"ticket:{ticket['token']}",
    )
    screen = Screen(hall_on, hall_on.token)
    for name in names:
        assert "error" not in screen.watch(name), name
    hall_on.post(f"/api/v1/windows/{number['number']}/open")
    answer = hall_on.post(f"/api/v1/windows/{number['number']}/call-next").json()
    assert answer["ticket"]["number"] == ticket["number"]
    wall = screen.wait_for(lambda m: m["view"] == names[0] and m["snapshot"]["calls"])
    assert wall["snapshot"]["calls"][0]["number"] == ticket["number"]
    sign = screen.wait_for(lambda m: m["view"] == names[1] and m["snapshot"]["ticket"])
    assert sign["snapshot"]["window"]["state"] == "called"
    screen.wait_for(lambda m: m["view"] == names[2] and m["snapshot"]["ticket"])
    screen.wait_for(lambda m: m["view"] == names[4] and m["snapshot"]["state"] == "called")
    screen.leave()


def test_two_watchers_see_the_same_truth(hall_on: Hall) -> None:
    one, other = Screen(hall_on), Screen(hall_on)
    one.watch("line:tax")
    other.watch("line:tax")
    for _ in range(3):
        hall_on.ticket()
    seen = [s.wait_for(lambda m: len(m["snapshot"]["numbers"]) == 3) for s in (one, other)]
    assert seen[0] == seen[1]
    one.leave()
    other.leave()


def test_who_comes_back_gets_the_present_truth(hall: Hall) -> None:
    screen = Screen(hall)
    before = screen.watch("line:police")
    screen.leave()
    ticket = hall.ticket(domain="police")
    screen = Screen(hall)
    after = screen.watch("line:police")
    assert ticket["number"] in after["snapshot"]["numbers"]
    assert after["version"] > before["version"]
    screen.leave()


def test_the_answer_to_watch_is_what_the_api_says(hall: Hall) -> None:
    screen = Screen(hall, hall.token)
    shown = screen.watch("hall")["snapshot"]
    said = hall.get("/api/v1/hall").json()
    shown.pop("time"), said.pop("time")
    assert shown == said
    screen.leave()


def test_who_unwatches_hears_no_more(hall: Hall) -> None:
    screen = Screen(hall)
    screen.watch("line:marriage")
    assert screen.socket.call("unwatch", {"view": "line:marriage"}) == {"view": "line:marriage"}
    hall.ticket(domain="marriage")
    time.sleep(0.5)
    assert screen.seen == []
    screen.leave()


def test_a_beat_is_answered(hall: Hall) -> None:
    screen = Screen(hall)
    assert screen.socket.call("beat", timeout=2) == {}
    screen.leave()


def test_one_socket_watches_a_few_views_only(hall: Hall) -> None:
    screen = Screen(hall, hall.token)
    answers = [screen.watch(f"window:{n}") for n in range(1, 23)]
    answers += [screen.watch(f"counter:{n}") for n in range(1, 23)]
    refused = [a["error"]["key"] for a in answers if "error" in a]
    assert "too_many_views" in refused
    screen.leave()


def test_a_socket_that_asks_without_end_is_slowed_down(hall: Hall) -> None:
    screen = Screen(hall)
    answers = [screen.watch("line:tax") for _ in range(90)]
    assert "too_many_requests" in {a["error"]["key"] for a in answers if "error" in a}
    screen.leave()


def test_a_view_that_fails_blanks_only_itself(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> dict[str, Any]:
        raise ZeroDivisionError

    monkeypatch.setitem(views.BUILDERS, "window", broken)
    caplog.set_level(logging.CRITICAL, logger="yichuang.push")
    push, sent = a_push()
    with pytest.raises(ZeroDivisionError):
        push.watch("window:1", "sid-1")
    assert push.watch("hall", "sid-1")["snapshot"]["windows"] == []
    assert push.watchers() == 1
    assert sent == []


def test_who_cannot_be_read_to_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    push, _ = a_push()

    def broken(*_: Any) -> Any:
        raise OSError("the disk is gone")

    monkeypatch.setattr(push.hub, "offload", broken)
    with pytest.raises(OSError, match="gone"):
        push.watch("hall", "sid-1")
    assert push.watchers() == 0
    assert push.shown == {}


def test_a_call_during_the_first_look_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    push, _ = a_push()

    def meanwhile(job: Any, *args: Any) -> Any:
        read = job(*args)
        call = {"ticket": 7, "domain": "tax", "window": "1", "zone": "front"}
        push.hear([Recorded(1, datetime.now(UTC), "TicketCalled", "staff:wangli", "c/1", call)])
        return read

    def a_ticket(*_: Any) -> dict[str, Any]:
        return {"id": 7, "token": "token-of-li-mei", "state": "waiting"}

    monkeypatch.setitem(views.BUILDERS, "ticket", a_ticket)
    monkeypatch.setattr(push.hub, "offload", meanwhile)
    push.watch("ticket:token-of-li-mei", "sid-1")
    assert "ticket:token-of-li-mei" in push._phones.take()


def test_the_page_of_a_case_goes_in_the_lane_of_the_phones(monkeypatch: pytest.MonkeyPatch) -> None:
    """And only the page of the case that something happened to."""
    push, _ = a_push()
    cases = {"token-of-li-mei": 7, "token-of-zhou-bo": 8}

    def a_case(_: Any, __: Any, token: str, ___: Any) -> dict[str, Any]:
        return {"case": cases[token], "token": token, "state": "accepted"}

    monkeypatch.setitem(views.BUILDERS, "case", a_case)
    for token in cases:
        push.watch(f"case:{token}", "sid-1")
    decided = {"case": 8, "number": "20260928-0002"}
    push.hear([Recorded(1, datetime.now(UTC), "CaseDecided", "staff:hejing", "c/1", decided)])
    assert set(push._phones.take()) == {"case:token-of-zhou-bo"}
    assert push._screens.take() == {}
    push.unwatch("case:token-of-zhou-bo", "sid-1")
    push.hear([Recorded(2, datetime.now(UTC), "CaseDelivered", "staff:wangli", "c/2", decided)])
    assert push._phones.take() == {}


def keep_doing(job: Callable[[], object], until: float, troubles: list[Exception]) -> None:
    try:
        while time.monotonic() < until:
            job()
    except Exception as trouble:
        troubles.append(trouble)


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_watchers_may_come_and_go_in_many_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    push, _ = a_push()
    troubles: list[Exception] = []
    monkeypatch.setitem(views.BUILDERS, "window", lambda *_: {})
    opened = Recorded(1, datetime.now(UTC), "WindowOpened", "x", "c/1", {"window": "1"})

    def come_and_go() -> None:
        sid = str(threading.get_ident())
        for number in range(30):
            push.watch(f"window:{number}", sid)
        for number in range(30):
            push.unwatch(f"window:{number}", sid)

    jobs = [come_and_go, come_and_go, push.watchers, lambda: push.hear([opened])]
    until = time.monotonic() + 0.6
    threads = [threading.Thread(target=keep_doing, args=(job, until, troubles)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert troubles == []
    assert push.watchers() == 0
