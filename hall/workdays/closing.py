"""关门: what happens at closing to tickets that nobody has called.

Where the hall lets them expire, a plan stands at the next closing. Whoever was called, is served or
was set aside at a window stays, and so does the line of a window that is open longer (P22-4).
"""

from __future__ import annotations

from typing import Any

from hall.commands import Answer, Work, command, follows
from hall.tickets import moves
from hall.tickets.ticket import Ticket, TicketState
from hall.windows.takers import takers
from hall.workdays.hours import Leftover

ALL = 1_000_000
KEY = "hours.closing"
LEFT = (TicketState.WAITING, TicketState.MISSED)


@command()
class PlanClosing:
    """Stand ready for the next closing. Sent by the hall itself at each start."""

    def carry_out(self, work: Work) -> Answer:
        """Hours may have changed in the hall's folder while it slept."""
        plan_closing(work)
        return {}


@command()
class ExpireLeftovers:
    """The hall closes: where its hours say so, whoever still waits has come in vain today."""

    def carry_out(self, work: Work) -> Answer:
        """Sent by the hall itself at closing; then it stands ready for the next."""
        left = leftovers(work) if work.setup.hours.leftover is Leftover.EXPIRE else []
        for ticket in left:
            work.keep(moves.expire(ticket, work.at))
        plan_closing(work)
        return {"expired": len(left)}


@follows("hours", "exceptions")
def plan_closing(work: Work) -> None:
    """Plan the next closing, or drop the plan where nothing happens then."""
    closing = work.setup.opening.closes_after(work.at)
    if work.setup.hours.leftover is Leftover.EXPIRE and closing is not None:
        expire: Any = ExpireLeftovers()
        work.plan(KEY, closing, expire)
    else:
        work.drop_plan(KEY)


def leftovers(work: Work) -> list[Ticket]:
    """Who came before closing and still waits."""
    today = work.setup.local(work.at).date()
    closing = work.setup.opening.closing(today)
    if closing is None or closing > work.at:
        return []
    waiting = work.shelf.tickets.in_states(LEFT, limit=ALL)
    longer = [w for w in work.shelf.windows.all() if w.is_open_past(work.at)]
    return [t for t in waiting if t.issued_at < closing and not takers(t, longer)]
