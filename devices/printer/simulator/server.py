"""The simulated printer on the network: a TCP server as on port 9100, one caller after another."""

from __future__ import annotations

import socket
import struct
import time
from typing import TYPE_CHECKING

from devices.simulated import DeviceServer

if TYPE_CHECKING:
    from devices.printer.simulator.machine import Machine


class PrinterServer(DeviceServer):
    """A printer behind a port."""

    def __init__(self, machine: Machine, port: int = 0, host: str = "127.0.0.1") -> None:
        super().__init__(port, host)
        self.machine = machine

    def converse(self, caller: socket.socket) -> None:
        """Answer until the caller goes, or the printer hangs up."""
        while not self.stopped.is_set():
            try:
                data = caller.recv(4096)
                if not data or not self._answer(caller, data):
                    return
            except TimeoutError:
                continue

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
