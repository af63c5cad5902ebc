"""The front door: it starts, says so, stops in time, and keeps what it was told."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.web.halls import ROOT, Hall, Screen


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "server.py", *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_hall_full_of_screens_stops_within_five_seconds(hall_on: Hall, name: str) -> None:
    screens = [Screen(hall_on) for _ in range(10)]
    for screen in screens:
        screen.watch("line:tax")
    ticket = hall_on.ticket()
    began = time.monotonic()
    hall_on.process.send_signal(getattr(signal, name))
    assert hall_on.process.wait(10) == 0
    assert time.monotonic() - began < 5
    hall_on.start()
    assert hall_on.get(f"/api/v1/tickets/{ticket['token']}", token="").status_code == 200


def test_a_second_server_on_the_same_data_is_refused(own_hall: Hall) -> None:
    second = run("serve", "--data", str(own_hall.data), "--port", "0", "--host", "127.0.0.1")
    assert second.returncode == 1
    assert len(second.stderr.strip().splitlines()) == 1
    assert own_hall.get("/healthz").status_code == 200


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        answer = run("serve", "--data", str(tmp_path), "--port", port, "--host", "127.0.0.1")
    assert answer.returncode == 1
    assert port in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "words", [["--hall", "atlantis"], ["--clock", "soon"], ["--hall", "/nowhere"]]
)
def test_what_cannot_be_started_says_why(tmp_path: Path, words: list[str]) -> None:
    answer = run("serve", "--data", str(tmp_path / "data"), "--port", "0", *words)
    assert answer.returncode == 1
    assert answer.stderr.strip()
    assert "Traceback" not in answer.stderr


def test_a_rehearsal_begins_when_it_is_told_to(own_hall: Hall) -> None:
    assert own_hall.get("/healthz").json()["time"].startswith("2026-09-28T09:0")
    moved = own_hall.post("/api/v1/clock", {"advance_minutes": 90}).json()["time"]
    assert moved.startswith("2026-09-28T10:3")


def test_the_business_date_turns_although_nobody_asks(own_hall: Hall) -> None:
    ticket = own_hall.ticket()
    own_hall.post("/api/v1/clock", {"advance_minutes": 11 * 60})
    own_hall.post("/api/v1/clock", {"advance_minutes": 5 * 60})
    seen = own_hall.get(f"/api/v1/tickets/{ticket['token']}", token="").json()
    assert seen["state"] == "expired"


def test_the_clock_of_a_real_hall_cannot_be_moved(tmp_path: Path) -> None:
    hall = Hall(tmp_path / "data", clock=None).start()
    try:
        answer = hall.post("/api/v1/clock", {"advance_minutes": 1})
        assert answer.status_code == 409
        assert answer.json()["error"]["key"] == "only_in_rehearsal"
    finally:
        hall.stop()


def test_a_copy_is_made_while_the_hall_runs_and_leads_back(own_hall: Hall, tmp_path: Path) -> None:
    copy, data = tmp_path / "copy.db", str(own_hall.data)
    first = own_hall.ticket()
    assert run("backup", str(copy), "--data", data).returncode == 0
    second = own_hall.ticket()
    assert run("restore", str(copy), "--data", data).returncode == 1, "the hall runs"
    own_hall.stop()
    assert run("restore", str(copy), "--data", data).returncode == 0
    assert run("check", "--data", data).returncode == 0
    own_hall.start()
    assert own_hall.get(f"/api/v1/tickets/{first['token']}").status_code == 200
    assert own_hall.get(f"/api/v1/tickets/{second['token']}").status_code == 404


def test_a_damaged_database_is_found(own_hall: Hall) -> None:
    own_hall.ticket()
    own_hall.stop()
    file = own_hall.data / "hall.db"
    file.write_bytes(b"not a database" * 1000)
    assert run("check", "--data", str(own_hall.data)).returncode == 1


def test_figures_are_there_for_prometheus(hall: Hall) -> None:
    hall.ticket()
    text = hall.get("/metrics", token="").text
    assert 'yichuang_commands_total{kind="IssueTicket",outcome="done"}' in text
    assert 'yichuang_waiting{domain="tax"}' in text
    for name in ("yichuang_commit_seconds", "yichuang_sockets", "yichuang_queue_length"):
        assert name in text


def test_the_log_says_nothing_of_persons(own_hall: Hall) -> None:
    person = {"id_number": "11010519491231002X", "name": "张建国", "phone": "13800000000"}
    own_hall.post("/api/v1/tickets", {"domain": "tax", "person": person})
    own_hall.post("/api/v1/tickets", {"domain": "tax", "person": {**person, "age": 1}})
    own_hall.stop()
    log = own_hall.log.read_text()
    journal = (own_hall.data / "hall.db").read_bytes()
    for secret in ("11010519491231002X", "张建国", "13800000000"):
        assert secret not in log
        assert secret.encode() not in journal
