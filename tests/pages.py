"""What every test of a page shares: one Chromium, a running hall, pages in it, axe.

A test asks for `open_page` and looks as a person would. A fault in a page's scripts fails the
test at its end by itself. A room whose hall differs has a `hall` of its own in its conftest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.halling import Hall, running
from tools.chromium import chromium

KIOSK = (1080, 1920)
WALL = (1920, 1080)
COUNTER = (1366, 768)
PHONE = (390, 844)
LANGUAGES = ("zh-CN", "en")
SETTLED = """() => Promise.all(document.getAnimations()
  .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished.catch(() => {})))"""

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A file's own hall, for rooms that need no other, with every window open."""
    with running(tmp_path_factory.mktemp("hall") / "data") as hall:
        hall.open_windows(*(w["number"] for w in hall.do("GET", "/api/v1/hall")["windows"]))
        yield hall


@contextmanager
def opening(browser: Browser, hall: Callable[[], Hall]) -> Iterator[OpenPage]:
    """Hands out `open_page`; at the end all pages are closed and must have met no fault.

    `open_page(path, staff, size=, language=, device=, at=, prepare=, ...)` is a fresh browser
    profile at that page: a stranger's unless `staff` names who is signed in or `device` is a
    paired device's token; in `hall()` unless `at` is another; `prepare(page)` comes before the
    first address; anything else is Playwright's (`has_touch`, `color_scheme`).
    """
    contexts, faults = [], []

    def open_page(
        path: str,
        staff: str | None = None,
        *,
        size: tuple[int, int] = COUNTER,
        language: str = "zh-CN",
        device: str | None = None,
        at: Hall | None = None,
        prepare: Callable[[Page], Any] = lambda page: None,
        **options: Any,
    ) -> Page:
        at = at or hall()
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(
            viewport=viewport, locale=language, base_url=at.url, **options
        )
        contexts.append(context)
        keys = {"yc_session": staff and at.tokens[staff], "yc_device": device}
        context.add_cookies(
            [{"name": name, "value": key, "url": at.url} for name, key in keys.items() if key]
        )
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        prepare(page)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def open_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[OpenPage]:
    """See `opening`: pages for one test."""
    with opening(browser, lambda: request.getfixturevalue("hall")) as open_page:
        yield open_page


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong once nothing moves any more, in a few words each."""
    page.evaluate(SETTLED)
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['target']}" for v in found for n in v["nodes"]]
