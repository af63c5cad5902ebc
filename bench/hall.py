"""A hall to measure: the real server in its own process, on a throw-away folder, on loopback."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "bench-only-" + os.urandom(6).hex()


@dataclass(slots=True)
class Hall:
    """A running server, and the administrator's token."""

    host: str
    port: int
    pid: int
    folder: Path
    token: str = ""

    def connect(self) -> http.client.HTTPConnection:
        """A connection that stays open."""
        return http.client.HTTPConnection(self.host, self.port, timeout=30)

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        connection: http.client.HTTPConnection | None = None,
    ) -> Any:
        """The JSON answer; anything but 2xx raises."""
        line = connection or self.connect()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        line.request(method, path, json.dumps(body or {}) if method != "GET" else None, headers)
        answer = line.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]!r}")
        return json.loads(text)

    def memory_mb(self) -> float:
        """Resident memory of the server."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0


@contextmanager
def running(folder: Path | None = None, *extra: str) -> Iterator[Hall]:
    """Start a server, sign in, hand it over, stop it."""
    with tempfile.TemporaryDirectory() as scratch:
        data = folder or Path(scratch)
        command = [sys.executable, "server.py", "serve", "--data", str(data), "--port", "0", *extra]
        env = os.environ | {"YICHUANG_ADMIN_PASSWORD": PASSWORD, "YICHUANG_LOG": "error"}
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
        try:
            yield _signed_in(server, data)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(10)


def _signed_in(server: subprocess.Popen[str], data: Path) -> Hall:
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.match(r"ready https?://([^:/]+):(\d+)", line):
            hall = Hall(found[1], int(found[2]), server.pid, data)
            answer = hall.ask("POST", "/api/v1/sign-in", {"staff": "admin", "password": PASSWORD})
            hall.token = answer["token"]
            return hall
    raise RuntimeError("the server ended before it was ready")
