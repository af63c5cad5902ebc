"""The last press is never lost when the network blinks: it is sent, and it is carried out once."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.page

MAIN = ".main-deed"
KEPT = "Object.keys(sessionStorage)"


def sit(hall, open_page, window, domain):
    admin = hall.as_("admin")
    admin.empty_line(domain)
    number = admin.take_ticket(domain=domain)
    hall.as_("chengang").post(f"/api/v1/windows/{window}/open")
    page = open_page(f"/counter/{window}", "chengang")
    expect(page.locator(MAIN)).to_contain_text(number)
    return page, number


def times_called(hall, number):
    return [e["data"]["number"] for e in hall.journal("TicketCalled")].count(number)


@pytest.fixture(autouse=True)
def windows_are_closed(hall):
    yield
    for window in ("12", "5"):
        hall.as_("admin").close_window(window)


def test_a_press_while_the_server_is_gone_is_sent_once_even_after_a_reload(hall, open_page):
    page, number = sit(hall, open_page, "12", "general")
    hall.kill()
    page.keyboard.press("F2")
    expect(page.locator(MAIN)).to_have_attribute("aria-busy", "true", timeout=100)
    expect(page.locator(".press-notice")).to_contain_text(f"正在发送：呼叫下一位 {number}")
    expect(page.locator(".connection")).to_contain_text("断开", timeout=5000)
    hall.start()
    page.reload()
    expect(page.locator(MAIN)).to_contain_text(f"开始办理 {number}", timeout=15000)
    expect(page.locator(".press-notice")).to_have_count(0)
    assert times_called(hall, number) == 1


def test_a_press_whose_answer_was_lost_is_not_done_twice(hall, open_page):
    page, number = sit(hall, open_page, "12", "general")
    lost = []

    def lose_the_first_answer(route):
        if lost:
            return route.continue_()
        lost.append(route.request.headers["idempotency-key"])
        route.fetch()
        return route.abort()

    page.route("**/call-next", lose_the_first_answer)
    page.keyboard.press("F2")
    expect(page.locator(MAIN)).to_contain_text(f"开始办理 {number}")
    page.wait_for_timeout(1500)
    assert lost and times_called(hall, number) == 1
    assert page.evaluate("sessionStorage.length") == 0


def test_a_press_that_comes_late_does_not_hit_the_next_visitor(hall, open_page):
    page, number = sit(hall, open_page, "12", "general")
    page.route("**/finish", lambda route: route.abort())
    clerk = hall.as_("chengang")
    following = clerk.take_ticket(domain="general")
    clerk.post("/api/v1/windows/12/call-next")
    clerk.post("/api/v1/windows/12/start")
    expect(page.locator(MAIN)).to_contain_text(f"办结 {number}")
    page.keyboard.press("f")
    expect(page.locator(".press-notice")).to_contain_text(f"正在发送：办结 {number}")
    clerk.post("/api/v1/windows/12/finish")
    clerk.post("/api/v1/windows/12/call-next")
    page.unroute("**/finish")
    expect(page.locator(".press-notice")).to_contain_text(f"没有做成：办结 {number}")
    expect(page.locator(MAIN)).to_contain_text(f"开始办理 {following}")


def test_a_press_can_be_given_up_before_it_was_sent(hall, open_page):
    page, number = sit(hall, open_page, "5", "investment")
    page.route("**/call-next", lambda route: route.abort())
    page.keyboard.press("F2")
    page.get_by_role("button", name="不送了").click()
    page.unroute("**/call-next")
    page.wait_for_timeout(2500)
    expect(page.locator(MAIN)).to_contain_text(f"呼叫下一位 {number}")
    assert times_called(hall, number) == 0


def test_a_press_is_not_sent_by_the_clerk_who_signs_in_next(hall, open_page):
    page, number = sit(hall, open_page, "5", "investment")
    page.route("**/call-next", lambda route: route.abort())
    page.keyboard.press("F2")
    expect(page.locator(".press-notice")).to_contain_text(f"正在发送：呼叫下一位 {number}")
    assert page.evaluate(KEPT) == ["counter.press.5"]
    page.context.add_cookies(
        [{"name": "yc_session", "value": hall.tokens["admin"], "url": hall.url}]
    )
    page.reload()
    expect(page.locator(MAIN)).to_contain_text(f"呼叫下一位 {number}")
    expect(page.locator(".press-notice")).to_have_count(0)
    assert page.evaluate(KEPT) == []
    page.unroute("**/call-next")
    page.wait_for_timeout(500)
    assert times_called(hall, number) == 0


def test_a_clerk_who_signs_out_leaves_no_press_behind(hall, open_page):
    page, number = sit(hall, open_page, "5", "investment")
    page.route("**/call-next", lambda route: route.abort())
    page.keyboard.press("F2")
    expect(page.locator(".press-notice")).to_contain_text(f"正在发送：呼叫下一位 {number}")
    page.route("**/sign-out", lambda route: route.fulfill(json={}))
    page.keyboard.press("?")
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/sign-in?next=/counter")
    assert page.evaluate(KEPT) == []
