"""A running hall for tests: the real server in a child process, and who talks to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
import socketio

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct horse staple"
MONDAY = "2026-09-28T09:00"
PATIENCE = 30.0


@dataclass
class Hall:
    """One server on one data folder."""

    data: Path
    hub: str = "eventlet"
    clock: str | None = MONDAY
    password: str | None = PASSWORD
    words: list[str] = field(default_factory=list)
    url: str = ""
    token: str = ""

    def start(self) -> Hall:
        self.process = self._spawn()
        self.url = self._ready()
        if self.password:
            self.token = self.sign_in("admin", self.password)
        return self

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def sign_in(self, staff: str, password: str) -> str:
        answer = requests.post(
            f"{self.url}/api/v1/sign-in", json={"staff": staff, "password": password}, timeout=10
        )
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    def ask(
        self, method: str, path: str, body: Any = None, *, token: str | None = None, **more: Any
    ) -> requests.Response:
        token = self.token if token is None else token
        headers = {"Accept-Language": "en", **more.pop("headers", {})}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if body is not None:
            more["json"] = body
        return requests.request(method, self.url + path, headers=headers, timeout=20, **more)

    def get(self, path: str, **more: Any) -> requests.Response:
        return self.ask("GET", path, **more)

    def post(self, path: str, body: Any = None, **more: Any) -> requests.Response:
        return self.ask("POST", path, {} if body is None else body, **more)

    def ticket(self, **facts: Any) -> dict[str, Any]:
        answer = self.post("/api/v1/tickets", facts or {"domain": "tax"})
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def hire(self, staff: str, display: str, role: str) -> str:
        """Let somebody work here; their token."""
        made = self.post("/api/v1/staff", {"staff": staff, "display": display, "role": role})
        assert made.status_code == 201, made.text
        link = made.json()["link"].rpartition("/")[2]
        chosen = {"token": link, "password": f"{staff} likes long words"}
        answer = self.post("/api/v1/sign-in/once", chosen, token="")
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    def pair(self, kind: str, place: str | None = None) -> str:
        """A paired device's token."""
        asked = self.post(
            "/api/v1/pairings", {"kind": kind, **({"place": place} if place else {})}, token=""
        ).json()
        assert self.post(f"/api/v1/pairings/{asked['code']}/confirm").status_code == 200
        claimed = self.post("/api/v1/pairings/claim", {"claim": asked["claim"]}, token="").json()
        return str(claimed["token"])

    def _spawn(self) -> subprocess.Popen[str]:
        environment = {**os.environ, "YICHUANG_HUB": self.hub, "PYTHONUNBUFFERED": "1"}
        environment.pop("YICHUANG_ADMIN_PASSWORD", None)
        if self.password:
            environment["YICHUANG_ADMIN_PASSWORD"] = self.password
        command = [sys.executable, "server.py", "serve", "--data", str(self.data)]
        command += ["--host", "127.0.0.1", "--port", "0", *self.words]
        command += ["--clock", self.clock] if self.clock else []
        self.log = (self.data.parent / f"{self.data.name}.log").open("a")
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=self.log, text=True
        )

    def _ready(self) -> str:
        self.said = []
        until = time.monotonic() + PATIENCE
        assert self.process.stdout
        while time.monotonic() < until:
            line = self.process.stdout.readline()
            if not line:
                break
            self.said.append(line.strip())
            if line.startswith("ready "):
                return line.split()[1]
        log = Path(self.log.name).read_text()
        raise AssertionError(f"the hall did not start: {self.said} {log[-2000:]}")


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
