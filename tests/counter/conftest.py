"""One hall for all tests of the counter, where 王丽, 陈刚 and 赵敏 work."""

import pytest

from tests.halling import STAFF, running


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    with running(tmp_path_factory.mktemp("counter") / "data") as hall:
        for who in STAFF:
            hall.hire(*who)
        yield hall


@pytest.fixture
def open_page(open_page):
    """As everywhere, and nothing moves that needn't."""
    return lambda *what, **how: open_page(*what, **{"reduced_motion": "reduce", **how})
