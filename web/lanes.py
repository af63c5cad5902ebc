"""Lanes: slow machines get their jobs one after another, so that none fills the native threads."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

from web.hub import Flag, Hub

MOST_WAITING = 200

log = logging.getLogger("yichuang.lanes")
T = TypeVar("T")


@dataclass(slots=True, eq=False)
class _Job(Generic[T]):
    work: Callable[[], T]
    then: Callable[[T], None] | None
    done: Flag | None = None
    result: T | None = None


class Lane:
    """One machine's jobs. A job runs in a native thread, its `then` on the hub."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.hub = hub
        self.name = name
        self._jobs: deque[_Job[Any]] = deque()
        self._one_at_a_time = Lock()
        self._work = hub.flag()
        hub.spawn(self._serve)

    def __len__(self) -> int:
        """How many jobs wait."""
        return len(self._jobs)

    def do(self, work: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """Put a job in line and don't wait. Past the limit the oldest job is left out."""
        self._put(_Job(work, then))

    def ask(self, work: Callable[[], T], patience: float) -> T | None:
        """Put a job in line and wait for its result; None when it failed or took too long.

        What nobody waits for any more, and wasn't begun with, leaves the line.
        """
        job = _Job(work, None, self.hub.flag())
        self._put(job)
        assert job.done
        job.done.wait(patience)
        with self._one_at_a_time, suppress(ValueError):
            self._jobs.remove(job)
        return job.result

    def _put(self, job: _Job[Any]) -> None:
        with self._one_at_a_time:
            left_out = self._jobs.popleft() if len(self._jobs) >= MOST_WAITING else None
            self._jobs.append(job)
        self._work.set()
        if left_out:
            log.warning("a job was left out", extra={"facts": {"lane": self.name}})
            if left_out.done:
                left_out.done.set()

    def _next(self) -> _Job[Any] | None:
        with self._one_at_a_time:
            return self._jobs.popleft() if self._jobs else None

    def _serve(self) -> None:
        while True:
            self._work.wait()
            self._work.clear()
            while job := self._next():
                self._run(job)

    def _run(self, job: _Job[Any]) -> None:
        try:
            job.result = self.hub.offload(job.work)
            if job.then:
                job.then(job.result)
        except Exception:
            log.exception("a job failed", extra={"facts": {"lane": self.name}})
        finally:
            if job.done:
                job.done.set()
