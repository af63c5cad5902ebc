"""A running hall for tests: the real server in a child process, and who talks to it.

It listens on 127.0.0.1 at a free port and keeps that port when it is started again after a
`kill`, as a hall does whose plug was pulled. Its clock is a rehearsal's, so that no test meets
midnight; `clock=None` asks for the real one.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter

from tests.nest import Hatched
from tests.person import Person

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "correct horse staple"
MONDAY = "2026-09-28T09:00"
PATIENCE = 60.0
SCREENS = count()
LOST = (OSError, http.client.HTTPException)
STAFF = (("wangli", "王丽", "clerk"), ("chengang", "陈刚", "clerk"), ("zhaomin", "赵敏", "manager"))


class Refused(Exception):  # noqa: N818 - the hall said no, which is no error
    """The hall said no."""

    def __init__(self, status: int, error: Any) -> None:
        super().__init__(status, error)
        self.status, self.error = status, error


@dataclass
class Hall:
    """One server on one data folder."""

    data: Path
    verb: str = "serve"
    words: tuple[str, ...] = ()
    hub: str = "eventlet"
    clock: str | None = MONDAY
    password: str | None = PASSWORD
    url: str = ""
    tokens: dict[str, str] = field(default_factory=dict)

    def start(self) -> Hall:
        """Wait until it is ready, and sign the administrator in."""
        self.process = self._spawn()
        self.url = self._ready()
        if self.password:
            self.tokens["admin"] = self.sign_in("admin", self.password)
        return self

    def stop(self) -> int:
        """End it as a service manager does; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)

    def kill(self) -> None:
        """Pull the plug: kill -9."""
        self.process.kill()
        self.process.wait(10)

    def leave(self) -> None:
        """Kill it if it still runs."""
        if self.process.poll() is None:
            self.kill()

    @property
    def token(self) -> str:
        """The administrator's."""
        return self.tokens.get("admin", "")

    @property
    def port(self) -> int:
        """Where it listens; 0 before its first start."""
        return int(self.url.rpartition(":")[2]) if self.url else 0

    def as_(self, staff: str) -> Person:
        """Somebody who works here, by the API."""
        return Person(self.url, self.tokens[staff])

    def sign_in(self, staff: str, password: str) -> str:
        answer = requests.post(
            f"{self.url}/api/v1/sign-in", json={"staff": staff, "password": password}, timeout=10
        )
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    def ask(
        self, method: str, path: str, body: Any = None, *, token: str | None = None, **more: Any
    ) -> requests.Response:
        """The whole answer, whatever it says."""
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

    def connect(self) -> http.client.HTTPConnection:
        """A connection that stays open, for `do`."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def do(
        self,
        method: str,
        path: str,
        body: Any = None,
        line: http.client.HTTPConnection | None = None,
        key: str | None = None,
    ) -> Any:
        """What the hall answers the administrator, or `Refused` for anything but 2xx."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        headers |= {"Idempotency-Key": key} if key else {}
        line = line or self.connect()
        line.request(method, path, None if method == "GET" else json.dumps(body or {}), headers)
        answer = line.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise Refused(answer.status, json.loads(text)["error"])
        return json.loads(text)

    def journal(self, kind: str | None = None) -> list[Any]:
        """Every event, oldest first, or those of a kind."""
        events: list[Any] = []
        while page := self.do("GET", f"/api/v1/journal?after={_last(events)}&limit=500")["events"]:
            events += page
        return [event for event in events if kind in (None, event["kind"])]

    def tickets(self) -> list[Any]:
        """Every ticket of today, as the journal issued them."""
        return [event["data"] for event in self.journal("TicketIssued")]

    def ticket(self, **facts: Any) -> dict[str, Any]:
        answer = self.post("/api/v1/tickets", facts or {"domain": "tax"})
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def open_windows(self, *numbers: str) -> None:
        for number in numbers:
            self.do("POST", f"/api/v1/windows/{number}/open")

    def hire(self, staff: str, display: str, role: str) -> str:
        """Let somebody work here; their token."""
        made = self.post("/api/v1/staff", {"staff": staff, "display": display, "role": role})
        assert made.status_code == 201, made.text
        link = made.json()["link"].rpartition("/")[2]
        chosen = {"token": link, "password": f"{staff} likes long words"}
        answer = self.post("/api/v1/sign-in/once", chosen, token="")
        assert answer.status_code == 200, answer.text
        self.tokens[staff] = str(answer.json()["token"])
        return self.tokens[staff]

    def pair(self, kind: str, place: str | None = None, name: str | None = None) -> str:
        """A paired device's token."""
        wish = {"kind": kind, "place": place, "name": name}
        wish = {fact: said for fact, said in wish.items() if said}
        with screen_of_its_own() as screen:
            asked = screen.post(f"{self.url}/api/v1/pairings", json=wish, timeout=20).json()
        assert self.post(f"/api/v1/pairings/{asked['code']}/confirm").status_code == 200
        claimed = self.post("/api/v1/pairings/claim", {"claim": asked["claim"]}, token="").json()
        return str(claimed["token"])

    def _spawn(self) -> Hatched:
        environment = {**os.environ, "YICHUANG_HUB": self.hub}
        environment.pop("YICHUANG_ADMIN_PASSWORD", None)
        if self.password:
            environment["YICHUANG_ADMIN_PASSWORD"] = self.password
        words = [self.verb, "--data", str(self.data), "--host", "127.0.0.1"]
        words += ["--port", str(self.port), *self.words]
        words += ["--clock", self.clock] if self.clock else []
        self.log = self.data.parent / f"{self.data.name}.log"
        return Hatched(words, environment, self.log)

    def _ready(self) -> str:
        self.said: list[str] = []
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            line = self.process.stdout.readline()
            if not line:
                break
            self.said.append(line.strip())
            if line.startswith("ready "):
                return line.split()[1]
        self.leave()
        log = self.log.read_text()
        raise AssertionError(f"the hall did not start: {self.said} {log[-2000:]}")


class FromAddress(HTTPAdapter):
    """Sends from an address of its own."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__()

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, **more, source_address=(self.address, 0))  # type: ignore[no-untyped-call]


def screen_of_its_own() -> requests.Session:
    """Each screen has its own address in the hall's network."""
    screen = requests.Session()
    screen.mount("http://", FromAddress(f"127.0.1.{next(SCREENS) % 250 + 1}"))
    return screen


def _last(events: list[Any]) -> int:
    return int(events[-1]["version"]) if events else 0


@contextmanager
def running(data: Path, **how: Any) -> Iterator[Hall]:
    """A hall for many tests; at the end it stops in good order and met nothing unexpected."""
    hall = Hall(data, **how).start()
    try:
        yield hall
        assert hall.stop() == 0
    finally:
        hall.leave()
    log = hall.log.read_text()
    assert "unexpected" not in log, log[-3000:]


@pytest.fixture
def own_hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of one's own, to be stopped, killed and started again."""
    hall = Hall(tmp_path / "data").start()
    yield hall
    hall.leave()


def wait_until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for something to become true; fails when it doesn't."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came true")
