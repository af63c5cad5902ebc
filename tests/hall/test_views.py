"""What the screens are shown: the snapshots of CONTRACT.md, and which views an event touches."""

from dataclasses import replace

import pytest

from hall.people.roles import STRANGER
from hall.refusals import Unknown
from hall.setup import Screens
from hall.tickets.commands import Person
from hall.views import may_watch, snapshot, touched
from hall.windows.commands import Finish, Hold, Miss, Recall, Start, Transfer
from hall.windows.reshaping import ChangeWindow
from tests.hall.people import ADMIN, KIOSK, LI_MEI, SCREEN, small_hall
from tests.hall.rig import Rig


@pytest.fixture
def hall():
    rig = Rig()
    rig.open("1", "2", "3")
    return rig


def show(hall, name):
    with hall.store.reading() as shelf:
        return snapshot(name, hall.engine.setup, shelf, hall.clock.now())


def test_the_wall_shows_the_newest_call_first_and_a_recall_as_a_new_one(hall):
    hall.take()
    hall.take("property")
    hall.call("1")
    hall.call("2")
    hall.clock.move(seconds=10)
    hall.send(Recall(window="1"))
    calls = show(hall, "display:front")["calls"]
    assert [(c["number"], c["window"], c["repeat"]) for c in calls] == [
        ("A001", "1", 1),
        ("B001", "2", 0),
        ("A001", "1", 0),
    ]
    assert calls[0]["call"] > calls[1]["call"] > calls[2]["call"]


def test_the_wall_counts_who_waits_and_names_who_was_missed(hall):
    hall.take()
    hall.take()
    hall.call()
    hall.send(Miss(window="1"))
    wall = show(hall, "display:front")
    assert {w["domain"]: w["count"] for w in wall["waiting"]} == {
        "tax": 1,
        "property": 0,
        "themes": 0,
    }
    assert wall["missed"] == ["A001"]


def test_the_wall_names_nobody_unless_the_hall_decides_so(hall):
    li_mei = Person(id_number=LI_MEI, name="李小梅")
    hall.take(person=li_mei)
    hall.call()
    assert show(hall, "display:front")["calls"][0]["name"] is None
    named = Rig(replace(small_hall(), screens=Screens(names=True)))
    named.open("1")
    named.take(person=li_mei)
    named.call()
    assert show(named, "display:front")["calls"][0]["name"] == "李*梅"


def test_a_line_says_its_numbers_in_the_order_of_the_calls_to_come(hall):
    hall.take()
    hall.clock.move(minutes=2)
    hall.take(priority="elderly")
    hall.take()
    hall.call()
    line = show(hall, "line:tax")
    assert line["numbers"] == ["A001", "A003"]
    assert line["serving"] == ["A002"]
    assert line["wait"]["low"] <= line["wait"]["high"]


def test_a_holder_sees_how_many_are_ahead_and_a_range(hall):
    for _ in range(4):
        hall.take()
    ticket = hall.take()
    seen = show(hall, f"ticket:{ticket['token']}")
    assert seen["ahead"] == 4
    assert seen["wait"] == {"low": 20, "high": 30}
    assert not {"person", "holder", "name", "id_number"} & set(seen)


def test_the_counter_shows_who_is_next_and_why(hall):
    hall.take()
    hall.take()
    view = show(hall, "counter:1")
    assert view["next"]["ticket"]["number"] == "A001"
    assert view["next"]["why"]["rule"] == "first-in-line"
    hall.call()
    hall.send(Hold(window="1"))
    view = show(hall, "counter:1")
    assert [t["number"] for t in view["held"]] == ["A001"]
    assert [t["number"] for t in view["line"]] == ["A002"]
    hall.call()
    hall.clock.move(minutes=4)
    hall.send(Finish(window="1"))
    assert show(hall, "counter:1")["today"] == {"served": 1, "mean_seconds": 240}


@pytest.mark.parametrize("name", ["", "hall:x", "display:nowhere", "window:99", "line:x", "x:1"])
def test_what_nobody_can_show_is_unknown(hall, name):
    with pytest.raises(Unknown):
        show(hall, name)


def test_a_stranger_watches_lines_and_tickets_only():
    assert may_watch("line:tax", STRANGER)
    assert may_watch("ticket:abc", STRANGER)
    for name in ("hall", "display:front", "window:1", "counter:1", "kiosk:kiosk-1", "x", ""):
        assert not may_watch(name, STRANGER)
        assert may_watch(name, ADMIN)


def test_a_device_watches_its_own_place_only():
    assert may_watch("display:front", SCREEN)
    assert not may_watch("display:back", SCREEN)
    assert not may_watch("hall", SCREEN)
    assert may_watch("kiosk:kiosk-1", KIOSK)
    assert not may_watch("kiosk:kiosk-2", KIOSK)


