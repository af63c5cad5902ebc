"""The phone of 李梅, who has scanned the code on her slip, in Chromium on a running hall."""

from __future__ import annotations

import gzip
from datetime import datetime

import pytest

from tests.halling import wait_until
from tests.pages import LANGUAGES, PHONE, violations

pytestmark = pytest.mark.page

SLIM = (320, 568)
LARGEST = 100_000
STATUS = "performance.getEntriesByType('navigation')[0].responseStatus"
HEAR = """() => {
  window.heard = [];
  const note = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) {
    window.heard.push(this.frequency.value);
    return note.apply(this, at);
  };
  window.shaken = [];
  navigator.vibrate = (pattern) => { window.shaken.push(pattern); return true; };
}"""


@pytest.fixture
def phone(open_page):
    """A stranger's phone: no sign-in, and it keeps note of what it plays."""

    def prepare(page):
        page.add_init_script(f"({HEAR})()")

    return lambda path, size=PHONE, **how: open_page(path, size=size, prepare=prepare, **how)


@pytest.fixture
def line(hall):
    """Four others wait before 李梅 at the market's two windows; her ticket."""
    hall.post("/api/v1/windows/9/open")
    hall.post("/api/v1/windows/10/open")
    for _ in range(4):
        hall.ticket(domain="market")
    yield hall.ticket(domain="market")
    for ticket in hall.get("/api/v1/tickets?state=waiting&domain=market").json()["tickets"]:
        hall.post(f"/api/v1/tickets/{ticket['id']}/cancel")
    for window in ("9", "10"):
        hall.post(f"/api/v1/windows/{window}/miss")


def serve_one(hall, window="9"):
    hall.post(f"/api/v1/windows/{window}/call-next")
    hall.post(f"/api/v1/windows/{window}/start")
    hall.post(f"/api/v1/windows/{window}/finish")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_booked_for_later_reads_when_the_calls_begin(phone, hall, language):
    now = datetime.fromisoformat(hall.get("/api/v1/hall").json()["time"])
    slot = now.replace(hour=14, minute=0, second=0, microsecond=0)
    ticket = hall.ticket(domain="market", appointment=slot.isoformat())
    page = phone(f"/t/{ticket['token']}", language=language)
    page.wait_for_selector(".follow[data-stage=early] .follow-ahead:has-text('14:00')")
    assert "13:45" in page.locator(".follow-near").inner_text()
    assert page.locator(".follow-wait").count() == 0
    assert violations(page) == []
    hall.post(f"/api/v1/tickets/{ticket['id']}/cancel")


def test_from_the_slip_to_thank_you(phone, hall, line):
    page = phone(f"/t/{line['token']}")
    page.wait_for_selector(".follow[data-stage=far] .follow-ahead:has-text('4')")
    assert page.locator(".follow-number").inner_text() == line["number"]
    assert page.locator(".follow-plates .number").all_inner_texts() == ["9", "10"]
    assert "分钟" in page.locator(".follow-wait").inner_text()
    page.locator(".follow-alerts .button").click()
    page.wait_for_selector(".follow-alerts[data-on]")
    page.evaluate("window.heard.length = 0; window.shaken.length = 0")
    serve_one(hall)
    page.wait_for_selector(".follow[data-stage=near] .follow-ahead:has-text('3')")
    page.wait_for_function("() => window.heard.length === 2 && window.shaken.length === 1")
    for _ in range(3):
        serve_one(hall)
    page.wait_for_selector(".follow[data-stage=next]")
    assert page.evaluate("window.heard.length") == 2
    hall.post("/api/v1/windows/9/call-next")
    page.wait_for_selector(".follow[data-stage=called] .follow-window-number:has-text('9')")
    page.wait_for_function("() => window.heard.length === 8 && window.shaken.length === 2")
    size = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.follow-window-number')).fontSize)"
    )
    assert size >= 180
    assert "9" in page.title()
    wait_until(lambda: hall.post("/api/v1/windows/9/recall").json()["ticket"]["calls"] == 2)
    page.wait_for_selector(".follow-again")
    page.wait_for_function("() => window.heard.length === 14")
    hall.post("/api/v1/windows/9/start")
    page.wait_for_selector(".follow[data-stage=serving]")
    hall.post("/api/v1/windows/9/finish")
    page.wait_for_selector(".follow[data-stage=finished]")
    assert page.locator(".follow-leave, .follow-alerts").count() == 0


def test_missed_says_what_to_do_and_the_way_back_is_seen(phone, hall, line):
    page = phone(f"/t/{line['token']}")
    hall.post("/api/v1/windows/9/call", {"number": line["number"]})
    page.wait_for_selector(".follow[data-stage=called]")
    hall.post("/api/v1/windows/9/miss")
    page.wait_for_selector(".follow[data-stage=missed] .follow-do:has-text('9')")
    hall.post(f"/api/v1/tickets/{line['id']}/restore")
    page.wait_for_selector(".follow[data-stage=near]")


def test_leaving_asks_once_and_is_clear_about_the_end(phone, hall, line):
    page = phone(f"/t/{line['token']}")
    page.locator(".follow-leave .button").click()
    page.locator(".dialog .button").first.click()
    page.wait_for_selector(".dialog", state="detached")
    assert hall.get(f"/api/v1/tickets/{line['token']}").json()["state"] == "waiting"
    page.locator(".follow-leave .button").click()
    page.locator(".dialog .danger").click()
    page.wait_for_selector(".follow[data-stage=cancelled]")
    assert hall.get(f"/api/v1/tickets/{line['token']}").json()["state"] == "cancelled"


