"""One POST to another system: five seconds in all, no redirects, and nothing read but the status.

It blocks: only in a native thread.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

LIMIT = 5.0
LONGEST_STATUS_LINE = 1_000


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of it: the HTTP status, or None and why."""

    status: int | None
    detail: str
    took_ms: int


def post(url: str, body: bytes, headers: Mapping[str, str], limit: float = LIMIT) -> Posted:
    """Send `body` and wait for the status. It doesn't raise."""
    began = time.monotonic()
    try:
        status = _status(url, body, headers, began + limit)
    except (OSError, http.client.HTTPException, ValueError) as problem:
        return Posted(None, _why(problem), _since(began))
    detail = "" if 200 <= status < 300 else "redirect" if 300 <= status < 400 else "status"
    return Posted(status, detail, _since(began))


def _status(url: str, body: bytes, headers: Mapping[str, str], until: float) -> int:
    parts = urlsplit(url)
    host, left = parts.hostname or "", max(0.1, until - time.monotonic())
    line: http.client.HTTPConnection
    if parts.scheme == "https":
        safe = ssl.create_default_context()
        line = http.client.HTTPSConnection(host, parts.port, timeout=left, context=safe)
    else:
        line = http.client.HTTPConnection(host, parts.port, timeout=left)
    try:
        line.connect()
        line.sock.settimeout(max(0.1, until - time.monotonic()))
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        line.request("POST", path, body, {**headers, "Connection": "close"})
        return _read_status(line.sock, until)
    finally:
        line.close()


def _read_status(line: socket.socket, until: float) -> int:
    """The status of the first line; who sends it drop by drop gets no more time than others."""
    said = b""
    while b"\n" not in said:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        line.settimeout(left)
        more = line.recv(LONGEST_STATUS_LINE)
        said += more
        if not more or len(said) > 2 * LONGEST_STATUS_LINE:
            raise http.client.BadStatusLine("")
    words = said.split(b"\n", 1)[0].split()
    if len(words) < 2 or not words[0].startswith(b"HTTP/") or not words[1].isdigit():
        raise http.client.BadStatusLine("")
    return int(words[1])


def _why(problem: Exception) -> str:
    match problem:
        case TimeoutError():
            return "timeout"
        case socket.gaierror():
            return "no_such_host"
        case ssl.SSLError():
            return "tls"
        case ConnectionRefusedError():
            return "refused"
        case _:
            return "broken"


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
