"""Browsers of their own for the hall's screens and phones."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.halls import Hall

LANGUAGES = ("zh-CN", "en")


def screen(browser: Browser, hall: Hall, size: tuple[int, int], **more: object) -> BrowserContext:
    """A browser in the hall, signed in as the administrator unless `token=None`."""
    token = more.pop("token", hall.token)
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=hall.url, **more
    )
    if token:
        context.add_cookies([{"name": "yc_session", "value": token, "url": hall.url}])
    return context


def listen_for_trouble(page: Page) -> list[str]:
    """Errors of a page's scripts, gathered while it runs."""
    trouble: list[str] = []
    page.on("pageerror", lambda problem: trouble.append(str(problem)))
    return trouble
