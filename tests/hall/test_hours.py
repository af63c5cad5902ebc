"""Who is booked for later waits for their hour; from their head start on they stand in line."""

from hall.alerts.finding import alerts_now
from hall.tickets.commands import IssueTicket, ResumeTicket
from hall.windows.commands import CallTicket, Hold, OpenWindow, Transfer
from tests.hall.people import ADMIN, minutes
from tests.hall.rig import Rig


def booked(rig, after, domain="tax"):
    slot = rig.clock.now() + minutes(after)
    return rig.send(IssueTicket(domain=domain, appointment=slot), ADMIN)


def test_nobody_is_called_hours_before_their_hour_though_nobody_else_waits():
    rig = Rig()
    rig.open("1")
    booked(rig, 300)
    assert rig.call() is None
    rig.clock.move(minutes=284, seconds=59)
    assert rig.call() is None
    rig.clock.move(seconds=1)
    assert rig.call() == "A001"


def test_an_early_visitor_is_told_to_wait_until_their_hour():
    rig = Rig()
    rig.open("1")
    assert booked(rig, 300)["wait"] == {"low": 285, "high": 290}
    assert booked(rig, 20)["wait"] == {"low": 5, "high": 10}
    assert booked(rig, 10)["wait"] == {"low": 0, "high": 5}


def test_a_clerk_may_call_somebody_early_by_number():
    rig = Rig()
    rig.open("1")
    booked(rig, 300)
    assert rig.send(CallTicket(window="1", number="A001"))["ticket"]["number"] == "A001"


def test_where_windows_call_by_themselves_the_hour_itself_calls():
    rig = Rig(automatic=True)
    rig.send(OpenWindow(window="1"))
    booked(rig, 60)
    assert rig.window("1").ticket is None
    rig.clock.move(minutes=45)
    rig.engine.run([])
    assert rig.window("1").ticket == 1


def test_who_goes_first_at_a_window_is_told_so():
    rig = Rig()
    rig.open("1", "2")
    rig.take(), rig.take(), rig.take("property")
    rig.call("2")
    rig.send(Transfer(window="2", to_window="1"))
    kept = rig.see({"id": 3})
    assert kept.kept_for == "1"
    assert rig.face(3)["ahead"] == 2
    rig.call("1")
    rig.send(Hold(window="1"))
    rig.send(ResumeTicket(ticket=1))
    assert rig.face(1)["ahead"] == 0
    assert rig.face(3)["ahead"] == 2


def test_a_line_tells_those_who_are_early_their_hour_and_others_only_who_is_before_them():
    rig = Rig()
    rig.open("1")
    booked(rig, 300)
    rig.take()
    line = rig.show("line:tax")
    assert line["numbers"] == ["A002", "A001"]
    assert line["waits"] == [[0, 5], [285, 290]]
    assert line["wait"] == rig.face(rig.take()["id"])["wait"]
    assert rig.show("map")["lines"][0]["wait"] == {"low": 20, "high": 35}


def test_idle_windows_beside_visitors_who_are_early_are_no_alert():
    rig = Rig()
    rig.open("1")
    for _ in range(5):
        booked(rig, 300)
    rig.clock.move(minutes=20)
    with rig.store.reading() as shelf:
        assert alerts_now(rig.setup, shelf, rig.clock.now()) == {}
        assert "idle:tax" in alerts_now(rig.setup, shelf, rig.clock.now() + minutes(280))


def test_who_was_called_early_and_is_sent_on_need_not_wait_for_their_hour():
    rig = Rig()
    rig.open("1", "2")
    ticket = booked(rig, 300)
    rig.send(CallTicket(window="1", number="A001"))
    rig.send(Transfer(window="1", domain="property"))
    assert rig.face(ticket["id"])["wait"] == {"low": 0, "high": 5}
    assert rig.call("2") == "A001"


def test_the_ticket_says_its_booked_moment_and_from_when_on_it_may_be_called():
    rig = Rig()
    ticket = booked(rig, 60)
    assert ticket["appointment"] == "2026-09-28T10:00:00.000+08:00"
    assert ticket["not_before"] == "2026-09-28T09:45:00.000+08:00"
    rig.clock.move(minutes=45)
    assert rig.face(ticket["id"])["not_before"] is None
    assert rig.take()["not_before"] is None


def test_a_clock_that_was_put_back_strands_nobody_who_waits():
    rig = Rig()
    rig.open("1")
    rig.take(), rig.take()
    rig.clock.move(minutes=-5)
    assert rig.face(2)["wait"] == {"low": 10, "high": 20}
    assert rig.call() == "A001"
