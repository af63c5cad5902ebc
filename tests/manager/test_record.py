"""The record in the browser: what somebody did, as sentences, and one ticket's way as a picture."""

import pytest

from tests.pages import violations

pytestmark = pytest.mark.page


def test_a_search_leads_to_the_life_of_a_ticket(hall, open_page):
    ticket = hall.ticket()
    clerk = hall.tokens["wangli"]
    for press in ("open", "call", "start", "finish", "close"):
        facts = {"number": ticket["number"]} if press == "call" else {}
        hall.post(f"/api/v1/windows/1/{press}", facts, token=clerk)
    hall.open_windows("1")
    page = open_page("/manager/record", "qianfang", size=(1440, 900), language="en")
    page.get_by_label("Who did it").select_option("staff:wangli")
    page.get_by_label("What kind").select_option("calls")
    said = page.locator(".happened-said").first
    page.locator(".said", has_text=f"王丽 called {ticket['number']} to window 1").wait_for()
    assert "by=staff%3Awangli" in page.url
    assert "group=calls" in page.url
    said.locator(".said-number").click()
    page.locator("svg.picture").wait_for()
    label = page.locator("svg.picture").get_attribute("aria-label")
    assert label.startswith(f"{ticket['number']} from issue to end")
    assert "王丽" in page.locator(".life-table").inner_text()
    assert violations(page) == []
    page.get_by_role("button", name="中文").click()
    page.get_by_text("每一段").wait_for()


def test_nothing_on_record_says_what_to_do(open_page):
    page = open_page("/manager/record?window=1&group=staff", "zhaomin", language="en")
    page.get_by_text("Nothing like this is on record").wait_for()
    page.get_by_role("button", name="Clear").click()
    page.locator(".happened").first.wait_for()
