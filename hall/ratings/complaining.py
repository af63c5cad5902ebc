"""投诉: something went wrong, said on the phone page or at the guide desk (J19-2)."""

from __future__ import annotations

from hall.commands import Answer, Work, command
from hall.faces import said
from hall.facts import Phone, Remark, TicketId, Token, WindowNumber
from hall.people.roles import LEADERS, Role
from hall.ratings.follow_up import About, FollowUp, of_visit, open_follow_up
from hall.refusals import Refusal, Unknown
from hall.tickets.ticket import Ticket

PER_VISIT = 3
"""So many complaints one slip may be used for; the desk takes more."""


@command(anyone=True)
class Complain:
    """Complain about the visit whose slip one holds, at any point of it."""

    token: Token
    text: Remark
    phone: Phone | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses more than a few of one slip."""
        ticket = work.shelf.tickets.by_token(self.token)
        if ticket is None:
            raise Unknown("unknown_ticket")
        if len(of_visit(work.shelf, ticket.id, About.COMPLAINT)) >= PER_VISIT:
            raise Refusal("complained_enough", count=PER_VISIT)
        return _keep(work, self.text, self.phone, ticket, ticket.window)


@command(roles=LEADERS | {Role.GUIDE})
class TakeComplaint:
    """Take a complaint at the desk: of a window, of a visit, or of the hall."""

    text: Remark
    window: WindowNumber | None = None
    ticket: TicketId | None = None
    phone: Phone | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a window or ticket that isn't here."""
        ticket = work.shelf.tickets.get(self.ticket) if self.ticket else None
        if self.ticket and ticket is None:
            raise Unknown("unknown_ticket")
        if self.window and work.shelf.windows.get(self.window) is None:
            raise Unknown("unknown_window", window=self.window)
        window = self.window or (ticket.window if ticket else None)
        return _keep(work, self.text, self.phone, ticket, window)


def _keep(
    work: Work, text: str, phone: str | None, ticket: Ticket | None, window: str | None
) -> Answer:
    new = FollowUp(
        0,
        About.COMPLAINT,
        work.at,
        work.at,
        visit=ticket.id if ticket else None,
        window=window,
        clerk=_clerk(work, ticket, window),
        text=text.strip(),
        taken_by=str(work.by) if work.by.is_staff() else None,
    )
    kept = open_follow_up(work, new, phone, None)
    return {"follow_up": kept.id, "due": said(work.setup, kept.due)}


def _clerk(work: Work, ticket: Ticket | None, window: str | None) -> str | None:
    """Who served there; without a visit, who sits there now."""
    if ticket is not None and ticket.window == window:
        return ticket.clerk
    here = work.shelf.windows.get(window) if window else None
    return here.clerk if here else None
