"""Where the halls of the tests come from: a process that has read the server's code once.

Each hall is forked from it by the standard library's fork server, so it is the real server in a
process of its own, to be stopped, frozen or killed. Only reading the code again is saved, which
takes longer than starting the hall. `tests/web/test_server.py` starts it as a person does.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TextIO

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.read_once"])


class Hatched:
    """A running server: the parts of `subprocess.Popen` that tests need."""

    def __init__(self, words: Sequence[str], settings: Mapping[str, str], log: Path) -> None:
        hears, says = FORKS.Pipe(duplex=False)
        told = (list(words), dict(settings), str(log), says)
        self._process = FORKS.Process(target=serve, args=told, daemon=True)
        self._process.start()
        says.close()
        self._hears = hears
        self.stdout: TextIO = open(hears.fileno(), closefd=False)  # noqa: SIM115

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._process.exitcode

    def wait(self, seconds: float) -> int:
        """Its exit code, once it has ended."""
        self._process.join(seconds)
        code = self.poll()
        assert code is not None, f"it still runs after {seconds} s"
        return code

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()


def serve(words: list[str], settings: dict[str, str], log: str, says: Connection) -> None:
    """What the new process does: speaks to whoever asked for it, and is the server."""
    os.dup2(says.fileno(), 1)
    with Path(log).open("a") as written:
        os.dup2(written.fileno(), 2)
    says.close()
    os.environ.clear()
    os.environ.update(settings)
    from server import main

    sys.exit(main(words))
