"""What can be wanted of tickets: take one, bring it back, give it up, print its slip again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any, Literal

from annotated_types import doc

from hall.commands import Answer, Work, command
from hall.faces import ticket_face
from hall.facts import DeviceName, Key, Moment, ShortText, TicketId, Token
from hall.guidance.agent import Agent, name_agent
from hall.people.idcard import age, is_valid
from hall.people.masks import masked_name
from hall.people.persons import Person, sealed_id
from hall.people.roles import AT_THE_LINE, ActorKind, DeviceKind
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.tickets import moves
from hall.tickets.desks import prints_slips
from hall.tickets.events import SlipFailed, SlipPrinted, SlipSent
from hall.tickets.limits import must_have_room
from hall.tickets.routing import best_priority, head_start, priority_by_age
from hall.tickets.ticket import Ticket, TicketState
from hall.tickets.worth import is_given
from hall.windows.calling import call_automatically
from hall.windows.takers import takers
from hall.windows.waking import wake_for
from hall.windows.window import WindowState
from hall.workdays.national import A_DAY

AT_THE_KIOSK = frozenset({DeviceKind.KIOSK})


@dataclass(frozen=True, slots=True)
class Business:
    """What a visitor comes for, as far as the line is concerned."""

    domain: str
    matter: str | None = None
    theme: str | None = None
    anywhere: bool = False


@command(roles=AT_THE_LINE, devices=AT_THE_KIOSK)
class IssueTicket:
    """取号: give a visitor a place in line, for exactly one of `matter`, `theme` and `domain`.

    `priority` is claimed by the visitor's own word; the age on an ID card may grant it too.
    `appointment` is the booked moment, `agent` who goes with the visitor or acts for them, and
    `print_at` a kiosk or desk printer where the slip comes out; only staff may state these.
    """

    matter: Key | None = None
    theme: Key | None = None
    domain: Key | None = None
    priority: Key | None = None
    person: Person | None = None
    appointment: Moment | None = None
    agent: Agent | None = None
    print_at: DeviceName | None = None
    language: Annotated[Literal["zh-CN", "en"], doc("Language of slip and phone page")] = "zh-CN"

    def carry_out(self, work: Work) -> Answer:
        """Refuses what would end before any window opens, outside the hours where the hall says so,
        and beyond its limits.

        A matter may have so many tickets, a person may take so many. The booked have theirs.
        """
        if self.appointment is not None and work.by.kind is not ActorKind.STAFF:
            raise Forbidden("appointment_at_the_desk")
        return self.issued(work)

    def issued(self, work: Work) -> Answer:
        """The ticket, for a room that knows the booked moment itself, whoever asks."""
        business = self._business(work)
        _must_be_open(work, business)
        self._must_have_a_kiosk(work)
        if business.matter is not None and self.appointment is None:
            must_have_room(work, business.matter)
        person = self._counted(work, business)
        ticket = self._placed(work, business, person)
        work.shelf.tickets.add(ticket)
        work.keep(moves.issue(ticket))
        if self.agent is not None:
            name_agent(work, ticket, self.agent)
        wake_for(work, ticket)
        call_automatically(work)
        return ticket_face(work.setup, work.shelf, _again(work, ticket), work.at)

    def _business(self, work: Work) -> Business:
        given = [name for name in ("matter", "theme", "domain") if getattr(self, name) is not None]
        if len(given) != 1:
            raise Invalid(
                given[1] if given else "domain", "exactly_one", names="matter, theme, domain"
            )
        if self.priority is not None and not work.setup.has_priority(self.priority):
            raise Invalid("priority", "unknown")
        return _business_of(work, given[0], getattr(self, given[0]))

    def _must_have_a_kiosk(self, work: Work) -> None:
        if self.print_at is None:
            return
        if work.by.kind is not ActorKind.STAFF:
            raise Forbidden("print_at_the_desk")
        if not prints_slips(work.shelf, self.print_at):
            raise Invalid("print_at", "unknown")

    def _counted(self, work: Work, business: Business) -> str | None:
        number = self.person.id_number if self.person else None
        if number is None:
            return None
        if not is_valid(number):
            raise Invalid("person.id_number", "not_an_id_number")
        person = sealed_id(work.secrets, number)
        line, taken = (
            work.setup.line,
            partial(work.shelf.tickets.count_of_person, work.today, person),
        )
        limit, alike = line.tickets_per_person, line.tickets_per_person_and_matter
        if limit is not None and taken() >= limit:
            raise Refusal("too_many_tickets_today", limit=limit)
        if alike is not None and business.matter and taken(business.matter) >= alike:
            raise Refusal("too_many_tickets_of_matter", limit=alike)
        return person

    def _placed(self, work: Work, business: Business, person: str | None) -> Ticket:
        booked = self._booked(work)
        priority = self._priority(work)
        arrived = max(work.at, booked) if booked else work.at
        tickets, domain = work.shelf.tickets, work.setup.domain(business.domain)
        if domain is None:
            raise Invalid("domain", "unknown")
        counted = tickets.take_number(work.today, domain.prefix)
        return Ticket(
            id=tickets.next_id(),
            token=work.secrets.token(),
            business_date=work.today,
            number=f"{domain.prefix}{counted:03d}",
            domain=business.domain,
            matter=business.matter,
            theme=business.theme,
            anywhere=business.anywhere,
            priority=priority,
            state=TicketState.WAITING,
            issued_at=work.at,
            arrived_at=arrived,
            place=arrived - head_start(work.setup, priority, booked, work.at),
            person=person,
            holder=self._holder(work),
            appointment=booked,
        )

    def _booked(self, work: Work) -> datetime | None:
        if self.appointment is None:
            return None
        if self.appointment.tzinfo is None:
            raise Invalid("appointment", "without_offset")
        if abs(self.appointment - work.at) > A_DAY:
            raise Invalid("appointment", "not_today")
        if work.setup.business_date(self.appointment) != work.today:
            raise Invalid("appointment", "not_today")
        return _to_the_millisecond(self.appointment.astimezone(UTC))

    def _priority(self, work: Work) -> str | None:
        number = self.person.id_number if self.person else None
        years = age(number, work.today) if number else None
        return best_priority(work.setup, self.priority, priority_by_age(work.setup, years))

    def _holder(self, work: Work) -> str | None:
        """A masked name, kept only where the hall shows names on its screens."""
        if not (work.setup.screens.names and self.person and self.person.name):
            return None
        return masked_name(self.person.name)


@command(roles=AT_THE_LINE)
class RestoreTicket:
    """恢复: a missed visitor is back; they wait behind the next few of their line."""

    ticket: TicketId

    def carry_out(self, work: Work) -> Answer:
        """Refuses whatever isn't missed."""
        ticket = _find(work, self.ticket)
        behind = work.setup.line.restore_behind
        ahead = work.shelf.tickets.line(ticket.domain, behind) if behind else ()
        work.keep(moves.restore(ticket, work.at, ahead, behind))
        call_automatically(work)
        return _answer(work, ticket)


