"""The pages Staff and Shifts, walked as a manager and as a shift leader do."""

import pytest

from tests.pages import violations

pytestmark = pytest.mark.page

CONSOLE = (1440, 900)


def test_somebody_begins_is_certified_and_leaves(hall, open_page):
    page = open_page("/manager/staff", "zhaomin", size=CONSOLE, language="en")
    page.get_by_role("button", name="Add somebody").click()
    assert page.locator("#display").evaluate("field => field === document.activeElement")
    page.locator("#display").fill("李梅")
    page.locator("#staff").fill("limei")
    assert page.locator("#role option").all_inner_texts() == [
        *("Guide", "Clerk", "Issuing clerk", "Back office", "Shift leader")
    ]
    page.keyboard.press("Enter")
    address = page.locator(".link-address").inner_text()
    assert address.startswith(f"{hall.url}/sign-in/once/")
    page.locator(".link-shown .qr svg").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Done").click()
    page.locator("#person", has_text="李梅").wait_for()
    page.get_by_role("button", name="Certify").click()
    page.get_by_label("Tax", exact=True).check()
    assert violations(page) == []
    page.get_by_role("button", name="Certify", exact=True).last.click()
    page.locator(".certificate-name", has_text="Tax").wait_for()
    hers = open_page(address.removeprefix(hall.url), size=CONSOLE, language="en")
    hers.get_by_text("Hello 李梅.").wait_for()
    hers.locator("#password").fill("limei likes long words")
    hers.locator("#again").fill("limei likes long words")
    hers.keyboard.press("Enter")
    hers.wait_for_url("**/counter*")
    signed_in = {"staff": "limei", "password": "limei likes long words"}
    hall.tokens["limei"] = hall.post("/api/v1/sign-in", signed_in, token="").json()["token"]
    page.locator(".sessions > li").first.wait_for()
    page.get_by_role("button", name="Switch off", exact=True).click()
    page.locator("#reason").fill("调离大厅")
    page.get_by_role("dialog").get_by_role("button", name="Switch off").click()
    page.get_by_role("button", name="Switch on again").wait_for()
    assert hall.get("/api/v1/me", token=hall.tokens["limei"]).status_code == 401
    assert hall.journal("StaffSwitchedOff")[-1]["data"]["reason"] == "调离大厅"


def test_a_manager_sees_accounts_above_and_changes_none(open_page):
    page = open_page("/manager/staff#admin", "zhaomin", size=CONSOLE, language="en")
    page.locator(".person", has_text="The administrator looks after this account.").wait_for()
    assert page.locator(".person").get_by_role("button", name="Switch off").count() == 0
    page.get_by_role("searchbox").fill("wang")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#person", has_text="王丽").wait_for()
    assert page.get_by_role("button", name="Sign-in link").is_visible()


def test_somebody_of_a_back_office_gets_a_department(hall, open_page):
    page = open_page("/manager/staff", "zhaomin", size=CONSOLE, language="en")
    page.get_by_role("button", name="Add somebody").click()
    page.locator("#display").fill("何静")
    page.locator("#staff").fill("hejing")
    assert page.locator("#department").count() == 0
    page.locator("#role").select_option("back-office")
    page.locator("#department").select_option("县气象局")
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Done").click()
    page.locator(".person-head", has_text="County Meteorological Bureau").wait_for()
    page.get_by_role("button", name="Edit", exact=True).click()
    page.locator("#department").select_option("县公安局")
    page.get_by_role("button", name="Save").click()
    page.locator(".person-head", has_text="County Public Security Bureau").wait_for()
    changed = hall.journal("DepartmentChanged")[-1]
    assert (changed["by"], changed["data"]["department"]) == ("staff:zhaomin", "县公安局")


def test_a_week_is_planned_by_keyboard_and_copied(hall, open_page):
    page = open_page("/manager/shifts", "sunyue", size=CONSOLE, language="en")
    page.locator("tr", has_text="王丽").locator("td").first.locator("button").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="A shift for 王丽, Tue 29 Sept").wait_for()
    page.locator("#begins").fill("")
    page.locator("#begins").press_sequentially("0900")
    assert page.locator("#begins").input_value() == "09:00"
    page.locator("#window").select_option("3")
    page.get_by_label("Every week").check()
    page.get_by_role("button", name="Wed", exact=True).click()
    page.get_by_role("button", name="Fri", exact=True).click()
    page.locator("#until").fill("2026-10-02")
    assert violations(page) == []
    page.locator("#ends").press("Enter")
    page.get_by_text("The hall is closed then: 2 Oct").wait_for()
    shifts = page.locator("tr", has_text="王丽").locator(".shift")
    shifts.nth(1).wait_for()
    assert shifts.first.inner_text().split() == ["09:00–17:10", "3"]
    shifts.nth(1).click()
    page.get_by_role("button", name="Remove").click()
    shifts.nth(1).wait_for(state="detached")
    page.get_by_role("button", name="Undo").click()
    shifts.nth(1).wait_for()
    page.get_by_role("button", name="Copy to next week").click()
    page.locator(".turn-week", has_text="5 Oct – 11 Oct").wait_for()
    page.get_by_text("0 shifts copied to next week; 2 not: 2 while the hall is closed.").wait_for()
    assert page.locator(".week th", has_text="Closed").count() > 2


def test_who_is_missing_or_sits_without_a_shift_is_seen(hall, open_page):
    page = open_page("/manager/shifts", "sunyue", size=CONSOLE, language="en")
    page.locator(".duty", has_text="Nobody leads now").wait_for()
    seated = hall.post("/api/v1/windows/2/open", token=hall.tokens["wangli"])
    assert seated.status_code == 200, seated.text
    page.locator(".duty-who", has_text="王丽").filter(has_text="without a shift").wait_for()
    assert hall.post("/api/v1/windows/2/close", token=hall.tokens["wangli"]).status_code == 200
    day = {"day": "2026-09-28", "begins": "09:00", "ends": "17:00"}
    made = hall.post("/api/v1/shifts", {"staff": "wangli", "window": "2", **day})
    page.locator(".duty-who", has_text="王丽").filter(has_text="due since 09:00").wait_for()
    lead = hall.post("/api/v1/shifts", {"staff": "sunyue", "leads": True, **day})
    page.locator(".duty", has_text="孙悦 leads").wait_for()
    assert violations(page) == []
    for answer in (made, lead):
        hall.ask("DELETE", f"/api/v1/shifts/{answer.json()['shifts'][0]}")


def test_a_new_password_comes_before_anything_else(hall, open_page):
    hall.hire("tangyi", "唐易", "shift-leader")
    assert hall.post("/api/v1/staff/tangyi/require-password").status_code == 200
    page = open_page("/manager", "tangyi", size=CONSOLE, language="en")
    assert page.url.endswith("/password?next=/manager")
    page.locator("#old").fill("tangyi likes long words")
    page.locator("#password").fill("clouds over the river")
    page.locator("#again").fill("clouds over the river")
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.locator(".console").wait_for()
    assert page.url.endswith("/manager")


def test_a_day_on_which_nobody_can_be_planned_says_why_when_pressed(open_page):
    page = open_page("/manager/shifts", "sunyue", size=CONSOLE, language="en")
    saturday = page.locator("tr", has_text="王丽").locator("td").nth(5)
    saturday.locator("button").click(force=True)
    page.get_by_text("The hall is closed on this day").wait_for()
    page.get_by_role("button", name="Last week").click()
    page.locator("th", has_text="21 Sept").wait_for()
    page.locator("tr", has_text="王丽").locator("td").first.locator("button").click(force=True)
    page.get_by_text("This day is over").wait_for()
