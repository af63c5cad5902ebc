"""The server is pulled: the kiosk says so, keeps the number, and heals by itself."""

import pytest
from playwright.sync_api import expect

from tests.kiosk.conftest import pair
from tests.kiosk.fingers import take, to_confirmation

pytestmark = pytest.mark.page


def test_a_lost_hall_is_told_within_five_seconds_and_the_number_stays(stand_before, own_hall):
    page = stand_before(own_hall, pair(own_hall))
    number = take(page)
    own_hall.kill()
    expect(page.locator(".banner[data-state=lost]")).to_be_visible(timeout=5000)
    expect(page.locator(".slip-number")).to_have_text(number)
    own_hall.start()
    expect(page.locator(".banner[data-state=lost]")).to_have_count(0, timeout=10_000)
    page.locator(".screen-ticket .next").tap()
    assert take(page) != number


def test_a_press_while_the_hall_is_away_becomes_one_ticket(stand_before, own_hall):
    page = stand_before(own_hall, pair(own_hall))
    to_confirmation(page)
    own_hall.kill()
    page.locator(".screen-confirm .next").tap()
    expect(page.locator(".screen-confirm")).to_contain_text("比平时慢一点")
    own_hall.start()
    number = page.locator(".slip-number").inner_text(timeout=15_000)
    assert [ticket["number"] for ticket in own_hall.tickets()] == [number]
