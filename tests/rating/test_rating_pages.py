"""Rating in the browser: on the screen beside a window, and on the phone of whoever was served."""

import pytest

from tests.pages import PHONE, violations

pytestmark = pytest.mark.page


def serve(hall):
    """Somebody who has just been served at window 1."""
    ticket = hall.ticket()
    hall.post("/api/v1/windows/1/call-next")
    hall.post("/api/v1/windows/1/start")
    hall.post("/api/v1/windows/1/finish")
    return ticket


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)], ids=["landscape", "portrait"])
def test_one_tap_rates_and_a_poor_one_may_say_why(hall, open_page, size):
    """P22-12: invited after the visit, thanked at once, never by colour alone."""
    page = open_page("/counter/rating/1", size=size, language="en", device=hall.pair("rater", "1"))
    page.wait_for_selector(".rater[data-stage=rest]")
    assert violations(page) == []
    serve(hall)
    page.wait_for_selector(".rater[data-stage=asking]")
    assert violations(page) == []
    page.get_by_role("button", name="Dissatisfied", exact=True).click()
    page.get_by_label("I waited too long").check()
    assert violations(page) == []
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Somebody will look into it.").wait_for()
    (rating, *_) = hall.do("GET", "/api/v1/ratings?limit=1")["ratings"]
    assert (rating["level"], rating["via"]) == ("poor", "window")


def test_the_phone_rates_once_and_may_complain(hall, open_page):
    ticket = serve(hall)
    page = open_page(f"/t/{ticket['token']}", size=PHONE, language="en")
    page.get_by_role("heading", name="How was your visit?").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Satisfied", exact=True).click()
    page.get_by_text("Thank you").wait_for()
    page.get_by_role("button", name="Complain").click()
    page.get_by_label("What happened").fill("The copier was broken")
    assert violations(page) == []
    page.get_by_role("button", name="Send").click()
    page.get_by_text("We have your complaint.").wait_for()


def test_leaders_follow_up_and_leave_out_what_was_a_slip_of_the_finger(hall, open_page):
    """P22-12: contact, result, closed; a second person decides on an exclusion."""
    hall.hire("luolan", "罗兰", "manager")
    hall.hire("hebin", "何斌", "shift-leader")
    ticket = serve(hall)
    said = {"level": "very-poor", "text": "等了一个小时", "phone": "13800000001"}
    hall.post(f"/api/v1/tickets/{ticket['token']}/rating", said)
    page = open_page("/manager/ratings", "luolan", size=(1440, 900), language="en")
    one = page.locator(".finding", has_text="等了一个小时").first
    one.get_by_role("button", name="Contact made").click()
    one.get_by_label("What did they say?").fill("It was yesterday's hall")
    assert violations(page) == []
    one.locator("form").get_by_role("button", name="Contact made").click()
    page.get_by_text("It was yesterday's hall").wait_for()
    given = page.locator(".finding", has=page.get_by_role("button", name="Propose to exclude"))
    given = given.filter(has_text="等了一个小时").first
    given.get_by_role("button", name="Propose to exclude").click()
    given.get_by_label("Why is it mistaken or malicious?").fill("Another hall was meant")
    given.locator("form").get_by_role("button", name="Propose to exclude").click()
    page.get_by_role("heading", name="Waiting for a second person").wait_for()
    other = open_page("/manager/ratings", "hebin", size=(1440, 900))
    other.get_by_role("button", name="确认剔除").first.click()
    other.locator("form").get_by_role("button", name="确认剔除").click()
    other.get_by_text("已剔除", exact=True).first.wait_for()
    assert violations(other) == []
