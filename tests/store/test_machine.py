"""Both halls are one hall: whatever chance wants of them, and through one day with everything."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from hall.catalogue.commands import ChangeMode
from hall.engine import Request
from hall.guidance.commands import NameAgent, ReferOn
from hall.people.persons import Person
from hall.people.roles import HALL
from hall.setup import Mode
from hall.tickets.commands import CancelTicket, IssueTicket, RecordSlip, RestoreTicket, ResumeTicket
from hall.tickets.events import AtWindow, TicketEvent
from hall.windows.commands import (
    CallNext,
    CloseWindow,
    Finish,
    Hold,
    Miss,
    OpenWindow,
    Recall,
    Start,
    TakeBack,
    Transfer,
)
from hall.windows.moving import MoveClerk, TakeBackMove
from tests.hall.people import ADMIN
from tests.store.two_halls import A_NIGHT, TwoHalls

OFTEN = {
    *("TicketIssued", "TicketCalled", "TicketStarted", "TicketMissed", "TicketHeld"),
    *("TicketFinished", "TicketTransferred", "TicketCancelled", "TicketExpired"),
    *("WindowOpened", "WindowClosed", "WindowChanged", "DevicePaired"),
}


def test_both_halls_are_one_hall():
    TwoHalls.happened.clear()
    run_state_machine_as_test(
        TwoHalls,
        settings=settings(
            max_examples=60,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert OFTEN - set(TwoHalls.happened) == set()


def test_one_day_with_everything_in_both_halls():
    halls = TwoHalls()
    line = {"automatic": False, "restore_behind": 1, "calls_before_miss": 2}
    halls.the_hall_opens(wishes=[], **line)
    for step in one_day():
        step(halls)
        for check in (
            halls.both_heard_and_recorded_the_same,
            halls.both_keep_and_show_the_same,
            halls.nobody_is_lost,
            halls.nobody_is_at_two_windows,
            halls.every_line_goes_by_place_and_issue,
            halls.the_journal_alone_tells_it_all,
        ):
            check()
    happened = {event.kind for event in halls.disk.journal()}
    halls.teardown()
    everything = {kind.__name__ for kind in TicketEvent.__subclasses__()}
    everything |= {kind.__name__ for kind in AtWindow.__subclasses__()}
    assert everything - {"AtWindow", "SlipFailed", "SlipSent"} - happened == set()


ZHOU_QIANG = Person(name="周志强")
PRINTED = RecordSlip(ticket=1, printer="kiosk-1", became="printed", paper="ok")


def one_day():
    """Steps that make every kind of ticket event happen."""

    def at(window, *presses):
        return lambda halls: halls.somebody_wants(
            [Request(press(window=window), ADMIN) for press in presses]
        )

    def want(*commands):
        return lambda halls: halls.somebody_wants([Request(c, ADMIN) for c in commands])

    def wait(seconds):
        return lambda halls: halls.time_passes(seconds)

    return [
        want(*[IssueTicket(domain="tax")] * 6, IssueTicket(domain="property")),
        want(ChangeMode(mode=Mode.FULL, reason="试行")),
        lambda halls: halls.somebody_wants([Request(PRINTED, HALL)]),
        at("1", CallNext),
        wait(6),
        at("1", Recall, Miss, CallNext, Start, Finish, TakeBack),
        want(RestoreTicket(ticket=1), NameAgent(ticket=2, person=ZHOU_QIANG)),
        want(ReferOn(text="社保", reason="不在本厅", ticket=6, domain="property")),
        wait(600),
        at("1", Finish, CallNext, Hold),
        want(ResumeTicket(ticket=3)),
        TwoHalls.the_hall_starts_again,
        at("1", CallNext, Start),
        want(Transfer(window="1", domain="property")),
        at("1", CallNext),
        want(Transfer(window="1", to_window="3")),
        at("1", CloseWindow),
        want(OpenWindow(window="3"), MoveClerk(window="3", to="2", reason="忙")),
        want(TakeBackMove(window="2")),
        at("3", CloseWindow),
        want(CancelTicket(ticket=5)),
        want(OpenWindow(window="1"), IssueTicket(domain="tax")),
        at("1", CallNext),
        wait(A_NIGHT),
        want(IssueTicket(theme="birth")),
    ]
