"""A hall that takes appointments, in memory and on disk."""

from dataclasses import replace

import pytest

from store.sqlite import open_store
from tests.hall.appointments.booking import RULES
from tests.hall.people import small_hall
from tests.hall.rig import Rig


@pytest.fixture(params=["memory", "sqlite"])
def hall(request, tmp_path):
    store = open_store(tmp_path / "data") if request.param == "sqlite" else None
    hall = Rig(replace(small_hall(), appointments=RULES), store)
    yield hall
    hall.store.close()
