"""The page of alerts, and the bell on every page of the console."""

import json

import pytest

from tests.pages import violations
from tests.web.receiver import Receiver

pytestmark = pytest.mark.page


def test_an_alert_is_heard_of_on_any_page_and_seen_by_somebody(hall, open_page):
    page = open_page("/manager", "sunyue", size=(1440, 900), language="en")
    page.locator(".bell").wait_for()
    ticket = hall.ticket(domain="guide")
    page.locator(".bell-newest").click(timeout=5000)
    page.wait_for_url("**/manager/alerts#alert-*")
    told = page.locator(".alert", has_text="no window serves them").first
    assert "Guide and Consultation" in told.inner_text()
    assert "line=guide" in told.locator("a").get_attribute("href")
    told.get_by_role("button", name="I'm on it").click()
    page.locator("#note:focus").wait_for(timeout=3000)
    page.keyboard.type("王丽来开19号窗口")
    page.keyboard.press("Enter")
    page.locator(".alert[data-state=off]", has_text="王丽来开19号窗口").wait_for(timeout=5000)
    assert "孙悦" in page.locator(".alert[data-state=off]").first.inner_text()
    hall.do("POST", f"/api/v1/tickets/{ticket['id']}/cancel")
    page.get_by_text("easing").wait_for()


def test_a_manager_changes_when_to_tell_and_a_leader_may_not(hall, open_page):
    page = open_page("/manager/alerts", "zhaomin", size=(1440, 900), language="en")
    page.get_by_role("button", name="Change").click()
    page.get_by_role("checkbox", name="Paper and printers").uncheck()
    page.get_by_role("spinbutton").first.fill("25")
    page.get_by_role("button", name="Save, at once").click()
    page.get_by_text("longer than 25 min").wait_for()
    assert hall.do("GET", "/api/v1/alerts")["settings"]["off"] == ["paper"]
    leader = open_page("/manager/alerts", "sunyue", size=(1440, 900), language="en")
    leader.get_by_text("longer than 25 min").wait_for()
    assert leader.get_by_role("button", name="Change").count() == 0


def test_another_system_is_added_tried_and_switched_off(hall, open_page):
    receiver = Receiver()
    page = open_page("/manager/alerts", "zhaomin", size=(1440, 900), language="en")
    page.get_by_role("button", name="Add").click()
    page.get_by_label("Address").fill(receiver.url)
    page.get_by_role("dialog").get_by_role("button", name="Add").click()
    page.locator(".other-secret").wait_for()
    assert page.locator(".other-secret").inner_text().startswith("whsec_")
    assert violations(page) == []
    page.get_by_role("button", name="I have kept it").click()
    page.locator(".other").click()
    page.get_by_role("button", name="Send a trial").click()
    page.get_by_text("Delivered in").wait_for()
    assert json.loads(receiver.taken[0][1])["kind"] == "Ping"
    assert violations(page) == []
    page.get_by_role("button", name="Switch off").click()
    page.get_by_role("button", name="Switch on").wait_for()
    page.get_by_role("button", name="Remove").click()
    page.locator(".other").wait_for(state="detached")
    receiver.down()
