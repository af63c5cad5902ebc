"""What leaders are told at once, until when, and what they may do about it."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from hall.alerts.alert import Alert
from hall.alerts.commands import AcknowledgeAlert, ChangeAlerts, LookForAlerts, SnoozeAlert
from hall.alerts.finding import alerts_now
from hall.alerts.view import alerts_face
from hall.people.commands import AskPairing, ClaimPairing, ConfirmPairing, UnpairDevice
from hall.people.presence import Presence, RecordDevices
from hall.people.roles import HALL, STRANGER, DeviceKind
from hall.plans.commands import MakePlan
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.setup import AlertKind, Hours
from hall.tickets.commands import RecordSlip
from hall.windows.commands import CallNext, CloseWindow, PauseWindow, Recall
from hall.windows.reshaping import ChangeWindow
from tests.hall.people import ADMIN, NINE, WANG_LI, ZHAO_MIN, small_hall
from tests.hall.rig import Rig


@pytest.fixture
def rig():
    return Rig()


def look(rig):
    return rig.send(LookForAlerts(), HALL)


def now(rig):
    with rig.store.reading() as shelf:
        return alerts_now(rig.engine.setup, shelf, rig.clock.now())


def face(rig):
    with rig.store.reading() as shelf:
        return alerts_face(rig.engine.setup, shelf, rig.clock.now())


def opened(rig):
    look(rig)
    return [alert["key"] for alert in face(rig)["open"] if alert["state"] != "easing"]


def happened(rig, kind, key):
    return sum((e.kind, e.data.get("key")) == (kind, key) for e in rig.ears.heard)


def pair(rig, name="kiosk-1", kind=DeviceKind.KIOSK, place=None):
    claim = sha256(name.encode()).hexdigest()
    asked = rig.send(AskPairing(kind=kind, claim_hash=claim, place=place, name=name), STRANGER)
    rig.send(ConfirmPairing(code=asked["code"]), ZHAO_MIN)
    rig.send(ClaimPairing(claim_hash=claim, token_hash=claim[::-1]), STRANGER)


def test_a_wait_above_the_halls_limit_is_told_and_not_a_moment_before(rig):
    rig.open("1")
    rig.take("tax")
    rig.clock.move(minutes=30, seconds=-1)
    assert "wait:tax" not in opened(rig)
    rig.clock.move(seconds=1)
    assert "wait:tax" in opened(rig)
    assert now(rig)["wait:tax"].facts == {"line": "tax", "waiting": 1, "minutes": 30}
    rig.call("1")
    assert "wait:tax" not in opened(rig), "whoever waited longest is called"


def test_an_alert_is_raised_once_until_it_is_over(rig):
    rig.open("1")
    for _ in range(3):
        rig.take("tax")
        rig.clock.move(minutes=1)
    rig.clock.move(minutes=40)
    for _ in range(5):
        look(rig)
        rig.clock.move(seconds=15)
    assert happened(rig, "AlertRaised", "wait:tax") == 1
    for _ in range(3):
        rig.serve("1", minutes=0)
    look(rig)
    assert happened(rig, "AlertEnded", "wait:tax") == 1


def test_a_wait_about_the_limit_does_not_flap(rig):
    """29 and 31 minutes by turns: one alert. Below 24 minutes it is over at once."""
    rig.open("1")
    for _ in range(12):
        rig.take("tax")
        rig.clock.move(minutes=2)
    rig.clock.move(minutes=7)
    for _ in range(8):
        look(rig)
        rig.serve("1", minutes=0)
        look(rig)
        rig.clock.move(seconds=50)
        look(rig)
        rig.clock.move(seconds=70)
    assert happened(rig, "AlertRaised", "wait:tax") == 1
    assert happened(rig, "AlertEnded", "wait:tax") == 0


def test_a_line_that_no_window_serves_any_more_is_told_with_the_change(rig):
    rig.open("1", "2")
    rig.take("tax")
    assert opened(rig) == []
    rig.send(ChangeWindow(window="1", domains=("property",)), ZHAO_MIN)
    assert opened(rig) == ["stranded:tax"]
    told = face(rig)["open"][0]
    assert (told["urgent"], told["facts"]) == (True, {"line": "tax", "stranded": 1})
    rig.send(ChangeWindow(window="1", domains=("tax",)), ZHAO_MIN)
    assert opened(rig) == []
    rig.clock.move(minutes=1)
    look(rig)
    assert [a["state"] for a in face(rig)["past"]] == ["ended"]


def test_a_pause_of_half_a_minute_is_one_alert(rig):
    rig.open("1")
    rig.take("tax")
    for _ in range(4):
        rig.send(PauseWindow(window="1"))
        look(rig)
        rig.open("1")
        look(rig)
        rig.clock.move(seconds=30)
    assert happened(rig, "AlertRaised", "stranded:tax") == 1


def test_before_the_hall_opens_nobody_expects_a_window():
    rig = Rig(replace(small_hall(), hours=Hours(opens=Hours().opens.replace(hour=10))))
    rig.take("tax")
    assert opened(rig) == []
    rig.open("2")
    assert opened(rig) == ["stranded:tax"], "but once somebody is at work, they do"


def test_a_window_that_rests_beside_a_long_line_is_told(rig):
    rig.open("1", "2")
    for _ in range(3):
        rig.take("tax")
    rig.clock.move(minutes=5, seconds=-1)
    assert opened(rig) == []
    rig.clock.move(seconds=1)
    assert opened(rig) == ["idle:tax"]
    facts = face(rig)["open"][0]["facts"]
    assert facts["windows"] == ["1", "2"]
    assert facts["may_call"] == ["1"], "the other one would have to be reshaped"
    rig.call("1")
    rig.call("2")
    assert "idle:tax" in opened(rig), "window 2 still could help"
    rig.send(CloseWindow(window="2"))
    assert opened(rig) == []


def test_a_screen_that_was_here_and_has_gone_dark_is_missed(rig):
    pair(rig)
    pair(rig, "wall", DeviceKind.DISPLAY, "front")
    rig.send(RecordDevices(connected=("kiosk-1",)), HALL)
    rig.clock.move(minutes=10)
    rig.send(RecordDevices(connected=()), HALL)
    assert opened(rig) == []
    rig.clock.move(minutes=3)
    assert opened(rig) == ["device:kiosk-1"], "the wall had never been here"
    rig.send(RecordDevices(connected=("kiosk-1", "stranger")), HALL)
    assert opened(rig) == []
    assert rig.ears.kinds.count("DeviceWent") == 1


def test_at_night_nobody_misses_a_screen(rig):
    pair(rig)
    rig.send(RecordDevices(connected=("kiosk-1",)), HALL)
    rig.clock.move(hours=9)
    rig.send(RecordDevices(connected=()), HALL)
    rig.clock.move(hours=2)
    assert opened(rig) == []
    rig.clock.move(hours=13)
    assert opened(rig) == ["device:kiosk-1"], "in the morning it should be back"


def test_a_device_that_was_let_go_is_forgotten(rig):
    pair(rig)
    rig.send(RecordDevices(connected=("kiosk-1",)), HALL)
    rig.send(UnpairDevice(name="kiosk-1"), ZHAO_MIN)
    rig.send(RecordDevices(connected=()), HALL)
    with rig.store.reading() as shelf:
        assert shelf.of(Presence).find() == []


@pytest.mark.parametrize(
    ("paper", "urgent"), [("near-end", False), ("out", True), ("fault", True), ("ok", None)]
)
def test_a_printer_that_needs_somebody_is_told(rig, paper, urgent):
    pair(rig)
    ticket = rig.take("tax")
    slip = RecordSlip(ticket=ticket["id"], printer="kiosk-1", became="printed", paper=paper)
    rig.send(slip, HALL)
    rig.open("1")
    told = [a["urgent"] for a in face(rig)["open"]] if opened(rig) else [None]
    assert told == [urgent]


def test_a_ticket_that_is_called_again_and_again_is_told(rig):
    rig.open("1")
    rig.take("tax")
    rig.send(CallNext(window="1"))
    for _ in range(3):
        rig.clock.move(seconds=10)
        rig.send(Recall(window="1"))
    assert opened(rig) == []
    rig.clock.move(seconds=10)
    rig.send(Recall(window="1"))
    assert opened(rig) == ["called:1"]
    assert face(rig)["open"][0]["facts"] == {"number": "A001", "at_window": "1", "calls": 5}


def test_a_plan_that_was_refused_is_told_until_somebody_has_seen_it(rig):
    rig.open("1")
    rig.take("tax")
    rig.call("1")
    close = MakePlan(
        command="CloseWindow",
        facts={"window": "1"},
        due=NINE + timedelta(hours=1),
        reason="下班",
    )
    rig.send(close, ZHAO_MIN)
    rig.clock.move(hours=1)
    rig.engine.run([])
    (told,) = face(rig)["open"]
    assert told["kind"] == "plan"
    assert told["facts"]["refusal"] == "window_busy"
    assert (told["facts"]["planned_by"], told["facts"]["at_window"]) == ("staff:zhaomin", "1")
    look(rig)
    rig.send(AcknowledgeAlert(alert=told["alert"], note="等办完再关"), ZHAO_MIN)
    assert face(rig)["open"] == []
    (past,) = face(rig)["past"]
    assert (past["acknowledged_by"], past["note"]) == ("staff:zhaomin", "等办完再关")


def test_who_has_seen_it_and_what_they_do_is_on_record(rig):
    rig.take("tax")
    rig.open("2")
    look(rig)
    (told,) = face(rig)["open"]
    assert (told["state"], face(rig)["new"]) == ("new", 1)
    rig.send(AcknowledgeAlert(alert=told["alert"], note="叫陈刚来"), ZHAO_MIN)
    assert (face(rig)["open"][0]["state"], face(rig)["new"]) == ("acknowledged", 0)
    event = rig.journal()[-1]
    assert (event.kind, event.by, event.data["note"]) == (
        "AlertAcknowledged", "staff:zhaomin", "叫陈刚来",
    )  # fmt: skip


def test_a_snoozed_alert_is_silent_for_so_long_and_then_new_again(rig):
    rig.take("tax")
    rig.open("2")
    look(rig)
    rig.send(SnoozeAlert(alert=1, minutes=10), ZHAO_MIN)
    assert (face(rig)["open"][0]["state"], face(rig)["new"]) == ("snoozed", 0)
    rig.clock.move(minutes=10)
    assert (face(rig)["open"][0]["state"], face(rig)["new"]) == ("new", 1)


def test_limits_and_kinds_are_changed_while_the_hall_runs(rig):
    rig.open("1")
    rig.take("tax")
    rig.clock.move(minutes=20)
    assert opened(rig) == []
    rig.send(ChangeAlerts(wait_minutes=20, reason="夏季高峰"), ZHAO_MIN)
    assert opened(rig) == ["wait:tax"]
    rig.send(ChangeAlerts(off=(AlertKind.WAIT,), sound=True, reason="太吵"), ZHAO_MIN)
    assert opened(rig) == []
    assert rig.engine.setup.alerts.wait == timedelta(minutes=20)
    assert face(rig)["settings"]["sound"] is True


def test_what_may_not_be_done_to_alerts(rig):
    rig.take("tax")
    look(rig)
    for command in (AcknowledgeAlert(alert=1), SnoozeAlert(alert=1, minutes=5)):
        with pytest.raises(Forbidden):
            rig.send(command, WANG_LI)
    with pytest.raises(Unknown):
        rig.send(AcknowledgeAlert(alert=9), ADMIN)
    with pytest.raises(Invalid):
        rig.send(ChangeAlerts(off=(AlertKind.WAIT, AlertKind.WAIT), reason="x"), ADMIN)
    rig.open("1")
    look(rig)
    rig.clock.move(minutes=1)
    look(rig)
    with pytest.raises(Refusal, match="alert_is_over"):
        rig.send(AcknowledgeAlert(alert=1), ADMIN)


def test_a_look_with_nothing_new_leaves_nothing_in_the_journal(rig):
    rig.take("tax")
    look(rig)
    before = rig.journal()
    for _ in range(10):
        rig.clock.move(seconds=15)
        look(rig)
    assert rig.journal() == before
    with rig.store.reading() as shelf:
        assert shelf.of(Alert).count(open=True) == 1


def test_of_a_line_that_no_window_serves_nothing_else_is_said_of_its_wait(rig):
    rig.open("2")
    for _ in range(9):
        rig.take("tax")
    rig.clock.move(minutes=6)
    assert opened(rig) == ["stranded:tax"], "window 2 rests, but nobody is told a wait there"
