"""The page Appointments: a call from somebody who wants a slot, a move, a closed day, a list."""

import pytest
from playwright.sync_api import expect

from tests.pages import violations

pytestmark = pytest.mark.page
SIZE = (1440, 900)
LI_MEI = {"name": "李梅", "phone": "13987654321"}


def book(hall, slot, person=LI_MEI, domain="realestate"):
    wish = {"domain": domain, "slot": slot, "person": person}
    answer = hall.post("/api/v1/appointments", wish)
    assert answer.status_code == 201, answer.text
    return answer.json()


def state(hall, booked):
    return hall.get(f"/api/v1/appointments/{booked['token']}").json()


def test_a_day_at_the_desk_from_a_call_to_check_in(hall, open_page):
    booked = book(hall, "2026-09-28T09:30:00+08:00")
    page = open_page("/manager/appointments", "sunyue", size=SIZE, language="en")
    row = page.locator(".booking-rows > li", has_text="Real Estate").first
    expect(row).to_contain_text("139****4321")
    row.get_by_role("button", name="Show the phone").click()
    expect(row).to_contain_text("13987654321")

    page.get_by_role("button", name="14:00, 0 of 3 taken").first.click()
    page.get_by_label("Name").fill("王五")
    page.get_by_label("Phone").fill("13700002222")
    assert violations(page) == []
    page.get_by_role("button", name="Book", exact=True).click()
    other = page.locator(".booking-rows > li", has_text="王*")
    expect(other).to_contain_text("14:00")

    other.get_by_role("button", name="Move").click()
    page.locator(".load:not([data-off])").get_by_role("button", name="15:00").click()
    expect(other).to_contain_text("15:00")
    other.get_by_role("button", name="Cancel").click()
    page.locator("dialog").get_by_role("button", name="Cancel it").click()
    expect(other).to_have_count(0)

    row.get_by_role("button", name="Check in").click()
    expect(row).to_contain_text("checked in")
    assert state(hall, booked)["state"] == "arrived"


def test_a_closed_day_and_a_list_say_what_is_to_be_done(hall, open_page, tmp_path):
    hall.hire("liulei", "刘蕾", "guide")
    book(hall, "2026-09-30T10:00:00+08:00", {"name": "张建国", "phone": "13812345678"})
    page = open_page("/manager/appointments", "zhaomin", size=SIZE)
    page.locator(".booking-strip").wait_for()
    closed = hall.ask("PUT", "/api/v1/calendar/2026-09-30", {"reason": "停电"})
    assert closed.status_code == 200, closed.text
    page.get_by_role("button", name="9月30日 周三：1 人").click()
    expect(page.locator(".booking-rows > li", has_text="张*国")).to_contain_text("遇闭厅")
    file = tmp_path / "list.csv"
    lines = (
        "领域,日期,时间,姓名,电话",
        "realestate,2026-09-29,10:00,周八,13755550000",
        "realestate,2026-09-30,10:00,孙七,13766660000",
    )
    file.write_text("\n".join(lines), "utf-8")
    page.locator(".bring input").set_input_files(file)
    dialog = page.locator("dialog")
    expect(dialog).to_contain_text("已预约 1 人")
    expect(dialog.locator(".bring-faults")).to_contain_text("2026-09-30 大厅不开放")
    assert violations(page) == []
    dialog.get_by_role("button", name="好").click()

    page.get_by_role("button", name="修改").click()
    page.get_by_label("提前几分钟可以签到").fill("45")
    page.locator("#matter").fill("jiehundengji")
    page.locator(".matter-picker label", has_text="内地居民结婚登记").first.click()
    expect(page.locator(".offer", has_text="内地居民结婚登记")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".booking-rules")).to_contain_text("提前 45 分钟")
    rules = hall.get("/api/v1/appointment-rules").json()
    assert rules["early_minutes"] == 45
    assert rules["bookable"][-1]["key"].startswith("matter:MZ-")

    guide = open_page("/manager", "liulei", size=SIZE)
    expect(guide.get_by_role("heading", level=1)).to_have_text("预约")


def test_rules_that_leave_somebody_without_a_slot_say_so_and_can_be_undone(hall, open_page):
    book(hall, "2026-10-09T09:30:00+08:00", {"name": "张建国", "phone": "13812345678"})
    before = hall.get("/api/v1/appointment-rules").json()
    page = open_page("/manager/appointments", "zhaomin", size=(1366, 768))
    page.get_by_role("button", name="修改").click()
    dialog = page.locator("dialog")
    offer = dialog.locator(".offer", has_text="不动产")
    offer.get_by_label("每段分钟").fill("2")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog.get_by_role("alert")).to_contain_text("要填 5 至 480 之间的数")
    offer.get_by_label("每段分钟").fill("25")
    expect(dialog).to_contain_text("人的时间不再落在时段上")
    expect(dialog.locator(".left-behind .notice").first).to_be_in_viewport(ratio=1)
    offer.get_by_role("button", name="不再开放").click()
    expect(dialog).to_contain_text("不再开放的，还有")
    dialog.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".toast", has_text="已撤销")).to_be_visible()
    assert hall.get("/api/v1/appointment-rules").json() == before
