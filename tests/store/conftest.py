"""Each test of the contract runs on both stores."""

import pytest

from store.memory import MemoryStore
from store.sqlite import open_store


@pytest.fixture
def on_disk(tmp_path):
    store = open_store(tmp_path / "data")
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "memory"])
def store(request):
    if request.param == "memory":
        return MemoryStore()
    return request.getfixturevalue("on_disk")


@pytest.fixture
def shelf(store):
    with store.transaction() as shelf:
        yield shelf
