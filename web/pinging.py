"""Engine pings from one job for all sockets, where engineio keeps one waiting for each.

Two thousand waiting jobs hold 15 MB, and on the threading hub a native thread each.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from engineio.packet import PING, Packet  # type: ignore[import-untyped]
from engineio.socket import Socket  # type: ignore[import-untyped]

from web.hub import Hub

LOOK = 0.05
"""Seconds between looks at whose ping is due."""

log = logging.getLogger("yichuang.pinging")


class Pinging:
    """Takes over the pings of an engineio server; each goes out `ping_interval` after the last."""

    def __init__(self, eio: Any, hub: Hub) -> None:
        self.eio = eio
        self.hub = hub
        self._due: deque[tuple[float, Socket]] = deque()
        self._stopping = False
        eio.start_background_task = self._instead_of(eio.start_background_task)

    def ping(self) -> None:
        """Ping whoever is due, until the hall stops; after each the hub is let go."""
        while not self._stopping:
            self.hub.sleep(0 if self.ping_next(time.monotonic()) else LOOK)

    def ping_next(self, now: float) -> bool:
        """Ping who is due next, if anybody is. All wait equally long: first come, first pinged."""
        if not self._due or self._due[0][0] > now:
            return False
        _ping(self._due.popleft()[1])
        return True

    def stop(self) -> None:
        """Ping no more."""
        self._stopping = True

    def _instead_of(self, start: Callable[..., Any]) -> Callable[..., Any]:
        def start_background_task(target: Any, *args: Any, **kwargs: Any) -> Any:
            if getattr(target, "__func__", None) is not Socket._send_ping:
                return start(target, *args, **kwargs)
            self._due.append((time.monotonic() + self.eio.ping_interval, target.__self__))
            return None

        return start_background_task


def _ping(socket: Any) -> None:
    """As `Socket._send_ping` does when its wait is over."""
    if socket.closing or socket.closed:
        return
    try:
        socket.last_ping = time.time()
        socket.send(Packet(PING))
    except Exception:
        log.exception("a socket could not be pinged")
