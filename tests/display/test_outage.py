"""Pull the server: every screen says so within five seconds and heals by itself."""

from __future__ import annotations

import os
import signal
import time

import pytest

pytestmark = [pytest.mark.page, pytest.mark.sound]

SAYS_SO = {"wall": ".strip[data-state=attention]", "sign": ".sign-lost[data-state=lost]"}
SAYS_SO["phone"] = ".follow-loss .banner[data-state=lost]"
WITHIN = 5000


@pytest.fixture
def pages(open_page, own_hall):
    """A wall, a sign and a phone of 刘洋, who waits behind somebody."""
    own_hall.open_windows("1", "2")
    own_hall.ticket()
    token = own_hall.ticket()["token"]
    opened = {}
    paths = {"wall": "/display/front?listen", "sign": "/display/window/1", "phone": f"/t/{token}"}
    for name, path in paths.items():
        opened[name] = open_page(path, "admin", at=own_hall, size=(1280, 720))
    opened["wall"].wait_for_selector(".wall[data-ready]")
    opened["sign"].wait_for_selector(".sign[data-state=idle]")
    opened["phone"].wait_for_selector(".follow[data-stage=near]")
    return opened


def all_say_so(pages, gone_at):
    for name, page in pages.items():
        left = WITHIN - (time.monotonic() - gone_at) * 1000
        page.wait_for_selector(SAYS_SO[name], timeout=max(left, 1))


def all_heal(pages):
    for name, page in pages.items():
        page.wait_for_selector(SAYS_SO[name], state="detached", timeout=10_000)


def test_a_server_gone_for_ten_seconds_is_missed_and_found_again(pages, own_hall):
    wall = pages["wall"]
    first = own_hall.post("/api/v1/windows/1/call-next").json()["ticket"]["number"]
    wall.wait_for_selector(f".hero[data-state=calling]:has-text('{first}')")
    own_hall.stop()
    gone_at = time.monotonic()
    all_say_so(pages, gone_at)
    assert wall.locator(".hero-call").inner_text().split() == [first, "1"]
    clock = wall.locator(".top-clock").inner_text()
    assert len(clock) == 5
    time.sleep(max(0.0, 10 - (time.monotonic() - gone_at)))
    own_hall.start()
    second = own_hall.post("/api/v1/windows/2/call-next").json()["ticket"]["number"]
    all_heal(pages)
    pages["phone"].wait_for_selector(".follow[data-stage=called]")
    pages["sign"].wait_for_selector(f".sign[data-state=called]:has-text('{first}')")
    wall.wait_for_selector(f".hero-call:has-text('{second}')", timeout=20_000)
    wall.wait_for_function("() => window.__audio.said.length >= 2", timeout=20_000)
    said = wall.evaluate("window.__audio.said.map((one) => one.call)")
    assert len(set(said)) == 2


def test_a_network_that_only_falls_silent_is_noticed_too(pages, own_hall):
    os.kill(own_hall.process.pid, signal.SIGSTOP)
    gone_at = time.monotonic()
    try:
        all_say_so(pages, gone_at)
    finally:
        os.kill(own_hall.process.pid, signal.SIGCONT)
    all_heal(pages)
    number = own_hall.post("/api/v1/windows/1/call-next").json()["ticket"]["number"]
    pages["sign"].wait_for_selector(f".sign[data-state=called]:has-text('{number}')")


def test_the_shape_that_tells_of_a_loss_is_here_before_it_is_needed(pages):
    for name, shape in (("wall", "unplug"), ("sign", "unplug"), ("phone", "wifi-off")):
        assert pages[name].evaluate(
            "async (name) => (await fetch(`/lib/lucide-static/icons/${name}.svg`,"
            " {cache: 'only-if-cached', mode: 'same-origin'})).ok",
            shape,
        )


def test_a_beat_on_its_way_when_the_server_goes_keeps_nobody_from_coming_back(pages, own_hall):
    sign = pages["sign"]
    os.kill(own_hall.process.pid, signal.SIGSTOP)
    sign.wait_for_timeout(1900)
    own_hall.kill()
    sign.wait_for_selector(SAYS_SO["sign"], timeout=WITHIN)
    own_hall.start()
    all_heal(pages)
