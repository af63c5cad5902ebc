"""The file is written anew at night, or when the hall is at rest: never while anybody is served."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from hall.people.roles import HALL
from hall.privacy.forgetting import AT_ONCE
from hall.progress import Recorded
from hall.windows.commands import CloseWindow
from store.memory import MemoryStore
from tests.hall.people import NINE
from tests.hall.rig import Rig
from web.tidying import Tidying

THREE_AT_NIGHT = NINE - timedelta(hours=6)


class Wiped(MemoryStore):
    """Keeps in mind how it was wiped: whether as a whole."""

    def __init__(self):
        super().__init__()
        self.wiped = []

    def wipe(self, *, compact=False):
        self.wiped.append(compact)


class AtOnce:
    """A hub that puts nothing off."""

    def spawn(self, work):
        work()

    def offload(self, work):
        return work()


@pytest.fixture
def rig():
    rig = Rig(store=Wiped())
    works = SimpleNamespace(setup=rig.setup, clock=rig.clock, store=rig.store, hub=AtOnce())
    rig.tidying = Tidying(works)
    rig.clock.at = THREE_AT_NIGHT
    return rig


def forget(rig, count=3):
    event = Recorded(
        1, rig.clock.now(), "OldForgotten", str(HALL), "ForgetOld/1", {"counts": {"visit": count}}
    )
    rig.tidying.hear([event])


def close(rig, *numbers):
    for number in numbers:
        rig.send(CloseWindow(window=number))
    rig.tidying.hear([e for e in rig.ears.heard if e.kind == "WindowClosed"])
    rig.ears.heard.clear()


def test_at_night_the_whole_file_is_written_anew(rig):
    forget(rig)
    assert rig.store.wiped == [True]


def test_not_while_more_is_to_be_forgotten_in_a_minute(rig):
    forget(rig, AT_ONCE)
    assert rig.store.wiped == []
    forget(rig)
    assert rig.store.wiped == [True]


@pytest.mark.parametrize("minutes", [-5, 1, 180], ids=["about to open", "morning", "noon"])
def test_a_hall_that_slept_at_night_leaves_the_whole_for_later(rig, minutes):
    rig.clock.at = NINE + timedelta(minutes=minutes)
    forget(rig)
    assert rig.store.wiped == [False]


def test_and_as_a_whole_when_its_last_window_has_closed(rig):
    rig.clock.at = NINE
    rig.open("1", "2")
    forget(rig)
    rig.clock.move(hours=11)
    close(rig, "1")
    assert rig.store.wiped == [False, False], "window 2 has longer hours"
    close(rig, "2")
    close(rig, "2")
    assert rig.store.wiped == [False, False, True], "once is enough"


def test_nothing_is_done_in_the_evening_when_nothing_is_owed(rig):
    rig.clock.at = NINE
    rig.open("1")
    close(rig, "1")
    assert rig.store.wiped == []
