"""One message to many sockets: packed once, written straight to each that has nothing waiting.

A socket whose line isn't clear (a slow phone, long polling) gets the message through its queue, as
any other. On hubs that can't write at once every socket does.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any

import socketio  # type: ignore[import-untyped]
from engineio.packet import MESSAGE, Packet  # type: ignore[import-untyped]

from web.hub import Hub

NAMESPACE = "/"
TEXT_FRAME = 0x81
SHORT, MEDIUM = 126, 65_536


class Fanout:
    """Sends to sockets of `server`."""

    def __init__(self, server: socketio.Server, hub: Hub) -> None:
        self.server = server
        self.hub = hub
        self._lines: dict[str, Any] = {}
        self._remember_lines()

    def emit(self, sids: Iterable[str], event: str, data: Any) -> None:
        """Send `event` to each of `sids`; those who left meanwhile are passed over."""
        packet = self.server.packet_class(2, namespace=NAMESPACE, data=[event, data])
        text = packet.encode()
        frame = packed(f"{MESSAGE}{text}")
        queued = Packet(MESSAGE, text)
        for sid in sids:
            name = self.server.manager.eio_sid_from_sid(sid, NAMESPACE)
            socket = self.server.eio.sockets.get(name)
            if socket is not None and not self._written(name, socket, frame):
                socket.send(queued)

    def _written(self, name: str, socket: Any, frame: bytes) -> bool:
        line = self._lines.get(name)
        if line is None or socket.closed or socket.closing or socket.queue.unfinished_tasks:
            return False
        return self.hub.write_now(line, frame)

    def _remember_lines(self) -> None:
        """Have engineio's WebSocket entrance tell which line belongs to which socket."""
        eio = self.server.eio
        entrance, lines = eio._async["websocket"], self._lines

        def remembering(handler: Any, eio_server: Any) -> Any:
            name = handler.__self__.sid

            def handle(line: Any) -> Any:
                lines[name] = line
                try:
                    return handler(line)
                finally:
                    lines.pop(name, None)

            return entrance(handle, eio_server)

        eio._async = {**eio._async, "websocket": remembering}


def packed(text: str) -> bytes:
    """A whole text message as a server's WebSocket frame (RFC 6455, 5.2)."""
    data = text.encode()
    if len(data) < SHORT:
        return bytes((TEXT_FRAME, len(data))) + data
    if len(data) < MEDIUM:
        return struct.pack(">BBH", TEXT_FRAME, SHORT, len(data)) + data
    return struct.pack(">BBQ", TEXT_FRAME, SHORT + 1, len(data)) + data
