"""The way in, in Chromium."""

import re

import pytest
import requests
from playwright.sync_api import expect

from tests.pages import violations

pytestmark = pytest.mark.page
LANGUAGES = ("zh-CN", "en")


def card(page, name):
    return page.locator("a.lobby-card", has_text=name)


def test_a_newcomer_sees_the_hall_and_what_each_door_will_ask(hall, open_page):
    page = open_page("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("垫江县行政服务中心")
    expect(page.locator(".hall-state")).to_contain_text("人等候")
    expect(card(page, "大屏 · 前台受理区")).to_contain_text("打开后显示配对码，由大厅经理确认")
    expect(card(page, "窗口终端")).to_contain_text("打开后请先登录")
    card(page, "窗口终端").click()
    assert page.url.startswith(f"{hall.url}/sign-in?next=")


def test_a_hall_that_opens_on_no_day_says_so(open_page):
    def closed(route):
        page = re.sub(r'"hours":\s*\[\[.*?\]\]', '"hours":[]', route.fetch().text())
        page = re.sub(r'"opens_at":\s*"[^"]*"', '"opens_at":null', page)
        route.fulfill(body=page, content_type="text/html")

    page = open_page("/", prepare=lambda page: page.route(re.compile(r":\d+/$"), closed))
    expect(page.locator(".hall-state")).to_contain_text("暂不开放")


def test_how_many_wait_is_true_without_a_reload(hall, open_page):
    page = open_page("/")
    waiting = page.locator(".hall-state").get_by_text("人等候")
    expect(waiting).to_be_visible()
    before = int(waiting.inner_text().split()[0])
    hall.as_("admin").take_ticket(domain="general")
    expect(waiting).to_have_text(f"{before + 1} 人等候")


def test_for_the_manager_every_card_opens_at_once(hall, open_page):
    page = open_page("/", "zhaomin")
    page.locator("a.lobby-card").first.wait_for()
    expect(page.locator(".lobby-note")).to_have_count(0)
    doors = [a.get_attribute("href") for a in page.locator("a.lobby-card, .sign-link").all()]
    assert len(doors) > 25
    cookies = {"yc_session": hall.tokens["zhaomin"]}
    for path in {*doors[:10], "/display/window/21"}:
        answer = requests.get(hall.url + path, cookies=cookies, timeout=10, allow_redirects=False)
        assert answer.status_code == 200, path


def test_a_clerk_is_not_shown_doors_that_stay_closed_to_her(open_page):
    page = open_page("/", "wangli")
    expect(card(page, "窗口终端")).to_be_visible()
    expect(card(page, "设备配对")).to_have_count(0)


def test_a_screen_is_let_in_by_its_code_and_let_go(hall, open_page):
    screen = open_page("/display/front")
    code = screen.locator("#code")
    expect(code).not_to_contain_text("·")
    page = open_page("/devices", "zhaomin")
    expect(page.locator(".rows")).to_contain_text("大屏 · 前台受理区")
    page.get_by_label("屏幕上的配对码").fill(code.inner_text().replace(" ", ""))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="已允许接入")).to_be_visible()
    screen.wait_for_url("**/display/front", timeout=15000)
    page.get_by_role("button", name="取消 display-front-1 的接入").click()
    page.get_by_role("dialog").get_by_role("button", name="取消接入").click()
    expect(page.get_by_text("还没有设备")).to_be_visible()


def test_a_code_that_no_screen_shows_is_refused_in_words(open_page):
    page = open_page("/devices", "zhaomin")
    page.get_by_label("屏幕上的配对码").fill("000000")
    page.get_by_role("button", name="允许接入").click()
    expect(page.locator(".notice")).to_contain_text("没有找到这个配对码")


def test_the_devices_are_for_managers_alone(hall, open_page):
    assert open_page("/devices").url.startswith(f"{hall.url}/sign-in")
    cookies = {"yc_session": hall.as_("wangli") and hall.tokens["wangli"]}
    assert requests.get(f"{hall.url}/devices", cookies=cookies, timeout=10).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "staff"), [("/", None), ("/", "zhaomin"), ("/devices", "zhaomin")]
)
def test_axe_finds_nothing(open_page, path, staff, language):
    page = open_page(path, staff, language=language, size=(390, 844))
    page.wait_for_selector("main")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_demos_doors_are_not_there_in_a_real_hall(hall):
    for path in (
        "/demo/enter/manager",
        "/demo/enter/administrator",
        "/demo/state",
        "/demo/slip.png",
    ):
        answer = requests.get(hall.url + path, timeout=10, allow_redirects=False)
        assert (answer.status_code, answer.cookies.get_dict()) == (404, {})
    assert requests.post(f"{hall.url}/demo/speed", json={"speed": 5}, timeout=10).status_code in (
        404,
        405,
    )
