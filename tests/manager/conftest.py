"""The console is looked at in a hall staffed like the counter's, with a manager and a leader."""

import pytest

from tests.halling import running
from tests.pages import open_page

__all__ = ["open_page"]
PEOPLE = {
    "zhaomin": ("赵敏", "manager"),
    "sunyue": ("孙悦", "shift-leader"),
    "qianfang": ("钱芳", "supervisor"),
    "wangli": ("王丽", "clerk"),
}


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    folder = tmp_path_factory.mktemp("console") / "data"
    words = ("--local-webhooks",)
    with running(folder, clock="2026-09-28T09:20", words=words) as hall:
        for staff, (display, role) in PEOPLE.items():
            hall.hire(staff, display, role)
        hall.open_windows("1", "3", "15")
        yield hall
