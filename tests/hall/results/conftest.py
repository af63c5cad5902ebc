"""A hall with an issuing window, in memory and on disk."""

import pytest

from store.sqlite import open_store
from tests.hall.results.issuing import hall_of_results, open_issuing
from tests.hall.rig import Rig


@pytest.fixture(params=["memory", "sqlite"])
def hall(request, tmp_path):
    store = open_store(tmp_path / "data") if request.param == "sqlite" else None
    hall = open_issuing(Rig(hall_of_results(), store))
    yield hall
    hall.store.close()
