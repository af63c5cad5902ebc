"""Shared by every test: what must not run side by side."""

from __future__ import annotations

import pytest

ONE_AFTER_ANOTHER = ("page", "sound", "soak")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what drives a browser, makes sound or hammers a hall on one worker of pytest-xdist."""
    for item in items:
        if any(item.get_closest_marker(name) for name in ONE_AFTER_ANOTHER):
            item.add_marker(pytest.mark.xdist_group("one-after-another"))
