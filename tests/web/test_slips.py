"""What a slip says of where to wait: where the windows stand that may take the ticket."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hall.faces import ticket_face
from hall.setup import Name, WindowKind, WindowPlan, Zone
from hall.windows.commands import Transfer
from tests.hall.people import small_hall
from tests.hall.rig import Rig
from web.slips import slip_of
from web.words import Languages

ZONES = (Zone("front", Name("前台受理区", "Front desk")), Zone("any", Name("综合区", "Any matter")))


@pytest.fixture
def hall():
    setup = small_hall()
    others = tuple(w for w in setup.windows if w.number != "3")
    anything = WindowPlan("3", Name("综合", "Any"), WindowKind.UNDIFFERENTIATED, "any")
    return Rig(replace(setup, zones=ZONES, windows=(*others, anything)))


def where(hall, ticket):
    words = Languages(Path("static/words")).languages["zh-CN"]
    with hall.store.reading() as shelf:
        face = ticket_face(hall.setup, shelf, hall.see(ticket), hall.clock.now())
        return slip_of(face, hall.setup, shelf, words, "http://hall").where


def test_who_may_go_to_any_window_is_told_of_both_parts_of_the_hall(hall):
    told = where(hall, hall.take(matter="T-1"))
    assert "前台受理区" in told
    assert "综合区" in told


def test_who_may_not_is_sent_to_the_own_windows_only(hall):
    assert "综合区" not in where(hall, hall.take(matter="T-2"))


def test_who_is_kept_for_a_window_waits_there(hall):
    hall.open("1", "3")
    ticket = hall.take()
    hall.call("1")
    hall.send(Transfer(window="1", to_window="3"))
    told = where(hall, ticket)
    assert "综合区" in told
    assert "前台受理区" not in told
