"""The pattern page: whole, and free of axe's complaints in both themes and languages."""

import pytest
from playwright.sync_api import expect

from tests.pages import violations

pytestmark = pytest.mark.page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_component_is_clean(open_page, theme, language):
    page = open_page(f"/patterns?theme={theme}", language=language)
    page.locator(".patterns .tile").first.wait_for()
    assert violations(page) == []


def test_the_number_has_one_face_at_every_size(open_page):
    page = open_page("/patterns")
    page.locator(".number").first.wait_for()
    faces = page.locator(".number").evaluate_all(
        "all => [...new Set(all.map(el => getComputedStyle(el).fontFamily.split(',')[0]))]"
    )
    assert faces == ['"Yichuang Number"']
    assert page.evaluate("document.fonts.load('700 40px \"Yichuang Number\"').then(f => f.length)")


def test_a_dialog_takes_the_focus_and_escape_closes_it(open_page):
    page = open_page("/patterns")
    page.get_by_role("button", name="打开对话框").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("要放弃这个号吗？")
    assert dialog.evaluate("box => box.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_all_words_of_the_page_are_there(open_page):
    page = open_page("/patterns?lang=en")
    page.locator(".patterns .tile").first.wait_for()
    assert "patterns." not in page.locator("main").inner_text()
