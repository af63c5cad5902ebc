"""The simulated printer on the network: a TCP server as on port 9100, one caller after another."""

from __future__ import annotations

import socket
import struct
import threading
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from devices.printer.simulator.machine import Machine


class PrinterServer:
    """Puts a machine behind a port (0: any free one). Used as a context manager."""

    def __init__(self, machine: Machine, port: int = 0, host: str = "127.0.0.1") -> None:
        self.machine = machine
        self._listener = socket.create_server((host, port))
        self._listener.settimeout(0.1)
        self.port: int = self._listener.getsockname()[1]
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._seen = 0

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
            with caller:
                caller.settimeout(0.1)
                self._converse(caller)

    def _converse(self, caller: socket.socket) -> None:
        while not self._stop.is_set():
            try:
                data = caller.recv(4096)
                if not data or not self._answer(caller, data):
                    return
            except TimeoutError:
                continue
            except OSError:
                return

    def _answer(self, caller: socket.socket, data: bytes) -> bool:
        """Whether the line still stands afterwards."""
        troubles = self.machine.troubles
        if troubles.hangs_up_after is not None and len(data) > 4:
            self.machine.feed(data[: troubles.hangs_up_after])
            troubles.hangs_up_after = None
            caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        for answer in self.machine.feed(data):
            time.sleep(troubles.slow)
            caller.sendall(bytes((answer,)))
        return True
