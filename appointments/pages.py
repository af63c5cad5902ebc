"""The phone pages of appointments: plain forms, small for a bad network, nobody signs in.

What is for → which date → which slot → who → the appointment's own page, which its token opens.
A form that is sent twice books once: it carries a key of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from appointments.calendar import as_calendar
from hall.appointments.appointment import Appointment, AppointmentState
from hall.appointments.booking import (
    A_YEAR,
    BookAppointment,
    GiveUpAppointment,
    RebookAppointment,
)
from hall.appointments.face import appointment_face, days_face, open_slots, slots_face, what
from hall.appointments.slots import bookable_for, changes_end
from hall.facts import Key, Token
from hall.people.roles import STRANGER
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import Bookable
from web.address import appointment_address
from web.api_appointments import CHANGES, LOOKS, offered
from web.errors import status_of
from web.forms import UNSEEN, form_of
from web.pages import page
from web.qr import qr_svg
from web.sign_in import check_site
from web.works import works

room = Blueprint("appointments", __name__, template_folder="templates")
MOST_FOUND = 30
PERSON = ("name", "phone", "id_number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What stands in the address: for what, which date, which slot."""

    matter: Key | None = None
    domain: Key | None = None
    date: date | None = None
    slot: datetime | None = None

    @property
    def business(self) -> dict[str, str]:
        """For what, as it stands in an address."""
        return {"matter": self.matter} if self.matter else {"domain": self.domain or ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the QR code carries."""

    token: Token


@room.get("/appointments")
def find() -> str:
    """What may be booked: a search, and what most people come for."""
    _count(LOOKS, "looks")
    q = request.args.get("q", "")[:80]
    if not q.isprintable():
        q = ""
    w = works()
    shut = None if w.setup.appointments.bookable else "appointments.nothing"
    return page("find.html", q=q, offer=offered(w, q, MOST_FOUND), shut=shut or _shut())


@room.get("/appointments/book")
def pick() -> str:
    """Which date, which slot; then who. What can't be booked now says so, and what to do."""
    _count(LOOKS, "looks")
    return _booking(_wanted(), {})


@room.post("/appointments/book")
def book() -> AnyResponse:
    """Book it and go to its page; what is refused is said above what was typed."""
    check_site()
    wanted, typed = _wanted(), _typed()
    try:
        _count(CHANGES, "post-appointments")
        facts: dict[str, Any] = {**wanted.business, "slot": request.form.get("slot", "")}
        facts["person"] = {name: typed[name] for name in PERSON if typed[name]}
        command: BookAppointment = form_of(BookAppointment).fill(facts)
        answer = works().door.carry_out(command, STRANGER, _key())
    except Refusal as refusal:
        return _refused(_booking(wanted, typed, refusal), refusal)
    return redirect(f"/a/{answer['token']}", 303)


@room.get("/a/<token>")
def mine(token: str) -> Response:
    """The appointment of whoever holds its token; a friendly 404 for any other."""
    _count(LOOKS, "looks")
    found = _held(token)
    return _unknown() if found is None else make_response(_mine(found))


@room.get("/a/<token>/move")
def other_times(token: str) -> Response:
    """Which other slot."""
    _count(LOOKS, "looks")
    found = _held(token)
    return _unknown() if found is None else make_response(_moving(found))


@room.post("/a/<token>/move")
def move(token: str) -> AnyResponse:
    """Another slot that is free."""
    return _change(token, lambda: RebookAppointment(token=token, slot=_slot()), moving=True)


@room.get("/a/<token>/give-up")
def sure(token: str) -> Response:
    """Asked once before it is given up."""
    _count(LOOKS, "looks")
    found = _held(token)
    return _unknown() if found is None else make_response(_mine(found, asking=True))


@room.post("/a/<token>/give-up")
def give_up(token: str) -> AnyResponse:
    """Its place is free for others."""
    return _change(token, lambda: GiveUpAppointment(token=token))


@room.get("/a/<token>/appointment.ics")
def calendar(token: str) -> Response:
    """For the phone's own calendar."""
    _count(LOOKS, "looks")
    w, found = works(), _held(token)
    if found is None:
        return _unknown()
    words, its = w.words(), what(w.setup, found.domain, found.matter)
    name = its["what_en"] if words.language == "en" else its["what"]
    address = appointment_address(w.site, found.token)
    text = as_calendar(
        found,
        title=words.say("appointments.calendar", what=name),
        place=w.setup.name.in_language(words.language),
        about=words.say("appointments.calendar.about", code=_code(found), address=address),
        at=w.clock.now(),
    )
    response = Response(text, mimetype="text/calendar")
    response.headers["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    response.cache_control.no_store = True
    return response


def _booking(wanted: Wanted, typed: Mapping[str, str], refusal: Refusal | None = None) -> str:
    w = works()
    matter = w.setup.matter(wanted.matter) if wanted.matter else None
    domain = matter.domain if matter else wanted.domain or ""
    if w.setup.domain(domain) is None or (wanted.matter and matter is None):
        raise Unknown("no_such_page")
    rule = bookable_for(w.setup, domain, wanted.matter)
    shut = _shut() if rule else "refusal.not_bookable"
    slot = wanted.slot if refusal is None or refusal.key in ("invalid", "has_appointment") else None
    return page(
        "pick.html",
        what=what(w.setup, domain, wanted.matter),
        business=urlencode(wanted.business),
        slot=slot.isoformat() if slot else None,
        slot_at=w.setup.local(slot) if slot else None,
        typed=typed,
        key=request.form.get("key") or w.secrets.token(),
        shut=shut,
        refusal=None if shut else _said(refusal),
        **_times(rule, wanted.date or (wanted.slot and w.setup.local(wanted.slot).date())),
    )


def _shut() -> str | None:
    """Why nobody books by phone now: a key of words."""
    return None if works().setup.appointments.by_phone else "refusal.book_at_the_desk"


def _times(rule: Bookable | None, day: date | None) -> dict[str, Any]:
    """The dates that may be booked and the slots of one of them; none without a rule."""
    if rule is None:
        return {"days": (), "chosen": None, "slots": ()}
    w = works()
    setup, at = w.setup, w.clock.now()

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            days = days_face(setup, shelf, rule, at)
            here = {one["date"] for one in days}
            first = next((one["date"] for one in days if one["free"]), None)
            chosen = day.isoformat() if day and day.isoformat() in here else first
            slots = open_slots(setup, rule, date.fromisoformat(chosen), at) if chosen else []
            return {
                "days": tuple({**one, "day": date.fromisoformat(one["date"])} for one in days),
                "chosen": chosen,
                "slots": tuple(slots_face(setup, shelf, rule, slots)),
            }

    return w.hub.offload(look)


def _mine(found: Appointment, refusal: Refusal | None = None, *, asking: bool = False) -> str:
    w = works()
    with w.store.reading() as shelf:
        face = appointment_face(w.setup, shelf, found)
        ticket = shelf.tickets.get(found.ticket) if found.ticket else None
    rules, until = w.setup.appointments, changes_end(w.setup, found)
    booked = found.state is AppointmentState.BOOKED
    return page(
        "mine.html",
        token=found.token,
        its=face,
        code=_code(found),
        slot=w.setup.local(found.slot),
        opens=w.setup.local(found.slot - rules.early),
        missed=w.setup.local(found.slot + rules.no_show_after),
        until=w.setup.local(until),
        may_change=booked and w.clock.now() <= until,
        movable=bookable_for(w.setup, found.domain, found.matter) is not None,
        ticket=ticket.token if ticket else None,
        asking=asking and booked,
        key=w.secrets.token(),
        refusal=_said(refusal),
        qr=Markup(qr_svg(appointment_address(w.site, found.token))) if booked else None,
    )


def _moving(found: Appointment, refusal: Refusal | None = None) -> str:
    w = works()
    rule = bookable_for(w.setup, found.domain, found.matter)
    if found.state is not AppointmentState.BOOKED:
        return _mine(found, refusal)
    if rule is None:
        return _mine(found, refusal or Refusal("no_longer_bookable"))
    return page(
        "move.html",
        token=found.token,
        what=what(w.setup, found.domain, found.matter),
        now=w.setup.local(found.slot),
        key=w.secrets.token(),
        refusal=_said(refusal),
        **_times(rule, _wanted().date),
    )


def _change(token: str, command: Any, *, moving: bool = False) -> AnyResponse:
    check_site()
    found = _held(token)
    if found is None:
        return _unknown()
    try:
        _count(CHANGES, "change")
        works().door.carry_out(command(), STRANGER, _key())
    except Refusal as refusal:
        now = _held(token) or found
        return _refused(_moving(now, refusal) if moving else _mine(now, refusal), refusal)
    return redirect(f"/a/{token}", 303)


def _held(token: str) -> Appointment | None:
    try:
        form_of(Held).fill({"token": token})
    except Invalid:
        return None
    with works().store.reading() as shelf:
        found = shelf.of(Appointment).find(token=token, limit=1)
    return found[0] if found else None


def _wanted() -> Wanted:
    """What stands in the address. A wrong one is a page that isn't there."""
    names = ("matter", "domain", "date", "slot")
    given = {name: request.values[name] for name in names if request.values.get(name)}
    try:
        wanted: Wanted = form_of(Wanted).fill_from_text(given)
    except Invalid:
        raise Unknown("no_such_page") from None
    if wanted.slot is not None and not _is_near(wanted.slot):
        raise Unknown("no_such_page")
    return wanted


def _is_near(slot: datetime) -> bool:
    """Whether it is a moment that a calendar page can show."""
    return slot.tzinfo is not None and abs(slot - works().clock.now()) < A_YEAR


def _typed() -> dict[str, str]:
    typed = {name: request.form.get(name, "").strip() for name in PERSON}
    return {name: "" if UNSEEN.search(text) else text for name, text in typed.items()}


def _slot() -> datetime:
    try:
        return datetime.fromisoformat(request.form.get("slot", ""))
    except ValueError:
        raise Invalid("slot", "wrong_form") from None


def _key() -> str | None:
    """The form's own key: sent again, it happens once."""
    key = request.form.get("key", "")
    return key if 8 <= len(key) <= 128 and key.isascii() and key.isprintable() else None


def _code(found: Appointment) -> str:
    return f"{found.code[:4]} {found.code[4:]}"


def _said(refusal: Refusal | None) -> str | None:
    if refusal is None:
        return None
    words, field = works().words(), str(refusal.facts.get("field", ""))
    if refusal.key == "invalid" and field.startswith("person."):
        return words.say(f"appointments.wrong.{field.removeprefix('person.')}")
    return words.refusal(refusal.key, refusal.facts)


def _refused(shown: str, refusal: Refusal) -> Response:
    return make_response(shown, status_of(refusal))


def _unknown() -> Response:
    return make_response(page("unknown_appointment.html"), 404)


def _count(rule: str, what_for: str) -> None:
    works().throttle.hit(rule, what_for, request.remote_addr or "")
