"""The rules of the line: changed, tried on a day, made to count, taken back."""

import pytest
from playwright.sync_api import expect

from tests.halling import wait_until
from tests.pages import KIOSK, violations

pytestmark = pytest.mark.page


def rule(hall, name):
    return hall.do("GET", "/api/v1/routing")[name]


def test_a_manager_changes_a_rule_tries_it_and_takes_it_back(hall, open_page):
    hall.ticket(domain="tax")
    page = open_page("/manager/settings", "zhaomin", size=(1440, 900), language="en")
    page.locator("#rule-restore_behind").fill("1")
    changes = page.locator(".settings-changes")
    changes.wait_for()
    assert changes.inner_text() == "Restored behind: 3 → 1", "while it is typed, before the press"
    page.get_by_role("button", name="Try", exact=True).click()
    table = page.locator(".trial-table").first
    table.wait_for()
    below = page.locator(".settings-trial .notice").first
    assert table.bounding_box()["y"] < below.bounding_box()["y"], "a day that isn't over warns"
    assert rule(hall, "restore_behind") == 3
    page.locator("#reason").fill("A trial week")
    page.get_by_role("button", name="Make it count now").click()
    wait_until(lambda: rule(hall, "restore_behind") == 1)
    page.locator(".history li").first.wait_for()
    assert "A trial week" in page.locator(".history").inner_text()
    page.get_by_role("button", name="Take back").click()
    wait_until(lambda: rule(hall, "restore_behind") == 3)


def test_a_manager_limits_a_matter_and_the_kiosk_says_when_there_are_tickets_again(hall, open_page):
    page = open_page("/manager/settings", "zhaomin", size=(1440, 900), language="en")
    kiosk = open_page("/kiosk", device=hall.pair("kiosk"), size=KIOSK, language="en")
    page.get_by_role("button", name="Add a limit").click()
    page.locator("#matter").fill("GA-013")
    page.locator(".matter-picker input").first.check()
    page.locator("#most").fill("1")
    page.locator("#when").select_option("part")
    page.locator("#ends").fill("11:30")
    page.locator("#why").fill("One clerk is ill")
    page.get_by_role("button", name="Save the limit").click()
    limit = page.locator(".limit")
    expect(limit).to_contain_text("At most 1, 09:00–11:30 · 0 given today")
    assert violations(page) == []
    kiosk.get_by_role("button", name="Search").first.click()
    kiosk.keyboard.type("GA-013")
    row = kiosk.locator(".search-found .choice")
    expect(row).to_have_count(1)
    hall.ticket(matter="GA-013")
    expect(row).to_contain_text("again from 11:30")
    row.click()
    expect(kiosk.locator(".notice")).to_contain_text("new ones from 11:30")
    expect(kiosk.locator(".next")).to_have_count(0)
    refused = hall.post("/api/v1/tickets", {"matter": "GA-013"}).json()["error"]
    assert refused["key"] == "matter_full_for_now"
    assert "11:30" in refused["message"]
    page.get_by_role("button", name="Lift the limit").click()
    page.locator("#why").fill("She is back")
    page.get_by_role("dialog").get_by_role("button", name="Lift the limit").click()
    expect(limit).to_have_count(0)
    expect(kiosk.locator(".next")).to_be_visible()


def test_a_figure_out_of_its_range_says_so_and_nothing_runs_past_it(hall, open_page):
    page = open_page("/manager/settings", "zhaomin", size=(1366, 768))
    for absurd in ("-5", "99999999999"):
        page.locator("#rule-restore_behind").fill(absurd)
        expect(page.locator("#rule-restore_behind-wrong")).to_have_text("要填 0 至 50")
        expect(page.locator(".settings-decide")).to_contain_text("1 处填得不对")
        expect(page.get_by_role("button", name="试算", exact=True)).to_be_disabled()
    assert violations(page) == []
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator(".rail a[href='/manager/hours']").click()
    page.wait_for_url("**/manager/hours")
    assert asked == ["beforeunload"]
