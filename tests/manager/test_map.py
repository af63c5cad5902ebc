"""The map: what is reshaped in the browser counts for the very next call, and is taken back."""

import re

import pytest
from playwright.sync_api import expect

from tests.halling import wait_until
from tests.pages import violations

pytestmark = pytest.mark.page
SIZE = (1440, 900)


def window(hall, number):
    windows = hall.do("GET", "/api/v1/hall")["windows"]
    return next((w for w in windows if w["number"] == number), None)


def call(hall, number):
    ticket = hall.do("POST", f"/api/v1/windows/{number}/call-next")["ticket"]
    return ticket and ticket["number"]


def opened(page, number):
    page.locator(f'[data-window="{number}"] .place-open').click()
    page.locator(".dialog.reshape").wait_for()


def apply(page, reason):
    page.locator("#why").fill(reason)
    page.get_by_role("button", name="Change it now").click()
    page.locator(".dialog.reshape").wait_for(state="detached")


def test_a_window_takes_any_matter_and_is_taken_back(hall, open_page):
    hall.open_windows("8")
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    other = open_page("/manager", "sunyue", size=SIZE, language="en")
    opened(page, "8")
    page.locator("#kind").select_option("undifferentiated")
    page.locator(".effects").wait_for()
    assert "Tax\nWindows 1 · 15 → Windows 1 · 8 · 15" in page.locator(".effects").inner_text()
    apply(page, "A rush at the tax desk")
    wait_until(lambda: window(hall, "8")["kind"] == "undifferentiated")
    place = other.locator('[data-window="8"] .place-kind')
    expect(place).to_have_text("Any matter", timeout=1000)
    matters = hall.do("GET", "/api/v1/matters?domain=police&limit=50")["matters"]
    marked = next(m for m in matters if m["undifferentiated"])
    number = hall.ticket(matter=marked["code"])["number"]
    assert call(hall, "8") == number
    hall.do("POST", "/api/v1/windows/8/finish")
    page.get_by_role("button", name="Undo").click()
    wait_until(lambda: window(hall, "8")["kind"] == "domain")
    expect(place).to_have_text("Transport", timeout=1000)


def test_what_a_change_still_lacks_is_said_where_it_is_missing(hall, open_page):
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    opened(page, "8")
    change = page.get_by_role("button", name="Change it now")
    change.click()
    expect(page.locator(".dialog .notice")).to_contain_text("Nothing changes yet")
    page.locator('.reshape-domains input[value="market"]').check()
    change.click()
    expect(page.locator("#why")).to_be_focused()
    expect(page.locator("#why-wrong")).to_be_in_viewport()
    assert "market" not in window(hall, "8")["domains"]


def test_the_preview_says_when_nobody_would_serve_a_line(hall, open_page):
    hall.open_windows("21")
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    opened(page, "21")
    page.locator('.reshape-domains input[value="last-resort"]').uncheck()
    page.locator('.reshape-domains input[value="guide"]').check()
    page.locator(".effect-warning").wait_for()
    assert "No window would serve" in page.locator(".effect-warning").inner_text()


def test_a_temporary_window_opens_serves_and_closes_by_itself(hall, open_page):
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    page.get_by_role("button", name="Temporary window").click()
    page.locator("#number").fill("90")
    page.locator('.reshape-domains input[value="market"]').check()
    page.locator("#until").fill("1500")
    page.locator("#why").fill("A trade fair")
    page.get_by_role("button", name="Open it").click()
    page.locator('[data-window="90"]').wait_for()
    assert "open until 15:00" in page.locator('[data-window="90"]').inner_text()
    number = hall.ticket(domain="market")["number"]
    assert call(hall, "90") == number
    hall.do("POST", "/api/v1/windows/90/finish")
    event = hall.journal("WindowPlaced")[-1]
    assert event["by"] == "staff:zhaomin"


def test_a_shift_leader_opens_and_pauses_and_does_not_reshape(hall, open_page):
    hall.open_windows("9")
    page = open_page("/manager", "sunyue", size=SIZE, language="en")
    opened(page, "9")
    assert page.locator("#kind").count() == 0
    page.get_by_role("button", name="Pause").click()
    wait_until(lambda: window(hall, "9")["state"] == "paused")


