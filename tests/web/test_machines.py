"""Printers and the voice: what a kiosk issues is printed, what is called can be heard."""

from __future__ import annotations

import io
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.halls import Hall, Screen

DEVICES = """
[printers.default]
driver = "simulator"
address = "{slips}"

[voice]
driver = "{voice}"
"""


def machines(folder: Path, voice: str) -> Hall:
    """A hall with a simulated printer at every kiosk."""
    data = folder / "data"
    data.mkdir()
    slips = folder / "slips"
    (data / "devices.toml").write_text(DEVICES.format(slips=slips, voice=voice))
    return Hall(data).start()


@pytest.fixture
def printing_hall(tmp_path: Path) -> Iterator[Hall]:
    hall = machines(tmp_path, "silent")
    yield hall
    hall.stop()


def events(hall: Hall, kind: str) -> list[dict[str, Any]]:
    found = hall.get("/api/v1/journal?limit=1000").json()["events"]
    return [event for event in found if event["kind"] == kind]


def soon(holds: Callable[[], bool], patience: float = 8.0) -> bool:
    until = time.monotonic() + patience
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def test_a_kiosks_ticket_is_printed_once(printing_hall: Hall) -> None:
    hall, kiosk = printing_hall, printing_hall.pair("kiosk")
    screen = Screen(hall, kiosk)
    name = hall.get("/api/v1/me", token=kiosk).json()["device"]
    assert screen.watch(f"kiosk:{name}")["snapshot"]["paper"] == "unknown"
    for _ in range(2):
        headers = {"Idempotency-Key": "one tap".replace(" ", "-")}
        answer = hall.post("/api/v1/tickets", {"domain": "tax"}, token=kiosk, headers=headers)
        assert answer.status_code == 201
    assert soon(lambda: len(events(hall, "SlipPrinted")) == 1)
    screen.wait_for(lambda m: m["snapshot"]["paper"] == "ok")
    slips = hall.data.parent / "slips"
    assert soon(lambda: len(list(slips.glob("slip-*.png"))) == 1)
    screen.leave()


def test_a_slip_is_printed_again_with_the_same_number(printing_hall: Hall) -> None:
    hall, kiosk = printing_hall, printing_hall.pair("kiosk")
    ticket = hall.post("/api/v1/tickets", {"domain": "tax"}, token=kiosk).json()
    again = hall.post(f"/api/v1/tickets/{ticket['id']}/reprint", {"language": "en"}, token=kiosk)
    assert again.json() == {"printed": True, "became": "printed", "paper": "ok"}
    assert soon(lambda: len(events(hall, "SlipPrinted")) == 2)
    assert {e["data"]["number"] for e in events(hall, "SlipPrinted")} == {ticket["number"]}
    assert len(events(hall, "TicketIssued")) == 1


def test_what_staff_issue_at_their_desk_is_not_printed_at_a_kiosk(printing_hall: Hall) -> None:
    printing_hall.ticket()
    time.sleep(0.5)
    assert events(printing_hall, "SlipPrinted") == []


def test_without_a_printer_the_number_stays_good(hall: Hall) -> None:
    kiosk = hall.pair("kiosk")
    ticket = hall.post("/api/v1/tickets", {"domain": "tax"}, token=kiosk).json()
    answer = hall.post(f"/api/v1/tickets/{ticket['id']}/reprint", token=kiosk)
    assert answer.status_code == 409
    assert answer.json()["error"]["key"] == "no_printer"


def call_somebody(hall: Hall) -> int:
    """Call a ticket; the number of the call."""
    hall.ticket()
    hall.post("/api/v1/windows/1/open")
    assert hall.post("/api/v1/windows/1/call-next").json()["ticket"]
    return int(events(hall, "TicketCalled")[-1]["version"])


def test_a_silent_hall_says_so(printing_hall: Hall) -> None:
    call = call_somebody(printing_hall)
    answer = printing_hall.get(f"/api/v1/voice/{call}/zh-CN.wav")
    assert answer.status_code == 404
    assert answer.json()["error"]["key"] == "no_sound"


@pytest.mark.sound
def test_a_call_can_be_heard_by_a_paired_display_and_nobody_else(tmp_path: Path) -> None:
    hall = machines(tmp_path, "pyttsx3")
    try:
        zone = hall.get("/api/v1/hall").json()["zones"][0]["key"]
        display, call = hall.pair("display", zone), call_somebody(hall)
        for name in (f"{call}/zh-CN", "chime"):
            path = f"/api/v1/voice/{name}.wav"
            assert hall.get(path, token="").status_code == 401
            assert hall.get(path, token=hall.pair("kiosk")).status_code == 403
            answer = hall.get(path, token=display)
            assert answer.headers["Content-Type"] == "audio/wav"
            with wave.open(io.BytesIO(answer.content)) as sound:
                assert sound.getnframes() > sound.getframerate() / 5
        for path in ("999999/zh-CN", "1/zh-CN", f"{call}/fr", "-1/zh-CN"):
            assert hall.get(f"/api/v1/voice/{path}.wav", token=display).status_code == 404, path
    finally:
        hall.stop()
