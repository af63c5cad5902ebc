"""What every test of a page shares: one Chromium, a running hall, a signed-in browser, axe.

`Hall` of tests/soak/halls.py is the real server in its own process. A page's test asks for
`hall` (one per test file) and `open_page`, and looks as a person would.
"""

import json
import shutil
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.soak.halls import Server

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--autoplay-policy=no-user-gesture-required",
)
KIOSK = {"width": 1080, "height": 1920}
WALL = {"width": 1920, "height": 1080}
COUNTER = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium for the whole run, with sound allowed as a kiosk has it."""
    chromium_here = shutil.which("chromium")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=chromium_here, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """A running hall with every window open, and the administrator signed in."""
    server = Server(tmp_path_factory.mktemp("hall")).start().sign_in()
    for window in server.ask("GET", "/api/v1/hall")["windows"]:
        server.ask("POST", f"/api/v1/windows/{window['number']}/open")
    yield server
    with suppress(ProcessLookupError):
        server.stop()


@pytest.fixture
def open_page(browser, hall):
    """`open_page(path, size, language, staff=True)`: a fresh browser profile at that page."""
    contexts = []

    def go(path, size=WALL, language="zh-CN", staff=True, **options):
        context = browser.new_context(viewport=size, locale=language, **options)
        contexts.append(context)
        if staff:
            hall.sign_in_browser(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda problem: page.problems.append(str(problem)))
        page.goto(f"{hall.url}{path}")
        return page

    yield go
    for context in contexts:
        context.close()


def violations(page):
    """What axe-core finds wrong, in a few words each."""
    found = json.loads(json.dumps(Axe().run(page).response))["violations"]
    return [f"{v['id']}: {n['target']}" for v in found for n in v["nodes"]]
