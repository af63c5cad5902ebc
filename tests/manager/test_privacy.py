"""Privacy in the browser: a longer or shorter keeping, and one person from card to erasure."""

import json

import pytest

from tests.hall.people import ZHANG_JIANGUO
from tests.pages import violations

pytestmark = pytest.mark.page


def test_days_are_changed_and_a_person_handed_out_and_erased(hall, open_page):
    who = {"id_number": ZHANG_JIANGUO, "name": "张建国"}
    number = hall.ticket(domain="tax", person=who)["number"]
    hall.post("/api/v1/windows/15/pause", {"reason": "张建国在窗口前不适"})
    page = open_page("/manager/privacy", "zhaomin", size=(1440, 900), language="en")
    page.get_by_label("People with appointments: how many days").fill("14")
    page.get_by_label("Why it changes").fill("less is enough")
    assert violations(page) == []
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Changed; it counts from tonight").wait_for()

    page.get_by_label("ID number").fill(ZHANG_JIANGUO)
    page.get_by_label("Name").fill("张建国")
    page.get_by_label("Why", exact=True).fill("asked for it in person")
    page.get_by_role("button", name="Find").click()
    page.get_by_text(f"Tickets of today and yesterday: {number}").wait_for()
    page.get_by_role("button", name="Hand out").click()
    sheet = page.locator(".sheet")
    sheet.get_by_text("张建国在窗口前不适").wait_for()
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON").click()
    given = json.loads(download.value.path().read_text())
    assert given["tickets"][0]["number"] == number
    page.get_by_role("button", name="Close").click()

    page.get_by_role("button", name="Erase", exact=True).click()
    sure = page.get_by_role("button", name="Erase for good")
    assert sure.is_disabled()
    page.get_by_label("Type “erase” to confirm").fill("erase")
    sure.click()
    page.get_by_text("1 ticket,").first.wait_for()
    page.locator(".acts", has_text="erased a person").wait_for()
    assert "张建国" not in str(hall.journal())