@command(roles=AT_THE_LINE)
class ResumeTicket:
    """A held visitor is ready again; they go first at the window that held them."""

    ticket: TicketId

    def carry_out(self, work: Work) -> Answer:
        """Where that window has closed meanwhile, any window of their line takes them."""
        ticket = _find(work, self.ticket)
        window = work.shelf.windows.get(ticket.window) if ticket.window else None
        there = window is not None and window.state is not WindowState.CLOSED
        work.keep(moves.resume(ticket, ticket.window if there else None))
        call_automatically(work)
        return _answer(work, ticket)


@command(roles=AT_THE_LINE)
class CancelTicket:
    """弃号: staff end a ticket whose holder will not come."""

    ticket: TicketId

    def carry_out(self, work: Work) -> Answer:
        """A ticket that is being served is finished at its window instead."""
        return _give_up(work, _find(work, self.ticket), "asked")


@command(anyone=True)
class LeaveLine:
    """弃号 by whoever holds the ticket's token: its holder leaves the line."""

    token: Token

    def carry_out(self, work: Work) -> Answer:
        """The token is the right; a wrong one finds nothing."""
        ticket = work.shelf.tickets.by_token(self.token)
        if ticket is None:
            raise Unknown("unknown_ticket")
        return _give_up(work, ticket, "left")


