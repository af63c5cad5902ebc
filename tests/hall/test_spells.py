"""What a visit takes: every spell of service counts where it was given, and the visit once."""

from dataclasses import replace

import pytest

from hall.days import EndBusinessDay
from hall.people.roles import HALL
from hall.refusals import Refusal
from hall.setup import WindowKind
from hall.tickets.commands import RestoreTicket, ResumeTicket
from hall.views import snapshot
from hall.windows.commands import (
    CallNext,
    CloseWindow,
    Finish,
    Hold,
    Miss,
    OpenWindow,
    PauseWindow,
    Start,
    TakeBack,
    Transfer,
)
from hall.windows.reshaping import ChangeWindow
from tests.hall.people import ADMIN, NINE, WANG_LI
from tests.hall.rig import Rig


@pytest.fixture
def rig():
    rig = Rig()
    rig.open("1", "2")
    return rig


def pace(rig, domain="tax", window="1"):
    with rig.store.reading() as shelf:
        today = rig.setup.business_date(NINE)
        lines, places = shelf.pace(today, domain), shelf.pace_of_window(today, window)
    return (lines.served, lines.seconds), (places.served, places.seconds)


def served(rig, window, last):
    rig.send(CallNext(window=window))
    rig.send(Start(window=window))
    rig.clock.move(minutes=20)
    rig.send(last)


def last(rig):
    return rig.journal()[-1].data


def test_service_before_a_hold_counts(rig):
    rig.take()
    served(rig, "1", Hold(window="1"))
    assert last(rig)["seconds"] == 1200
    assert pace(rig) == ((0, 1200), (0, 1200))
    rig.clock.move(minutes=30)
    rig.send(ResumeTicket(ticket=1))
    rig.clock.move(minutes=3)
    rig.send(CallNext(window="1"))
    rig.clock.move(minutes=1)
    rig.send(Finish(window="1"))
    assert (last(rig)["seconds"], last(rig)["total_seconds"]) == (60, 1260)
    assert pace(rig) == ((1, 1260), (1, 1260))
    ticket = rig.see({"id": 1})
    assert ticket.served_seconds == 1260
    assert ticket.first_called_at == NINE


def test_service_before_a_transfer_counts_for_the_line_where_it_was_given(rig):
    rig.take()
    served(rig, "1", Transfer(window="1", domain="property"))
    rig.send(CallNext(window="2"))
    rig.clock.move(minutes=2)
    rig.send(Finish(window="2"))
    assert pace(rig) == ((0, 1200), (0, 1200))
    assert pace(rig, "property", "2") == ((1, 120), (1, 120))


@pytest.mark.parametrize("press", [Hold, Finish])
def test_what_is_taken_back_counts_no_longer(rig, press):
    rig.take()
    served(rig, "1", press(window="1"))
    rig.clock.move(seconds=30)
    rig.send(TakeBack(window="1"))
    assert pace(rig) == ((0, 0), (0, 0))
    assert rig.see({"id": 1}).served_seconds == 0
    assert last(rig)["seconds"] == 1200
    rig.clock.move(seconds=30)
    rig.send(Finish(window="1"))
    assert last(rig)["total_seconds"] == 1260


def test_who_served_is_on_the_ticket(rig):
    rig.send(CloseWindow(window="1"))
    rig.send(OpenWindow(window="1"), WANG_LI)
    rig.take()
    rig.send(CallNext(window="1"), WANG_LI)
    assert rig.see({"id": 1}).clerk == "wangli"


def test_a_service_that_the_night_ended_tells_no_duration(rig):
    rig.take()
    rig.send(CallNext(window="1"))
    rig.send(Start(window="1"))
    rig.clock.move(hours=20)
    rig.engine.run([])
    finished = next(e for e in rig.journal() if e.kind == "TicketFinished")
    assert finished.cause.startswith(EndBusinessDay.__name__)
    assert (finished.data["seconds"], finished.data["total_seconds"]) == (None, None)
    assert pace(rig) == ((0, 0), (0, 0))


def test_sitting_down_at_an_open_window_is_no_opening(rig):
    rig.send(CloseWindow(window="1"))
    rig.send(ChangeWindow(window="1", open=True), ADMIN)
    rig.take()
    rig.send(CallNext(window="1"), WANG_LI)
    kinds = [e.kind for e in rig.journal()]
    assert kinds[-2:] == ["ClerkSeated", "TicketCalled"]


def test_a_clerk_who_opens_an_open_window_sits_down_there():
    rig = Rig()
    rig.send(OpenWindow(window="1"), HALL)
    rig.send(OpenWindow(window="1"), WANG_LI)
    rig.send(OpenWindow(window="1"), WANG_LI)
    kinds = [e.kind for e in rig.journal() if e.kind != "WindowPlaced"]
    assert kinds == ["WindowOpened", "ClerkSeated"]


def test_a_spell_at_another_lines_window_says_nothing_of_the_own_line(rig):
    rig.take()
    rig.call("1")
    rig.send(Transfer(window="1", to_window="2"))
    served(rig, "2", Finish(window="2"))
    assert pace(rig, "tax", "2") == ((0, 0), (1, 1200))
    assert pace(rig, "property", "2") == ((0, 0), (1, 1200))


