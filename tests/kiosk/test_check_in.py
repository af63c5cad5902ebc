"""张建国 and 李梅 have booked: they check in by QR, by code and by card at the kiosk."""

import pytest
from playwright.sync_api import expect

from tests.halling import running
from tests.kiosk.fingers import press
from tests.pages import LANGUAGES, violations

pytestmark = pytest.mark.page

ZHANG = {"name": "张建国", "phone": "13812345678", "id_number": "110101195403077572"}
LI_MEI = {"name": "李梅", "phone": "13987654321"}
LIU_YANG = {"name": "刘洋", "phone": "13700001111"}


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """Just after nine: who is booked for half past may check in, and is early."""
    with running(tmp_path_factory.mktemp("booked") / "data", clock="2026-09-28T09:02") as hall:
        hall.open_windows("1", "11")
        yield hall


def book(hall, person, slot="2026-09-28T09:30:00+08:00", domain="marriage"):
    wish = {"domain": domain, "slot": slot, "person": person}
    answer = hall.post("/api/v1/appointments", wish)
    assert answer.status_code == 201, answer.text
    return answer.json()


def state(hall, booked):
    return hall.get(f"/api/v1/appointments/{booked['token']}").json()["state"]


def scan(page, booked, hall):
    """What a scanner that stands beside the kiosk types: the address in the QR code, and Enter."""
    page.keyboard.type(f"{hall.url}/a/{booked['token']}")
    page.keyboard.press("Enter")


def type_on_glass(page, number):
    for digit in number:
        page.locator(".pad").get_by_role("button", name=digit, exact=True).tap()


def test_check_in_by_qr_leads_from_the_first_screen_to_the_slip(kiosk, hall):
    booked = book(hall, ZHANG)
    scan(kiosk, booked, hall)
    number = kiosk.locator(".slip-number").inner_text()
    assert number == "G001"
    expect(kiosk.locator(".slip-first")).to_contain_text("您预约的是 09:30")
    assert state(hall, booked) == "arrived"
    press(kiosk, "完成")
    scan(kiosk, booked, hall)
    expect(kiosk.locator(".notice")).to_contain_text("已经签到过了")
    assert len(hall.tickets()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_typed_on_the_glass_and_the_card_do_the_same(stand_before, hall, device, language):
    kiosk = stand_before(hall, device, language)
    kiosk.locator(".choice.appointment").tap()
    kiosk.locator(".pad").wait_for()
    assert violations(kiosk) == []
    kiosk.locator(".screen-card .next").last.tap()
    expect(kiosk.locator(".card-error")).to_contain_text("8")
    who = ZHANG if language == "en" else LI_MEI
    booked = book(hall, who, domain="tax")
    typed = booked["code"] if language == "zh-CN" else ZHANG["id_number"]
    type_on_glass(kiosk, typed)
    assert "1101011954" not in kiosk.locator(".card-number").inner_text()
    kiosk.locator(".screen-card .next").last.tap()
    kiosk.locator(".slip-number").wait_for()
    assert state(hall, booked) == "arrived"


def test_who_is_early_is_told_from_when_and_may_take_another_way(kiosk, hall):
    booked = book(hall, LIU_YANG, "2026-09-28T11:00:00+08:00")
    press(kiosk, "我的预约")
    kiosk.keyboard.type(booked["code"])
    kiosk.keyboard.press("Enter")
    expect(kiosk.locator(".notice")).to_contain_text("您预约的是 11:00，10:30 起可以签到")
    assert violations(kiosk) == []
    press(kiosk, "直接取号")
    kiosk.locator(".screen-domains").wait_for()
    assert state(hall, booked) == "booked"
