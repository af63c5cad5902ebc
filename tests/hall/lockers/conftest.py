"""A hall with a cabinet by the door, in memory and on disk."""

import pytest

from store.sqlite import open_store
from tests.hall.cases.office import hall_of_cases, staffed
from tests.hall.lockers.cabinet import Locker


@pytest.fixture(params=["memory", "sqlite"])
def hall(request, tmp_path):
    store = open_store(tmp_path / "data") if request.param == "sqlite" else None
    hall = staffed(Locker(hall_of_cases(), store))
    yield hall
    hall.store.close()