def test_what_is_taken_back_and_pressed_again_leaves_no_trace(rig):
    rig.take()
    rig.send(CallNext(window="1"))
    rig.send(Start(window="1"))
    rig.clock.move(milliseconds=100)
    rig.send(Hold(window="1"))
    rig.send(ResumeTicket(ticket=1))
    rig.send(CallNext(window="1"))
    rig.send(Start(window="1"))
    rig.clock.move(milliseconds=200)
    rig.send(Hold(window="1"))
    rig.send(TakeBack(window="1"))
    assert rig.see({"id": 1}).served_seconds == last(rig)["total_seconds"] == 0.1


def test_a_clock_put_back_makes_no_service_of_less_than_nothing(rig):
    rig.take()
    rig.call("1")
    rig.clock.move(minutes=-5)
    rig.send(Finish(window="1"))
    assert (last(rig)["seconds"], pace(rig)) == (0, ((1, 0), (1, 0)))


def test_what_was_pressed_before_a_window_was_reshaped_stands(rig):
    """What was counted for its line then would be taken from none, or from another."""
    rig.take()
    rig.serve()
    rig.send(ChangeWindow(window="1", name="综合"), ADMIN)
    assert rig.window("1").last == 1
    rig.send(ChangeWindow(window="1", domains=("property",)), ADMIN)
    with pytest.raises(Refusal) as refused:
        rig.send(TakeBack(window="1"))
    assert refused.value.key == "nothing_to_take_back"


def test_a_new_window_for_anything_needs_nothing_but_its_number(rig):
    made = rig.send(ChangeWindow(window="9", kind=WindowKind.UNDIFFERENTIATED, open=True), ADMIN)
    assert (made["window"]["number"], made["window"]["state"]) == ("9", "idle")
    assert [e.kind for e in rig.journal()[-2:]] == ["WindowPlaced", "WindowOpened"]


def test_a_department_has_no_window_for_itself_without_a_reason(rig):
    with pytest.raises(Refusal) as refused:
        rig.send(ChangeWindow(window="9", kind=WindowKind.DEPARTMENT, domains=("tax",)))
    assert refused.value.key == "department_needs_reason"
    why = "法律规定不得委托"
    rig.send(ChangeWindow(window="9", kind=WindowKind.DEPARTMENT, domains=("tax",), exception=why))
    assert rig.window("9").exception == why
    assert last(rig)["exception"] == why
    rig.send(ChangeWindow(window="9", kind=WindowKind.DOMAIN))
    assert rig.window("9").exception == ""


def test_who_waited_for_a_window_that_closes_is_called_at_once_where_windows_call_themselves():
    rig = Rig(automatic=True)
    rig.open("2", "3")
    rig.send(PauseWindow(window="3"))
    rig.take("property")
    rig.send(Transfer(window="2", to_window="3"))
    assert rig.window("2").ticket is None
    rig.send(CloseWindow(window="3"))
    assert rig.window("2").ticket == 1


def test_opening_a_paused_window_by_its_shape_opens_it(rig):
    rig.send(PauseWindow(window="1"))
    rig.send(ChangeWindow(window="1", open=True))
    assert str(rig.window("1").state) == "idle"


def test_a_line_that_the_hall_has_no_longer_is_still_called(rig):
    rig.take("property"), rig.take("tax")
    gone = tuple(d for d in rig.setup.domains if d.key != "property")
    rig.engine.setup = replace(rig.setup, domains=gone)
    assert rig.call("2") == "B001"


def test_whom_an_undifferentiated_window_waits_for_is_called_though_the_line_is_gone():
    rig = Rig()
    rig.open("1", "3")
    rig.take(matter="T-1"), rig.take(matter="T-1")
    rig.engine.setup = replace(rig.setup, domains=rig.setup.domains[1:])
    assert rig.face(2)["wait"] == {"low": 0, "high": 5}
    assert rig.call("3") == "A001"
    rig.send(Transfer(window="3", to_window="1"))
    assert rig.call("1") == "A001"
    assert rig.call("3") == "A002"


def test_the_missed_of_one_window_are_not_crowded_out_by_those_of_others():
    """李梅 is called at window 2 once; window 1 misses thirty after her."""
    rig = Rig(misses_before_void=9)
    rig.open("1", "2")
    rig.take("property")
    rig.call("2")
    rig.send(Miss(window="2"))
    for _ in range(30):
        rig.take()
        rig.call()
        rig.send(Miss(window="1"))
        rig.clock.move(seconds=1)
    rig.send(RestoreTicket(ticket=2))
    rig.call()
    rig.send(Miss(window="1"))
    with rig.store.reading() as shelf:
        counters = {n: snapshot(f"counter:{n}", rig.setup, shelf, rig.clock.now()) for n in "123"}
    missed = {n: [t["number"] for t in counter["missed"]] for n, counter in counters.items()}
    assert missed["2"] == ["B001"]
    assert missed["1"][-2:] == ["A030", "A001"]
    assert missed["3"] == missed["1"]


def test_the_newest_of_the_missed_are_shown():
    rig = Rig()
    rig.open("1")
    for _ in range(25):
        rig.take()
        rig.call()
        rig.send(Miss(window="1"))
        rig.clock.move(seconds=1)
    with rig.store.reading() as shelf:
        counter = snapshot("counter:1", rig.setup, shelf, rig.clock.now())
        wall = snapshot("display:front", rig.setup, shelf, rig.clock.now())
    assert [t["number"] for t in counter["missed"]][-1] == "A025"
    assert len(counter["missed"]) == 20
    assert wall["missed"][-1] == "A025"
