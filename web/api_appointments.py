"""The API of appointments: slots, bookings, check-in, and taking over lists from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall.appointments.appointment import Appointment
from hall.appointments.arriving import CheckIn
from hall.appointments.booking import (
    MOST_ROWS,
    BookAppointment,
    CancelAppointment,
    GiveUpAppointment,
    ImportAppointments,
    MoveAppointment,
    RebookAppointment,
    ShowBooked,
    Wish,
)
from hall.appointments.face import (
    appointment_face,
    bookable_face,
    days_face,
    open_slots,
    slots_face,
)
from hall.appointments.left_behind import left_behind
from hall.appointments.rules import ChangeAppointments, Offer, rules_face
from hall.appointments.rules import offered as offered_rules
from hall.appointments.slots import YEARS, bookable_for
from hall.appointments.view import LOOKERS, day_face
from hall.commands import Allowed
from hall.facts import Day, Key
from hall.people.roles import LEADERS, MANAGERS
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import Bookable, Matter, Setup
from web import answers, appointment_rows
from web import answers_appointments as shapes
from web.calls import Asked, Call
from web.repeats import Repeat
from web.words import Words
from web.works import Works

ROOM = "Appointments"
ANYONE = Allowed(anyone=True)
LONGEST_TOKEN = 128
MOST_SOUGHT = 1000
LOOKS = "600 per minute"
CHANGES = "40 per 10 minutes; 200 per day"
"""A carrier's phones may share an address; what one citizen may book, the rules of the room say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """What to look for among what may be booked; nothing: what has slots of its own."""

    q: Annotated[str, Len(0, 80)] = ""
    limit: Annotated[int, Ge(1), Le(100)] = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """For what, exactly one of both; on which date: the first with a place left."""

    matter: Key | None = None
    domain: Key | None = None
    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfDay:
    """Today's where no date is given."""

    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Rows as a booking has them, with names and phones as another system knows them."""

    appointments: Annotated[tuple[Wish, ...], Len(1, MOST_ROWS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """All that could be booked, as a change of the rules has it."""

    bookable: Annotated[tuple[Offer, ...], Len(0, 300)]


def bookable(asked: Asked) -> dict[str, Any]:
    """What may be booked, best match first."""
    return offered(asked.works, asked.query.q, asked.query.limit)


def offered(w: Works, q: str, limit: int) -> dict[str, Any]:
    """The same for a page. Without `q`: the matters that have slots of their own."""
    setup, rules = w.setup, w.setup.appointments
    own = {one.matter for one in rules.bookable if one.matter}
    found = [m for m in setup.matters if m.code in own]
    if q.strip():
        here = {m.code: m for m in setup.matters}
        hits = w.catalogue.search_matters(q, limit=MOST_SOUGHT)
        found = [here[hit.code] for hit in hits if hit.code in here]
    found = [m for m in found if bookable_for(setup, m.domain, m.code)]
    domains = [d for d in setup.domains if any(b.domain == d.key for b in rules.bookable)]
    return {
        "by_phone": rules.by_phone,
        "domains": [{"key": d.key, "name": d.name.zh, "name_en": d.name.en} for d in domains],
        "matters": [_matter(m) for m in found[:limit]],
    }


def slots(asked: Asked) -> dict[str, Any]:
    """The dates and the slots of one of them."""
    w, query = asked.works, asked.query
    setup, at = w.setup, w.clock.now()
    rule = _rule(setup, query)

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            days = days_face(setup, shelf, rule, at)
            first = next((day["date"] for day in days if day["free"]), None)
            day = query.date.isoformat() if query.date else first
            here = _slots_of(setup, rule, day, days, at)
            return {
                "bookable": bookable_face(setup, rule),
                "days": days,
                "date": day,
                "slots": slots_face(setup, shelf, rule, here),
            }

    return w.hub.offload(look)


def _slots_of(
    setup: Setup, rule: Bookable, day: str | None, days: Iterable[Mapping[str, Any]], at: Any
) -> list[Any]:
    """The slots of a date that may be booked; none of any other."""
    if day is None or all(one["date"] != day for one in days):
        return []
    return open_slots(setup, rule, date.fromisoformat(day), at)


def of_day(asked: Asked) -> dict[str, Any]:
    """The appointments of a date."""
    w = asked.works
    setup = w.setup
    day = asked.query.date or setup.local(w.clock.now()).date()
    if day.year not in YEARS:
        raise Invalid("date", "too_large" if day.year > YEARS[0] else "too_small")

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            return {"date": day.isoformat(), "appointments": day_face(setup, shelf, day)}

    return w.hub.offload(look)


def by_token(asked: Asked) -> dict[str, Any]:
    """The appointment of whoever holds its token."""
    w, token = asked.works, str(asked.path["token"])[:LONGEST_TOKEN]
    with w.store.reading() as shelf:
        found = shelf.of(Appointment).find(token=token, limit=1)
        if not found:
            raise Unknown("unknown_appointment")
        return appointment_face(w.setup, shelf, found[0])


def rules(asked: Asked) -> dict[str, Any]:
    """The rules in force."""
    return rules_face(asked.works.setup)


def preview(asked: Asked) -> dict[str, Any]:
    """Who would be left without a slot; nothing is changed."""
    w = asked.works
    new = offered_rules(w.setup, asked.body.bookable)
    with w.store.reading() as shelf:
        return left_behind(w.setup, shelf, new, w.clock.now())


def take(asked: Asked) -> dict[str, Any]:
    """A list as JSON; rows are counted from 1."""
    rows = list(enumerate(asked.body.appointments, 1))
    return _imported(asked, rows, [])


def take_file(asked: Asked) -> dict[str, Any]:
    """A list as CSV; rows are counted as the file's lines."""
    w = asked.works
    (_, raw), *others = asked.files
    if others:
        raise Invalid("file", "too_long")
    words = w.words()
    found, wrong = w.hub.offload(appointment_rows.rows_of, raw)
    faults = list(appointment_rows.said(wrong, words.language))
    rows: list[tuple[int, Wish]] = []
    for row in found:
        try:
            rows.append((row.line, appointment_rows.wish_of(w.setup, row)))
        except Invalid as problem:
            faults.append(_fault(words, row.line, problem.key, problem.facts))
    return _imported(asked, rows, faults)