def carried_to(page, domain, number):
    """The mouse takes hold of a line and holds it over a window."""
    page.locator(f'[data-line="{domain}"]').hover()
    page.mouse.down()
    page.locator(f'[data-window="{number}"]').hover(force=True)


def test_a_line_is_carried_to_a_window_with_the_mouse(hall, open_page):
    hall.open_windows("9")
    number = hall.ticket(domain="marriage")["number"]
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    carried, dialog = page.locator(".carried"), page.locator(".dialog.reshape")
    carried_to(page, "marriage", "11")
    expect(carried).to_contain_text("Window 11 takes Marriage Registration already")
    page.mouse.up()
    expect(dialog).to_have_count(0)
    carried_to(page, "marriage", "9")
    expect(carried).to_contain_text("window 9 takes Marriage Registration too")
    page.keyboard.press("Escape")
    expect(carried).to_have_count(0)
    page.mouse.up()
    expect(dialog).to_have_count(0)
    carried_to(page, "marriage", "9")
    page.mouse.up()
    expect(dialog.locator('input[value="marriage"]')).to_be_checked()
    effects = dialog.locator(".effects li", has_text="Marriage Registration")
    expect(effects).to_contain_text(re.compile(r"Window 15 → Windows 9 · 15.*told \d"))
    assert "marriage" not in window(hall, "9")["domains"], "nothing is made before it is confirmed"
    apply(page, "A wedding day")
    wait_until(lambda: "marriage" in window(hall, "9")["domains"])
    assert call(hall, "9") == number
    hall.do("POST", "/api/v1/windows/9/finish")


def test_a_finger_carries_a_line_by_its_grip_and_scrolls_elsewhere(hall, open_page):
    hall.open_windows("10")
    hall.ticket(domain="marriage")
    page = open_page("/manager", "zhaomin", size=SIZE, language="en", has_touch=True)
    touch = page.context.new_cdp_session(page)

    def middle(where):
        box = page.locator(where).bounding_box()
        return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}

    def drag(start):
        page.locator(start).wait_for()
        there = middle('[data-window="10"]')
        for kind, points in (
            ("touchStart", [middle(start)]),
            ("touchMove", [there]),
            ("touchEnd", []),
        ):
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    drag('[data-line="marriage"] .line-windows')
    expect(page.locator(".dialog.reshape")).to_have_count(0)
    drag('[data-line="marriage"] .grip')
    expect(page.locator('.dialog.reshape input[value="marriage"]')).to_be_checked()


def test_a_change_is_planned_for_every_monday_and_dropped_again(hall, open_page):
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    opened(page, "8")
    page.locator('.reshape-domains input[value="market"]').check()
    page.locator("#at").fill("14:00")
    page.locator('.reshape-weekly input[value="0"]').check()
    page.locator('.reshape-weekly input[value="2"]').check()
    assert not violations(page)
    page.locator("#why").fill("Market days")
    page.get_by_role("button", name="Plan it").click()
    plan = page.locator(".map-plans .plan", has_text="Market days")
    expect(plan).to_contain_text("14:00")
    (kept,) = hall.get("/api/v1/plans").json()["plans"]
    assert kept["weekdays"] == [0, 2]
    assert kept["due"].startswith("2026-09-28T14:00")
    assert "market" not in window(hall, "8")["domains"], "not before its hour"
    plan.get_by_role("button").click()
    expect(plan).to_have_count(0)


def test_a_department_has_a_window_for_itself_only_by_a_written_exception(hall, open_page):
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    opened(page, "12")
    page.locator("#kind").select_option("department")
    page.locator("#why").fill("From today")
    page.get_by_role("button", name="Change it now").click()
    expect(page.locator(".dialog .notice")).to_contain_text("exception")
    assert window(hall, "12")["kind"] != "department"
    page.locator("#exception").fill("Fingerprints are taken by the police alone")
    assert not violations(page)
    apply(page, "From today")
    wait_until(lambda: window(hall, "12")["kind"] == "department")
    assert window(hall, "12")["exception"].startswith("Fingerprints")
    page.get_by_role("button", name="Undo").click()
    wait_until(lambda: window(hall, "12")["kind"] != "department")
