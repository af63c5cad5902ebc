"""Hours and calendar: a day that differs, the hours of the week, and who may change them."""

import pytest

from tests.pages import violations

pytestmark = pytest.mark.page
DESK = (1440, 900)


def test_a_manager_says_that_a_day_differs_and_takes_it_back(hall, open_page):
    page = open_page("/manager/hours", "zhaomin", size=DESK)
    page.get_by_role("button", name="下个月").click()
    holiday = page.get_by_role("button", name="10月1日 周四: 全天不开放, 国庆节")
    holiday.wait_for()
    page.get_by_role("button", name="10月10日 周六: 09:00–17:00, 国庆节").wait_for()
    holiday.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("这一天").select_option("hours")
    dialog.get_by_label("到", exact=True).fill("12:00")
    dialog.get_by_label("原因").fill("假日值班")
    assert violations(page) == []
    dialog.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="10月1日 周四: 09:00–12:00, 国庆节, 假日值班").click()
    page.get_by_role("dialog").get_by_role("button", name="恢复平常").click()
    holiday.wait_for()


def test_the_hours_of_the_week_change_at_once_and_kiosks_say_when_to_come(hall, open_page):
    page = open_page("/manager/hours", "zhaomin", size=DESK, language="en")
    page.get_by_role("button", name="Change").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("To").first.fill("09:15")
    dialog.get_by_label("From").first.fill("08:30")
    dialog.get_by_label("Saturday").select_option("hours")
    dialog.get_by_label("No tickets outside the hours").check()
    dialog.get_by_label("Reason").fill("试行")
    dialog.get_by_role("button", name="Save").click()
    page.locator(".week-days", has_text="08:30–09:15").wait_for()
    kiosk = open_page("/kiosk", device=hall.pair("kiosk"), size=(1080, 1920), language="en")
    kiosk.get_by_text("Tickets are given from tomorrow 08:30").wait_for()
    refused = hall.post("/api/v1/tickets", {"domain": "tax"})
    assert refused.json()["error"]["key"] == "hall_closed"
    reset = {"reason": "试行结束"}
    assert hall.post("/api/v1/settings/hours/reset", reset).status_code == 200


def test_a_leader_looks_and_changes_nothing(hall, open_page):
    page = open_page("/manager/hours", "sunyue", size=DESK)
    page.locator(".day").first.wait_for()
    assert page.locator(".day:not([disabled])").count() == 0
    assert page.get_by_role("button", name="调整").count() == 0
