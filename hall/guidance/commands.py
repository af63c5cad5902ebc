"""What can be wanted at the guide desk: name who helps, refer on, say that they have arrived."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import doc

from hall.commands import Answer, Work, command
from hall.faces import ticket_face
from hall.facts import (
    Key,
    PlaceName,
    Reason,
    ReferralId,
    StaffName,
    TicketId,
    WindowNumber,
)
from hall.guidance.agent import Agent, Way, name_agent
from hall.guidance.events import ReferralMade
from hall.guidance.referral import Outcome, Place, Referral, settle
from hall.people.persons import Person
from hall.people.roles import AT_THE_LINE, Role
from hall.refusals import Invalid, Refusal, Unknown
from hall.tickets import moves
from hall.tickets.routing import head_start
from hall.tickets.ticket import AT_A_WINDOW, OPEN, Ticket, TicketState
from hall.windows.calling import call_automatically
from hall.windows.steps import finish, send_on, whom_at
from hall.windows.waking import wake_for

REFERRED = "referred"
"""The reason of a ticket that ends because its holder was referred on."""


@command(roles=AT_THE_LINE)
class NameAgent:
    """陪同, 代办: say who goes with the holder of a ticket, or acts for them.

    Exactly one of `staff`, a member of staff, and `person`, somebody of the holder's own by name.
    """

    ticket: TicketId
    way: Way = Way.BESIDE
    staff: StaffName | None = None
    person: Person | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a ticket that is over. Whoever was named before is forgotten."""
        ticket = _open_ticket(work, self.ticket)
        name_agent(work, ticket, Agent(way=self.way, staff=self.staff, person=self.person))
        return _answer(work, ticket)


@command(roles=AT_THE_LINE)
class ReferOn:
    """首问负责: what can't be done here goes on, to exactly one place, with a reason.

    `window` and `domain` are of this hall, `department` is a back office, `elsewhere` another hall
    or authority by name. `text` is what they asked. A `ticket` that they hold goes with them.
    """

    text: Annotated[Reason, doc("What they asked, without their name")]
    reason: Reason
    matter: Key | None = None
    window: WindowNumber | None = None
    domain: Key | None = None
    department: PlaceName | None = None
    elsewhere: PlaceName | None = None
    ticket: TicketId | None = None

    def carry_out(self, work: Work) -> Answer:
        """Whoever refers on answers for it until they have arrived.

        A ticket at the clerk's own window is transferred; one that waits stays where it is for a
        window that may take it, and is given anew in another line, with the same arrival. Where
        they leave the hall, it ends.
        """
        place, to = self._place(work)
        if self.matter is not None and work.setup.matter(self.matter) is None:
            raise Invalid("matter", "unknown")
        before = None if self.ticket is None else _open_ticket(work, self.ticket)
        domain = _line_of(work, before, self.matter)
        ticket = before and self._sent(work, before, place, to)
        kept = work.shelf.of(Referral)
        referral = Referral(
            id=kept.next_id(),
            day=work.today,
            text=self.text.strip(),
            matter=self.matter,
            place=place,
            to=to,
            reason=self.reason.strip(),
            by=str(work.by),
            at=work.at,
            ticket=ticket.id if ticket else None,
        )
        kept.save(referral)
        work.note(
            ReferralMade(
                referral=referral.id,
                window=_asked_at(work, before),
                place=str(place),
                to=to,
                text=referral.text,
                reason=referral.reason,
                domain=domain,
                matter=self.matter,
                number=before.number if before else None,
            )
        )
        call_automatically(work)
        return {"referral": referral.id, **(_answer(work, ticket) if ticket else {"ticket": None})}

    def _place(self, work: Work) -> tuple[Place, str]:
        named = {place: getattr(self, place) for place in Place}
        given = [(place, to.strip()) for place, to in named.items() if to is not None]
        if len(given) != 1:
            raise Invalid("window", "exactly_one", names=", ".join(Place))
        place, to = given[0]
        if not to:
            raise Invalid(place, "missing")
        if place is Place.WINDOW and work.shelf.windows.get(to) is None:
            raise Invalid("window", "unknown")
        if place is Place.DOMAIN and work.setup.domain(to) is None:
            raise Invalid("domain", "unknown")
        return place, to

    def _sent(self, work: Work, ticket: Ticket, place: Place, to: str) -> Ticket:
        """The ticket they hold from now on."""
        if ticket.state in AT_A_WINDOW:
            return self._from_window(work, ticket, place, to)
        if place is Place.WINDOW:
            return _kept_for(work, ticket, to)
        if place is Place.DOMAIN and ticket.domain == to:
            raise Refusal("in_this_line_already", ticket=ticket.number)
        work.keep(moves.cancel(ticket, work.at, REFERRED))
        return _given_anew(work, ticket, to, self.matter) if place is Place.DOMAIN else ticket

    def _from_window(self, work: Work, ticket: Ticket, place: Place, to: str) -> Ticket:
        if work.by.role is Role.GUIDE:
            raise Refusal(f"ticket_is_{ticket.state}", ticket=ticket.number, state=ticket.state)
        window, ticket = whom_at(work, ticket.window or "", ticket.number)
        if place in (Place.WINDOW, Place.DOMAIN):
            to_window = to if place is Place.WINDOW else None
            domain = to if place is Place.DOMAIN else ticket.domain
            send_on(work, window, ticket, domain=domain, to_window=to_window, reason=self.reason)
        elif ticket.state is TicketState.SERVING:
            finish(work, window, ticket)
        else:
            work.keep(moves.withdraw(window, ticket, work.at, REFERRED))
        return ticket


