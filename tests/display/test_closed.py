"""The wall of a closed hall says so, and when to come."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.halling import running
from tests.pages import WALL, violations

pytestmark = pytest.mark.page


def test_on_the_eve_of_a_holiday_the_wall_says_when_the_hall_opens_again(tmp_path, open_page):
    with running(tmp_path / "data", clock="2026-09-30T18:02") as hall:
        page = open_page("/display/front?sound=off", "admin", size=WALL, at=hall)
        expect(page.locator(".hero[data-state=closed]")).to_have_text(
            "现在未开放10月8日 周四 09:00 开门"
        )
        expect(page.locator(".hero-caption")).to_be_in_viewport(ratio=1)
        assert violations(page) == []