def test_every_view_that_changes_is_touched(hall):
    """Compare all views before and after each command with what its events say they touch."""
    first, _ = hall.take(), hall.take(matter="T-1")
    tokens = {("ticket", first["id"]): first["token"]}
    names = [
        "hall",
        "display:front",
        *(f"line:{key}" for key in ("tax", "property", "themes")),
        *(f"{kind}:{number}" for kind in ("window", "counter") for number in "1234"),
        f"ticket:{first['token']}",
    ]

    def step(act):
        before = {name: show(hall, name) for name in names}
        heard = len(hall.ears.heard)
        act()
        events = hall.ears.heard[heard:]
        marks = set().union(*(touched(event, lambda *one: tokens.get(one)) for event in events))
        changed = {name for name in names if show(hall, name) != before[name]}
        assert changed <= {n for n in names if _is_marked(n, marks)}, (marks, changed)

    step(hall.call)
    hall.clock.move(seconds=10)
    step(lambda: hall.send(Recall(window="1")))
    step(lambda: hall.send(Transfer(window="1", domain="property")))
    step(lambda: hall.call("2"))
    step(lambda: hall.send(Hold(window="2")))
    step(hall.take)
    step(lambda: hall.open("4"))


def _is_marked(name, marks):
    return name in marks or f"{name.partition(':')[0]}:*" in marks


def test_a_window_that_may_not_take_a_matter_is_no_help_to_it(hall):
    """王丽 opens window 1, then the any-matter window 3: T-2 isn't marked for it."""
    for _ in range(8):
        hall.take(matter="T-2")
    hall.take(matter="T-1")
    unmarked = hall.take(matter="T-2")
    assert unmarked["windows"] == ["1"]
    assert unmarked["wait"]["low"] == 90
    line = show(hall, "line:tax")
    assert line["own"]["windows"] == ["1"]
    assert line["anywhere"]["windows"] == ["1", "3"]
    assert line["waits"][8] == [40, 55]
    assert line["waits"][9] == [90, unmarked["wait"]["high"]]
    seen = show(hall, "counter:3")
    assert (seen["waiting"], [t["number"] for t in seen["line"]]) == (1, ["A009"])
    assert show(hall, "window:1")["waiting"] == 10


def test_a_window_with_nobody_to_call_says_that_nobody_waits(hall):
    hall.take(matter="T-2")
    seen = show(hall, "counter:3")
    assert (seen["waiting"], seen["next"], seen["line"]) == (0, None, [])


def test_a_line_lists_the_windows_that_a_domain_ticket_may_go_to():
    strict = Rig(unspecified_to_any=False)
    strict.open("1", "3")
    assert show(strict, "line:tax")["windows"] == ["1"]
    assert strict.take()["windows"] == ["1"]


def test_who_is_kept_for_a_window_counts_there_only(hall):
    hall.take()
    hall.call("1")
    hall.send(Transfer(window="1", to_window="2"))
    assert [show(hall, f"window:{n}")["waiting"] for n in "123"] == [0, 1, 0]
    assert show(hall, "counter:2")["line"][0]["windows"] == ["2"]


def test_without_a_window_at_work_nobody_is_told_minutes():
    rig = Rig()
    ticket = rig.take()
    assert (ticket["wait"], ticket["windows"]) == (None, [])
    line = show(rig, "line:tax")
    assert (line["wait"], line["waits"]) == (None, [None])
    assert show(rig, "map")["lines"][0]["wait"] is None


def test_the_told_wait_counts_who_is_at_the_window():
    hall = Rig()
    hall.open("1")
    hall.take(), hall.call()
    assert hall.take()["wait"]["low"] == 10
    hall.send(Start(window="1"))
    hall.clock.move(minutes=4)
    assert hall.take()["wait"]["low"] == 15


def test_a_wait_beyond_closing_is_said():
    hall = Rig()
    hall.open("1")
    assert not hall.take()["late"]
    hall.clock.move(hours=7, minutes=55)
    hall.take(), hall.call()
    assert hall.take()["late"]


def test_a_wall_shows_who_was_called_and_came_not_who_was_missed(hall):
    def newest():
        call = show(hall, "display:front")["calls"][0]
        return call["number"], call["calling"], call["came"]

    hall.take(), hall.take(), hall.call()
    assert newest() == ("A001", True, False)
    hall.send(Miss(window="1"))
    assert newest() == ("A001", False, False)
    hall.call()
    hall.send(Finish(window="1"))
    assert newest() == ("A002", False, True)


def test_a_window_opened_from_afar_shortens_no_wait_until_somebody_sits_there():
    hall = Rig()
    hall.send(ChangeWindow(window="1", open=True))
    ticket = hall.take()
    assert (ticket["wait"], ticket["windows"]) == (None, [])
    assert show(hall, "map")["lines"][0]["stranded"] == 1
    assert show(hall, "way:domain/tax")["windows"][0]["staffed"] is False
    hall.open("1")
    assert hall.face(ticket["id"])["windows"] == ["1"]


def test_nobody_is_called_by_itself_to_a_window_where_nobody_sits():
    hall = Rig(automatic=True)
    hall.send(ChangeWindow(window="1", open=True))
    assert hall.take()["state"] == "waiting"
    hall.open("1")
    assert str(hall.window("1").state) == "called"
