"""A hall in which nobody but the visitor who rates was served."""

import pytest

from tests.halling import running


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    with running(tmp_path_factory.mktemp("rating") / "data") as hall:
        hall.open_windows("1")
        yield hall
