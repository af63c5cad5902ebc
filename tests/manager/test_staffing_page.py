"""Staffing: what each line needs, and how that is reckoned (P22-2)."""

import pytest
from playwright.sync_api import expect

from tests.pages import violations

pytestmark = pytest.mark.page
DESK = (1366, 768)


def test_p22_2_a_line_is_pressed_and_shows_the_arithmetic_of_its_windows(open_page):
    page = open_page("/manager/staffing", "zhaomin", size=DESK)
    page.get_by_role("button", name="税务服务").click()
    sums = page.get_by_role("region", name="税务服务")
    sums.get_by_text("取号记录不足 5 天").wait_for()
    sums.get_by_text("16,800 件 × 8 分钟 ÷ 60").wait_for()
    advised = page.locator("[data-chosen] .staffing-advised").inner_text()
    assert f"{advised} 个窗口" in sums.locator("[data-result]").inner_text()
    assert violations(page) == []


def test_a_supervisor_reads_it_in_english(open_page):
    page = open_page("/manager/staffing", "qianfang", size=(390, 844), language="en")
    expect(page.get_by_role("heading", name="Together, at any window")).to_be_visible(timeout=15000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
