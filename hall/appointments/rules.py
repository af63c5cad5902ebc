"""预约规则: what may be booked, how early and how late one may come, changed while it runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall.appointments.face import bookable_face
from hall.appointments.slots import FURTHEST
from hall.commands import Answer, Work, command
from hall.faces import Face
from hall.facts import Key, Reason
from hall.people.roles import MANAGERS
from hall.refusals import Invalid
from hall.setup import AfterNoShow, Appointments, Bookable, Setup

Early = Annotated[int, Ge(0), Le(480)]
Late = Annotated[int, Ge(1), Le(480)]
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The slots of exactly one of `matter` and `domain`; what isn't given has its default."""

    matter: Key | None = None
    domain: Key | None = None
    length_minutes: Annotated[int, Ge(5), Le(480)] = 30
    capacity: Annotated[int, Ge(1), Le(500)] = 2
    days_ahead: Annotated[int, Ge(0), Le(FURTHEST)] = 14
    change_until_minutes: Annotated[int, Ge(0), Le(7 * 24 * 60)] = 60

    def rule(self) -> Bookable:
        """The same as the setup has it."""
        return Bookable(
            matter=self.matter or "",
            domain=self.domain or "",
            length=self.length_minutes * A_MINUTE,
            capacity=self.capacity,
            days_ahead=self.days_ahead,
            change_until=self.change_until_minutes * A_MINUTE,
        )


@command(roles=MANAGERS, plannable=True)
class ChangeAppointments:
    """Change what may be booked and by which rules; what isn't given stays. It counts at once.

    `bookable` is all of it: what is left out can't be booked any more. Who is booked stays booked.
    """

    reason: Reason
    by_phone: bool | None = None
    per_person: Annotated[int, Ge(1), Le(50)] | None = None
    early_minutes: Early | None = None
    no_show_minutes: Late | None = None
    after_no_show: AfterNoShow | None = None
    bookable: Annotated[tuple[Offer, ...], Len(0, 300)] | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a matter or domain that isn't here, and one named twice."""
        given = {
            name: value for name, value in self._given(work.setup).items() if value is not None
        }
        rules = replace(work.setup.appointments, **given)
        setting = work.change("appointments", rules, self.reason)
        return {"section": "appointments", "setting": setting}

    def _given(self, setup: Setup) -> dict[str, Any]:
        return {
            "by_phone": self.by_phone,
            "per_person": self.per_person,
            "early": None if self.early_minutes is None else self.early_minutes * A_MINUTE,
            "no_show_after": self.no_show_minutes and self.no_show_minutes * A_MINUTE,
            "after_no_show": self.after_no_show,
            "bookable": None if self.bookable is None else offered(setup, self.bookable),
        }


def rules_face(setup: Setup) -> Face:
    """The rules in force, in the same words in which they are changed."""
    rules: Appointments = setup.appointments
    return {
        "by_phone": rules.by_phone,
        "per_person": rules.per_person,
        "early_minutes": rules.early // A_MINUTE,
        "late_minutes": setup.line.appointment_late_after // A_MINUTE,
        "no_show_minutes": rules.no_show_after // A_MINUTE,
        "after_no_show": str(rules.after_no_show),
        "bookable": [bookable_face(setup, one) for one in rules.bookable],
    }


def offered(setup: Setup, offers: tuple[Offer, ...]) -> tuple[Bookable, ...]:
    """The rules that were given. Refuses a matter or domain that isn't here or is named twice."""
    for one in offers:
        if (one.matter is None) == (one.domain is None):
            raise Invalid("bookable", "exactly_one", names="matter, domain")
        known = setup.matter(one.matter) if one.matter else setup.domain(one.domain or "")
        if known is None:
            raise Invalid("bookable", "unknown")
    rules = tuple(one.rule() for one in offers)
    if len({rule.key for rule in rules}) < len(rules):
        raise Invalid("bookable", "twice")
    return rules
