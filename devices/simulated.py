"""What simulated devices share: a port that serves one caller after another, and their troubles."""

from __future__ import annotations

import contextlib
import socket
import threading
from abc import ABC, abstractmethod
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


class DeviceServer(ABC):
    """Puts a simulated device behind a port (0: any free one). Used as a context manager.

    `patience` seconds go by before it looks whether it was stopped.
    """

    patience = 0.1

    def __init__(self, port: int = 0, host: str = "127.0.0.1") -> None:
        self._listener = socket.create_server((host, port))
        self._listener.settimeout(self.patience)
        self.port: int = self._listener.getsockname()[1]
        self.stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self._thread.join(timeout=2)
        self._listener.close()

    def wait(self) -> None:
        """Stay until somebody stops the server."""
        self.stopped.wait()

    @abstractmethod
    def converse(self, caller: socket.socket) -> None:
        """Talk with a caller until they hang up; a line that breaks may raise OSError."""

    def _serve(self) -> None:
        while not self.stopped.is_set():
            try:
                caller, _ = self._listener.accept()
            except TimeoutError:
                continue
            with caller, contextlib.suppress(OSError):
                caller.settimeout(self.patience)
                self.converse(caller)


def with_troubles(troubles: T, wishes: Iterable[str], cause: Callable[[T, str, str], None]) -> T:
    """`troubles` with those wished for in words such as `slow=0.5`. Unknown ones: ValueError."""
    known: Any = troubles
    names = {field.name for field in fields(known)}
    for wish in wishes:
        name, _, value = wish.partition("=")
        name = name.replace("-", "_")
        if name not in names:
            raise ValueError(f"no such trouble: {name}; there are {', '.join(sorted(names))}")
        cause(troubles, name, value)
    return troubles
