"""./run demo, in Chromium: a newcomer takes, calls and finishes, with one tap to each screen."""

import time

import pytest
import requests
from playwright.sync_api import expect

from tests.pages import violations

pytestmark = pytest.mark.page
MAIN = ".main-deed"


def test_every_screen_of_the_demo_opens_with_one_tap(demo, open_page):
    page = open_page("/", at=demo)
    expect(page.locator(".demo-bar")).to_be_visible()
    doors = {a.get_attribute("href") for a in page.locator("a.lobby-card, .step a").all()}
    stranger = {"Accept": "text/html"}
    for path in doors:
        visitor = requests.Session()
        answer = visitor.get(demo.url + path, headers=stranger, timeout=10)
        asked = [r.headers.get("Location", "") for r in answer.history]
        assert answer.status_code == 200 or path.startswith("/kiosk"), path
        if "/demo/enter/" in path:
            assert not any("/sign-in" in a or "/pair" in a for a in asked), path


def test_a_demo_with_a_folder_of_its_own_says_that_its_data_stays_there(demo, open_page):
    for language, said in (("zh-CN", "数据保留在"), ("en", "the data stays in")):
        banner = open_page("/", at=demo, language=language).locator(".demo-what")
        expect(banner).to_contain_text(f"{said} {demo.data}")


def test_the_newcomer_calls_and_finishes_at_the_free_window(demo, open_page):
    page = open_page("/", at=demo)
    page.get_by_role("button", name="1 倍速").click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="打开窗口终端").first.click()
    counter = opened.value
    counter.wait_for_selector(".deeds")
    for then in ("呼叫下一位", "开始办理", "办结"):
        counter.wait_for_timeout(700)
        counter.keyboard.press("F2")
        expect(counter.locator(MAIN)).to_contain_text(then, timeout=20000)
    counter.keyboard.press("f")
    expect(counter.locator(".bar-today")).to_contain_text("今日 1 件")


def test_the_demos_time_stops_and_goes_on(demo, open_page):
    page = open_page("/", at=demo)

    def moment():
        return requests.get(f"{demo.url}/healthz", timeout=10).json()["time"]

    page.get_by_role("button", name="停住").click()
    expect(page.get_by_role("button", name="停住")).to_have_attribute("aria-pressed", "true")
    time.sleep(0.3)
    first, _, again = moment(), time.sleep(0.5), moment()
    assert first == again
    page.get_by_role("button", name="20 倍速").click()
    expect(page.get_by_role("button", name="20 倍速")).to_have_attribute("aria-pressed", "true")
    time.sleep(0.5)
    assert moment() > first


def test_the_last_slip_can_be_seen(demo, open_page):
    page = open_page("/", at=demo)
    page.get_by_role("button", name="看最后一张号票").click()
    slip = page.locator(".demo-slip")
    expect(slip).to_be_visible()
    expect(slip).to_have_js_property("complete", True)
    assert slip.evaluate("slip => slip.naturalWidth") > 300
    shown = slip.get_attribute("src")
    page.wait_for_timeout(1200)
    assert slip.get_attribute("src") == shown, "it is asked for once"


def test_other_sites_and_other_speeds_are_refused(demo):
    def ask(speed, origin):
        headers = {"Origin": origin}
        return requests.post(f"{demo.url}/demo/speed", json=speed, headers=headers, timeout=10)

    assert ask({"speed": 5}, "http://elsewhere.example").status_code == 403
    for wrong in ({"speed": 7}, {"speed": True}, {"speed": "fast"}, {}):
        assert ask(wrong, demo.url).status_code == 400
    away = requests.get(f"{demo.url}/demo/enter/nobody", timeout=10, allow_redirects=False)
    assert away.status_code == 404
    out = "/demo/enter/manager?next=//elsewhere.example"
    there = requests.get(demo.url + out, timeout=10, allow_redirects=False)
    assert there.headers["Location"] == "/"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_in_the_demos_lobby(demo, open_page, language):
    page = open_page("/", at=demo, language=language)
    page.wait_for_selector(".steps")
    assert violations(page) == []