@command(roles=AT_THE_LINE)
class SettleReferral:
    """Say what became of a referral: they have arrived, or want to go there no more."""

    referral: ReferralId
    outcome: Literal["arrived", "withdrawn"] = "arrived"
    note: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that is settled already; whoever was asked first says why it is withdrawn."""
        referral = work.shelf.of(Referral).get(self.referral)
        if referral is None:
            raise Unknown("unknown_referral", referral=self.referral)
        if referral.outcome is not Outcome.OPEN:
            raise Refusal("referral_settled", referral=referral.id)
        outcome = Outcome(self.outcome)
        if outcome is Outcome.WITHDRAWN and not (self.note or "").strip():
            raise Invalid("note", "missing")
        settle(work, referral, outcome, "confirmed", self.note)
        return {"referral": referral.id, "outcome": str(outcome)}


def _kept_for(work: Work, ticket: Ticket, number: str) -> Ticket:
    """A window that may take the ticket; it stays in its line, where that window takes it too."""
    window = work.shelf.windows.get(number)
    if window is None or not window.takes(ticket):
        raise Refusal("window_does_not_take", window=number, ticket=ticket.number)
    return ticket


def _line_of(work: Work, ticket: Ticket | None, matter: str | None) -> str | None:
    """The line of the ticket they held, else of what they asked for; None without either."""
    if ticket is not None:
        return ticket.domain
    known = work.setup.matter(matter) if matter else None
    return known.domain if known else None


def _asked_at(work: Work, ticket: Ticket | None) -> str | None:
    """The window where they asked: of the visitor, else of the clerk; None at the guide desk."""
    if ticket is not None and ticket.state in AT_A_WINDOW:
        return ticket.window
    windows = work.shelf.windows.all()
    return next((w.number for w in windows if w.clerk == work.by.name), None)


def _given_anew(work: Work, ticket: Ticket, domain: str, asked: str | None) -> Ticket:
    """A ticket in another line for whoever held this one: they are treated as having come then.

    They come for the matter that they `asked` for, else for what they had come for.
    """
    matter, theme = (asked, None) if asked else (ticket.matter, ticket.theme)
    tickets, known = work.shelf.tickets, work.setup.domain(domain)
    if known is None:
        raise Invalid("domain", "unknown")
    counted = tickets.take_number(work.today, known.prefix)
    anew = Ticket(
        id=tickets.next_id(),
        token=work.secrets.token(),
        business_date=work.today,
        number=f"{known.prefix}{counted:03d}",
        domain=domain,
        matter=matter,
        theme=theme,
        anywhere=work.setup.is_for_anywhere(domain, matter, theme),
        priority=ticket.priority,
        state=TicketState.WAITING,
        issued_at=work.at,
        arrived_at=ticket.arrived_at,
        place=ticket.arrived_at - head_start(work.setup, ticket.priority, None, work.at),
        person=ticket.person,
        holder=ticket.holder,
    )
    tickets.add(anew)
    work.keep(moves.issue(anew))
    wake_for(work, anew)
    return anew


def _open_ticket(work: Work, ticket_id: int) -> Ticket:
    ticket = work.shelf.tickets.get(ticket_id)
    if ticket is None:
        raise Unknown("unknown_ticket")
    if ticket.state not in OPEN:
        raise Refusal(f"ticket_is_{ticket.state}", ticket=ticket.number, state=str(ticket.state))
    return ticket


def _answer(work: Work, ticket: Ticket) -> Answer:
    again = work.shelf.tickets.get(ticket.id) or ticket
    return {"ticket": ticket_face(work.setup, work.shelf, again, work.at)}
