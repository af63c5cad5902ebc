"""One POST to another system: five seconds in all, no redirects, and nothing read but the status.

It blocks: only in a native thread.
"""

from __future__ import annotations

import http.client
import ipaddress
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


class LeadsHereError(ValueError):
    """An address is this machine's own, or one that only its own network cable knows."""


def post(
    url: str, body: bytes, headers: Mapping[str, str], limit: float = LIMIT, *, local: bool = False
) -> Posted:
    """Send `body` and wait for the status. It doesn't raise. `local`: also to this machine."""
    began = time.monotonic()
    try:
        status = _status(url, body, headers, began + limit, local=local)
    except (OSError, http.client.HTTPException, ValueError) as problem:
        return Posted(None, _why(problem), _since(began))
    detail = "" if 200 <= status < 300 else "redirect" if 300 <= status < 400 else "status"
    return Posted(status, detail, _since(began))


def leads_here(host: str) -> bool:
    """Whether a host, as an address has it, is plainly this machine; other names may be too."""
    if host.rstrip(".").lower().endswith("localhost"):
        return True
    try:
        return _is_here(host)
    except ValueError:
        return False


def _is_here(address: str) -> bool:
    """Loopback, link-local, multicast or none. Raises ValueError for what is no address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified


def _status(url: str, body: bytes, headers: Mapping[str, str], until: float, *, local: bool) -> int:
    parts = urlsplit(url)
    host, safe = parts.hostname or "", parts.scheme == "https"
    kind = http.client.HTTPSConnection if safe else http.client.HTTPConnection
    line = kind(host, parts.port)
    try:
        line.sock = _reach(host, line.port, until, local=local)
        if safe:
            line.sock = ssl.create_default_context().wrap_socket(line.sock, server_hostname=host)
        line.sock.settimeout(max(0.1, until - time.monotonic()))
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        line.request("POST", path, body, {**headers, "Connection": "close"})
        return _read_status(line.sock, until)
    finally:
        line.close()


def _reach(host: str, port: int, until: float, *, local: bool) -> socket.socket:
    """A line to the first address of the host that takes it; what is looked at is what is used."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    allowed = [one for one in found if local or not _is_here(str(one[4][0]))]
    problem: OSError | None = None
    for family, kind, protocol, _, address in allowed:
        line = socket.socket(family, kind, protocol)
        line.settimeout(max(0.1, until - time.monotonic()))
        try:
            line.connect(address)
        except OSError as trouble:
            line.close()
            problem = trouble
        else:
            return line
    raise problem or LeadsHereError(host)


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
        case LeadsHereError():
            return "leads_here"
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
