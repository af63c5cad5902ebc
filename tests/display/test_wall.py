"""The wall screen with its voice, in Chromium, on a running hall."""

from __future__ import annotations

import time
import wave
from io import BytesIO
from itertools import pairwise

import pytest

from tests.halling import wait_until
from tests.pages import WALL, opening, violations

pytestmark = [pytest.mark.page, pytest.mark.sound]

SMALLEST = """() => {
  const UNREAD = ".hidden-text, .rehearsal, script";
  let smallest = Infinity, where = "";
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const el = text.parentElement;
    if (!text.data.trim() || !el.checkVisibility() || el.closest(UNREAD)) continue;
    const size = parseFloat(getComputedStyle(el).fontSize);
    if (size < smallest) [smallest, where] = [size, text.data];
  }
  return [smallest, where];
}"""


@pytest.fixture(scope="module")
def wall(browser, hall):
    """The wall of the front zone, listening to its own loudspeaker."""
    with opening(browser, lambda: hall) as open_page:
        page = open_page("/display/front?listen&theme=light", "admin", size=WALL)
        page.wait_for_selector(".wall[data-ready]")
        yield page


def call(hall, window, domain):
    """Somebody takes a ticket and is called; the ticket's number."""
    hall.ticket(domain=domain)
    return hall.post(f"/api/v1/windows/{window}/call-next").json()["ticket"]["number"]


def said(page):
    return page.evaluate("window.__audio.said")


def wait_for_said(page, count):
    page.wait_for_function("(n) => window.__audio.said.length >= n", arg=count, timeout=40_000)
    return said(page)


def test_an_empty_wall_says_what_will_be_here(wall):
    assert wall.locator(".hero[data-state=empty]").is_visible()
    assert wall.locator(".top-clock").inner_text() == "09:00"
    assert violations(wall) == []


def test_three_windows_calling_at_once_are_spoken_one_after_another(wall, hall):
    wall.evaluate("window.__audio.peak()")
    numbers = [call(hall, *where) for where in (("1", "tax"), ("3", "realestate"), ("2", "tax"))]
    wall.wait_for_selector(f".hero[data-state=calling]:has-text('{numbers[0]}')")
    wall.locator(".call[data-calling]").nth(1).wait_for()
    assert wall.locator(".call[data-calling]").count() == 2
    began = time.monotonic()
    for place, window in enumerate(("1", "3")):
        wall.wait_for_selector(f".hero-call:has-text('{numbers[place]}')", timeout=20_000)
        time.sleep(2.5)
        assert hall.post(f"/api/v1/windows/{window}/start").status_code == 200
    heard = wait_for_said(wall, 3)
    assert time.monotonic() - began < 45
    assert [one["call"] for one in heard] == sorted(one["call"] for one in heard)
    for before, after in pairwise(heard):
        assert before["until"] <= after["from"]
    assert all(one["peak"] > 0.05 for one in heard), heard
    assert wall.evaluate("window.__audio.peak()") > 0.05


def test_a_recall_is_spoken_again_and_counted(wall, hall):
    before = len(said(wall))
    wait_until(lambda: hall.post("/api/v1/windows/2/recall").json()["ticket"]["calls"] == 2)
    wall.wait_for_selector(".hero-again")
    heard = wait_for_said(wall, before + 1)
    assert heard[-1]["call"] > heard[-2]["call"]
    assert heard[-1]["peak"] > 0.05


def test_a_reload_says_nothing_again(wall):
    wall.reload()
    wall.wait_for_selector(".hero[data-state=calling]")
    time.sleep(2.5)
    assert said(wall) == []
    assert wall.evaluate("window.__audio.peak()") == 0


def test_a_call_without_a_sound_is_shown_and_the_next_one_is_heard(wall, hall):
    wall.route("**/api/v1/voice/**", lambda route: route.abort())
    number = call(hall, "4", "realestate")
    wall.wait_for_selector(f".hero-call:has-text('{number}')")
    assert hall.post("/api/v1/windows/4/start").status_code == 200
    wall.unroute("**/api/v1/voice/**")
    wall.wait_for_selector(f".hero[data-state=calling]:not(:has-text('{number}'))", timeout=9000)


def test_the_voice_route_gives_a_sound_of_a_call(hall):
    calls = [
        event
        for event in hall.get("/api/v1/journal?limit=500").json()["events"]
        if event["kind"] == "TicketCalled"
    ]
    answer = hall.get(f"/api/v1/voice/{calls[0]['version']}/zh-CN.wav")
    with wave.open(BytesIO(answer.content)) as sound:
        assert 1 < sound.getnframes() / sound.getframerate() < 12


def test_everything_is_read_from_ten_metres(wall):
    smallest, where = wall.evaluate(SMALLEST)
    assert smallest >= 80, where
    assert (
        wall.evaluate("parseFloat(getComputedStyle(document.querySelector('.hero-call')).fontSize)")
        >= 200
    )
    for place in ("html", ".wall"):
        assert wall.evaluate(
            "(at) => { const el = document.querySelector(at); return"
            " el.scrollWidth <= el.clientWidth && el.scrollHeight <= el.clientHeight; }",
            place,
        )


@pytest.mark.parametrize(("language", "theme"), [("zh-CN", "dark"), ("en", "light")])
def test_axe_finds_nothing_on_the_wall(open_page, language, theme):
    where = f"/display/front?theme={theme}&sound=off"
    page = open_page(where, "admin", size=WALL, language=language)
    page.wait_for_selector(".call")
    assert page.locator("html").get_attribute("lang") == language
    assert violations(page) == []


def test_the_wall_is_dark_in_the_evening(wall):
    at = """async (time) => {
      const {themeAt} = await import("/static/js/display/night.js");
      return themeAt(new Date(time), "auto");
    }"""
    assert wall.evaluate(at, "2026-09-28T17:59:00+08:00") == "light"
    assert wall.evaluate(at, "2026-09-28T18:00:00+08:00") == "dark"


def test_a_screen_that_nobody_has_paired_asks_for_it_and_then_goes_on(open_page, hall):
    page = open_page("/display/front?sound=off", size=WALL)
    page.wait_for_url("**/pair?**")
    page.wait_for_selector(".pairing-code:not(:has-text('·'))")
    code = page.locator(".pairing-code").inner_text().replace(" ", "")
    assert hall.post(f"/api/v1/pairings/{code}/confirm").status_code == 200
    page.wait_for_selector(".wall[data-ready]")
