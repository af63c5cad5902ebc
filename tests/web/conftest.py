"""The halls that the tests of the web floor visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.halling import Hall, running


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall for all tests of a file; they leave it as they found it, more or less."""
    with running(tmp_path_factory.mktemp("hall") / "data") as hall:
        yield hall


@pytest.fixture(params=["eventlet", "gevent", "threading"])
def hall_on(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    """A hall on each of the three hubs."""
    hall = Hall(tmp_path / "data", hub=request.param).start()
    yield hall
    hall.leave()
