"""The console's frame: who may come in, the rail, and the live map in it."""

import pytest

from manager.console import PAGES
from tests.pages import LANGUAGES, violations

pytestmark = pytest.mark.page


def test_strangers_are_led_to_sign_in_and_clerks_refused(hall):
    answer = hall.get("/manager", token="", allow_redirects=False)
    assert answer.status_code == 302
    assert "/sign-in?next=/manager" in answer.headers["Location"]
    assert hall.get("/manager", token=hall.tokens["wangli"]).status_code == 403


@pytest.mark.parametrize("key", sorted(PAGES))
def test_each_page_opens_for_its_roles_and_for_nobody_else(hall, key):
    page = PAGES[key]
    for staff in ("zhaomin", "sunyue", "qianfang", "wangli"):
        role = hall.get("/api/v1/me", token=hall.tokens[staff]).json()["role"]
        answer = hall.get(page.path, token=hall.tokens[staff], allow_redirects=False)
        expected = {200} if role in page.roles else {403, 302}
        assert answer.status_code in expected, (staff, key)


def test_a_supervisor_comes_to_the_figures_first(hall):
    answer = hall.get("/manager", token=hall.tokens["qianfang"], allow_redirects=False)
    assert answer.headers["Location"] == "/manager/figures"


def test_a_page_that_is_not_there_says_so(hall):
    answer = hall.get("/manager/nowhere", token=hall.tokens["zhaomin"])
    assert answer.status_code == 404


@pytest.mark.parametrize("key", sorted(PAGES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(open_page, key, language):
    page = open_page(PAGES[key].path, "zhaomin", language=language, size=(1440, 900))
    page.locator(".console-main > *").first.wait_for()
    page.wait_for_timeout(400)
    assert violations(page) == []


def test_the_map_shows_a_line_that_nobody_serves(hall, open_page):
    page = open_page("/manager", "sunyue", size=(1440, 900), language="en")
    page.locator('.place[data-state="idle"]').first.wait_for()
    hall.do("POST", "/api/v1/windows/21/close")
    hall.ticket(domain="last-resort")
    page.locator('.line[data-state="urgent"]').wait_for()
    assert "no window serves" in page.locator('.line[data-state="urgent"]').inner_text()
    hall.open_windows("21")
    page.locator('.line[data-state="urgent"]').wait_for(state="detached")