@command()
class RecordSlip:
    """The hall notes what became of a slip, so that everybody sees the state of the printer."""

    ticket: TicketId
    printer: ShortText
    became: Literal["printed", "sent", "failed"]
    paper: ShortText
    detail: str = ""

    def carry_out(self, work: Work) -> Answer:
        """Never refused for a ticket that is there."""
        ticket = _find(work, self.ticket)
        work.shelf.keep_note(f"paper:{self.printer}", self.paper)
        work.shelf.keep_note(f"slip:{self.printer}", f"{ticket.number} {self.became}")
        line: dict[str, Any] = {
            "ticket": ticket.id,
            "number": ticket.number,
            "domain": ticket.domain,
        }
        came: dict[str, Any] = {"printer": self.printer, "paper": self.paper}
        if self.became == "printed":
            work.note(SlipPrinted(**line, **came))
        elif self.became == "sent":
            work.note(SlipSent(**line, **came))
        else:
            work.note(SlipFailed(**line, **came, detail=self.detail))
        return {"ticket": ticket_face(work.setup, work.shelf, ticket, work.at)}


def _business_of(work: Work, what: str, key: str) -> Business:
    setup = work.setup
    if what == "matter" and (matter := setup.matter(key)):
        return Business(matter.domain, matter=matter.code, anywhere=setup.is_marked(matter))
    if what == "theme" and (theme := setup.theme(key)):
        return Business(theme.domain, theme=theme.key)
    if what == "domain" and setup.domain(key):
        return Business(key, anywhere=setup.goes_anywhere(key))
    raise Invalid(what, "unknown")


def _to_the_millisecond(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def _must_be_open(work: Work, business: Business) -> None:
    """Within the hours, and only for whom a window can still open; longer ones count (P22-4)."""
    setup, opening = work.setup, work.setup.opening
    may = takers((business.domain, business.anywhere), work.shelf.windows.all())
    if is_given(setup, work.shelf, may, work.at):
        return
    opens = opening.opens_after(work.at)
    raise Refusal(_why_not(work), opens=f"{setup.local(opens):%Y-%m-%d %H:%M}" if opens else "—")


def _why_not(work: Work) -> str:
    opening = work.setup.opening
    if opening.gives_tickets(work.at):
        return "number_would_end"
    return "last_ticket_given" if opening.is_open(work.at) else "hall_closed"


def _give_up(work: Work, ticket: Ticket, reason: str) -> Answer:
    window = work.shelf.windows.get(ticket.window) if ticket.window else None
    if ticket.state is TicketState.CALLED and window is not None:
        work.keep(moves.withdraw(window, ticket, work.at, reason))
        call_automatically(work)
    else:
        work.keep(moves.cancel(ticket, work.at, reason))
    return _answer(work, ticket)


def _find(work: Work, ticket_id: int) -> Ticket:
    ticket = work.shelf.tickets.get(ticket_id)
    if ticket is None:
        raise Unknown("unknown_ticket")
    return ticket


def _again(work: Work, ticket: Ticket) -> Ticket:
    return work.shelf.tickets.get(ticket.id) or ticket


def _answer(work: Work, ticket: Ticket) -> Answer:
    return {"ticket": ticket_face(work.setup, work.shelf, _again(work, ticket), work.at)}
