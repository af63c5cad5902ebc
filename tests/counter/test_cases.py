"""受理 at the window: a list checked by keyboard, a notice to take home, nothing typed is lost."""

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.pages import LANGUAGES, PHONE, violations

pytestmark = pytest.mark.page

COMPANY, FOOD, SHOP = "SC-001", "SC-016", "SC-008"
LI_MEI, ID = "李梅", "110101199003071233"
WINDOW = "9"
MAIN = ".case-dialog .button.primary"


@pytest.fixture
def desk(hall, open_page):
    """王丽 at window 9, serving somebody who came for a matter."""

    def sit(matter, **how):
        admin = hall.as_("admin")
        admin.empty_line("market")
        for left_open in admin.windows_of("wangli"):
            admin.close_window(left_open)
        wangli = hall.as_("wangli")
        wangli.post(f"/api/v1/windows/{WINDOW}/open")
        ticket = hall.ticket(matter=matter)
        wangli.post(f"/api/v1/windows/{WINDOW}/call", number=ticket["number"])
        wangli.post(f"/api/v1/windows/{WINDOW}/start")
        page = open_page(f"/counter/{WINDOW}", "wangli", **how)
        expect(page.locator(".main-deed")).to_contain_text(ticket["number"])
        receive(page)
        return page, ticket

    yield sit
    hall.as_("admin").close_window(WINDOW)


def receive(page):
    """Press A until it is heard: a page that was just drawn may not listen yet."""
    dialog = page.locator(".case-papers > li").first
    for _ in range(20):
        page.keyboard.press("a")
        with suppress(TimeoutError):
            return dialog.wait_for(timeout=1500)
    raise AssertionError("nothing was opened")


def check(page, keys, by="2026-10-09"):
    """Press a key for each paper of the list, one after the other; what is promised has its day."""
    for key in keys:
        page.keyboard.press(key)
        if key == "2":
            expect(page.locator("input[type=date]:focus")).to_be_visible()
            page.locator("input[type=date]:focus").fill(by)
            page.keyboard.press("Enter")
    expect(page.locator(".case-papers > li:not([data-verdict])")).to_have_count(0)


def accepted(page):
    """The number of the case on the screen."""
    expect(page.locator("#dialog-title")).to_have_text("已受理")
    return page.locator(".case-card-head .number").inner_text()


def cases_of(hall, number):
    return [e["data"] for e in hall.journal("CaseReceived") if e["data"]["number"] == number]


def test_an_application_by_keyboard_alone_until_the_next_visitor(hall, desk):
    page, ticket = desk(COMPANY)
    check(page, "11111")
    assert violations(page) == []
    page.keyboard.type(LI_MEI)
    page.keyboard.press("Tab")
    page.keyboard.type(ID[:-1] + "0")
    expect(page.locator("#case-id-wrong")).to_contain_text("有一位不对")
    page.keyboard.press("Backspace")
    page.keyboard.type(ID[-1])
    page.keyboard.press("F2")
    number = accepted(page)
    assert cases_of(hall, number)[0]["visit"] == ticket["id"]
    expect(page.locator(".case-paper")).to_contain_text(LI_MEI)
    page.wait_for_function("document.querySelector('.case-paper footer img')?.naturalWidth > 0")
    assert violations(page) == []
    page.locator(".case-follow .button").click()
    expect(page.locator(".case-follow .chip")).to_contain_text("已告知")
    assert "GA-020" in hall.journal("FollowUpTold")[-1]["data"]["told"]
    page.keyboard.press("F2")
    expect(page.locator(".visitor .empty-title")).to_be_visible()
    assert hall.get(f"/api/v1/tickets/{ticket['token']}").json()["state"] == "finished"
    page.keyboard.press("c")
    row = page.locator(".case-rows .row", has_text=number)
    expect(row).to_contain_text("黄灯")
    row.click()
    page.get_by_role("button", name="催办").click()
    page.locator("#case-reason:focus").press("Enter")
    expect(page.locator("#case-reason")).to_have_count(0)
    assert hall.journal("PartUrged")[-1]["by"] == "staff:wangli"


