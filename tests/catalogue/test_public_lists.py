"""P22-5: each window's list of accepted matters is kept and public."""

import pytest
from playwright.sync_api import expect

from tests.pages import LANGUAGES, violations

pytestmark = pytest.mark.page
PHONE = (390, 844)
A4 = {"width": "210mm", "height": "297mm"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stranger_reads_what_a_window_takes_and_finds_its_own(hall, open_page, language):
    page = open_page("/matters", size=PHONE, language=language)
    page.get_by_role("link", name="1", exact=True).first.wait_for()
    assert violations(page) == []
    first = {"zh-CN": "县税务局", "en": "County Tax Bureau"}[language]
    expect(page.locator(".list-department h2").first).to_contain_text(first)
    page.locator('.list-doors a[href="/windows/3/matters"]').click()
    page.locator("h1 .number", has_text="3").wait_for()
    matters = hall.get("/api/v1/matters", params={"domain": "realestate", "limit": 500}).json()
    assert page.locator(".list-department tbody tr").count() == len(matters["matters"])
    assert violations(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide


def test_on_a_phone_a_matter_is_found_by_a_few_signs_of_its_name(hall, open_page):
    page = open_page("/matters", size=PHONE)
    page.get_by_label("找事项").fill("新生儿")
    expect(page.locator("#found")).to_contain_text("找到")
    rows = page.locator(".list-department tbody tr:visible")
    assert {"新生儿" in text for text in rows.all_inner_texts()} == {True}
    assert page.evaluate("document.documentElement.scrollHeight") < 4 * PHONE[1]
    assert violations(page) == []


def test_a_list_changes_with_its_window_and_prints_on_few_sheets(hall, open_page):
    page = open_page("/windows/16/matters", language="en")
    before = page.locator(".list-department tbody tr").count()
    marked = hall.get("/api/v1/matters", params={"limit": 5000}).json()["matters"]
    assert before == sum(m["undifferentiated"] for m in marked)
    code = next(m["code"] for m in marked if not m["undifferentiated"])
    wish = {"codes": [code], "undifferentiated": True, "reason": "放开"}
    assert hall.post("/api/v1/matters/mark", wish).status_code == 200
    page.get_by_role("button", name="中文").click()
    page.locator('html[lang="zh-CN"] .list-department').first.wait_for()
    assert page.locator(".list-department tbody tr").count() == before + 1
    page.emulate_media(media="print")
    expect(page.get_by_role("button")).to_have_count(0)
    sheet = page.pdf(**A4, print_background=True, prefer_css_page_size=True)
    assert 2 <= sheet.count(b"/Type /Page\n") + sheet.count(b"/Type /Page ") <= 16


def test_a_window_that_is_not_there_has_no_list(hall):
    answer = hall.get("/windows/99/matters", token="")
    assert answer.status_code == 404
    assert hall.get("/windows/19/matters", token="").status_code == 200
