"""The life of one ticket: its states one after another, without a gap."""

from itertools import pairwise

from hall.record.life import life
from hall.tickets.commands import CancelTicket, RestoreTicket, ResumeTicket
from hall.windows.commands import (
    CallNext,
    Finish,
    Hold,
    Miss,
    OpenWindow,
    Recall,
    Start,
    TakeBack,
    Transfer,
)
from tests.hall.people import WANG_LI
from tests.hall.rig import Rig


def lived(hall, ticket):
    with hall.store.reading() as shelf:
        return life(shelf.journal.of_ticket(ticket["id"]))


def told(hall, ticket):
    at = hall.clock.now()
    return [(s.state, s.window, round(s.seconds(at) / 60)) for s in lived(hall, ticket)]


def at_window(hall, command, minutes=0, **facts):
    hall.send(command(window="1", **facts), WANG_LI)
    hall.clock.move(minutes=minutes)


def test_an_ordinary_visit():
    hall = Rig()
    at_window(hall, OpenWindow)
    ticket = hall.take()
    hall.clock.move(minutes=12)
    at_window(hall, CallNext, 1)
    at_window(hall, Recall, 1)
    at_window(hall, Start, 7)
    at_window(hall, Finish, 30)
    assert told(hall, ticket) == [("waiting", None, 12), ("called", "1", 2), ("serving", "1", 7)]
    spans = lived(hall, ticket)
    assert [span.by for span in spans] == ["device:kiosk-1", "staff:wangli", "staff:wangli"]
    assert spans[1].calls == 2
    assert all(a.ends_at == b.begins_at for a, b in pairwise(spans))


def test_a_visit_with_everything_in_it():
    hall = Rig()
    at_window(hall, OpenWindow)
    ticket = hall.take()
    hall.clock.move(minutes=5)
    at_window(hall, CallNext, 3)
    at_window(hall, Miss, 4)
    hall.send(RestoreTicket(ticket=ticket["id"]))
    hall.clock.move(minutes=2)
    at_window(hall, CallNext)
    at_window(hall, Start, 1)
    at_window(hall, Hold, 10, reason="去复印")
    hall.send(ResumeTicket(ticket=ticket["id"]))
    at_window(hall, CallNext, 1)
    at_window(hall, Transfer, 6, domain="property")
    hall.send(CancelTicket(ticket=ticket["id"]))
    assert told(hall, ticket) == [
        ("waiting", None, 5),
        ("called", "1", 3),
        ("missed", "1", 4),
        ("waiting", None, 2),
        ("serving", "1", 1),
        ("held", "1", 10),
        ("called", "1", 1),
        ("waiting", None, 6),
    ]
    assert [s.domain for s in lived(hall, ticket)][-1] == "property"


def test_a_press_taken_back_never_was():
    hall = Rig()
    at_window(hall, OpenWindow)
    ticket = hall.take()
    at_window(hall, CallNext, 1)
    at_window(hall, Start, 5)
    at_window(hall, Finish)
    at_window(hall, TakeBack, 3)
    assert told(hall, ticket) == [("called", "1", 1), ("serving", "1", 8)]
    at_window(hall, Finish, 10)
    assert told(hall, ticket)[-1] == ("serving", "1", 8)
    again = hall.take()
    at_window(hall, CallNext, 2)
    at_window(hall, Miss)
    at_window(hall, TakeBack, 2)
    assert told(hall, again) == [("called", "1", 4)]


def test_who_still_waits_has_no_end_yet():
    hall = Rig()
    ticket = hall.take()
    hall.clock.move(minutes=9)
    (span,) = lived(hall, ticket)
    assert span.ends_at is None
    assert span.seconds(hall.clock.now()) == 9 * 60