def test_a_screen_that_was_off_shows_the_truth_and_catches_up_with_the_alert(phone, hall, line):
    page = phone(f"/t/{line['token']}")
    page.locator(".follow-alerts .button").click()
    page.wait_for_selector(".follow-alerts[data-on]")
    page.evaluate("window.heard.length = 0")
    page.context.set_offline(True)
    page.wait_for_selector(".follow-loss .banner[data-state=lost]", timeout=5000)
    hall.post("/api/v1/windows/10/call", {"number": line["number"]})
    assert page.locator(".follow[data-stage=called]").count() == 0
    page.context.set_offline(False)
    page.wait_for_selector(".follow[data-stage=called]", timeout=6000)
    page.wait_for_function("() => window.heard.length === 6")


def test_a_second_call_is_heard_though_the_phone_slept_in_between(phone, hall, line):
    page = phone(f"/t/{line['token']}")
    page.locator(".follow-alerts .button").click()
    page.wait_for_selector(".follow-alerts[data-on]")
    page.evaluate("window.heard.length = 0")
    hall.post("/api/v1/windows/9/call", {"number": line["number"]})
    page.wait_for_function("() => window.heard.length === 6")
    page.context.set_offline(True)
    page.wait_for_selector(".follow-loss .banner[data-state=lost]", timeout=5000)
    hall.post("/api/v1/windows/9/hold")
    hall.post(f"/api/v1/tickets/{line['id']}/resume")
    hall.post("/api/v1/windows/9/call-next")
    page.context.set_offline(False)
    page.wait_for_function("() => window.heard.length === 12", timeout=6000)


def test_a_phone_taken_out_of_the_pocket_asks_anew(phone, hall, line):
    page = phone(f"/t/{line['token']}")
    page.wait_for_selector(".follow[data-stage=far]")
    asked = page.evaluate("""async () => {
      const {connection} = await import("/static/js/live.js");
      const asked = [];
      const send = WebSocket.prototype.send;
      WebSocket.prototype.send = function (data) {
        asked.push(String(data));
        return send.call(this, data);
      };
      const hide = (hidden) => {
        Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
        document.dispatchEvent(new Event("visibilitychange"));
      };
      const real = performance.now.bind(performance);
      hide(true);
      performance.now = () => real() + 60_000;
      hide(false);
      await new Promise((done) => setTimeout(done, 400));
      return [connection(), asked.filter((text) => text.includes('"watch"')).length];
    }""")
    assert asked == ["live", 2]


def test_the_language_changes_with_one_tap_and_stays(phone, line):
    page = phone(f"/t/{line['token']}", language="zh-CN")
    page.wait_for_selector("text=您的号码")
    page.locator(".follow-top .button").click()
    page.wait_for_selector("text=Your number")
    page.reload()
    page.wait_for_selector("text=Your number")


def test_a_wrong_code_is_a_friendly_page(phone, hall):
    for token in ("nobody-holds-this", "x", "a" * 200, "%E4%B8%AD"):
        page = phone(f"/t/{token}")
        assert page.evaluate(STATUS) == 404
        assert page.locator("h1").inner_text() == "没有找到这张号票"
    assert violations(page) == []


def test_no_personal_data_and_nobody_elses_address(phone, hall):
    person = {"id_number": "11010519491231002X", "name": "张建国", "phone": "13800000000"}
    ticket = hall.ticket(domain="transport", person=person)
    page = phone("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{hall.url}/t/{ticket['token']}")
    page.wait_for_selector(".follow[data-stage=next]")
    seen = page.content()
    assert not [secret for secret in person.values() if secret in seen]
    assert all(url.startswith((hall.url, hall.url.replace("http", "ws"))) for url in asked)


def test_the_page_is_small_enough_for_a_bad_network(phone, hall, line):
    page = phone("about:blank")
    answers = []
    page.on("response", lambda answer: answers.extend([answer]))
    page.goto(f"{hall.url}/t/{line['token']}")
    page.wait_for_selector(".follow[data-stage=far]")
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers if answer.ok}
    assert sum(sizes.values()) < LARGEST, sorted(sizes.items(), key=lambda one: -one[1])[:8]


@pytest.mark.parametrize(("language", "scheme"), [("zh-CN", "light"), ("en", "dark")])
def test_axe_finds_nothing_in_any_state(phone, hall, line, language, scheme):
    page = phone(f"/t/{line['token']}", size=SLIM, language=language, color_scheme=scheme)
    states = [
        ("far", lambda: None),
        ("called", lambda: hall.post("/api/v1/windows/9/call", {"number": line["number"]})),
        ("missed", lambda: hall.post("/api/v1/windows/9/miss")),
        ("cancelled", lambda: hall.post(f"/api/v1/tickets/{line['id']}/cancel")),
    ]
    for stage, happens in states:
        happens()
        page.wait_for_selector(f".follow[data-stage={stage}]")
        assert violations(page) == [], stage
        assert page.evaluate("document.documentElement.scrollWidth") <= SLIM[0]
