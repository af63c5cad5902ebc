"""A kiosk as it stands in the hall: paired, with its own token, and a visitor in front of it."""

import pytest

from tests.pages import KIOSK
from tests.soak.halls import Server

TOUCH = {"has_touch": True, "reduced_motion": "reduce"}


def pair(hall):
    """The token of a newly paired kiosk."""
    asked = hall.ask("POST", "/api/v1/pairings", {"kind": "kiosk", "name": "kiosk-east"})
    hall.ask("POST", f"/api/v1/pairings/{asked['code']}/confirm")
    return hall.ask("POST", "/api/v1/pairings/claim", {"claim": asked["claim"]})["token"]


@pytest.fixture(scope="module")
def device(hall):
    return pair(hall)


@pytest.fixture
def stand_before(browser):
    """`stand_before(hall, device, language, size, prepare)`: the kiosk's first screen, by touch."""
    contexts, problems = [], []

    def go(hall, device, language="zh-CN", size=KIOSK, prepare=lambda page: None):
        context = browser.new_context(viewport=size, locale=language, **TOUCH)
        contexts.append(context)
        context.add_cookies([{"name": "yc_device", "value": device, "url": hall.url}])
        page = context.new_page()
        page.set_default_timeout(6000)
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        prepare(page)
        page.goto(f"{hall.url}/kiosk")
        page.locator(".home-large").wait_for()
        return page

    yield go
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def kiosk(stand_before, hall, device):
    """The kiosk in Chinese, upright."""
    return stand_before(hall, device)


@pytest.fixture
def own_hall(tmp_path):
    """A hall that may be pulled from the wall."""
    running = Server(tmp_path / "data").start().sign_in()
    yield running
    if running.process.poll() is None:
        running.stop()
