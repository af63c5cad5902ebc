"""One hall for the tests of a phone."""

import pytest

from tests.halling import running


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """The hall of a test file; windows 1 to 4 are open."""
    with running(tmp_path_factory.mktemp("hall") / "data") as hall:
        hall.open_windows("1", "2", "3", "4")
        yield hall
