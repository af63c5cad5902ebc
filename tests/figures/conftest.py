"""Both stores reckon the same."""

from tests.store.conftest import on_disk, store

__all__ = ["on_disk", "store"]
