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
