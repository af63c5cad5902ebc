"""The simulated cabinet on the network, as behind an RS-485 converter: one caller at a time."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

from devices.simulated import DeviceServer

if TYPE_CHECKING:
    from devices.locker.simulator.cabinet import Cabinet

_BETWEEN_PIECES = 0.001


class CabinetServer(DeviceServer):
    """A cabinet behind a port. While it has no power, whoever calls is hung up on."""

    patience = 0.02

    def __init__(self, cabinet: Cabinet, port: int = 0, host: str = "127.0.0.1") -> None:
        super().__init__(port, host)
        self._cabinet = cabinet
        self._caller: socket.socket | None = None
        self._speaking = threading.Lock()
        cabinet.on_unasked = self._say

    def converse(self, caller: socket.socket) -> None:
        """Hand every piece of an answer on as a slow line does."""
        caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._caller = caller
        try:
            self._listen(caller)
        finally:
            self._caller = None

    def _listen(self, caller: socket.socket) -> None:
        while not self.stopped.is_set() and self._cabinet.powered:
            try:
                data = caller.recv(4096)
            except TimeoutError:
                continue
            if not data:
                return
            for piece in self._cabinet.feed(data):
                self.stopped.wait(self._cabinet.troubles.slow or _BETWEEN_PIECES)
                self._say(piece)

    def _say(self, piece: bytes) -> None:
        caller = self._caller
        if caller is not None and self._cabinet.powered:
            with self._speaking, contextlib.suppress(OSError):
                caller.sendall(piece)
