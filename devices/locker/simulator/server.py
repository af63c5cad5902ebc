"""The simulated cabinet on the network, as behind an RS-485 converter: one caller at a time."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from devices.locker.simulator.cabinet import Cabinet

_BETWEEN_PIECES = 0.001


class CabinetServer:
    """Puts a cabinet behind a port (0: any free one). Used as a context manager.

    While the cabinet has no power, whoever calls is hung up on.
    """

    def __init__(self, cabinet: Cabinet, port: int = 0, host: str = "127.0.0.1") -> None:
        self._cabinet = cabinet
        self._listener = socket.create_server((host, port))
        self._listener.settimeout(0.02)
        self.port: int = self._listener.getsockname()[1]
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._caller: socket.socket | None = None
        self._speaking = threading.Lock()
        cabinet.on_unasked = self._say

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(timeout=2)
        self._listener.close()

    def wait(self) -> None:
        """Stay until somebody stops the server."""
        self._stop.wait()

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                caller, _ = self._listener.accept()
            except TimeoutError:
                continue
            with caller, contextlib.suppress(OSError):
                caller.settimeout(0.02)
                caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._caller = caller
                self._converse(caller)
            self._caller = None

    def _converse(self, caller: socket.socket) -> None:
        while not self._stop.is_set() and self._cabinet.powered:
            try:
                data = caller.recv(4096)
            except TimeoutError:
                continue
            if not data:
                return
            for piece in self._cabinet.feed(data):
                self._stop.wait(self._cabinet.troubles.slow or _BETWEEN_PIECES)
                self._say(piece)

    def _say(self, piece: bytes) -> None:
        caller = self._caller
        if caller is not None and self._cabinet.powered:
            with self._speaking, contextlib.suppress(OSError):
                caller.sendall(piece)
