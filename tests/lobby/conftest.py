"""The lobby is looked at in the same running hall as the counter, and in a demo of its own."""

import pytest

from tests.counter.conftest import hall, open_page
from tests.counter.stage import RunningHall

__all__ = ["hall", "open_page"]


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    running = RunningHall(tmp_path_factory.mktemp("demo"), "demo", "--speed", "20")
    yield running
    running.stop()
