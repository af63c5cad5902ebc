"""No descriptors, no listener, no database: the hall goes on, or ends so that it is begun anew."""

from __future__ import annotations

import logging
import resource
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

import server
from store.errors import StoreError
from tests.halling import wait_until
from tests.web.halls import ROOT, Hall
from tests.web.test_house import house, manager
from web import descriptors, logs
from web.house import House

__all__ = ["house", "manager"]
MANY = 40


@contextmanager
def few_descriptors(hall: Hall) -> Iterator[None]:
    """The hall's process may open next to nothing more."""
    pid = hall.process.pid
    former = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    taken = max(int(one.name) for one in Path(f"/proc/{pid}/fd").iterdir())
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (taken + 3, former[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_NOFILE, former)


def test_a_hall_without_descriptors_listens_again_when_there_are_some(hall_on: Hall) -> None:
    def answers() -> bool:
        try:
            return requests.get(f"{hall_on.url}/healthz", timeout=2).status_code == 200
        except requests.RequestException:
            return False

    with few_descriptors(hall_on), ExitStack() as lines:
        for _ in range(MANY):
            lines.enter_context(socket.create_connection(("127.0.0.1", hall_on.port), 5))
        assert not answers()
    wait_until(answers)
    assert hall_on.stop() == 0


def test_a_hall_takes_all_descriptors_it_may_have_and_keeps_some_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limits: list[tuple[int, int]] = [(1024, 4096)]
    monkeypatch.setattr(resource, "getrlimit", lambda _: limits[-1])
    monkeypatch.setattr(resource, "setrlimit", lambda _, both: limits.append(both))
    assert descriptors.for_connections(20_000) == 4096 - descriptors.KEPT_BACK
    assert limits[-1] == (4096, 4096)
    assert descriptors.for_connections(500) == 500


def test_a_hall_that_answers_no_longer_ends_and_says_so(tmp_path: Path) -> None:
    deaf = (
        "import server, sys, web.hub\n"
        "web.hub.EventletHub.serve = lambda *ears: None\n"
        f"sys.exit(server.main(['serve', '--port', '0', '--data', {str(tmp_path)!r}]))\n"
    )
    command = [sys.executable, "-c", deaf]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "answers no longer" in done.stderr


def test_what_befalls_the_store_from_outside_is_one_short_line() -> None:
    def line(key: str) -> str:
        problem = StoreError(key, detail="as SQLite says it")
        facts = ("yichuang.web", logging.ERROR, __file__, 1, "the store fails", (), None)
        record = logging.LogRecord(*facts)
        record.exc_info = (StoreError, problem, None)
        return logs.OneLine().format(record) if logs.is_trouble(record) else ""

    assert "disk_full" in line("disk_full")
    assert '"trace"' not in line("disk_full")
    assert '"trace"' in line("look_not_declared")
    assert line("store_closed") == "", "a hall that stops is no trouble"


def test_only_a_taken_port_is_called_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full:
        def begin(self) -> None:
            raise OSError(28, "No space left on device", "hall.key")

        def close(self) -> None:
            """Nothing is open."""

    monkeypatch.setattr(server, "open_house", lambda options: Full())
    monkeypatch.setattr("web.logs.begin", lambda: None)
    assert server.main(["serve", "--host", "127.0.0.1", "--port", "0"]) == 1
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert "--port" not in said


@pytest.mark.parametrize("path", ["/healthz", "/api/v1/hall", "/metrics", "/sign-in/once/12345678"])
def test_a_store_that_cannot_be_read_is_no_fault_of_the_callers(
    house: House, manager: dict[str, str], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def broken(*_: Any) -> Callable[[], None]:
        raise StoreError("database_cannot_be_opened", detail="unable to open database file")

    visitor = house.app.test_client()
    monkeypatch.setattr(house.works.store, "reading", broken)
    answer = visitor.get(path, headers=manager)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    error = answer.get_json()["error"]
    assert error["key"] == "store_failed"
    assert error["facts"]["detail"] == "database_cannot_be_opened"


def test_a_page_still_open_when_the_hall_stops_hears_so(
    house: House,
    manager: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def closed(*_: Any) -> Callable[[], None]:
        raise StoreError("store_closed")

    visitor = house.app.test_client()
    monkeypatch.setattr(house.works.store, "reading", closed)
    answer = visitor.get("/api/v1/hall", headers=manager)
    assert answer.status_code == 503
    assert answer.get_json()["error"]["key"] == "hall_stopping"
    assert caplog.records == []


def test_figures_are_for_this_machine_and_for_auditors(
    house: House, manager: dict[str, str]
) -> None:
    visitor, elsewhere = house.app.test_client(), {"REMOTE_ADDR": "192.168.1.20"}
    by_a_proxy = {"X-Forwarded-For": "192.168.1.20"}
    assert visitor.get("/metrics").status_code == 200
    assert visitor.get("/metrics", headers=by_a_proxy).status_code == 401
    assert visitor.get("/metrics", environ_base=elsewhere).status_code == 401
    assert visitor.get("/metrics", environ_base=elsewhere, headers=manager).status_code == 200


def test_guessing_keeps_nobody_out_who_is_elsewhere(house: House) -> None:
    def sign_in(address: str) -> int:
        wrong, at = {"staff": "zhaomin", "password": "guess guess"}, {"REMOTE_ADDR": address}
        visitor = house.app.test_client()
        return visitor.post("/api/v1/sign-in", json=wrong, environ_base=at).status_code

    guesses = [sign_in("192.168.1.66") for _ in range(9)]
    assert guesses == [401] * 8 + [429]
    assert sign_in("192.168.1.20") == 401, "asked for the password, not sent away"


@pytest.mark.parametrize("rehearsal", [True, False])
def test_a_rehearsal_says_so_on_every_page_and_a_real_hall_never(
    house: House, *, rehearsal: bool
) -> None:
    house.works.rehearsal = rehearsal
    for path in ("/sign-in", "/pair", "/nowhere"):
        page = house.app.test_client().get(path, headers={"Accept": "text/html"}).text
        assert ('class="rehearsal"' in page) is rehearsal
