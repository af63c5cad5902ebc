"""代办人全名: opened by who needs it, and on record each time."""

from __future__ import annotations

from hall.commands import Answer, Work, command
from hall.facts import Reason, TicketId
from hall.guidance.agent import AgentService
from hall.people.persons import show
from hall.people.roles import AT_THE_LINE
from hall.refusals import Forbidden, Unknown
from hall.tickets.ticket import AT_A_WINDOW, Ticket
from hall.windows.steps import SITTING


@command(roles=AT_THE_LINE, answer_is_secret=True)
class ShowAgent:
    """Who acts for the holder of a ticket, in full: to check their card, or to call them."""

    ticket: TicketId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """On record with who asked and why. A clerk sees it of the visitor at their own window
        only. Refuses once their data is deleted.
        """
        ticket = work.shelf.tickets.get(self.ticket)
        if ticket is None:
            raise Unknown("unknown_ticket")
        _must_need_it(work, ticket)
        service = work.shelf.of(AgentService).get(ticket.id)
        if service is None or service.person is None:
            raise Unknown("unknown_person")
        person = show(work, service.person, self.reason)
        return {"ticket": ticket.number, "name": person.name, "phone": person.phone}


def _must_need_it(work: Work, ticket: Ticket) -> None:
    if work.by.role not in SITTING:
        return
    window = work.shelf.windows.get(ticket.window) if ticket.window else None
    here = ticket.state in AT_A_WINDOW and window is not None and window.clerk == work.by.name
    if not here:
        raise Forbidden("not_at_your_window", ticket=ticket.number)
