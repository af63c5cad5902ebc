"""Two halls side by side, one on disk, one in memory, and whatever anybody may want of them.

After each step both have answered, refused, recorded and shown the same; and nobody is lost, no
ticket is at two windows, no number was given twice, the journal has no gaps.
"""

import shutil
import tempfile
from collections import Counter
from itertools import count
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from hall.engine import Done, Request
from hall.people.commands import AskPairing, ClaimPairing, ConfirmPairing
from hall.people.roles import HALL, STRANGER, DeviceKind
from hall.refusals import Refusal
from hall.tickets.commands import (
    RestoreTicket,
    ResumeTicket,
)
from hall.tickets.ticket import AT_A_WINDOW, TicketState
from hall.views import snapshot
from hall.windows.commands import CallNext, Finish, OpenWindow, Start
from store.memory import MemoryStore
from store.sqlite import open_store
from tests.hall.people import ADMIN, small_hall
from tests.hall.rig import Rig
from tests.store.folding import OF_A_TICKET, OF_A_WINDOW, facts_of, folded
from tests.store.wishes import a_hash, a_transfer, a_window, a_wish, an_issue, at_work

A_NIGHT = 15 * 3600
LINES = ("tax", "property", "themes")


class TwoHalls(RuleBasedStateMachine):
    """The same wishes, the same clock, the same secrets for both."""

    happened: ClassVar = Counter()

    @initialize(
        automatic=st.booleans(),
        restore_behind=st.integers(0, 2),
        calls_before_miss=st.integers(1, 2),
        wishes=st.lists(a_wish, min_size=3, max_size=8),
    )
    def the_hall_opens(self, wishes, **line):
        self.folder = Path(tempfile.mkdtemp(prefix="two-halls-"))
        self.tokens = count(1)
        self.setup = small_hall(tickets_per_person=2, **line)
        self.disk = Rig(self.setup, open_store(self.folder))
        self.twin = Rig(self.setup, MemoryStore())
        everywhere = [Request(OpenWindow(window=n), HALL) for n in ("1", "2", "3", "4")]
        self.somebody_wants(everywhere + wishes)

    @rule(wishes=st.lists(a_wish, min_size=1, max_size=6))
    def somebody_wants(self, wishes):
        outcomes = self.disk.engine.run(wishes)
        assert told(outcomes) == told(self.twin.engine.run(wishes))
        for outcome in outcomes:
            assert isinstance(outcome, Done | Refusal), repr(outcome)

    @rule(window=a_window, work=at_work)
    def a_clerk_works(self, window, work):
        presses = [OpenWindow, CallNext, *work]
        self.somebody_wants([Request(press(window=window), ADMIN) for press in presses])

    @rule(window=a_window, arrival=an_issue)
    def somebody_is_served(self, window, arrival):
        served = [press(window=window) for press in (OpenWindow, CallNext, Start, Finish)]
        self.somebody_wants([Request(wish, ADMIN) for wish in (arrival, *served)])

    @rule(transfer=a_transfer)
    def a_clerk_sends_somebody_on(self, transfer):
        presses = [OpenWindow(window=transfer.window), CallNext(window=transfer.window), transfer]
        self.somebody_wants([Request(press, ADMIN) for press in presses])

    @rule(which=st.integers(0, 5), again=st.sampled_from([RestoreTicket, ResumeTicket]))
    def somebody_comes_back(self, which, again):
        state = TicketState.MISSED if again is RestoreTicket else TicketState.HELD
        with self.disk.store.reading() as shelf:
            away = shelf.tickets.in_states([state])
        for ticket in away[which : which + 1] or away[:1]:
            self.somebody_wants([Request(again(ticket=ticket.id), ADMIN)])

    @rule(claim=a_hash)
    def a_screen_is_let_in(self, claim):
        ask = AskPairing(kind=DeviceKind.DISPLAY, claim_hash=claim, place="front")
        self.somebody_wants([Request(ask, STRANGER)])
        with self.disk.store.reading() as shelf:
            codes = [pairing.code for pairing in shelf.people.all_pairings()]
        confirmations = [Request(ConfirmPairing(code=code), ADMIN) for code in codes]
        self.somebody_wants([self.fetch(claim), *confirmations, self.fetch(claim)])

    def fetch(self, claim):
        """A screen fetches its token, which the server makes anew each time."""
        token = f"{next(self.tokens):064x}"
        return Request(ClaimPairing(claim_hash=claim, token_hash=token), STRANGER)

    @rule(arrivals=st.lists(an_issue, min_size=1, max_size=4))
    def visitors_arrive(self, arrivals):
        self.somebody_wants([Request(arrival, ADMIN) for arrival in arrivals])

    @rule(seconds=st.sampled_from([0.001, 7, 7, 61, 600, A_NIGHT]))
    def time_passes(self, seconds):
        for hall in (self.disk, self.twin):
            hall.clock.move(seconds=seconds)

    @rule()
    def the_hall_starts_again(self):
        self.disk.store.close()
        self.disk.store = self.disk.engine.store = open_store(self.folder)

    @invariant()
    def both_heard_and_recorded_the_same(self):
        heard, events = self.disk.ears.heard, self.disk.journal()
        assert heard == events == self.twin.ears.heard == self.twin.journal()
        assert [e.version for e in events] == list(range(1, len(events) + 1))
        self.happened.update(event.kind for event in events[len(events) - 10 :])

    @invariant()
    def both_keep_and_show_the_same(self):
        assert self.seen(self.disk) == self.seen(self.twin)

    @invariant()
    def nobody_is_lost(self):
        issued = [e.data["ticket"] for e in self.disk.journal() if e.kind == "TicketIssued"]
        with self.disk.store.reading() as shelf:
            tickets = [shelf.tickets.get(one) for one in issued]
            in_line = [t for domain in LINES for t in shelf.tickets.line(domain)]
            last = shelf.tickets.next_id() - 1
        assert issued == list(range(1, last + 1))
        waiting = [t for t in tickets if t.state is TicketState.WAITING]
        assert sorted(waiting, key=lambda t: t.id) == sorted(in_line, key=lambda t: t.id)
        assert len({(t.business_date, t.number) for t in tickets}) == len(tickets)

    @invariant()
    def nobody_is_at_two_windows(self):
        with self.disk.store.reading() as shelf:
            taken = {w.ticket: w for w in shelf.windows.all() if w.is_busy}
            called = {t.id: t for t in shelf.tickets.in_states(AT_A_WINDOW)}
            busy = sum(w.ticket is not None for w in shelf.windows.all())
        assert len(taken) == busy == len(called)
        for ticket_id, window in taken.items():
            ticket = called[ticket_id]
            assert (ticket.window, ticket.state) == (window.number, window.state)

    @invariant()
    def every_line_goes_by_place_and_issue(self):
        with self.disk.store.reading() as shelf:
            for domain in LINES:
                line = shelf.tickets.line(domain)
                orders = [ticket.order for ticket in line]
                assert orders == sorted(orders)
                assert [shelf.tickets.ahead(t) for t in line] == list(range(len(line)))

    @invariant()
    def the_journal_alone_tells_it_all(self):
        told = folded(self.disk.journal())
        with self.disk.store.reading() as shelf:
            tickets = [shelf.tickets.get(i) for i in range(1, shelf.tickets.next_id())]
            windows = list(shelf.windows.all())
        assert list(told.tickets.values()) == [facts_of(t, OF_A_TICKET) for t in tickets]
        shaped = {w.number: facts_of(w, OF_A_WINDOW) for w in windows}
        assert told.windows == shaped

    def teardown(self):
        assert self.disk.store.check() == []
        self.disk.store.close()
        shutil.rmtree(self.folder)

    def seen(self, hall):
        """Everything that can be seen of a hall."""
        at = hall.clock.now()
        with hall.store.reading() as shelf:
            tickets = [shelf.tickets.get(i) for i in range(1, shelf.tickets.next_id())]
            windows = list(shelf.windows.all())
            views = ["hall", "display:front", *(f"line:{domain}" for domain in LINES)]
            views += [f"counter:{w.number}" for w in windows]
            views += [f"ticket:{t.token}" for t in tickets]
            return (
                tickets,
                windows,
                [shelf.tickets.kept_for(w.number) for w in windows],
                [shelf.journal.of_ticket(t.id) for t in tickets],
                shelf.people.all_staff(),
                shelf.people.all_devices(),
                shelf.people.all_pairings(),
                shelf.note("paper:kiosk-1"),
                {name: snapshot(name, self.setup, shelf, at) for name in views},
            )


def told(outcomes):
    """What was answered, or refused and why."""
    return [
        outcome
        if isinstance(outcome, Done)
        else (type(outcome), getattr(outcome, "key", str(outcome)), getattr(outcome, "facts", None))
        for outcome in outcomes
    ]
