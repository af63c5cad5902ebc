"""换窗: a leader moves a clerk to another window, at once or when the visitor has gone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hall.alerts.commands import LookForAlerts
from hall.alerts.raising import open_alerts
from hall.certificates.commands import GiveCertificates
from hall.days import EndBusinessDay
from hall.people.accounts import ChangeStaff
from hall.people.commands import AddStaff
from hall.people.roles import HALL, Role
from hall.refusals import Invalid, Refusal
from hall.setup import AlertKind, Certification
from hall.tickets.commands import CancelTicket, RestoreTicket, ResumeTicket
from hall.windows.commands import (
    CallNext,
    CallTicket,
    CloseWindow,
    Finish,
    Hold,
    Miss,
    OpenWindow,
    PauseWindow,
    Transfer,
)
from hall.windows.move_preview import move_preview
from hall.windows.moving import MoveClerk, TakeBackMove
from hall.windows.reshaping import ChangeWindow
from tests.hall.people import ADMIN, CHEN_GANG, WANG_LI, ZHAO_MIN, small_hall
from tests.hall.rig import Rig


def staffed(rig):
    for person in (ADMIN, ZHAO_MIN, WANG_LI, CHEN_GANG):
        rig.send(AddStaff(staff=person.name, display=person.name, role=person.role), HALL)
    rig.send(OpenWindow(window="1"), WANG_LI)
    return rig


@pytest.fixture
def rig():
    """王丽 sits at window 1; window 2 is closed."""
    return staffed(Rig())


def move(rig, to="2", *, by=ZHAO_MIN, **more):
    return rig.send(MoveClerk(window="1", to=to, reason="2号排队长", **more), by)


def refusal(rig, command, by=ZHAO_MIN):
    with pytest.raises(Refusal) as refused:
        rig.send(command, by)
    return refused.value.key


def seats(rig):
    with rig.store.reading() as shelf:
        return {w.number: (w.clerk, str(w.state)) for w in shelf.windows.all() if w.clerk}


def knock(rig, **how_long):
    rig.clock.move(**how_long)
    rig.engine.run([])


def test_a_free_clerk_moves_at_once_and_the_next_call_obeys(rig):
    rig.take("property")
    move(rig)
    assert seats(rig) == {"2": ("wangli", "idle")}
    assert str(rig.window("1").state) == "closed"
    assert rig.send(CallNext(window="2"), WANG_LI)["ticket"]["number"] == "B001"


def test_it_is_on_record_with_who_when_and_why(rig):
    move(rig)
    moved = next(e for e in rig.journal() if e.kind == "ClerkMoved")
    assert moved.by == "staff:zhaomin"
    assert moved.data["reason"] == "2号排队长"
    assert (moved.data["clerk"], moved.data["from_window"]) == ("wangli", "1")


def test_a_clerk_who_serves_somebody_moves_only_when_that_is_wished(rig):
    rig.take()
    rig.send(CallNext(window="1"), WANG_LI)
    assert refusal(rig, MoveClerk(window="1", to="2", reason="忙")) == "window_busy"
    assert not move(rig, when_free=True)["move"]["made"]
    assert seats(rig) == {"1": ("wangli", "called")}


def test_they_go_when_their_visitor_has_gone_and_call_nobody_more_there(rig):
    rig.take(), rig.take()
    rig.send(CallNext(window="1"), WANG_LI)
    move(rig, when_free=True)
    knock(rig, minutes=3)
    assert seats(rig) == {"1": ("wangli", "called")}
    rig.send(Finish(window="1"), WANG_LI)
    knock(rig)
    assert seats(rig) == {"2": ("wangli", "idle")}
    moved = next(e for e in rig.journal() if e.kind == "ClerkMoved")
    assert moved.data["moved_by"] == "staff:zhaomin"


def test_where_windows_call_by_themselves_the_one_that_is_left_calls_nobody():
    rig = staffed(Rig(automatic=True))
    rig.take(), rig.take()
    move(rig, when_free=True)
    rig.send(Finish(window="1"), WANG_LI)
    assert rig.window("1").ticket is None
    knock(rig)
    assert seats(rig) == {"2": ("wangli", "idle")}


def test_a_visitor_who_leaves_the_line_lets_the_clerk_go_as_well(rig):
    ticket = rig.take()
    rig.send(CallNext(window="1"), WANG_LI)
    move(rig, when_free=True)
    rig.send(CancelTicket(ticket=ticket["id"]))
    knock(rig, seconds=5)
    assert seats(rig) == {"2": ("wangli", "idle")}


def test_a_clerk_who_has_closed_meanwhile_is_moved_nowhere(rig):
    ticket = rig.take()
    rig.send(CallNext(window="1"), WANG_LI)
    move(rig, when_free=True)
    rig.send(CancelTicket(ticket=ticket["id"]))
    rig.send(CloseWindow(window="1"), WANG_LI)
    knock(rig, seconds=5)
    assert seats(rig) == {}


def test_a_move_that_waits_can_be_let_be(rig):
    rig.take()
    rig.send(CallNext(window="1"), WANG_LI)
    move(rig, when_free=True)
    rig.send(TakeBackMove(window="1"), ZHAO_MIN)
    rig.send(Finish(window="1"), WANG_LI)
    knock(rig, minutes=5)
    assert seats(rig) == {"1": ("wangli", "idle")}
    assert "ClerkStays" in rig.ears.kinds


def test_a_seat_that_is_taken_meanwhile_is_refused_and_leaders_are_told(rig):
    rig.take()
    rig.send(CallNext(window="1"), WANG_LI)
    move(rig, when_free=True)
    rig.send(OpenWindow(window="2"), CHEN_GANG)
    rig.send(Finish(window="1"), WANG_LI)
    knock(rig)
    assert seats(rig) == {"1": ("wangli", "idle"), "2": ("chengang", "idle")}
    assert "PlanRefused" in rig.ears.kinds
    assert rig.show("counter:1")["move"] is None


@pytest.fixture
def refused(rig):
    """The move of 王丽 to window 2 has failed: 陈刚 sits there now."""
    rig.take("tax")
    rig.send(CallNext(window="1"), WANG_LI)
    move(rig, when_free=True)
    rig.send(OpenWindow(window="2"), CHEN_GANG)
    rig.send(Finish(window="1"), WANG_LI)
    knock(rig, seconds=10)
    assert told(rig) == ["plan:move/1"]
    return rig


def told(rig):
    """The alerts about plans that leaders see after a look."""
    rig.send(LookForAlerts(), HALL)
    with rig.store.reading() as shelf:
        return [a.key for a in open_alerts(shelf) if a.kind is AlertKind.PLAN]


def test_a_failed_move_is_told_while_the_clerk_still_sits_there(refused):
    knock(refused, hours=2)
    assert told(refused) == ["plan:move/1"]


def test_a_failed_move_is_told_no_longer_once_the_clerk_is_moved_after_all(refused):
    move(refused, to="3")
    assert told(refused) == []


def test_nor_once_their_window_has_closed(refused):
    refused.send(CloseWindow(window="1"), WANG_LI)
    assert told(refused) == []


def test_nor_once_another_move_waits_there_or_was_withdrawn(refused):
    refused.take("tax")
    refused.send(CallNext(window="1"), WANG_LI)
    move(refused, to="3", when_free=True)
    assert told(refused) == []
    refused.send(TakeBackMove(window="1"), ZHAO_MIN)
    assert told(refused) == []


def test_nor_on_the_next_business_date(refused):
    refused.clock.move(hours=20)
    assert told(refused) == []


def test_nobody_moves_to_a_seat_that_is_taken_nor_from_an_empty_one(rig):
    rig.send(OpenWindow(window="2"), CHEN_GANG)
    assert refusal(rig, MoveClerk(window="1", to="2", reason="忙")) == "window_of_somebody_else"
    assert refusal(rig, MoveClerk(window="3", to="4", reason="忙")) == "nobody_sits_here"
    for to in ("1", "77"):
        with pytest.raises(Invalid):
            move(rig, to)


def test_a_clerk_moves_only_to_what_they_are_certified_for():
    hall = replace(small_hall(), certification=Certification(required=True))
    rig = Rig(hall)
    for person in (ADMIN, ZHAO_MIN, WANG_LI):
        rig.send(AddStaff(staff=person.name, display=person.name, role=person.role), HALL)
    rig.send(GiveCertificates(staff="wangli", scopes=("tax",)), ZHAO_MIN)
    rig.send(OpenWindow(window="1"), WANG_LI)
    assert refusal(rig, MoveClerk(window="1", to="2", reason="忙")) == "not_certified"
    with rig.store.reading() as shelf:
        told = move_preview(hall, shelf, "1", "2", rig.clock.now())
    assert told["certified_only"]
    assert told["lacks"] == [{"name": "不动产登记", "name_en": "Property"}]


def test_who_rests_goes_on_resting_at_the_other_window(rig):
    rig.send(PauseWindow(window="1", reason="午休"), WANG_LI)
    move(rig)
    assert seats(rig) == {"2": ("wangli", "paused")}
    assert rig.window("2").reason == "午休"


def test_the_preview_tells_whom_they_serve_and_what_both_lines_become(rig):
    rig.take(), rig.take("property")
    rig.send(CallNext(window="1"), WANG_LI)
    with rig.store.reading() as shelf:
        told = move_preview(rig.engine.setup, shelf, "1", "2", rig.clock.now())
    assert told["serves"] == "A001"
    assert told["unserved"] == ["tax"]
    lines = {line["domain"]: line for line in told["lines"]}
    assert lines["tax"]["after"]["windows"] == []
    assert lines["property"]["after"]["windows"] == ["2"]
    assert seats(rig) == {"1": ("wangli", "called")}


def test_undo_seats_the_clerk_where_they_were_and_both_windows_are_as_before(rig):
    until = rig.clock.now() + timedelta(hours=2)
    rig.send(ChangeWindow(window="1", until=until, open=True, reason="延时"), ZHAO_MIN)
    rig.send(ChangeWindow(window="2", open=True), ZHAO_MIN)
    rig.send(PauseWindow(window="2"), ZHAO_MIN)
    move(rig)
    rig.send(TakeBackMove(window="2"), ZHAO_MIN)
    assert seats(rig) == {"1": ("wangli", "idle")}
    assert rig.window("1").open_until == until
    assert str(rig.window("2").state) == "paused"
    knock(rig, hours=2)
    assert str(rig.window("1").state) == "closed"
    assert refusal(rig, TakeBackMove(window="2")) == "nobody_moved_here"


def test_the_counter_goes_back_with_its_clerk_when_the_move_is_undone(rig):
    move(rig)
    rig.send(TakeBackMove(window="2"), ADMIN)
    (away,) = rig.show("counter:2")["moved_away"]
    assert (away["taken"], away["by"]) == ("1", "admin")


def test_undo_is_refused_while_they_serve_there_or_the_seat_is_taken(rig):
    move(rig)
    rig.take("property")
    rig.send(CallNext(window="2"), WANG_LI)
    assert refusal(rig, TakeBackMove(window="2")) == "window_busy"
    rig.send(Finish(window="2"), WANG_LI)
    rig.send(OpenWindow(window="1"), CHEN_GANG)
    assert refusal(rig, TakeBackMove(window="2")) == "window_of_somebody_else"


def test_undo_waits_for_the_visitor_where_that_is_wished_and_says_that_it_undoes(rig):
    move(rig)
    rig.take("property")
    rig.send(CallNext(window="2"), WANG_LI)
    waits = rig.send(TakeBackMove(window="2", when_free=True), ZHAO_MIN)["move"]
    assert (waits["taken"], waits["made"], waits["undone"]) == ("1", False, True)
    rig.send(Finish(window="2"), WANG_LI)
    knock(rig)
    assert seats(rig) == {"1": ("wangli", "idle")}
    last = [e.data for e in rig.journal() if e.kind == "ClerkMoved"][-1]
    assert (last["undone"], last["reason"], last["moved_by"]) == (True, "", "staff:zhaomin")


def two_at_work(rig):
    """王丽 serves at window 1, 陈刚 at window 3, and 赵敏 sends 王丽 to window 2 afterwards."""
    rig.take(), rig.take()
    rig.send(OpenWindow(window="3"), CHEN_GANG)
    rig.send(CallNext(window="1"), WANG_LI)
    rig.send(CallNext(window="3"), CHEN_GANG)
    move(rig, when_free=True)


def test_nobody_is_sent_where_somebody_is_on_the_way_and_the_preview_says_who(rig):
    two_at_work(rig)
    with pytest.raises(Refusal) as refused:
        rig.send(MoveClerk(window="3", to="2", reason="忙", when_free=True), ADMIN)
    assert refused.value.key == "somebody_on_the_way"
    assert (refused.value.facts["clerk"], refused.value.facts["by"]) == ("wangli", "zhaomin")
    with rig.store.reading() as shelf:
        told = move_preview(rig.engine.setup, shelf, "3", "2", rig.clock.now())
        own = move_preview(rig.engine.setup, shelf, "1", "4", rig.clock.now())
    assert (told["on_the_way"]["clerk"], told["on_the_way"]["by"]) == ("wangli", "zhaomin")
    assert told["waits"] is None
    assert (own["waits"]["taken"], own["on_the_way"]) == ("2", None)


def test_who_comes_second_reads_who_moved_whom_and_where_to(rig):
    move(rig)
    with pytest.raises(Refusal) as refused:
        rig.send(MoveClerk(window="1", to="3", reason="忙", clerk="wangli"), ADMIN)
    assert refused.value.key == "clerk_moved_away"
    facts = refused.value.facts
    assert (facts["by"], facts["clerk"], facts["window"]) == ("zhaomin", "wangli", "2")


def test_nobody_else_is_moved_than_who_is_meant(rig):
    rig.send(CloseWindow(window="1"), WANG_LI)
    rig.send(OpenWindow(window="1"), CHEN_GANG)
    meant = MoveClerk(window="1", to="2", reason="忙", clerk="wangli")
    assert refusal(rig, meant) == "somebody_else_sits_here"


def test_a_move_is_over_once_somebody_has_taken_the_seat_over(rig):
    move(rig)
    rig.send(ChangeStaff(staff="wangli", active=False), ADMIN)
    rig.send(OpenWindow(window="2"), CHEN_GANG)
    rig.send(CloseWindow(window="2"), CHEN_GANG)
    rig.send(ChangeStaff(staff="wangli", active=True), ADMIN)
    rig.send(OpenWindow(window="2"), WANG_LI)
    assert rig.show("counter:2")["move"] is None


def test_a_move_is_over_once_the_day_is(rig):
    move(rig)
    rig.send(EndBusinessDay(business_date=rig.clock.now().date()), HALL)
    rig.send(OpenWindow(window="2"), WANG_LI)
    assert rig.show("counter:2")["move"] is None


def test_whoever_waited_for_the_first_window_alone_is_not_stranded(rig):
    rig.send(OpenWindow(window="3"), CHEN_GANG)
    ticket = rig.take()
    rig.send(CallNext(window="3"), CHEN_GANG)
    rig.send(Transfer(window="3", to_window="1"), CHEN_GANG)
    assert rig.see(ticket).kept_for == "1"
    move(rig)
    assert rig.see(ticket).kept_for is None


def kept_for_one(rig):
    """A visitor whom 陈刚 sent to window 1, and one whom 王丽 set aside there and resumed."""
    rig.send(OpenWindow(window="3"), CHEN_GANG)
    sent, resumed = rig.take(), rig.take()
    rig.send(CallTicket(window="3", number=sent["number"]), CHEN_GANG)
    rig.send(Transfer(window="3", to_window="1"), CHEN_GANG)
    rig.send(CallTicket(window="1", number=resumed["number"]), WANG_LI)
    rig.send(Hold(window="1"), WANG_LI)
    rig.send(ResumeTicket(ticket=resumed["id"]), WANG_LI)
    return sent, resumed


def test_a_move_undone_gives_back_who_was_kept_for_the_first_window(rig):
    sent, resumed = kept_for_one(rig)
    before = rig.see(sent), rig.see(resumed)
    move(rig)
    rig.clock.move(minutes=2)
    rig.send(TakeBackMove(window="2"), ZHAO_MIN)
    assert (rig.see(sent), rig.see(resumed)) == before
    assert rig.ears.kinds.count("TicketKept") == 2


def test_but_not_who_was_called_meanwhile(rig):
    sent, resumed = kept_for_one(rig)
    move(rig)
    rig.send(CallTicket(window="3", number=sent["number"]), CHEN_GANG)
    rig.send(Miss(window="3"), CHEN_GANG)
    rig.send(RestoreTicket(ticket=sent["id"]), CHEN_GANG)
    rig.send(TakeBackMove(window="2"), ZHAO_MIN)
    assert rig.see(sent).kept_for is None
    assert rig.see(resumed).kept_for == "1"


def test_nor_who_had_left_the_window_before_the_move(rig):
    sent, _ = kept_for_one(rig)
    rig.send(CloseWindow(window="1"), WANG_LI)
    rig.clock.move(minutes=1)
    rig.send(OpenWindow(window="1"), WANG_LI)
    move(rig)
    rig.clock.move(minutes=1)
    rig.send(TakeBackMove(window="2"), ZHAO_MIN)
    assert rig.see(sent).kept_for is None


def test_a_move_is_over_once_the_clerk_has_gone_home(rig):
    move(rig)
    knock(rig, days=1)
    rig.send(OpenWindow(window="2"), WANG_LI)
    assert rig.show("counter:2")["move"] is None
    assert refusal(rig, TakeBackMove(window="2")) == "nobody_moved_here"


def test_the_counter_that_is_left_says_where_its_clerk_sits_now(rig):
    move(rig)
    (away,) = rig.show("counter:1")["moved_away"]
    assert (away["clerk"], away["taken"], away["by"]) == ("wangli", "2", "zhaomin")
    assert rig.show("counter:2")["move"]["reason"] == "2号排队长"
    rig.send(CloseWindow(window="2"), WANG_LI)
    assert rig.show("counter:1")["moved_away"] == []


def test_a_shift_leader_may_and_a_clerk_may_not(rig):
    leader = replace(ZHAO_MIN, name="sunyue", role=Role.SHIFT_LEADER)
    assert refusal(rig, MoveClerk(window="1", to="2", reason="忙"), WANG_LI) == "not_allowed"
    move(rig, by=leader)
    assert seats(rig) == {"2": ("wangli", "idle")}
