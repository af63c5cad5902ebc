"""Inspections in the browser, on a tablet, while walking."""

import pytest

from tests.pages import violations

pytestmark = pytest.mark.page
TABLET = (1024, 1366)


def test_a_walk_from_a_window_to_what_was_done(hall, open_page):
    page = open_page("/manager/inspections", "zhaomin", size=TABLET, language="en", has_touch=True)
    page.get_by_role("button", name="Window 3", exact=True).tap()
    page.get_by_role("button", name="No name badge").tap()
    page.get_by_role("radio", name="A word").tap()
    page.get_by_label("Who sees to it").select_option("wangli")
    page.get_by_role("button", name="One more here").tap()
    page.get_by_label("What I found").fill("The guide is of last year")
    page.get_by_label("Who sees to it").select_option("sunyue")
    page.get_by_role("radio", name="Today").tap()
    assert violations(page) == []
    page.get_by_role("button", name="Record (2)").tap()
    page.locator(".finding", has_text="The guide is of last year").wait_for()
    assert page.locator(".finding").count() == 2
    page.get_by_role("button", name="Window 3, 2 findings open").wait_for()

    badge = page.locator(".finding", has_text="No name badge")
    badge.get_by_role("button", name="Follow up").click()
    badge.get_by_label("How does it go?").fill("A new one is ordered")
    badge.locator("form").get_by_role("button", name="Follow up").click()
    badge.get_by_text("A new one is ordered").wait_for()
    badge.get_by_role("button", name="Done").click()
    badge.get_by_label("What was done?").fill("She wears it")
    badge.locator("form").get_by_role("button", name="Done").click()
    page.locator(".findings-closed").get_by_text("Put right lately").click()
    page.locator(".findings-closed .finding", has_text="She wears it").wait_for()
    assert violations(page) == []

    the_map = open_page("/manager", "zhaomin", size=(1440, 900), language="en")
    mark = the_map.locator('.place[data-window="3"] .finding-mark')
    mark.wait_for()
    assert mark.get_attribute("aria-label") == "1 finding open"
    assert violations(the_map) == []


def test_a_look_that_finds_nothing_takes_two_taps(hall, open_page):
    page = open_page("/manager/inspections", "qianfang", size=TABLET)
    page.get_by_role("button", name="15号窗口", exact=True).click()
    page.get_by_role("button", name="一切正常").click()
    page.get_by_text("上次：钱芳 · 15号窗口").wait_for()
