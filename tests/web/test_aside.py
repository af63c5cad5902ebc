"""What takes long is reckoned in a process of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from config.loader import load
from hall.ports import Shelf
from hall.refusals import Refusal, Unknown
from hall.setup import Setup
from store.sqlite import DATABASE, open_store
from web.aside import Aside
from web.hub import ThreadingHub

SETUP = load("zhoucun")


class Hall:
    """An empty hall with a place to reckon."""

    def __init__(self, folder: Path) -> None:
        open_store(folder).close()
        self.setup = SETUP
        self.aside = Aside(ThreadingHub(), "test", folder / DATABASE, lambda: self.setup, 5.0)

    def reckon(self, *asked: Any) -> Any:
        return self.aside.reckon("figures_failed", *asked)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    hall = Hall(tmp_path_factory.mktemp("aside"))
    yield hall
    hall.aside.end()


def looked(setup: Setup, shelf: Shelf, more: int) -> tuple[int, float, int]:
    return os.getpid(), setup.line.gamma, len(shelf.windows.all()) + more


def refused(_setup: Setup, _shelf: Shelf) -> None:
    raise Unknown("nothing_on_record", day="2020-01-01")


def broke(_setup: Setup, _shelf: Shelf) -> None:
    os.abort()


def slept(_setup: Setup, _shelf: Shelf) -> None:
    time.sleep(60)


def test_one_process_does_one_job_after_another(hall: Hall) -> None:
    first, second = hall.reckon(looked, 1), hall.reckon(looked, 2)
    assert first[0] == second[0] != os.getpid()
    assert (first[2], second[2]) == (1, 2)


def test_it_is_told_when_the_setup_has_changed(hall: Hall) -> None:
    hall.setup = replace(SETUP, line=replace(SETUP.line, gamma=0.25))
    assert hall.reckon(looked, 0)[1] == 0.25
    hall.setup = SETUP
    assert hall.reckon(looked, 0)[1] == SETUP.line.gamma


def test_what_it_refuses_is_the_hall_s_own_refusal(hall: Hall) -> None:
    with pytest.raises(Unknown) as said:
        hall.reckon(refused)
    assert (said.value.key, said.value.facts) == ("nothing_on_record", {"day": "2020-01-01"})


def test_a_process_that_breaks_down_is_replaced(hall: Hall) -> None:
    before = hall.reckon(looked, 0)[0]
    with pytest.raises(Refusal, match="figures_failed"):
        hall.reckon(broke)
    assert hall.reckon(looked, 0)[0] != before


def test_a_job_that_takes_too_long_is_given_up(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hall.aside, "_patience", 0.2)
    with pytest.raises(Refusal, match="figures_failed"):
        hall.reckon(slept)
    monkeypatch.undo()
    assert hall.reckon(looked, 0)[2] == 0


def test_it_ends_when_the_hall_hangs_up(hall: Hall) -> None:
    pid = hall.reckon(looked, 0)[0]
    hall.aside.end()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
