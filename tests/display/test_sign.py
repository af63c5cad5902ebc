"""The sign over a window, in Chromium."""

from __future__ import annotations

import pytest

from tests.pages import LANGUAGES, violations

pytestmark = pytest.mark.page

SIZES = [(1280, 400), (1920, 1080), (800, 480)]


def test_the_sign_says_what_the_window_does(open_page, hall):
    page = open_page("/display/window/1", size=SIZES[0], device=hall.pair("sign", "1"))
    page.wait_for_selector(".sign[data-state=idle]")
    number = hall.ticket()["number"]
    hall.post("/api/v1/windows/1/call-next")
    page.wait_for_selector(f".sign[data-state=called]:has-text('{number}')")
    hall.post("/api/v1/windows/1/start")
    page.wait_for_selector(f".sign[data-state=serving]:has-text('{number}')")
    hall.post("/api/v1/windows/1/finish")
    hall.post("/api/v1/windows/1/pause", {"reason": "系统维护"})
    page.wait_for_selector(".sign[data-state=paused]:has-text('系统维护')")
    hall.post("/api/v1/windows/1/close")
    page.wait_for_selector(".sign[data-state=closed]")
    hall.post("/api/v1/windows/1/open")
    page.wait_for_selector(".sign[data-state=idle]")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_sign_fits_its_screen_and_axe_finds_nothing(open_page, size, language):
    page = open_page("/display/window/18", "admin", size=size, language=language)
    page.wait_for_selector(".sign[data-state=closed]")
    assert violations(page) == []
    assert page.evaluate(
        "[...document.querySelectorAll('html, .sign-which, .sign-now')].every("
        "(el) => el.scrollWidth <= el.clientWidth + 1 && el.scrollHeight <= el.clientHeight + 1)"
    )
