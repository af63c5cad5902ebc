"""The gatherer: everybody is answered, in order, and a failing store is told."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from typing import Any

import pytest

from hall.engine import Done, Outcome, Request
from hall.people.roles import HALL
from hall.refusals import Refusal
from store.errors import StoreError
from web import door as doors
from web.door import Closed, Door
from web.hub import ThreadingHub


class Slow:
    """An engine whose commits take a while; it notes what came together."""

    def __init__(self, seconds: float = 0.02) -> None:
        self.seconds = seconds
        self.together: list[list[Any]] = []
        self.trouble: Exception | None = None

    def run(self, requests: Sequence[Request]) -> list[Outcome]:
        time.sleep(self.seconds)
        if self.trouble:
            raise self.trouble
        self.together.append([request.command for request in requests])
        return [self._one(request) for request in requests]

    def _one(self, request: Request) -> Outcome:
        command: Any = request.command
        return Refusal("window_busy") if command == "no" else Done({"did": command}, 1)


@pytest.fixture
def engine() -> Slow:
    return Slow()


@pytest.fixture
def door(engine: Slow) -> Any:
    opened = Door(ThreadingHub(), engine)
    opened.open()
    yield opened
    opened.close()


def at_once(door: Door, commands: Sequence[Any]) -> list[Any]:
    answers: list[Any] = [None] * len(commands)

    def send(place: int, command: Any) -> None:
        try:
            answers[place] = door.carry_out(command, HALL)
        except Exception as problem:
            answers[place] = problem

    threads = [threading.Thread(target=send, args=one) for one in enumerate(commands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    return answers


def test_everybody_gets_their_own_answer(door: Door) -> None:
    assert at_once(door, list(range(50))) == [{"did": n} for n in range(50)]


def test_commands_that_came_meanwhile_go_together(door: Door, engine: Slow) -> None:
    at_once(door, list(range(50)))
    assert len(engine.together) < 10
    assert max(map(len, engine.together)) > 5


def test_a_refusal_concerns_only_who_asked(door: Door) -> None:
    yes, no = at_once(door, ["yes", "no"])
    assert yes == {"did": "yes"}
    assert isinstance(no, Refusal)


def test_a_failed_commit_is_told_to_everybody_and_to_healthz(door: Door, engine: Slow) -> None:
    engine.trouble = OSError("the disk is full")
    assert all(isinstance(a, Closed) for a in at_once(door, [1, 2]))
    assert door.trouble == "OSError: the disk is full"


def test_the_hall_heals_when_the_store_does(door: Door, engine: Slow) -> None:
    engine.trouble = OSError("the disk is full")
    assert door.knock() is not None
    engine.trouble = None
    assert door.knock() is None
    assert door.carry_out("again", HALL) == {"did": "again"}


def test_too_long_a_line_sends_people_away(
    door: Door, engine: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "MOST_WAITING", 3)
    engine.seconds = 0.3
    answers = at_once(door, list(range(20)))
    turned_away = [a for a in answers if isinstance(a, Closed)]
    assert turned_away
    assert {a.reason for a in turned_away} == {"hall_busy"}
    assert len(turned_away) < 20


def test_a_closing_hall_carries_out_what_it_took_in(door: Door, engine: Slow) -> None:
    engine.seconds = 0.1
    answered: list[Any] = []
    thread = threading.Thread(target=lambda: answered.extend(at_once(door, [1, 2, 3])))
    thread.start()
    time.sleep(0.05)
    door.close()
    thread.join(5)
    assert answered == [{"did": 1}, {"did": 2}, {"did": 3}]
    with pytest.raises(Closed):
        door.carry_out("late", HALL)


def test_what_follows_a_commit_happens_after_the_answers() -> None:
    followed: list[int] = []
    opened = Door(ThreadingHub(), Slow(0), after=lambda: followed.append(1))
    opened.open()
    opened.carry_out("one", HALL)
    opened.close()
    assert followed


def test_what_fails_after_an_answer_stops_nobody(door: Door, caplog: Any) -> None:
    caplog.set_level(logging.CRITICAL, logger="yichuang.door")

    def fails(*_: Any) -> None:
        raise ValueError("a printer's address is host or host:port")

    door.noted = door.after = fails
    assert door.carry_out("one", HALL) == {"did": "one"}
    assert door.carry_out("two", HALL) == {"did": "two"}


def test_who_gave_up_waiting_is_passed_over(
    door: Door, engine: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "PATIENCE", 0.05)
    engine.seconds = 0.3
    first = threading.Thread(target=at_once, args=(door, ["first"]))
    first.start()
    time.sleep(0.1)
    late = at_once(door, ["late"])[0]
    assert isinstance(late, Closed)
    assert late.reason == "hall_slow"
    time.sleep(0.5)
    first.join(5)
    assert engine.together == [["first"]]


def test_a_hall_that_stands_still_is_noticed(
    door: Door, engine: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "PATIENCE", 0.05)
    assert door.waited() == 0
    engine.seconds = 0.4
    assert door.knock() is not None
    assert door.waited() >= 0.05
    time.sleep(0.5)
    assert door.waited() == 0


def test_a_full_disk_is_told_by_its_name(door: Door, engine: Slow) -> None:
    engine.trouble = StoreError("disk_full", detail="database or disk is full")
    (told,) = at_once(door, ["yes"])
    assert isinstance(told, Closed)
    assert (told.reason, told.detail) == ("store_failed", "disk_full")


def test_trouble_is_logged_once_and_so_is_its_end(
    door: Door, engine: Slow, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="yichuang.door")
    engine.trouble = OSError("the disk is full")
    assert door.knock() == door.knock() == "OSError: the disk is full"
    engine.trouble = None
    door.knock()
    assert [r.levelname for r in caplog.records] == ["ERROR", "WARNING"]
    assert caplog.records[0].exc_info
