"""What a visit takes: every spell of service counts where it was given, and the visit once."""

from dataclasses import replace

import pytest

from hall.days import EndBusinessDay
from hall.refusals import Refusal
from hall.setup import WindowKind
from hall.tickets.commands import ResumeTicket
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
