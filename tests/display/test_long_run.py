"""A wall that hangs for months forgets what is over; no hiccup of the hall leaves it blank."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.page

KEPT = """async ({prepared, shown}) => {
  const {Sound} = await import("/static/js/display/sound.js");
  const sound = new Sound({languages: ["zh-CN", "en"], times: 1});
  globalThis.fetch = () => new Promise(() => {});
  for (const call of prepared) sound.prepare({call});
  sound.keepOnly(shown.map((call) => ({call})));
  return [...sound.kept.keys()];
}"""

HUB = """
const heard = {};
export function io() {
  const socket = {
    connected: true, active: true,
    on(event, take) { heard[event] = take; return socket; },
    emit() { return socket; },
    timeout: () => ({ emit(event, data, done) {
      if (event === "beat") return;
      (window.asked ??= []).push(data.view);
      setTimeout(() => done(null, window.answers.shift()));
    } }),
    disconnect: () => socket, connect: () => socket,
  };
  window.reconnect = () => heard.connect();
  return socket;
}
"""

WATCH = """async (answers) => {
  const {watch} = await import("/static/js/live.js?fresh");
  window.answers = answers;
  window.news = [];
  watch("hall", (snapshot) => window.news.push(snapshot), ({key}) => window.news.push(key));
}"""

BUSY = {"error": {"key": "hall_busy", "message": "…"}}


def known(snapshot, version):
    return {"view": "hall", "version": version, "snapshot": snapshot}


@pytest.fixture
def screen(open_page):
    """A page whose hall answers what the test says."""

    def instead(page):
        page.route(
            "**/socket.io.esm.min.js*",
            lambda route: route.fulfill(body=HUB, content_type="text/javascript"),
        )

    return open_page("/sign-in", prepare=instead)


def test_sounds_of_calls_that_are_over_are_let_go(open_page):
    kept = open_page("/sign-in").evaluate(KEPT, {"prepared": [1, 2, 3], "shown": [3, 4]})
    assert kept == ["/api/v1/voice/3/zh-CN.wav", "/api/v1/voice/3/en.wav"]


def test_a_hiccup_when_a_screen_asks_is_asked_again(screen):
    screen.evaluate(WATCH, [BUSY, BUSY, known("all is well", 7)])
    screen.wait_for_function("() => news.at(-1) === 'all is well'", timeout=6000)
    assert screen.evaluate("asked.length") == 3


def test_a_hiccup_blanks_nothing_that_was_shown(screen):
    screen.evaluate(WATCH, [known("morning", 1), BUSY, known("noon", 2)])
    screen.wait_for_function("() => news.length === 1")
    screen.evaluate("reconnect()")
    screen.wait_for_function("() => news.at(-1) === 'noon'", timeout=6000)
    assert screen.evaluate("news") == ["morning", "noon"]


@pytest.mark.parametrize("key", ["sign_in_first", "not_allowed", "unknown_view"])
def test_a_real_no_is_taken_as_one(screen, key):
    screen.evaluate(WATCH, [{"error": {"key": key, "message": "…"}}])
    screen.wait_for_function("() => news.length === 1")
    screen.wait_for_timeout(1500)
    assert screen.evaluate("[news, asked.length]") == [[key], 1]
