"""Reckoning aside: what takes long is done in a process of its own, one job after another.

Python lets one thread of a process run at a time, so that a report in a thread beside the hub would
take every call's turns (docs/decisions/0013-reckoning-aside.md).
"""

from __future__ import annotations

import logging
import pickle
import selectors
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from hall.refusals import Refusal
from hall.setup import Setup
from web.aside_jobs import Answer, Job
from web.hub import Hub
from web.lanes import Lane

ROOT = Path(__file__).resolve().parent.parent

log = logging.getLogger("yichuang.aside")
T = TypeVar("T")


class Aside:
    """One process that reads the database beside the hall, started when it is first needed.

    `patience`: seconds after which a job is given up, and the process with it.
    """

    def __init__(
        self, hub: Hub, name: str, file: Path, setup: Callable[[], Setup], patience: float
    ) -> None:
        self.name = name
        self._lane = Lane(hub, name)
        self._command = [sys.executable, "-m", "web.aside_child", str(file)]
        self._setup = setup
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._told: Setup | None = None

    def reckon(self, failed: str, work: Callable[..., T], *facts: object) -> T:
        """`work(setup, shelf, *facts)` on what is committed; `work` is a module's own function.

        Raises what `work` refuses, and `Refusal(failed)` where it breaks down or takes too long.
        """
        answer = self._lane.ask(partial(self._ask, work, facts), self._patience)
        if answer is None or answer.trouble:
            raise Refusal(failed)
        if answer.refusal:
            raise answer.refusal
        return cast("T", answer.result)

    def end(self) -> None:
        """End the process, whatever it is at."""
        process, self._process, self._told = self._process, None, None
        if process is None:
            return
        process.kill()
        process.wait()
        for line in (process.stdin, process.stdout):
            if line:
                with suppress(OSError):
                    line.close()

    def _ask(self, work: Callable[..., object], facts: tuple[object, ...]) -> Answer:
        """In a native thread."""
        try:
            answer = self._answer(self._running(), work, facts)
        except (OSError, EOFError, pickle.PickleError) as trouble:
            self.end()
            answer = Answer(trouble=repr(trouble))
        if answer.trouble:
            told = {"aside": self.name, "job": work.__name__, "trouble": answer.trouble}
            log.warning("nothing came of a job", extra={"facts": told})
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        """The process; another where it has ended since the last job."""
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT,
                start_new_session=True,
            )
        return self._process

    def _answer(
        self,
        process: subprocess.Popen[bytes],
        work: Callable[..., object],
        facts: tuple[object, ...],
    ) -> Answer:
        assert process.stdin
        assert process.stdout
        setup = self._setup()
        pickle.dump(Job(work, facts, None if setup is self._told else setup), process.stdin)
        process.stdin.flush()
        self._told = setup
        with selectors.DefaultSelector() as listening:
            listening.register(process.stdout, selectors.EVENT_READ)
            if not listening.select(self._patience):
                raise TimeoutError(f"no answer in {self._patience:g} s")
        answer: Answer = pickle.load(process.stdout)
        return answer
