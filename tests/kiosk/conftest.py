"""A kiosk as it stands in the hall: paired, with its own token, and a visitor in front of it."""

import pytest

from tests.pages import KIOSK

TOUCH = {"has_touch": True, "reduced_motion": "reduce"}


def pair(hall):
    """The token of a newly paired kiosk."""
    return hall.pair("kiosk", name="kiosk-east")


@pytest.fixture(scope="module")
def device(hall):
    return pair(hall)


@pytest.fixture
def stand_before(open_page):
    """`stand_before(hall, device, language, size)`: the kiosk's first screen, by touch."""

    def go(hall, device, language="zh-CN", size=KIOSK, **how):
        how |= {"at": hall, "device": device, "language": language, "size": size}
        page = open_page("/kiosk", **TOUCH, **how)
        page.set_default_timeout(6000)
        page.locator(".home-large").wait_for()
        return page

    return go


@pytest.fixture
def kiosk(stand_before, hall, device):
    """The kiosk in Chinese, upright."""
    return stand_before(hall, device)
