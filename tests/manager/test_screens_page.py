"""The page of screens: a message and a picture reach the wall that stands beside them."""

import pytest

from tests.pages import violations
from tests.web.test_screens import picture, send

pytestmark = pytest.mark.page


def test_what_is_set_is_seen_on_the_wall_beside_it(hall, open_page, tmp_path):
    page = open_page("/manager/screens", "zhaomin", size=(1440, 900), language="en")
    page.get_by_role("tab", name="Front Acceptance").click()
    wall = page.frame_locator(".preview iframe")
    wall.locator(".wall[data-ready]").wait_for()
    page.get_by_role("button", name="New message").click()
    page.get_by_label("Chinese").fill("系统故障，请稍候")
    page.get_by_label("English").fill("Please wait")
    page.get_by_role("checkbox", name="An incident").check()
    assert violations(page) == []
    page.get_by_role("button", name="Show it").click()
    wall.locator(".strip[data-state=attention]", has_text="Please wait").wait_for(timeout=1500)
    page.get_by_role("button", name="Take it off").click()
    wall.locator(".strip[data-state=attention]").wait_for(state="detached", timeout=1500)
    page.get_by_role("button", name="Undo").click()
    wall.locator(".strip[data-state=attention]", has_text="Please wait").wait_for(timeout=1500)
    page.get_by_role("button", name="Take it off").click()
    poster = tmp_path / "poster.png"
    poster.write_bytes(picture("PNG"))
    page.locator("input[type=file]").set_input_files(poster)
    page.locator(".slides-list:not(.ready) .slide", has_text="poster.png").wait_for(timeout=5000)
    page.get_by_label("Seconds").fill("20")
    page.get_by_label("Seconds").press("Tab")
    page.get_by_label("Volume").fill("40")
    page.get_by_role("button", name="Save, at once").click()
    page.get_by_text("Now 40%").wait_for()
    front = next(z for z in hall.do("GET", "/api/v1/screens")["zones"] if z["zone"] == "front")
    assert (front["slides"][0]["seconds"], front["sound"]["volume"]) == (20, 40)


def test_what_is_no_picture_is_said_and_a_leader_brings_none(hall, open_page, tmp_path):
    page = open_page("/manager/screens", "zhaomin", size=(1440, 900), language="en")
    fake = tmp_path / "fake.png"
    fake.write_bytes(b"no picture")
    page.locator("input[type=file]").set_input_files(fake)
    page.get_by_text("This isn't a picture").wait_for()
    send(hall, picture("PNG"), "image/png")
    leader = open_page("/manager/screens", "sunyue", size=(1440, 900), language="en")
    leader.get_by_role("button", name="New message").wait_for()
    assert leader.locator("input[type=file], .slide-acts").count() == 0
