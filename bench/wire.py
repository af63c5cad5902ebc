"""A very light Socket.IO client, so that what is measured is the server and not the client.

It speaks Engine.IO 4 over a WebSocket and notes the moment at which each message arrives; it never
parses what it needn't.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import struct
import time
from collections.abc import Callable

HEAD = b"\r\n\r\n"
Heard = Callable[[bytes, float], None]


def frame(text: str) -> bytes:
    """A masked text frame, as clients send it (RFC 6455); the mask is zero, which is allowed."""
    payload = text.encode()
    if len(payload) < 126:
        return bytes([0x81, 0x80 | len(payload)]) + b"\0\0\0\0" + payload
    return bytes([0x81, 0xFE]) + struct.pack(">H", len(payload)) + b"\0\0\0\0" + payload


class Watcher(asyncio.Protocol):
    """One screen or phone: connects, watches one view, and reports what arrives and when."""

    def __init__(self, host: str, port: int, view: str, token: str | None, heard: Heard) -> None:
        self.host, self.port, self.view, self.token = host, port, view, token
        self.heard = heard
        self.buffer = b""
        self.upgraded = False
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(  # type: ignore[attr-defined]
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
            f"Host: {self.host}:{self.port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        at = time.monotonic()
        self.buffer += data
        if not self.upgraded:
            if HEAD not in self.buffer:
                return
            head, self.buffer = self.buffer.split(HEAD, 1)
            if b" 101 " not in head:
                self.ready.set_exception(ConnectionError(head.decode(errors="replace")))
                return
            self.upgraded = True
        while (message := self._next()) is not None:
            self._take(message, at)

    def connection_lost(self, problem: Exception | None) -> None:
        if not self.ready.done():
            self.ready.set_exception(ConnectionError(f"closed early: {problem}"))

    def _next(self) -> bytes | None:
        if len(self.buffer) < 2:
            return None
        size, start = self.buffer[1] & 0x7F, 2
        if size == 126:
            size, start = int.from_bytes(self.buffer[2:4], "big"), 4
        elif size == 127:
            size, start = int.from_bytes(self.buffer[2:10], "big"), 10
        if len(self.buffer) < start + size:
            return None
        message, self.buffer = self.buffer[start : start + size], self.buffer[start + size :]
        return message

    def _take(self, message: bytes, at: float) -> None:
        if message.startswith(b"0{"):
            auth = json.dumps({"token": self.token}) if self.token else ""
            self._say("40" + auth)
        elif message.startswith(b"40"):
            self._say("420" + json.dumps(["watch", {"view": self.view}]))
        elif message == b"2":
            self._say("3")
        elif message.startswith(b"430"):
            if b'"error"' in message:
                self.ready.set_exception(PermissionError(message.decode()))
            else:
                self.ready.set_result(None)
        elif message.startswith(b"42"):
            self.heard(message, at)

    def _say(self, text: str) -> None:
        self.transport.write(frame(text))  # type: ignore[attr-defined]


async def watch_many(
    host: str, port: int, views: list[tuple[str, Heard]], token: str | None, at_once: int = 50
) -> list[Watcher]:
    """Connect one watcher for each view, a few at a time; all are ready when this returns."""
    loop = asyncio.get_running_loop()
    gate = asyncio.Semaphore(at_once)

    async def one(view: str, heard: Heard) -> Watcher:
        async with gate:
            _, watcher = await loop.create_connection(
                lambda: Watcher(host, port, view, token, heard), host, port
            )
            await asyncio.wait_for(watcher.ready, 30)
            return watcher

    return list(await asyncio.gather(*(one(*view) for view in views)))
