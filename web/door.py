"""The gatherer: what people send meets here, and goes through the engine together.

While one commit syncs to disk the next commands gather; then they all go at once, off the hub. So
the server keeps answering, and one disk sync serves many. Everything that changes a hall comes by
here: HTTP, the tickers, the reports of printers.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol

from hall.commands import Answer
from hall.engine import Done, Outcome, Request
from hall.people.roles import Actor
from store.errors import StoreError
from web.hub import Flag, Hub

MOST_WAITING = 2_000
"""Commands that may wait; whoever comes then is asked to come again."""
MOST_AT_ONCE = 250
"""Commands in one commit: enough to be quick, few enough that nobody waits long."""
PATIENCE = 15.0
"""Seconds after which a caller no longer waits for the store."""

log = logging.getLogger("yichuang.door")


class Closed(Exception):  # noqa: N818 - a state of the hall, told with 503
    """The hall can't take commands now. `reason` is a key of `refusal.`; try again in `seconds`."""

    def __init__(self, reason: str, seconds: int = 2, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.seconds = seconds
        self.detail = detail


class Runs(Protocol):
    """What the door needs of the engine."""

    def run(self, requests: Sequence[Request]) -> list[Outcome]: ...


@dataclass(slots=True)
class _Waiting:
    request: Request | None
    answered: Flag
    outcome: Outcome | None = None
    since: float = field(default_factory=time.monotonic)
    given_up: bool = False


@dataclass(slots=True)
class Figures:
    """What the door noticed of itself."""

    commits: int = 0
    commands: int = 0
    seconds: float = 0.0
    longest: int = 0


class Door:
    """Takes commands, carries them out in the order they came, answers each.

    `after` is called on the hub after every commit, whoever it was for: events can be told then.
    `noted` is called with every request and its outcome. Both come after the answers, and fail
    alone.
    """

    def __init__(self, hub: Hub, engine: Runs, after: Callable[[], None] = lambda: None) -> None:
        self.hub = hub
        self.engine = engine
        self.after = after
        self.noted: Callable[[Request, Outcome], None] = lambda request, outcome: None
        self.measured: Callable[[float], None] = lambda seconds: None
        self.figures = Figures()
        self.trouble: str | None = None
        self._line: deque[_Waiting] = deque()
        self._under_way: list[_Waiting] = []
        self._one_at_a_time = Lock()
        self._work = hub.flag()
        self._stopped = hub.flag()
        self._closing = False

    def open(self) -> None:
        """Begin to take commands."""
        self.hub.spawn(self._serve)

    def close(self, patience: float = 3.0) -> None:
        """Carry out what is waiting, take nothing more."""
        self._closing = True
        self._work.set()
        self._stopped.wait(patience)

    def __len__(self) -> int:
        return len(self._line)

    def send(self, request: Request) -> Done:
        """Carry out one command. Raises its Refusal, or `Closed` when the hall can't take it."""
        if self._closing:
            raise Closed("hall_stopping", seconds=5)
        if len(self._line) >= MOST_WAITING:
            raise Closed("hall_busy", seconds=1)
        outcome = self._wait_for(_Waiting(request, self.hub.flag())).outcome
        if outcome is None:
            raise Closed("hall_slow", seconds=5)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def carry_out(self, command: Any, by: Actor, key: str | None = None) -> Answer:
        """`send`, by its parts; what the command answers."""
        return self.send(Request(command, by, key)).answer

    def knock(self) -> str | None:
        """Let the hall notice the time, and say what is wrong with it; None when all is well."""
        waiting = self._wait_for(_Waiting(None, self.hub.flag()))
        return self.trouble if waiting.answered.is_set() else "slow: no answer"

    def waited(self) -> float:
        """For how many seconds the longest has waited who has no answer yet."""
        with self._one_at_a_time:
            first = [*self._under_way[:1], *list(self._line)[:1]]
        now = time.monotonic()
        return now - min((waiting.since for waiting in first), default=now)

    def _wait_for(self, waiting: _Waiting) -> _Waiting:
        """Wait for the answer. Who waits no longer and wasn't begun with is passed over."""
        self._line.append(waiting)
        self._work.set()
        waiting.answered.wait(PATIENCE)
        with self._one_at_a_time:
            waiting.given_up = not waiting.answered.is_set()
        return waiting

    def _serve(self) -> None:
        while not (self._closing and not self._line):
            self._work.wait(1.0)
            self._work.clear()
            while self._line:
                self._answer(self._gathered())
        self._stopped.set()

    def _gathered(self) -> list[_Waiting]:
        self.figures.longest = max(self.figures.longest, len(self._line))
        with self._one_at_a_time:
            many = min(len(self._line), MOST_AT_ONCE)
            taken = (self._line.popleft() for _ in range(many))
            self._under_way = [waiting for waiting in taken if not waiting.given_up]
        return self._under_way

    def _answer(self, gathered: list[_Waiting]) -> None:
        if not gathered:
            return
        asked = [(waiting, waiting.request) for waiting in gathered if waiting.request]
        outcomes = self._outcomes([request for _, request in asked])
        for (waiting, _), outcome in zip(asked, outcomes, strict=True):
            waiting.outcome = outcome
        for waiting in gathered:
            waiting.answered.set()
        self._under_way = []
        for (_, request), outcome in zip(asked, outcomes, strict=True):
            _alone(self.noted, request, outcome)
        _alone(self.after)

    def _outcomes(self, requests: list[Request]) -> list[Outcome]:
        """One for each of `requests`, also when the commit failed: then none has happened."""
        try:
            return self._run(requests)
        except Exception as problem:
            if self.trouble is None:
                log.exception("the store fails: nothing can be saved")
            self.trouble = f"{type(problem).__name__}: {problem}"
            why = problem.key if isinstance(problem, StoreError) else type(problem).__name__
            failed: Outcome = Closed("store_failed", 5, why)
            return [failed] * len(requests)

    def _run(self, requests: list[Request]) -> list[Outcome]:
        began = time.perf_counter()
        outcomes = self.hub.offload(self.engine.run, requests)
        took = time.perf_counter() - began
        if self.trouble is not None:
            log.warning("the store works again", extra={"facts": {"was": self.trouble}})
        self.trouble = None
        self.figures.commits += 1
        self.figures.commands += len(requests)
        self.figures.seconds += took
        _alone(self.measured, took)
        return outcomes


def _alone(job: Callable[..., None], *args: Any) -> None:
    """Do what follows an answer; its trouble is logged and stops nobody."""
    try:
        job(*args)
    except Exception:
        log.exception("unexpected: what follows a command failed")
