"""The running hall of the web floor's tests, and who watches its views."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import socketio

from tests.halling import PASSWORD, ROOT, Hall

__all__ = ["PASSWORD", "ROOT", "Hall", "Screen"]
MONDAY_AT_NINE = datetime(2026, 9, 28, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
"""The hall has just opened, whenever the tests run."""


class Screen:
    """Somebody who watches views."""

    def __init__(self, hall: Hall, token: str | None = None) -> None:
        self.socket = socketio.Client(reconnection=False)
        self.seen: list[dict[str, Any]] = []
        self.socket.on("view", self.seen.append)
        self.socket.connect(
            hall.url, auth={"token": token} if token else None, transports=["websocket"]
        )

    def watch(self, view: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self.socket.call("watch", {"view": view}, timeout=10)
        return answer

    def wait_for(self, holds: Any, patience: float = 5.0) -> dict[str, Any]:
        """The newest message, once `holds(message)` is true for one."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            for message in reversed(list(self.seen)):
                if holds(message):
                    return message
            time.sleep(0.01)
        raise AssertionError(f"not seen; {len(self.seen)} messages: {self.seen[-2:]}")

    def leave(self) -> None:
        self.socket.disconnect()
