"""A finger that rests on the glass selects nothing and opens no menu; typing still works."""

import pytest
from playwright.sync_api import expect

from tests.kiosk.fingers import press, spell

pytestmark = pytest.mark.page

HEAR_MENUS = """() => {
  window.menus = [];
  addEventListener("contextmenu", (event) => window.menus.push(event.defaultPrevented));
}"""
SELECTED = "String(getSelection())"
A_LONG_PRESS = 900


def rest_on(page, place):
    """A finger comes down on the middle of this and stays."""
    box = page.locator(place).first.bounding_box()
    middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [middle]})
    page.wait_for_timeout(A_LONG_PRESS)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_long_press_selects_no_words_and_opens_no_menu(kiosk):
    kiosk.evaluate(HEAR_MENUS)
    for place in ("h1", ".band-hall", ".band-time", ".home-large .tile-name"):
        rest_on(kiosk, place)
        assert kiosk.evaluate(SELECTED) == "", place
    kiosk.keyboard.press("Control+a")
    assert kiosk.evaluate(SELECTED) == ""
    assert kiosk.evaluate("window.menus.every(Boolean)")


def test_what_is_typed_can_still_be_marked_and_replaced(kiosk):
    press(kiosk, "搜索事项")
    spell(kiosk, "sf")
    field = kiosk.locator(".screen-search input")
    expect(field).to_have_value("sf")
    field.focus()
    kiosk.keyboard.press("Control+a")
    kiosk.keyboard.type("hz")
    expect(field).to_have_value("hz")
