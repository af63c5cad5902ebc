"""营业日: closing the books of a business date."""

from __future__ import annotations

from datetime import date

from hall.commands import Answer, Work, command
from hall.tickets import moves as tickets
from hall.tickets.ticket import OPEN, TicketState
from hall.windows.steps import close
from hall.windows.window import Window

ALL = 1_000_000


@command()
class EndBusinessDay:
    """The business date is over: who was served is finished, windows close, the rest expires.

    How long such a service took nobody knows, so it doesn't count for the waits that are told.
    """

    business_date: date

    def carry_out(self, work: Work) -> Answer:
        """Sent by the hall itself, once for each date, before anything else on the next."""
        for window in work.shelf.windows.all():
            _clear(work, window)
        for ticket in work.shelf.tickets.in_states(OPEN, limit=ALL):
            work.keep(tickets.expire(ticket, work.at))
        return {"business_date": self.business_date.isoformat()}


def _clear(work: Work, window: Window) -> None:
    ticket = work.shelf.tickets.get(window.ticket) if window.ticket else None
    if ticket is not None and ticket.state is TicketState.SERVING:
        work.keep(tickets.finish_by_the_day(window, ticket, work.at))
    elif ticket is not None:
        work.keep(tickets.leave(window, work.at))
        work.keep(tickets.expire(ticket, work.at))
    close(work, work.shelf.windows.get(window.number) or window)
