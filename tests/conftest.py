"""Shared by every test: a hall, a browser, and reports that any text can travel in."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.halling import own_hall
from tests.pages import browser, hall, open_page

__all__ = ["browser", "hall", "open_page", "own_hall"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--data`: real input to measure on stays out of the project."""
    parser.addoption("--data", metavar="FOLDER", help="replay the real cases in this folder too")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that nobody waits for it alone at the end."""
    items.sort(key=lambda item: item.get_closest_marker("soak") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Half characters in a test's output are shown as \\ud800; raw they would end the whole run."""
    report = yield
    report.sections = [(name, _whole(text)) for name, text in report.sections]
    if report.longrepr is not None and not isinstance(report.longrepr, tuple):
        said = str(report.longrepr)
        if _whole(said) != said:
            report.longrepr = _whole(said)
    return report


def _whole(text: str) -> str:
    return text.encode(errors="backslashreplace").decode()
