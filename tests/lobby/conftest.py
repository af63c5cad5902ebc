"""The lobby is looked at in a hall staffed like the counter's, and in a demo of its own."""

import pytest

from tests.counter.conftest import hall, open_page
from tests.halling import running

__all__ = ["hall", "open_page"]
MORNING = "2026-09-28T09:20"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "data"
    how = {"verb": "demo", "words": ("--speed", "20"), "clock": MORNING, "password": None}
    with running(folder, **how) as demo:
        yield demo
