"""The halls that the tests of the web floor visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.halls import Hall


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall for all tests that leave it as they found it, more or less."""
    running = Hall(tmp_path_factory.mktemp("hall") / "data").start()
    yield running
    assert running.stop() == 0
    log = Path(running.log.name).read_text()
    assert "unexpected" not in log, log[-3000:]


@pytest.fixture
def own_hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of one's own, to be stopped, killed and started again."""
    running = Hall(tmp_path / "data").start()
    yield running
    if running.process.poll() is None:
        running.kill()


@pytest.fixture(params=["eventlet", "gevent", "threading"])
def hall_on(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    """A hall on each of the three hubs."""
    running = Hall(tmp_path / "data", hub=request.param).start()
    yield running
    if running.process.poll() is None:
        running.kill()
