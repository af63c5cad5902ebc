"""The map: where does it hurt?"""

from hall.overview import map_face
from hall.tickets.commands import IssueTicket
from hall.windows.commands import PauseWindow
from tests.hall.people import ADMIN
from tests.hall.rig import Rig


def look(rig):
    with rig.store.reading() as shelf:
        return map_face(rig.engine.setup, shelf, rig.clock.now())


def line(rig, domain):
    return next(line for line in look(rig)["lines"] if line["domain"] == domain)


def test_a_line_says_how_long_it_is_and_since_when():
    rig = Rig()
    rig.open("1")
    rig.take("tax")
    rig.clock.move(minutes=4)
    rig.take("tax")
    now = line(rig, "tax")
    assert (now["waiting"], now["windows"], now["own"]) == (2, ["1"], ["1"])
    assert now["longest_since"].startswith("2026-09-28T09:00")
    assert look(rig)["waiting"] == 2


def test_who_can_be_served_by_no_window_at_work_is_stranded():
    rig = Rig()
    rig.open("3")
    rig.send(IssueTicket(matter="T-1"), ADMIN)
    rig.send(IssueTicket(matter="T-2"), ADMIN)
    now = line(rig, "tax")
    assert (now["stranded"], now["windows"], now["own"]) == (1, ["3"], [])
    rig.open("1")
    assert line(rig, "tax")["stranded"] == 0


def test_a_line_that_loses_its_last_own_window_is_told_no_shorter_wait():
    rig = Rig()
    rig.open("1", "3")
    for matter in ("T-2", "T-1", "T-1", "T-1"):
        rig.send(IssueTicket(matter=matter), ADMIN)
    assert line(rig, "tax")["wait"] == {"low": 40, "high": 60}
    rig.send(PauseWindow(window="1"))
    now = line(rig, "tax")
    assert (now["wait"], now["stranded"], now["windows"]) == (None, 1, ["3"])


def test_a_line_whose_people_may_go_anywhere_is_told_the_wait_of_all_who_take_them():
    rig = Rig()
    rig.open("1", "3")
    for _ in range(4):
        rig.send(IssueTicket(matter="T-1"), ADMIN)
    with_both = line(rig, "tax")["wait"]
    rig.send(PauseWindow(window="1"))
    alone = line(rig, "tax")["wait"]
    assert with_both["low"] < alone["low"]


def test_a_window_shows_whom_it_serves_and_the_hall_its_share():
    rig = Rig()
    rig.open("1")
    rig.take("tax")
    rig.call("1")
    face = look(rig)
    assert next(w for w in face["windows"] if w["number"] == "1")["visitor"]["number"] == "A001"
    assert face["share"] == {"now": 1.0, "target": 0.9}
