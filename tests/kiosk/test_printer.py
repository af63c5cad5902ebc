"""The slip beside the kiosk: it comes out, or the kiosk says so and the number holds."""

import pytest
from playwright.sync_api import expect

from devices.printer.simulator.machine import Machine
from devices.printer.simulator.server import PrinterServer
from tests.halling import running
from tests.kiosk.conftest import pair
from tests.kiosk.fingers import press, take, to_confirmation
from tests.pages import violations

pytestmark = pytest.mark.page
PRINTER = '[printers.kiosk-east]\ndriver = "tcp"\naddress = "{}"\ntimeout = 1.0\n'
A_WHILE = 15_000


@pytest.fixture(scope="module")
def printer():
    """The printer beside the kiosk."""
    machine = Machine(576, "GB18030")
    with PrinterServer(machine) as server:
        machine.address = server.address
        yield machine


@pytest.fixture(scope="module")
def hall(tmp_path_factory, printer):
    """A hall whose kiosk has a printer that can be put into any trouble."""
    folder = tmp_path_factory.mktemp("hall") / "data"
    folder.mkdir()
    (folder / "devices.toml").write_text(PRINTER.format(printer.address))
    with running(folder) as hall:
        yield hall


def test_a_slip_comes_out_and_the_kiosk_says_so(kiosk):
    number = take(kiosk)
    expect(kiosk.locator(".notice[data-state=ready]")).to_contain_text("小票已打印")
    expect(kiosk.locator(".slip-number")).to_have_text(number)


def test_without_paper_the_number_holds_and_the_next_visitor_knows(kiosk, printer, hall):
    printer.help(paper="out")
    try:
        number = take(kiosk)
        notice = kiosk.locator(".notice[data-state=attention]")
        expect(notice).to_contain_text("缺纸", timeout=A_WHILE)
        expect(notice).to_contain_text("号码有效")
        assert number in [ticket["number"] for ticket in hall.tickets()]
        kiosk.wait_for_timeout(300)
        assert violations(kiosk) == []
        press(kiosk, "完成")
        expect(kiosk.locator(".screen-home .notice")).to_contain_text("缺纸")
        kiosk.wait_for_timeout(300)
        assert violations(kiosk) == []
    finally:
        printer.help(paper="ok")
    take(kiosk)
    expect(kiosk.locator(".notice[data-state=ready]")).to_be_visible(timeout=A_WHILE)
    press(kiosk, "完成")
    kiosk.locator(".home-large").wait_for()
    expect(kiosk.locator(".screen-home .notice")).to_have_count(0)


def test_a_slip_that_failed_is_printed_again_with_the_same_number(kiosk, printer):
    printer.help(cover_open=True)
    number = take(kiosk)
    expect(kiosk.locator(".notice[data-state=attention]")).to_be_visible(timeout=A_WHILE)
    printer.help(cover_open=False)
    press(kiosk, "再打一次")
    expect(kiosk.locator(".notice[data-state=ready]")).to_be_visible(timeout=A_WHILE)
    expect(kiosk.locator(".slip-number")).to_have_text(number)


def test_a_refusal_says_what_to_do_now(kiosk):
    refusal = {"key": "hall_closed", "message": "大厅现在没有开放。", "facts": {}}
    kiosk.route(
        "**/api/v1/tickets", lambda route: route.fulfill(status=409, json={"error": refusal})
    )
    to_confirmation(kiosk)
    kiosk.locator(".screen-confirm .next").tap()
    expect(kiosk.locator(".notice")).to_contain_text("大厅现在没有开放")
    expect(kiosk.locator(".notice")).to_contain_text("导办台")
    kiosk.unroute("**/api/v1/tickets")
    kiosk.locator(".screen-confirm .next").tap()
    kiosk.locator(".slip-number").wait_for()


def test_an_answer_that_comes_too_late_is_not_shown(kiosk):
    press(kiosk, "搜索事项")

    def slowly(route):
        kiosk.wait_for_timeout(600)
        route.continue_()

    kiosk.route("**/api/v1/matters?q=s&*", slowly)
    kiosk.keyboard.type("s")
    kiosk.wait_for_timeout(200)
    kiosk.keyboard.type("fz")
    expect(kiosk.locator(".choice.line").first).to_contain_text("身份证")
    kiosk.wait_for_timeout(700)
    assert all("身份证" in name for name in kiosk.locator(".choice.line").all_inner_texts())


def test_a_stranger_is_led_to_pairing_and_sees_no_code(browser, hall):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{hall.url}/kiosk")
    expect(page).to_have_url(f"{hall.url}/pair?kind=kiosk&place=&next=%2Fkiosk")
    code = page.request.get(f"{hall.url}/kiosk/qr/{'x' * 32}.svg", max_redirects=0)
    assert code.status == 302
    context.close()
    assert pair(hall)