def _imported(
    asked: Asked, rows: Sequence[tuple[int, Wish]], faults: list[dict[str, Any]]
) -> dict[str, Any]:
    if len(rows) > MOST_ROWS:
        raise Refusal("too_many_rows", most=MOST_ROWS)
    booked: list[dict[str, Any]] = []
    if rows:
        words, lines = asked.works.words(), [line for line, _ in rows]
        command = ImportAppointments(rows=tuple(wish for _, wish in rows))
        answer = asked.works.door.carry_out(command, asked.by, asked.key)
        booked = [{**one, "row": lines[one["row"]]} for one in answer["booked"]]
        faults += [
            _fault(words, lines[one["row"]], one["key"], one["facts"]) for one in answer["faults"]
        ]
    return {"booked": booked, "faults": sorted(faults, key=lambda fault: int(fault["row"]))}


def _fault(words: Words, row: int, key: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {"row": row, "key": key, "message": words.refusal(key, facts), "facts": dict(facts)}


def _rule(setup: Setup, query: Which) -> Bookable:
    if (query.matter is None) == (query.domain is None):
        raise Invalid("matter", "exactly_one", names="matter, domain")
    matter = setup.matter(query.matter) if query.matter else None
    if query.matter and matter is None:
        raise Unknown("unknown_matter")
    domain = matter.domain if matter else query.domain or ""
    rule = bookable_for(setup, domain, query.matter)
    if rule is None:
        raise Refusal("not_bookable")
    return rule


def _matter(matter: Matter) -> dict[str, str]:
    return {
        "code": matter.code,
        "name": matter.name,
        "name_en": matter.name_en,
        "domain": matter.domain,
    }


LI_MEI = {"name": "李梅", "phone": "139 8765 4321"}
WISH = {"domain": "marriage", "slot": "2026-09-28T15:00:00+08:00", "person": LI_MEI}
CALLS = (
    Call(
        method="GET",
        path="/api/v1/bookable",
        does="What may be booked",
        handle=bookable,
        query=Find,
        allowed=ANYONE,
        often=LOOKS,
        answers=shapes.Offered,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/slots",
        does="On which dates a matter or a domain may be booked, and the slots of one of them",
        handle=slots,
        query=Which,
        allowed=ANYONE,
        often=LOOKS,
        answers=shapes.Slots,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/appointments",
        does="预约: book a slot; citizens by themselves too",
        command=BookAppointment,
        often=CHANGES,
        answers=shapes.Appointment,
        status=201,
        room=ROOM,
        example=WISH,
    ),
    Call(
        method="GET",
        path="/api/v1/appointments",
        does="The appointments of a date",
        handle=of_day,
        query=OfDay,
        allowed=Allowed(roles=LOOKERS),
        answers=shapes.Appointments,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/appointments/{token}",
        does="One appointment, by its unguessable token",
        handle=by_token,
        allowed=ANYONE,
        often=LOOKS,
        answers=shapes.Appointment,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/appointments/{token}/rebook",
        does="改约 by its holder",
        command=RebookAppointment,
        often=CHANGES,
        answers=shapes.Appointment,
        room=ROOM,
        example={"slot": "2026-09-28T16:00:00+08:00"},
    ),
    Call(
        method="POST",
        path="/api/v1/appointments/{token}/give-up",
        does="取消 by its holder",
        command=GiveUpAppointment,
        often=CHANGES,
        answers=shapes.Appointment,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/appointments/{appointment}/move",
        does="改约 by staff",
        command=MoveAppointment,
        answers=shapes.Appointment,
        room=ROOM,
        example={"slot": "2026-09-28T16:00:00+08:00"},
    ),
    Call(
        method="POST",
        path="/api/v1/appointments/{appointment}/cancel",
        does="取消 by staff",
        command=CancelAppointment,
        answers=shapes.Appointment,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/appointments/{appointment}/show",
        does="Name and phone in full, to call them; it is on record",
        command=ShowBooked,
        repeat=Repeat.NEW,
        answers=shapes.Shown,
        room=ROOM,
        example={"reason": "大厅停电，改约"},
    ),
    Call(
        method="POST",
        path="/api/v1/appointments/check-in",
        does="到场签到: by code, QR or ID card; it answers as taking a ticket does",
        command=CheckIn,
        answers=answers.Ticket,
        status=201,
        room=ROOM,
        example={"code": "38250716"},
    ),
    Call(
        method="POST",
        path="/api/v1/appointments/import",
        does="Take over a list of appointments; each row for itself",
        handle=take,
        keyed=True,
        body=Import,
        allowed=Allowed(roles=LEADERS),
        answers=shapes.Imported,
        room=ROOM,
        example={"appointments": [WISH]},
    ),
    Call(
        method="POST",
        path="/api/v1/appointments/import-file",
        does="The same from a CSV file",
        handle=take_file,
        keyed=True,
        files=True,
        allowed=Allowed(roles=LEADERS),
        answers=shapes.Imported,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/appointment-rules",
        does="What may be booked, how early and how late one may come",
        handle=rules,
        allowed=Allowed(roles=LOOKERS),
        answers=shapes.Rules,
        room=ROOM,
    ),
    Call(
        method="PUT",
        path="/api/v1/appointment-rules",
        does="Change the rules of appointments",
        command=ChangeAppointments,
        answers=shapes.Changed,
        room=ROOM,
        example={"early_minutes": 20, "reason": "大厅座位少"},
    ),
    Call(
        method="POST",
        path="/api/v1/appointment-rules/preview",
        does="Who would be left without a slot by other rules; nothing is changed",
        handle=preview,
        body=Preview,
        allowed=Allowed(roles=MANAGERS),
        repeat=Repeat.NEW,
        answers=shapes.LeftBehind,
        room=ROOM,
        example={"bookable": [{"domain": "tax", "length_minutes": 20}]},
    ),
)