def test_nothing_typed_is_lost_by_escape_reload_or_a_hall_that_is_gone(hall, desk):
    page, ticket = desk(COMPANY)
    check(page, "11111")
    page.keyboard.type(LI_MEI)
    page.keyboard.press("Escape")
    expect(page.locator(".case-dialog")).to_have_count(0)
    page.reload()
    page.wait_for_selector(".deeds")
    receive(page)
    expect(page.locator("#case-name")).to_have_value(LI_MEI)
    expect(page.locator(".case-papers > [data-verdict=received]")).to_have_count(5)
    hall.kill()
    page.keyboard.press("F2")
    expect(page.locator(MAIN)).to_have_attribute("aria-busy", "true")
    hall.start()
    expect(page.locator("#dialog-title")).to_have_text("已受理", timeout=15000)
    number = accepted(page)
    made = [e["data"]["number"] for e in hall.journal("CaseReceived")]
    assert made.count(number) == 1
    assert [
        d["number"]
        for d in (e["data"] for e in hall.journal("CaseReceived"))
        if d["visit"] == ticket["id"]
    ] == [number]
    assert (
        page.evaluate("Object.keys(sessionStorage).filter((k) => k.includes('counter.case'))") == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_told_once_comes_back_and_the_phone_goes_along(
    hall, desk, open_page, language
):
    page, ticket = desk(FOOD)
    check(page, "311222")
    page.keyboard.type(LI_MEI)
    page.fill("#case-id", ID)
    page.keyboard.press("F2")
    expect(page.locator(".case-side .notice").first).to_contain_text("书面承诺")
    page.keyboard.press("Space")
    page.locator(".case-papers [id^=note-]").fill("没有签名")
    assert violations(page) == []
    page.keyboard.press("F2")
    if page.get_by_role("button", name="再次办理").count():
        page.get_by_role("button", name="再次办理").click()
    expect(page.locator(".case-paper h3")).to_have_text("一次性告知书")
    expect(page.locator(".case-paper")).to_contain_text("没有签名")
    expect(page.locator(".case-paper")).to_contain_text("第三十二条")
    page.keyboard.press("F2")
    phone = open_page(f"/t/{ticket['token']}", size=PHONE, language=language)
    expect(phone.locator(".follow-case")).to_have_attribute("data-stage", "attention")
    expect(phone.locator(".follow-case-bring li").first).to_have_text("食品经营许可申请书")
    assert violations(phone) == []

    page.keyboard.press("c")
    page.get_by_role("tab", name="查办件").click()
    page.fill("#case-sought", ID)
    page.keyboard.press("Enter")
    page.locator(".case-rows .row", has_text="待补正").first.click()
    page.get_by_role("button", name="补正材料来了").click()
    page.wait_for_selector(".case-papers > li")
    check(page, "111111")
    page.keyboard.press("F2")
    accepted(page)
    expect(phone.locator(".follow-case")).to_have_attribute("data-stage", "next")
    expect(phone.locator(".follow-case-way [aria-current=step]")).to_be_visible()
    assert violations(phone) == []
    page.get_by_role("button", name="申请人撤回").click()
    page.locator("#case-reason:focus").press("Enter")
    expect(page.locator("#dialog-title")).to_have_text("已撤回")
    expect(phone.locator(".follow-case")).to_have_attribute("data-stage", "off")


def test_of_a_visitor_who_has_gone_nothing_typed_is_kept(desk):
    page, _ = desk(COMPANY)
    page.fill("#case-name", LI_MEI)
    page.keyboard.press("Escape")
    drafts = "Object.keys(sessionStorage).filter((k) => k.startsWith('counter.case.')).length"
    assert page.evaluate(drafts) == 1
    page.keyboard.press("f")
    expect(page.locator(".visitor .empty-title")).to_be_visible()
    page.wait_for_function(f"() => {drafts} === 0")


def test_z17_4_an_immediate_case_is_decided_at_the_window(hall, desk):
    page, _ = desk(SHOP)
    check(page, "111")
    page.keyboard.type("王芳")
    page.keyboard.press("F2")
    accepted(page)
    page.get_by_role("button", name="当场办结").click()
    page.locator("#case-reason:focus").press("Enter")
    expect(page.locator("#dialog-title")).to_have_text("已办结")
    assert hall.journal("PartDecided")[-1]["by"] == "staff:wangli"


def test_a_promised_material_is_taken_with_one_press_and_leaves_the_ledger(hall, desk, open_page):
    page, _ = desk(FOOD)
    check(page, "111121")
    page.keyboard.type("赵敏")
    page.locator("#case-promised").check()
    page.keyboard.press("F2")
    number = accepted(page)
    ledger = open_page("/office/deferred", "wangli")
    row = ledger.locator(".case-row", has_text=number)
    expect(row).to_contain_text("安全管理制度")
    assert violations(ledger) == []
    page.get_by_role("button", name="补交了").click()
    expect(row).to_have_count(0)


def test_a_number_that_nobody_has_opens_no_case(open_page):
    page = open_page("/c/nobody-holds-this", size=PHONE)
    expect(page.locator("h1")).to_have_text("没有找到这个办件")
