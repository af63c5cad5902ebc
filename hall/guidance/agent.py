"""陪同 and 代办: who goes with the holder of a ticket, or acts for them (Z17-2, J19-2).

A member of staff is known by their account. Somebody of the holder's own is kept in the person
vault; here, in events and in answers stands the record's id and nothing else of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from hall.commands import Work
from hall.facts import StaffName
from hall.guidance.events import AgentNamed
from hall.people.persons import (
    BUSINESS,
    Business,
    Person,
    PersonKind,
    PersonRecord,
    face_of,
    forget_person,
    keep_person,
)
from hall.people.roles import ActorKind
from hall.ports import Shelf
from hall.refusals import Forbidden, Invalid
from hall.tickets.ticket import Ticket


class Way(StrEnum):
    """Whether the holder comes too (陪同), or somebody else in their place (代办)."""

    BESIDE = "beside"
    INSTEAD = "instead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Somebody of staff by their account, or somebody of the holder's own with their name."""

    way: Way = Way.BESIDE
    staff: StaffName | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class AgentService:
    """Who goes with the holder of `ticket` or acts for them.

    Exactly one of `staff`, an account, and `person`, an id in the vault, is there.
    """

    ticket: int
    way: Way
    staff: str | None
    person: int | None
    by: str
    at: datetime


def must_be_right(work: Work, agent: Agent) -> None:
    """Refuses an agent named by a machine, one without a name, and staff who don't work here."""
    if work.by.kind is not ActorKind.STAFF:
        raise Forbidden("agent_at_the_desk")
    if (agent.staff is None) == (agent.person is None):
        raise Invalid("agent", "exactly_one", names="staff, person")
    if agent.person is not None and not (agent.person.name or "").strip():
        raise Invalid("agent.person.name", "missing")
    if agent.staff is not None:
        staff = work.shelf.people.staff(agent.staff)
        if staff is None or not staff.active:
            raise Invalid("agent.staff", "unknown")


def name_agent(work: Work, ticket: Ticket, agent: Agent) -> None:
    """Keep who it is; whoever was named before is forgotten."""
    must_be_right(work, agent)
    kept = work.shelf.of(AgentService)
    before = kept.get(ticket.id)
    if before is not None and before.person is not None:
        forget_person(work.shelf, before.person)
    person = _kept(work, ticket, agent.person) if agent.person else None
    kept.save(AgentService(ticket.id, agent.way, agent.staff, person, str(work.by), work.at))
    line: dict[str, Any] = {
        "ticket": ticket.id,
        "number": ticket.number,
        "domain": ticket.domain,
    }
    work.note(AgentNamed(**line, way=str(agent.way), agent=agent.staff, person=person))


def agent_face(shelf: Shelf, ticket: Ticket | None) -> dict[str, Any] | None:
    """Who it is, for staff: an account, or a masked name; both null once that is forgotten."""
    service = shelf.of(AgentService).get(ticket.id) if ticket else None
    if service is None:
        return None
    person = face_of(shelf, service.person)
    name = person["name"] if person else None
    return {"way": str(service.way), "staff": service.staff, "name": name}


def _kept(work: Work, ticket: Ticket, person: Person) -> int:
    return keep_person(work, PersonKind.AGENT, str(ticket.id), person).id


def _tell(work: Work, record: PersonRecord) -> dict[str, Any]:
    service = work.shelf.of(AgentService).get(int(record.business))
    ticket = work.shelf.tickets.get(int(record.business))
    return {
        "ticket": ticket.number if ticket else None,
        "date": ticket.business_date.isoformat() if ticket else None,
        "way": str(service.way) if service else None,
    }


def _erase(work: Work, record: PersonRecord) -> None:
    """Nothing else is kept of them: that somebody came remains, who it was doesn't."""


BUSINESS[PersonKind.AGENT] = Business(_tell, _erase)
