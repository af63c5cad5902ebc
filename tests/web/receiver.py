"""Another system that is told: a real HTTP server on loopback, in a mood."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Receiver:
    """Takes POSTs and keeps them. `mood(handler)` answers; `down()` and `up()` pull its plug."""

    def __init__(self) -> None:
        self.taken: list[tuple[dict[str, str], bytes]] = []
        self.mood: Callable[[Any], None] = well
        self.at_once = self.most_at_once = 0
        self._one_at_a_time = threading.Lock()
        self.port = 0
        self.up()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/in"

    def up(self) -> None:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver._take(self)

            def log_message(self, *_: Any) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def down(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _take(self, handler: BaseHTTPRequestHandler) -> None:
        with self._one_at_a_time:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        try:
            self.mood(handler)
            self.taken.append((dict(handler.headers), body))
        finally:
            with self._one_at_a_time:
                self.at_once -= 1


def well(handler: Any) -> None:
    answer(handler, 204)


def answer(handler: Any, status: int, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()


def drips(handler: Any) -> None:
    """A status line that comes drop by drop, for ever."""
    for _ in range(100):
        try:
            handler.wfile.write(b"H")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.2)


def silent_port() -> socket.socket:
    """A listener that never answers."""
    return socket.create_server(("127.0.0.1", 0))
