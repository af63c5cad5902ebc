"""The rules of the line: changed, tried on a day, made to count, taken back."""

import pytest

from tests.halling import wait_until

pytestmark = pytest.mark.page


def rule(hall, name):
    return hall.do("GET", "/api/v1/routing")[name]


def test_a_manager_changes_a_rule_tries_it_and_takes_it_back(hall, open_page):
    hall.ticket(domain="tax")
    page = open_page("/manager/settings", "zhaomin", size=(1440, 900), language="en")
    page.locator("#rule-restore_behind").fill("1")
    page.locator("#rule-restore_behind").blur()
    changes = page.locator(".settings-changes")
    changes.wait_for()
    assert changes.inner_text() == "Restored behind: 3 → 1"
    page.get_by_role("button", name="Try", exact=True).click()
    page.locator(".trial-table").first.wait_for()
    assert rule(hall, "restore_behind") == 3
    page.locator("#reason").fill("A trial week")
    page.get_by_role("button", name="Make it count now").click()
    wait_until(lambda: rule(hall, "restore_behind") == 1)
    page.locator(".history li").first.wait_for()
    assert "A trial week" in page.locator(".history").inner_text()
    page.get_by_role("button", name="Take back").click()
    wait_until(lambda: rule(hall, "restore_behind") == 3)
