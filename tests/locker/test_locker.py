"""At the cabinet: which door? By code, by a scanned page, by card; and what is said of a fault."""

import pytest
from playwright.sync_api import expect

from tests.locker.conftest import LI_MEI, TAIL
from tests.pages import LANGUAGES, violations

pytestmark = pytest.mark.page
SIZES = ((1080, 1920), (1280, 800))


def press(page, signs):
    for sign in signs:
        page.locator(f".pad button:text-is('{sign}')").click()


def fits(page):
    """Nothing is cut off, and whatever is touched is large enough."""
    small = """() => [...document.querySelectorAll("button, a.button")].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width && (width < 87 || height < 87); }).map((one) => one.innerText)"""
    assert page.evaluate(small) == []
    inside = """() => { const body = document.querySelector(".screen-body");
      return body.scrollHeight <= body.clientHeight + 1; }"""
    assert page.evaluate(inside)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_j19_14_a_code_opens_the_right_door_and_shutting_it_is_the_end(
    screen, hands, language, size
):
    stored = hands.stored()
    page = screen(language, size)
    assert violations(page) == []
    fits(page)
    page.locator(".locker-type button").click()
    press(page, stored["code"])
    fits(page)
    page.locator(".next").click()
    press(page, TAIL)
    assert violations(page) == []
    page.locator(".next").click()
    lit = page.locator(".door[data-open]")
    expect(lit).to_contain_text(str(stored["cell"]))
    expect(page.locator("h1")).to_contain_text(str(stored["cell"]))
    assert violations(page) == []
    fits(page)
    hands.shut(stored["cell"])
    expect(page.locator(".door-done")).to_be_visible()
    assert violations(page) == []
    page.locator(".next").click()
    expect(page.locator(".locker-type")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_larger_letters_fit_too(screen, language, size):
    page = screen(language, size)
    page.locator(".controls-ease button").last.click()
    fits(page)
    page.locator(".locker-type button").click()
    fits(page)
    assert violations(page) == []


def test_the_phones_qr_code_and_a_card_open_without_a_key(screen, open_page, hands, hall):
    def on_the_phone(stored):
        phone = open_page(f"/c/{stored['case']['token']}", at=hall, size=(390, 844))
        drawn = phone.locator(".follow-pick-up img").get_attribute("src")
        return drawn.removeprefix("/pick-up/").removesuffix("/qr.svg")

    for shown in (on_the_phone, lambda _: LI_MEI["id_number"]):
        stored = hands.stored()
        page = screen()
        page.keyboard.type(shown(stored))
        page.keyboard.press("Enter")
        expect(page.locator(".door[data-open]")).to_contain_text(str(stored["cell"]))
        hands.shut(stored["cell"])
        expect(page.locator(".door-done")).to_be_visible()


def test_staff_are_led_to_sign_in_from_the_cabinets_screen(screen, hall):
    page = screen()
    page.locator(".controls-way a").click()
    page.wait_for_url("**/sign-in?next=**")
    page.fill("input[name=staff], #staff", "zhoulan")
    page.fill("input[type=password]", "zhoulan likes long words")
    page.keyboard.press("Enter")
    page.wait_for_url("**/locker/staff?at=door")
    expect(page.locator(".lockers-wall .cell").first).to_be_visible()


def test_something_else_that_is_scanned_is_said_to_be_that(screen):
    page = screen()
    for scanned in ("https://example.org/health-code", f"{page.url}/c/{'n' * 32}"):
        page.keyboard.type(scanned)
        page.keyboard.press("Enter")
        expect(page.locator(".notice")).to_contain_text("这不是取件二维码")


def test_a_wrong_code_says_how_often_it_may_be_tried(screen):
    page = screen()
    page.locator(".locker-type button").click()
    press(page, "000000")
    page.locator(".next").click()
    press(page, "0000")
    page.locator(".next").click()
    expect(page.locator(".notice")).to_contain_text("还可以试")
    assert violations(page) == []
    page.locator(".next").click()
    expect(page.locator(".card-number")).to_be_visible()


def test_the_keyboard_alone_is_enough(screen, hands):
    stored = hands.stored()
    page = screen()
    page.keyboard.press("Tab")
    page.locator(".locker-type button").focus()
    page.keyboard.press("Enter")
    for sign in stored["code"]:
        page.keyboard.press(sign, delay=20)
    page.wait_for_timeout(700)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("后四位")
    for sign in TAIL:
        page.keyboard.press(sign, delay=20)
    page.wait_for_timeout(700)
    page.keyboard.press("Enter")
    expect(page.locator(".door[data-open]")).to_contain_text(str(stored["cell"]))
    hands.shut(stored["cell"])
    expect(page.locator(".door-done")).to_be_visible()


def test_two_of_one_person_are_opened_one_after_the_other(screen, hands):
    first, second = hands.stored(), hands.stored()
    page = screen()
    page.keyboard.type(LI_MEI["id_number"])
    page.keyboard.press("Enter")
    expect(page.locator(".door[data-open]")).to_contain_text(str(first["cell"]))
    hands.shut(first["cell"])
    page.locator(".next.primary").click()
    expect(page.locator(".door[data-open]")).to_contain_text(str(second["cell"]))
    hands.shut(second["cell"])
    expect(page.locator(".door-done")).to_be_visible()


def test_a_door_that_stays_shut_is_said_and_the_result_is_there(screen, hands):
    stored = hands.stored()
    hands.jam(stored["cell"])
    page = screen()
    page.keyboard.type(LI_MEI["id_number"])
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("您的材料还在", timeout=15_000)
    assert violations(page) == []
    hands.cabinet.troubles.jammed.clear()
    page.locator(".next").click()
    page.keyboard.type(LI_MEI["id_number"])
    page.keyboard.press("Enter")
    expect(page.locator(".door[data-open]")).to_contain_text(str(stored["cell"]))
    hands.shut(stored["cell"])
    expect(page.locator(".door-done")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_staff_store_what_waits_and_see_it_in_its_cell(open_page, hall, hands, language):
    case = hands.issued()
    page = open_page("/locker/staff", "zhoulan", language=language)
    row = page.locator(".lockers-row", has_text=case["number"])
    row.wait_for()
    assert violations(page) == []
    row.locator("button").click()
    chosen = page.locator(".cell[aria-pressed=true] .number")
    cell = int(chosen.inner_text())
    hands.shut(cell)
    put_in = page.locator(".lockers-deeds .primary")
    expect(put_in).to_be_visible()
    assert violations(page) == []
    put_in.click()
    expect(page.locator(".lockers-code .number")).to_be_visible()
    page.locator(".lockers-side .primary").click()
    page.locator(".cell", has_text=str(cell)).first.click()
    expect(page.locator(".lockers-side")).to_contain_text(case["number"])
    assert violations(page) == []


def test_the_phone_shows_the_code_that_opens_it(open_page, hall, hands):
    stored = hands.stored()
    page = open_page(f"/c/{stored['case']['token']}", at=hall, size=(390, 844))
    expect(page.locator(".follow-pick-up img")).to_be_visible()
    page.locator(".follow-pick-up .button").click()
    code = page.locator(".follow-pick-up .number")
    expect(code).to_be_visible()
    assert code.inner_text() != stored["code"]
    assert violations(page) == []


def test_a_storing_is_there_again_after_the_page_was_left(open_page, hands):
    case = hands.issued()
    page = open_page("/locker/staff", "zhoulan")
    page.locator(".lockers-row", has_text=case["number"]).locator("button").click()
    cell = int(page.locator(".cell[aria-pressed=true] .number").inner_text())
    hands.shut(cell)
    page.locator(".lockers-deeds .primary").wait_for()
    page.reload()
    page.locator(f".cell[data-state=storing]:has-text('{cell}')").first.click()
    page.locator(".lockers-deeds .primary").click()
    expect(page.locator(".lockers-code .number")).to_be_visible()


def test_nobody_is_signed_out_at_the_cabinet_while_a_door_stands_open(open_page, hands):
    case = hands.issued()
    page = open_page("/locker/staff?at=door", "zhoulan")
    row = page.locator(".lockers-row", has_text=case["number"])
    row.wait_for()
    page.clock.install()
    row.locator("button").click()
    cell = int(page.locator(".cell[aria-pressed=true] .number").inner_text())
    page.locator(".cell[data-state=open]").wait_for()
    page.clock.fast_forward(61_000)
    expect(page.locator(".cell[data-state=open]")).to_be_visible()
    hands.shut(cell)
    page.locator(".lockers-deeds .primary").wait_for()
    page.clock.fast_forward(61_000)
    page.wait_for_url(lambda url: "/locker/staff" not in url)
