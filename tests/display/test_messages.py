"""The wall says what the hall sets within a second, and shows pictures while nobody is called."""

from __future__ import annotations

import pytest

from tests.pages import WALL, violations
from tests.web.test_screens import picture, send

pytestmark = pytest.mark.page


def test_pictures_make_room_for_a_call_and_messages_turn(hall, open_page):
    key = send(hall, picture(size=(1600, 900))).json()["picture"]
    hall.do("PUT", "/api/v1/zones/front/playlist", {"slides": [{"picture": key, "seconds": 5}]})
    page = open_page("/display/front?sound=off", "admin", size=WALL)
    page.locator(".slides img").wait_for(timeout=12_000)
    page.wait_for_function("document.querySelector('.slides img').naturalWidth === 1600")
    assert violations(page) == []
    hall.do("POST", "/api/v1/messages", {"zh": "系统故障，请稍候", "incident": True})
    page.locator(".strip[data-state=attention]", has_text="系统故障").wait_for(timeout=1500)
    english = open_page("/display/front?sound=off&lang=en", "admin", size=WALL, language="en")
    line = english.locator(".strip", has_text="Chinese only").locator("[lang=zh-CN]")
    line.wait_for(timeout=5000)
    number = hall.ticket(domain="tax")["number"]
    hall.post("/api/v1/windows/1/call-next")
    page.locator(".hero[data-state=calling]", has_text=number).wait_for(timeout=1500)
    assert page.locator(".slides").count() == 0
