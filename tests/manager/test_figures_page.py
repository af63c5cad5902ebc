"""Figures: today by hour, any dates, by what, and what each of them means."""

import csv
import io

import pytest

from tests.pages import violations

pytestmark = pytest.mark.page
DESK = (1440, 900)


def test_a_manager_looks_at_today_and_takes_the_same_table_along(hall, open_page):
    for domain in ("tax", "tax", "police"):
        hall.do("POST", "/api/v1/tickets", {"domain": domain})
    page = open_page("/manager/figures", "zhaomin", size=DESK)
    page.locator(".plot canvas").wait_for()
    assert page.get_by_role("button", name="今天").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="等候中位数").first.click()
    page.get_by_role("heading", name="等候中位数").wait_for()
    page.get_by_text("一半的等候都不超过的最短时间。").wait_for()
    assert violations(page) == []
    page.get_by_label("分组").select_option("domain")
    row = page.get_by_role("row", name="税务").first
    row.wait_for()
    page.get_by_role("button", name="取号").first.click()
    page.get_by_role("button", name="取号").last.click()
    assert page.locator("thead th[aria-sort]").inner_text() == "取号"
    with page.expect_download() as got:
        page.get_by_role("link", name="导出 CSV").click()
    rows = list(csv.reader(io.StringIO(got.value.path().read_text("utf-8-sig"))))
    assert ["分组：领域"] in rows
    said = page.locator("tbody tr", has_text=rows[9][0]).locator("td").first.inner_text()
    assert rows[9][1] == said.strip()
    page.get_by_role("button", name="昨天").click()
    page.get_by_text("这段时间没有人取号").wait_for()


def test_windows_show_their_load_and_a_supervisor_is_offered_no_clerks(open_page):
    page = open_page("/manager/figures?by=window", "qianfang", size=DESK, language="en")
    page.get_by_role("heading", name="Load").wait_for()
    page.get_by_text("“Time serving” divided by “Time open”.").wait_for()
    page.locator(".rows-bar").first.wait_for(state="attached")
    assert page.get_by_label("Group").locator("option[value=clerk]").count() == 0
    assert violations(page) == []


def test_while_figures_are_reckoned_the_page_can_be_read(open_page):
    page = open_page(
        "/manager/figures",
        "zhaomin",
        size=DESK,
        prepare=lambda page: page.route("**/api/v1/figures?*", lambda route: None),
    )
    page.locator(".figures-wait").wait_for()
    assert violations(page) == []
