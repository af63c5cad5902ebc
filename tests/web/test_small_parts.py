"""The small parts: lanes, frames, throttle, clock, addresses."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from hall.refusals import TooMany
from web.address import follow_address, public_address
from web.clock import RealClock, RehearsalClock
from web.fanout import packed
from web.hub import ThreadingHub, open_hub
from web.lanes import Lane
from web.pages import safe_next
from web.throttle import Throttle


def test_a_lane_does_one_job_after_another() -> None:
    lane, busy, most = Lane(ThreadingHub(), "printer"), [0], [0]
    done = threading.Event()

    def job() -> int:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        time.sleep(0.01)
        busy[0] -= 1
        return busy[0]

    for _ in range(5):
        lane.do(job)
    lane.do(job, lambda _: done.set())
    assert done.wait(3)
    assert most[0] == 1


def test_a_job_that_fails_does_not_stop_the_lane() -> None:
    lane = Lane(ThreadingHub(), "voice")
    assert lane.ask(lambda: 1 // 0, patience=2) is None
    assert lane.ask(lambda: 7, patience=2) == 7


def test_who_waits_for_a_stuck_machine_gives_up() -> None:
    lane, stuck = Lane(ThreadingHub(), "printer"), threading.Event()
    assert lane.ask(lambda: stuck.wait(5), patience=0.05) is None
    stuck.set()


def test_what_nobody_waits_for_any_more_is_not_done() -> None:
    lane, stuck, done = Lane(ThreadingHub(), "passwords"), threading.Event(), threading.Event()
    tried: list[str] = []
    lane.do(lambda: stuck.wait(5))
    assert lane.ask(lambda: tried.append("too late"), patience=0.05) is None
    assert len(lane) == 0
    stuck.set()
    lane.do(done.set)
    assert done.wait(3)
    assert tried == []


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_a_frame_says_its_length(size: int) -> None:
    frame = packed("x" * size)
    assert frame[0] == 0x81
    head = 2 if size < 126 else 4 if size < 65_536 else 10
    assert len(frame) == head + size
    if head == 2:
        assert frame[1] == size
    else:
        assert int.from_bytes(frame[2:head], "big") == size


def test_a_throttle_says_when_to_come_again() -> None:
    throttle = Throttle()
    for _ in range(3):
        throttle.hit("3 per minute", "sign-in", "wangli")
    with pytest.raises(TooMany) as refused:
        throttle.hit("3 per minute", "sign-in", "wangli")
    assert 1 <= int(str(refused.value.facts["seconds"])) <= 61
    throttle.hit("3 per minute", "sign-in", "chengang")


def test_a_rehearsals_clock_runs_stands_and_moves_on() -> None:
    start = datetime(2026, 9, 28, 1, tzinfo=UTC)
    clock = RehearsalClock(start)
    assert (clock.now() - start).total_seconds() < 5
    assert (clock.advance(30) - start).total_seconds() >= 1800
    clock.run_at(0)
    still = clock.now()
    time.sleep(0.01)
    assert clock.now() == still


def test_the_address_for_phones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YICHUANG_URL", raising=False)
    assert public_address("10.0.0.7", 8000) == "http://10.0.0.7:8000"
    assert "0.0.0.0" not in public_address("0.0.0.0", 8000)
    monkeypatch.setenv("YICHUANG_URL", "https://hall.example.gov.cn/")
    assert public_address("0.0.0.0", 8000) == "https://hall.example.gov.cn"
    assert follow_address("https://h", "abc") == "https://h/t/abc"


def test_the_clock_stands_still_for_a_blink_and_follows_a_correction(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    noon = datetime(2026, 9, 28, 4, tzinfo=UTC)

    class Machine(datetime):
        at = noon

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return cls.at

    monkeypatch.setattr("web.clock.datetime", Machine)
    clock = RealClock()
    for step, said in ((0, 0), (-60, 0), (30, 30), (-3_600, -3_600), (60, 60)):
        Machine.at = noon + timedelta(seconds=step)
        assert clock.now() == noon + timedelta(seconds=said)


@pytest.mark.parametrize(
    ("path", "leads"),
    [("/counter/3", "/counter/3"), ("//evil", "/"), ("https://evil", "/"), (None, "/"), ("", "/")],
)
def test_the_way_on_stays_in_this_hall(path: str | None, leads: str) -> None:
    assert safe_next(path) == leads


def test_an_unknown_hub_is_refused() -> None:
    with pytest.raises(ValueError, match="eventlet, gevent, threading"):
        open_hub("twisted")


def test_a_rule_may_count_in_minutes_and_in_days() -> None:
    throttle = Throttle()
    for _ in range(2):
        throttle.hit("9 per minute; 2 per day", "book", "10.0.0.1")
    with pytest.raises(TooMany) as refused:
        throttle.hit("9 per minute; 2 per day", "book", "10.0.0.1")
    assert int(str(refused.value.facts["seconds"])) > 60
    throttle.hit("9 per minute; 2 per day", "book", "10.0.0.2")
