"""On the eve of a holiday: a number of tonight would be over before a window opens."""

import pytest
from playwright.sync_api import expect

from tests.halling import running
from tests.pages import violations

pytestmark = pytest.mark.page


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    with running(tmp_path_factory.mktemp("eve") / "data", clock="2026-09-30T18:02") as hall:
        yield hall


def test_the_kiosk_says_when_to_come_and_gives_no_number(kiosk, hall):
    expect(kiosk.locator(".band")).to_contain_text("10月8日 周四 09:00 开始取号")
    kiosk.locator(".choice.guide").tap()
    expect(kiosk.locator(".shut")).to_contain_text("10月8日 周四 09:00 起再来取号")
    expect(kiosk.locator(".next")).to_have_count(0)


def test_where_the_line_is_bookable_its_code_stands_beside(kiosk, hall):
    kiosk.locator(".choice.domains").tap()
    kiosk.locator(".choice", has_text="婚姻登记").first.tap()
    expect(kiosk.locator(".shut-book")).to_contain_text("扫码预约")
    assert kiosk.locator(".shut-book img").evaluate("(img) => img.decode().then(() => true)")
    assert not violations(kiosk)
