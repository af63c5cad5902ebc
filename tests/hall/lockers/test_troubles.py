"""What leaders are told of lockers, and who sees what of them."""

from dataclasses import replace

import pytest

from hall.alerts.commands import LookForAlerts
from hall.lockers.minding import ClearCell
from hall.lockers.view import cells_face, locker_face, summary
from hall.people.roles import HALL
from hall.refusals import Unknown
from hall.views import may_watch, touched
from tests.hall.lockers.cabinet import DOOR, SCREEN, TANG_MING
from tests.hall.people import KIOSK, LI_MEI, WANG_LI


def told(hall):
    """The troubles of which an alert was raised, by name."""
    hall.send(LookForAlerts(), HALL)
    raised = [event.data for event in hall.ears.heard if event.kind == "AlertRaised"]
    return [one["facts"]["trouble"] for one in raised if one["alert_kind"] == "locker"]


def test_a_door_left_open_is_an_alert_after_a_minute(hall):
    hall.begin(hall.result())
    hall.tick()
    hall.clock.move(seconds=50)
    assert told(hall) == []
    hall.clock.move(seconds=10)
    assert told(hall) == ["left-open"]


def test_a_false_opening_is_an_alert_until_staff_have_looked(hall):
    hall.force(3)
    hall.shut(3)
    assert told(hall) == ["opened-unasked"]
    hall.send(ClearCell(cabinet=DOOR, cell=3), TANG_MING)
    hall.send(LookForAlerts(), HALL)
    hall.clock.move(minutes=2)
    hall.send(LookForAlerts(), HALL)
    assert "AlertEnded" in hall.ears.kinds


def test_silent_boards_and_stopped_guessing_are_alerts(hall):
    hall.bank.silent = True
    hall.tick()
    for n in range(10):
        hall.ask(code=f"9{n:05d}", tail="0000")
    assert sorted(told(hall)) == ["guessed", "silent"]


def test_a_cell_that_isnt_wired_any_more_with_a_result_in_it_is_an_alert(hall):
    stored = hall.put_in(hall.result())
    hall.bank._cells.pop(hall.cell(stored["cell"]).place)
    hall.start()
    assert told(hall) == ["unwired"]


def test_the_cabinets_screen_sees_doors_and_nobodys_business(hall):
    stored = hall.put_in(hall.result())
    hall.ask(id_number=LI_MEI)
    with hall.store.reading() as shelf:
        seen = locker_face(hall.setup, shelf, DOOR, hall.clock.now())
    assert seen["cells"][0] == {"cell": 1, "size": "S", "door": "closed"}
    assert seen["orders"][-1]["state"] == "asked"
    number = hall.stay(stored["stay"]).number
    assert number not in repr(seen)


def test_staff_see_what_lies_where_and_masked_whose(hall):
    hall.put_in(hall.result())
    waits = hall.result()
    with hall.store.reading() as shelf:
        seen = cells_face(hall.setup, shelf, DOOR, hall.clock.now())
        (line,) = summary(hall.setup, shelf, hall.clock.now())
    assert seen["cells"][0]["stay"]["applicant"]["name"] == "李*"
    assert [one["result"] for one in seen["waiting"]] == [waits.id]
    assert (line["cells"], line["free"], line["stored"], line["overdue"]) == (8, 7, 1, 0)


def test_an_overdue_result_shows(hall):
    hall.put_in(hall.result())
    hall.clock.move(days=7)
    with hall.store.reading() as shelf:
        assert summary(hall.setup, shelf, hall.clock.now())[0]["overdue"] == 1


def test_a_cabinet_is_watched_by_its_own_screen_and_by_staff(hall):
    view = f"locker:{DOOR}"
    assert may_watch(view, SCREEN)
    assert may_watch(view, TANG_MING)
    assert not may_watch(view, replace(SCREEN, place="upstairs"))
    assert not may_watch(view, KIOSK)
    assert not may_watch(f"cells:{DOOR}", WANG_LI)
    assert not may_watch(f"cells:{DOOR}", SCREEN)
    hall.put_in(hall.result())
    opened = next(event for event in hall.ears.heard if event.kind == "DoorOpened")
    assert {view, "cells*"} <= touched(opened, lambda *_: None)


def test_a_cabinet_that_isnt_there_has_no_view(hall):
    with hall.store.reading() as shelf, pytest.raises(Unknown, match="unknown_cabinet"):
        locker_face(hall.setup, shelf, "upstairs", hall.clock.now())
