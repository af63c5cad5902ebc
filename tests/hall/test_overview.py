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


def told(low, high):
    return {"low": low, "high": high}


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
    now = line(rig, "tax")
    assert (now["wait"], now["own_only"]["wait"]) == (told(20, 30), told(40, 60))
    rig.send(PauseWindow(window="1"))
    now = line(rig, "tax")
    assert (now["wait"], now["own_only"]["wait"]) == (told(40, 60), None)
    assert (now["stranded"], now["windows"]) == (1, ["3"])


def test_map_guide_desk_and_kiosk_tell_the_same_of_the_same_line():
    rig = Rig()
    rig.open("1", "3")
    for matter in ("T-2", "T-1", "T-1", "T-1"):
        rig.send(IssueTicket(matter=matter), ADMIN)
    on_map, kiosk = line(rig, "tax"), rig.show("line:tax")
    assert on_map == rig.show("guide")["lines"][0]
    assert on_map["wait"] == kiosk["wait"] == rig.show("way:domain/tax")["wait"]
    assert kiosk["anywhere"]["wait"] == rig.show("way:matter/T-1")["wait"]
    own = kiosk["own"]["wait"]
    assert on_map["own_only"]["wait"] == own == rig.show("way:matter/T-2")["wait"]
    assert rig.take("tax")["wait"] == on_map["wait"]


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
