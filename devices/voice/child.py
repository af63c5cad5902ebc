"""A child process that answers JSON lines: started when needed, ended when it dies or hangs."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
import time
from typing import TYPE_CHECKING, Any

from devices.voice.wav import VoiceError

if TYPE_CHECKING:
    from collections.abc import Sequence


class ChildDiedError(VoiceError):
    """It ended before it answered."""


class ChildHungError(VoiceError):
    """It gave no answer in time and was ended."""


class Child:
    """One life of the process. `greeting` is the first line it said. Not for two threads at once.

    Raises ChildDiedError or ChildHungError from every call; after either it must be started anew.
    """

    def __init__(self, command: Sequence[str], limit: float) -> None:
        self._limit = limit
        self._unread = b""
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as fault:
            raise ChildDiedError(f"the speaking process did not start: {fault}") from fault
        self.greeting = self._answer()

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, **request: object) -> dict[str, Any]:
        """Its answer to one request."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as fault:
            self.end()
            raise ChildDiedError("the speaking process has ended") from fault
        return self._answer()

    def end(self) -> None:
        """End it at once; nothing it could say matters any more."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()

    def _answer(self) -> dict[str, Any]:
        try:
            answer = json.loads(self._line())
        except ValueError as fault:
            self.end()
            raise ChildDiedError("the speaking process answered nonsense") from fault
        except VoiceError:
            self.end()
            raise
        return answer if isinstance(answer, dict) else {}

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        until = time.monotonic() + self._limit
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._unread:
                if not selector.select(max(0.0, until - time.monotonic())):
                    raise ChildHungError(
                        f"no answer in {self._limit:g} s from the speaking process"
                    )
                chunk = os.read(self._process.stdout.fileno(), 65536)
                if not chunk:
                    raise ChildDiedError("the speaking process died")
                self._unread += chunk
        line, _, self._unread = self._unread.partition(b"\n")
        return line
