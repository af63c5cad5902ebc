"""李梅 and 张建国 take tickets: by touch, by keyboard alone, in haste, in English."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect
from pyzbar.pyzbar import decode

from tests.kiosk.fingers import press, spell, take, to_confirmation

pytestmark = pytest.mark.page


def numbers(hall):
    return [ticket["number"] for ticket in hall.tickets()]


def test_a_ticket_taken_by_touch_is_in_the_line_and_its_code_opens_the_phone_page(kiosk, hall):
    number = take(kiosk)
    assert numbers(hall).count(number) == 1
    expect(kiosk.locator(".slip-where")).not_to_be_empty()
    kiosk.wait_for_function("document.querySelector('.slip-qr')?.complete")
    kiosk.wait_for_timeout(200)
    codes = decode(Image.open(io.BytesIO(kiosk.screenshot())))
    address = codes[0].data.decode()
    assert re.search(r"/t/[\w-]{16,}$", address)
    phone = kiosk.context.browser.new_page()
    phone.goto(hall.url + re.search(r"/t/.+$", address)[0])
    expect(phone.get_by_text(number).first).to_be_visible()
    phone.close()


def test_a_double_tap_takes_one_ticket(kiosk, hall):
    to_confirmation(kiosk)
    before = len(numbers(hall))
    kiosk.locator(".screen-confirm .next").evaluate("key => { key.click(); key.click(); }")
    kiosk.locator(".slip-number").wait_for()
    assert len(numbers(hall)) == before + 1


def test_an_answer_lost_on_the_way_takes_one_ticket(kiosk, hall):
    to_confirmation(kiosk)
    before, keys = len(numbers(hall)), []

    def lose_the_first_answer(route):
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > 1:
            return route.continue_()
        route.fetch()
        return route.abort()

    kiosk.route("**/api/v1/tickets", lose_the_first_answer)
    kiosk.locator(".screen-confirm .next").tap()
    number = kiosk.locator(".slip-number").inner_text()
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert numbers(hall)[before:] == [number]


def test_the_keyboard_alone_takes_a_ticket(kiosk, hall):
    keys = kiosk.keyboard
    before = len(numbers(hall))
    for _ in range(3):
        keys.press("ArrowDown")
    expect(kiosk.locator(":focus")).to_contain_text("搜索事项")
    keys.press("Enter")
    expect(kiosk.locator(".search-field input")).to_be_visible()
    keys.type("sfz")
    kiosk.locator(".choice.line").first.wait_for()
    keys.press("ArrowDown")
    expect(kiosk.locator(".choice.line:focus")).to_have_count(1)
    keys.press("Enter")
    walk_to(kiosk, ".screen-business .next")
    walk_to(kiosk, ".answers .tile:last-child", pressing="ArrowDown")
    walk_to(kiosk, ".screen-confirm .next")
    kiosk.locator(".slip-number").wait_for()
    assert len(numbers(hall)) == before + 1
    keys.press("Escape")
    kiosk.locator(".home-large").wait_for()


def walk_to(page, target, pressing="Tab", most=20):
    """Press until `target` has the focus, then Enter."""
    page.locator(target).wait_for()
    for _ in range(most):
        if page.locator(f"{target}:focus").count():
            break
        page.keyboard.press(pressing)
    expect(page.locator(f"{target}:focus")).to_have_count(1)
    page.keyboard.press("Enter")


def test_initials_find_the_identity_card_as_fingers_move(kiosk):
    press(kiosk, "搜索事项")
    spell(kiosk, "sf")
    expect(kiosk.locator(".choice.line").first).to_be_visible()
    spell(kiosk, "z")
    expect(kiosk.locator(".choice.line").first).to_contain_text("身份证")


def test_a_search_without_an_answer_says_what_to_do(kiosk):
    press(kiosk, "搜索事项")
    spell(kiosk, "zzqxw")
    expect(kiosk.locator(".empty")).to_contain_text("没有找到")


def test_a_matter_says_what_to_bring_before_anybody_queues(kiosk):
    press(kiosk, "搜索事项")
    spell(kiosk, "sfz")
    kiosk.locator(".choice.line").first.tap()
    expect(kiosk.locator(".papers h2")).to_have_text(re.compile(r"请带 \d+ 样材料"))
    assert kiosk.locator(".paper").count() > 0


def test_age_by_the_card_gives_priority_and_the_number_is_checked_in_words(kiosk, hall):
    to_confirmation(kiosk)
    kiosk.locator(".summary-line .button").last.tap()
    kiosk.keyboard.type("11010519491231002")
    kiosk.locator(".screen-card .next.primary").tap()
    expect(kiosk.locator(".card-error")).to_contain_text("还差 1 位")
    kiosk.keyboard.type("1")
    kiosk.locator(".screen-card .next.primary").tap()
    expect(kiosk.locator(".card-error")).to_contain_text("最后一位对不上")
    kiosk.keyboard.press("Backspace")
    kiosk.keyboard.type("x")
    kiosk.locator(".screen-card .next.primary").tap()
    expect(kiosk.locator(".screen-confirm")).to_contain_text("••••002X")
    kiosk.locator(".screen-confirm .next").tap()
    number = kiosk.locator(".slip-number").inner_text()
    ticket = next(t for t in hall.tickets() if t["number"] == number)
    assert ticket["priority"] == "elderly"
    assert "19491231" not in str(hall.journal())


def test_an_english_speaker_takes_a_ticket(stand_before, hall, device):
    page = stand_before(hall, device)
    press(page, "English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    press(page, "Search")
    spell(page, "sfz")
    expect(page.locator(".choice.line").first).to_contain_text("ID Card")
    page.locator(".choice.line").first.tap()
    page.locator(".screen-business .next").tap()
    page.locator(".answers .tile").last.tap()
    page.locator(".screen-confirm .next").tap()
    expect(page.locator(".slip-where")).to_contain_text("Please wait")
    page.locator(".screen-ticket .next").tap()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
