"""The map: what is reshaped in the browser counts for the very next call, and is taken back."""

import pytest
from playwright.sync_api import expect

from tests.halling import wait_until

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
    assert "Transport" in page.locator(".effects").inner_text()
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
