"""Who is next: the order of the line as QUEUEING.md says it, seen from the windows."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.people.commands import AddStaff
from hall.people.roles import Role
from hall.refusals import Forbidden, Invalid, Refusal
from hall.tickets.commands import (
    CancelTicket,
    IssueTicket,
    LeaveLine,
    Person,
    RestoreTicket,
    ResumeTicket,
)
from hall.tickets.ticket import TicketState
from hall.windows.commands import (
    CallNext,
    CallTicket,
    CloseWindow,
    Finish,
    Hold,
    Miss,
    OpenWindow,
    PauseWindow,
    Recall,
    Start,
    TakeBack,
    Transfer,
)
from hall.windows.reshaping import ChangeWindow
from tests.hall.people import (
    ADMIN,
    CHEN_GANG,
    KIOSK,
    LI_MEI,
    SCREEN,
    WANG_LI,
    ZHANG_JIANGUO,
    ZHAO_MIN,
    minutes,
    small_hall,
)
from tests.hall.rig import Rig


@pytest.fixture
def hall():
    rig = Rig()
    rig.open("1", "2", "3", "4")
    return rig


def test_who_comes_first_is_called_first(hall):
    for _ in range(3):
        hall.take()
        hall.clock.move(minutes=1)
    assert [hall.serve() for _ in range(3)] == ["A001", "A002", "A003"]
    assert hall.call() is None


def test_an_elder_is_treated_as_having_come_ten_minutes_earlier(hall):
    hall.take()
    hall.clock.move(minutes=9)
    hall.take(priority="elderly")
    assert [hall.serve(), hall.serve()] == ["A002", "A001"]


def test_nobody_overtakes_beyond_the_head_start(hall):
    hall.take()
    hall.clock.move(minutes=10, seconds=1)
    hall.take(priority="elderly")
    assert [hall.serve(), hall.serve()] == ["A001", "A002"]


def test_the_age_on_the_card_grants_the_head_start(hall):
    assert hall.take(person=Person(id_number=ZHANG_JIANGUO))["priority"] == "elderly"
    assert hall.take(person=Person(id_number=LI_MEI))["priority"] is None


def test_a_domain_window_takes_its_domain_only(hall):
    hall.take("property")
    assert hall.call("1") is None
    assert hall.call("2") == "B001"


def test_an_undifferentiated_window_takes_the_marked_matters_of_all(hall):
    hall.take(matter="T-2")
    hall.take(matter="P-1")
    assert hall.call("3") is None
    hall.take(matter="T-1")
    assert hall.call("3") == "A002"


def test_an_undifferentiated_window_weighs_waits_by_what_each_line_promises(hall):
    setup = hall.setup
    marked = tuple(replace(m, undifferentiated=True) for m in setup.matters)
    hall.engine.setup = replace(setup, matters=marked)
    hall.take("property")
    hall.clock.move(minutes=4)
    hall.take("tax")
    hall.clock.move(minutes=8)
    assert hall.call("3") == "A001"
    why = hall.journal()[-1].data["why"]
    assert why["rule"] == "longest-share"
    assert why["runner_up"] == "B001"
    assert why["share"] == pytest.approx(8 / 15, abs=0.001)


def test_every_call_says_why(hall):
    hall.take()
    hall.take()
    hall.call()
    why = hall.journal()[-1].data["why"]
    assert why["rule"] == "first-in-line"
    assert why["runner_up"] == "A002"
    assert why["v"] and why["runner_up_v"]


def test_a_restored_ticket_waits_behind_the_next_three(hall):
    late = hall.take()
    hall.call()
    hall.send(Miss(window="1"))
    for _ in range(4):
        hall.clock.move(minutes=1)
        hall.take()
    hall.send(RestoreTicket(ticket=late["id"]))
    assert [hall.serve() for _ in range(5)] == ["A002", "A003", "A004", "A001", "A005"]


def test_a_ticket_missed_twice_is_void(hall):
    late = hall.take()
    hall.call()
    hall.send(Miss(window="1"))
    hall.send(RestoreTicket(ticket=late["id"]))
    hall.call()
    hall.send(Miss(window="1"))
    assert hall.see(late).state is TicketState.CANCELLED
    with pytest.raises(Refusal) as no:
        hall.send(RestoreTicket(ticket=late["id"]))
    assert no.value.key == "ticket_is_cancelled"


def test_calling_next_after_three_calls_marks_the_ticket_missed(hall):
    gone, there = hall.take(), hall.take()
    hall.call()
    with pytest.raises(Refusal) as no:
        hall.call()
    assert no.value.key == "window_busy"
    for _ in range(2):
        hall.clock.move(seconds=10)
        hall.send(Recall(window="1"))
    assert hall.call() == there["number"]
    assert hall.see(gone).state is TicketState.MISSED


def test_who_is_booked_is_called_for_that_reason_and_not_for_waiting_longest(hall):
    hall.take()
    hall.clock.move(minutes=10)
    booked = hall.take(by=ADMIN, appointment=hall.clock.now() + minutes(2))
    assert hall.call() == booked["number"]
    why = hall.journal()[-1].data["why"]
    assert (why["rule"], why["counts_earlier"]) == ("first-in-line", 15)
    assert why["appointment"] == (hall.clock.now() + minutes(2)).isoformat()


@pytest.mark.parametrize(
    ("press", "event"),
    [(Start, "TicketStarted"), (Finish, "TicketFinished"), (Miss, "TicketMissed")],
)
def test_a_press_that_comes_from_a_second_tab_is_answered_and_happens_once(hall, press, event):
    number = hall.take()["number"]
    hall.call()
    first = hall.send(press(window="1", ticket=number))
    assert hall.send(press(window="1", ticket=number)) == first
    assert hall.ears.kinds.count(event) == 1
    with pytest.raises(Refusal):
        hall.send(press(window="1"))


def test_a_recall_within_seconds_of_the_last_call_is_that_call(hall):
    ticket = hall.take()
    hall.call()
    for seconds, calls in ((1, 1), (4, 2), (0, 2), (4, 2), (1, 3)):
        hall.clock.move(seconds=seconds)
        assert hall.send(Recall(window="1"))["ticket"]["calls"] == calls
    hall.clock.move(minutes=-5)
    assert hall.send(Recall(window="1"))["ticket"]["calls"] == 4, "a clock was put back"
    assert hall.ears.kinds.count("TicketRecalled") == 3
    assert hall.see(ticket).state is TicketState.CALLED


def test_a_held_ticket_returns_to_its_place_first_at_its_window(hall):
    held = hall.take()
    hall.call()
    hall.send(Hold(window="1", reason="复印"))
    hall.take()
    assert hall.serve() == "A002"
    hall.take()
    hall.send(ResumeTicket(ticket=held["id"]))
    assert hall.call("3") == "A003"
    assert hall.call("1") == "A001"
    assert hall.journal()[-1].data["why"]["rule"] == "resumed"


def test_a_held_ticket_whose_window_closed_goes_to_any_window_of_its_line(hall):
    held = hall.take()
    hall.call()
    hall.send(Hold(window="1"))
    hall.send(CloseWindow(window="1"))
    hall.send(ResumeTicket(ticket=held["id"]))
    assert hall.call("3") == "A001"


def test_a_ticket_kept_for_a_window_that_closes_is_not_stranded(hall):
    hall.take(matter="T-1")
    hall.call("3")
    hall.send(Transfer(window="3", to_window="1"))
    assert hall.call("3") is None
    hall.send(CloseWindow(window="1"))
    assert "TicketReleased" in hall.ears.kinds
    assert hall.call("3") == "A001"


def test_a_transferred_ticket_keeps_its_arrival_in_the_new_line(hall):
    hall.take("tax")
    hall.clock.move(minutes=1)
    hall.take("property")
    hall.call("1")
    hall.send(Transfer(window="1", domain="property", reason="走错"))
    assert hall.call("2") == "A001"


def test_a_ticket_transferred_to_a_window_is_taken_there_whatever_its_domains(hall):
    hall.take("tax")
    hall.call("1")
    hall.send(Transfer(window="1", to_window="2"))
    assert hall.call("1") is None
    assert hall.call("2") == "A001"


def test_a_change_of_domains_counts_for_the_very_next_call(hall):
    hall.take("property")
    assert hall.call("1") is None
    hall.send(ChangeWindow(window="1", domains=("tax", "property")))
    assert hall.call("1") == "B001"


def test_a_call_by_number_is_on_record_as_chosen(hall):
    hall.take()
    hall.take()
    answer = hall.send(CallTicket(window="1", number="A002"))
    assert answer["ticket"]["number"] == "A002"
    why = hall.journal()[-1].data["why"]
    assert (why["rule"], why["runner_up"]) == ("chosen", "A001")


def test_a_late_appointment_has_lost_its_head_start(hall):
    booked = hall.clock.now() + minutes(20)
    hall.clock.move(minutes=31)
    late = hall.take(by=ADMIN, appointment=booked)
    assert hall.see(late).place == hall.clock.now()
    hall.clock.move(minutes=1)
    early = hall.take(by=ADMIN, appointment=hall.clock.now() + minutes(30))
    assert hall.see(early).place == hall.clock.now() + minutes(15)


def test_a_kiosk_may_not_state_an_appointment(hall):
    with pytest.raises(Forbidden):
        hall.take(appointment=hall.clock.now())


def test_windows_that_call_by_themselves_prefer_the_domain_window():
    hall = Rig(automatic=True)
    hall.open("3")
    hall.clock.move(minutes=1)
    hall.open("1")
    assert hall.take()["window"] == "1"
    assert hall.take()["window"] == "3"
    third = hall.take()
    assert third["state"] == "waiting"
    hall.send(Finish(window="3"))
    assert hall.see(third).window == "3"


def test_the_night_forgets_whose_the_tickets_were():
    hall = Rig(tickets_per_person=1)
    setup = hall.engine.setup
    hall.engine.setup = replace(setup, screens=replace(setup.screens, names=True))
    ticket = hall.take(person=Person(id_number=LI_MEI, name="李梅"))
    assert hall.see(ticket).person and hall.see(ticket).holder == "李*"
    hall.clock.move(days=1)
    hall.take(person=Person(id_number=LI_MEI))
    assert (hall.see(ticket).person, hall.see(ticket).holder) == (None, None)


def test_one_person_takes_no_more_tickets_than_the_hall_allows():
    hall = Rig(tickets_per_person=2)
    me = Person(id_number=LI_MEI)
    hall.take(person=me)
    hall.take(person=me)
    with pytest.raises(Refusal) as no:
        hall.take(person=me)
    assert (no.value.key, no.value.facts) == ("too_many_tickets_today", {"limit": 2})
    hall.take(person=Person(id_number=ZHANG_JIANGUO))


def test_a_wrong_id_number_is_refused_and_takes_no_number(hall):
    with pytest.raises(Invalid):
        hall.take(person=Person(id_number=LI_MEI[:17] + "0"))
    assert hall.take()["number"] == "A001"


def test_numbers_begin_anew_with_each_business_date_and_old_tickets_expire(hall):
    first = hall.take()
    second = hall.take()
    hall.call()
    hall.send(Start(window="1"))
    hall.clock.move(days=1)
    assert hall.take()["number"] == "A001"
    assert hall.see(first).state is TicketState.FINISHED
    assert hall.see(second).state is TicketState.EXPIRED
    assert hall.window("1").state == "closed"
    assert [e.kind for e in hall.journal()].count("TicketExpired") == 1


def test_a_line_may_pass_midnight_where_the_day_starts_later():
    setup = small_hall()
    later = replace(setup.line, day_starts=setup.hours.opens.replace(hour=4))
    hall = Rig(replace(setup, line=later))
    hall.open("1")
    hall.clock.move(hours=14, minutes=55)
    hall.take()
    hall.clock.move(minutes=10)
    assert hall.take()["number"] == "A002"


def test_a_clerk_acts_at_her_own_window_only(hall):
    hall.send(CloseWindow(window="1"))
    hall.send(OpenWindow(window="1"), WANG_LI)
    hall.take()
    with pytest.raises(Forbidden) as no:
        hall.send(CallNext(window="1"), CHEN_GANG)
    assert no.value.key == "window_of_somebody_else"
    with pytest.raises(Refusal) as no:
        hall.send(OpenWindow(window="2"), WANG_LI)
    assert no.value.key in ("you_sit_elsewhere", "window_of_somebody_else")
    assert hall.send(CallNext(window="1"), WANG_LI)["ticket"]["number"] == "A001"


def test_a_screen_may_not_take_tickets(hall):
    with pytest.raises(Forbidden):
        hall.take(by=SCREEN)


def test_a_paused_window_calls_nobody_until_it_opens_again(hall):
    hall.take()
    hall.send(PauseWindow(window="1", reason="午休"))
    with pytest.raises(Refusal) as no:
        hall.call()
    assert no.value.key == "window_paused"
    hall.open("1")
    assert hall.call() == "A001"


def test_what_was_finished_by_mistake_is_taken_back_and_not_counted(hall):
    hall.take()
    hall.serve(minutes=6)
    hall.send(TakeBack(window="1"))
    assert hall.window("1").state == "serving"
    hall.clock.move(minutes=4)
    hall.send(Finish(window="1"))
    with hall.store.reading() as shelf:
        pace = shelf.pace(hall.setup.business_date(hall.clock.now()), "tax")
    assert (pace.served, pace.seconds) == (1, 600)


def test_a_transfer_by_mistake_is_taken_back_and_its_service_goes_on(hall):
    ticket = hall.take()
    hall.call()
    hall.send(Start(window="1"))
    hall.clock.move(minutes=6)
    hall.send(Transfer(window="1", domain="property"))
    assert hall.see(ticket).domain == "property"
    hall.send(TakeBack(window="1"))
    assert hall.window("1").state == "serving"
    assert hall.see(ticket).domain == "tax"
    hall.clock.move(minutes=4)
    hall.send(Finish(window="1"))
    with hall.store.reading() as shelf:
        pace = shelf.pace(hall.setup.business_date(hall.clock.now()), "tax")
    assert (pace.served, pace.seconds) == (1, 600)


def test_a_transfer_is_final_once_another_window_has_called(hall):
    hall.take()
    hall.call()
    hall.send(Transfer(window="1", domain="property"))
    hall.open("2")
    hall.call("2")
    with pytest.raises(Refusal) as no:
        hall.send(TakeBack(window="1"))
    assert no.value.key == "nothing_to_take_back"


def test_after_a_minute_nothing_is_taken_back(hall):
    hall.take()
    hall.serve()
    hall.clock.move(seconds=61)
    with pytest.raises(Refusal) as no:
        hall.send(TakeBack(window="1"))
    assert no.value.key == "too_late_to_take_back"


def test_a_pause_makes_the_last_press_final(hall):
    hall.take()
    hall.serve()
    hall.send(PauseWindow(window="1"))
    hall.open("1")
    with pytest.raises(Refusal) as no:
        hall.send(TakeBack(window="1"))
    assert no.value.key == "nothing_to_take_back"


def test_yesterdays_ticket_is_not_taken_back_this_morning(hall):
    hall.take()
    hall.serve()
    hall.clock.move(days=1)
    hall.open("1")
    with pytest.raises(Refusal):
        hall.send(TakeBack(window="1"))


def test_the_miss_that_ended_a_ticket_can_be_taken_back(hall):
    late = hall.take()
    for _ in range(2):
        hall.call()
        hall.send(Miss(window="1"))
        if hall.see(late).state is TicketState.MISSED:
            hall.send(RestoreTicket(ticket=late["id"]))
    assert hall.see(late).state is TicketState.CANCELLED
    hall.send(TakeBack(window="1"))
    assert (hall.see(late).state, hall.see(late).misses) == (TicketState.CALLED, 1)


def test_who_left_by_themselves_is_not_taken_back(hall):
    ticket = hall.take()
    hall.call()
    hall.send(LeaveLine(token=ticket["token"]))
    with pytest.raises(Refusal) as no:
        hall.send(TakeBack(window="1"))
    assert no.value.key == "ticket_is_cancelled"


def test_a_service_left_open_overnight_says_nothing_of_the_pace(hall):
    hall.take()
    hall.call()
    hall.send(Start(window="1"))
    hall.clock.move(days=1)
    hall.open("1")
    with hall.store.reading() as shelf:
        dates = [hall.setup.business_date(hall.clock.now() - minutes(1440 * n)) for n in (0, 1)]
        assert [shelf.pace(date, "tax").served for date in dates] == [0, 0]


def test_a_restored_ticket_does_not_wait_for_a_booking_that_is_yet_to_come(hall):
    late = hall.take()
    hall.call()
    hall.send(Miss(window="1"))
    hall.take(by=ADMIN, appointment=hall.clock.now() + minutes(360))
    hall.clock.move(minutes=1)
    hall.send(RestoreTicket(ticket=late["id"]))
    hall.clock.move(minutes=1)
    hall.take()
    assert [hall.serve() for _ in range(3)] == ["A001", "A003", None]
    hall.clock.move(minutes=360 - 17 - 15)
    assert hall.serve() == "A002"


def test_restored_behind_nobody_a_ticket_has_its_old_place():
    hall = Rig(restore_behind=0)
    hall.open("1")
    late = hall.take()
    hall.call()
    hall.send(Miss(window="1"))
    hall.clock.move(minutes=1)
    hall.take()
    hall.send(RestoreTicket(ticket=late["id"]))
    assert hall.call() == "A001"


def test_sent_away_and_back_a_matter_keeps_its_mark(hall):
    ticket = hall.take(matter="T-2")
    hall.call("1")
    hall.send(Transfer(window="1", domain="property"))
    hall.call("2")
    hall.send(Transfer(window="2", domain="tax"))
    assert not hall.see(ticket).anywhere


def test_a_clerk_who_acts_at_an_open_window_sits_there(hall):
    hall.send(CloseWindow(window="1"))
    hall.send(CloseWindow(window="2"))
    hall.send(ChangeWindow(window="1", open=True), ADMIN)
    hall.send(ChangeWindow(window="2", open=True), ADMIN)
    hall.send(CallNext(window="1"), WANG_LI)
    assert hall.window("1").clerk == "wangli"
    with pytest.raises(Refusal) as no:
        hall.send(CallNext(window="2"), WANG_LI)
    assert no.value.key == "you_sit_elsewhere"


def test_who_leads_gives_the_seat_up_to_a_clerk(hall):
    hall.send(AddStaff(staff="zhaomin", display="赵敏", role=Role.MANAGER), ADMIN)
    hall.send(CloseWindow(window="1"))
    hall.send(OpenWindow(window="1"), ZHAO_MIN)
    assert hall.window("1").clerk == "zhaomin"
    hall.send(OpenWindow(window="1"), WANG_LI)
    assert hall.window("1").clerk == "wangli"


def test_a_clock_set_back_closes_no_day(hall):
    ticket = hall.take()
    hall.clock.move(days=-1)
    hall.open("1")
    assert hall.see(ticket).state is TicketState.WAITING


def test_a_line_that_the_hall_has_no_longer_is_still_called(hall):
    hall.take(matter="T-1")
    hall.call("1")
    hall.send(Transfer(window="1", to_window="3"))
    setup = hall.setup
    fewer = tuple(d for d in setup.domains if d.key != "tax")
    hall.engine.setup = replace(setup, domains=fewer)
    assert hall.call("3") == "A001"


def test_the_same_key_gives_the_same_answer_and_happens_once(hall):
    first = hall.send(IssueTicket(domain="tax"), KIOSK, key="tap")
    again = hall.send(IssueTicket(domain="tax"), KIOSK, key="tap")
    assert first == again
    assert hall.take()["number"] == "A002"
    with pytest.raises(Refusal) as no:
        hall.send(IssueTicket(domain="property"), KIOSK, key="tap")
    assert no.value.key == "key_used_for_something_else"


def test_what_is_kept_of_a_command_leads_back_to_nobody(hall, monkeypatch):
    sealed = []
    monkeypatch.setattr(hall.engine.secrets, "seal", lambda text: sealed.append(text) or "sealed")
    hall.send(IssueTicket(domain="tax", person=Person(id_number=LI_MEI)), KIOSK, key="tap")
    with hall.store.reading() as shelf:
        assert shelf.answer(f"{KIOSK}|tap")[0] == "sealed"
    assert any("IssueTicket" in text for text in sealed), "and agrees with the whole command"


def test_a_refused_command_leaves_nothing_behind(hall):
    before = hall.journal()
    ticket = hall.take()
    hall.send(CancelTicket(ticket=ticket["id"]))
    after = len(hall.journal())
    with pytest.raises(Refusal):
        hall.send(CancelTicket(ticket=ticket["id"]))
    assert len(hall.journal()) == after == len(before) + 2
    assert [e.version for e in hall.journal()] == list(range(1, after + 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 600), st.booleans()), min_size=1, max_size=30))
def test_nobody_is_overtaken_by_whoever_comes_more_than_ten_minutes_later(visits):
    hall = Rig()
    hall.open("1")
    came = {}
    for gap, elder in visits:
        hall.clock.move(seconds=gap)
        ticket = hall.take(priority="elderly" if elder else None)
        came[ticket["number"]] = hall.clock.now()
    order = [hall.serve(minutes=1) for _ in visits]
    for place, number in enumerate(order):
        for later in order[place + 1 :]:
            assert came[number] <= came[later] + minutes(10)
