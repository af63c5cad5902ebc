"""One hall for all tests of the counter and the lobby; every test gets a page of its own."""

import pytest

from tests.counter.stage import RunningHall


@pytest.fixture(scope="session")
def hall(tmp_path_factory):
    running = RunningHall(tmp_path_factory.mktemp("counter"))
    running.hire()
    yield running
    running.stop()


@pytest.fixture
def open_page(hall, browser):
    """Open a page as somebody of staff, or as a stranger; no fault in its console is forgiven."""
    contexts, faults = [], []

    def open_one(path, staff=None, language="zh-CN", size=(1366, 768), at=hall):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=language,
            reduced_motion="reduce",
        )
        contexts.append(context)
        if staff:
            at.as_(staff)
            session = {"name": "yc_session", "value": at.tokens[staff], "url": at.base}
            context.add_cookies([session])
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(at.base + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not faults
