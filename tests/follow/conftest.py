"""One hall for the tests of the screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.halls import Hall


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """The hall of a test file; windows 1 to 4 are open, and somebody waits at each."""
    running = Hall(tmp_path_factory.mktemp("hall") / "data").start()
    for window in ("1", "2", "3", "4"):
        assert running.post(f"/api/v1/windows/{window}/open").status_code == 200
    yield running
    assert running.stop() == 0
    assert "unexpected" not in Path(running.log.name).read_text()
