"""Where windows call by themselves: whose hour has come is called, although nobody presses."""

from __future__ import annotations

from hall.commands import Answer, Work, command
from hall.tickets.ticket import Ticket
from hall.windows.calling import call_automatically


@command()
class CallWhoseHourHasCome:
    """Sent by the hall itself at the virtual arrival of somebody who came before their hour."""

    def carry_out(self, work: Work) -> Answer:
        """Idle windows take who is next, as after any other command."""
        call_automatically(work)
        return {}


def wake_for(work: Work, ticket: Ticket) -> None:
    """See that windows look again at this ticket's hour, where they call by themselves."""
    if work.setup.line.automatic and ticket.place > work.at:
        work.plan(f"hour/{ticket.id}", ticket.place, CallWhoseHourHasCome())
