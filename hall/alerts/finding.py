"""What is worth an alert now: a pure look at the hall, kind by kind.

A look reads every line once; it is made beside the one door, so that no call waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from hall.alerts.alert import Alert, Found
from hall.appointments.slots import shut_out
from hall.faces import said
from hall.lockers.troubles import troubles
from hall.people.presence import Presence
from hall.people.roles import DeviceKind
from hall.people.staff import Device
from hall.ports import PaperState, Shelf, Span
from hall.ratings.follow_up import FollowUp
from hall.setup import AlertKind, Domain, Setup, WindowKind
from hall.tickets.desks import desk_printers
from hall.tickets.ticket import Ticket, TicketState
from hall.tickets.waits import mean_service
from hall.windows.clerk_move import move_plan, waiting_move
from hall.windows.takers import at_work, in_their_hour, stranded, takers
from hall.windows.window import Window, WindowState
from hall.workdays.national import A_DAY

LATE_LOOKED_AT = 500
NEAR = 0.8
"""The share of its limit below which something is certainly over."""
TROUBLE = {
    PaperState.OUT: True,
    PaperState.COVER_OPEN: True,
    PaperState.OFFLINE: True,
    PaperState.FAULT: True,
    PaperState.NEAR_END: False,
}
"""What a printer may say that somebody should know, and whether it is urgent."""
RESHAPED = frozenset(
    {
        WindowKind.DOMAIN,
        WindowKind.UNDIFFERENTIATED,
        WindowKind.THEME,
        WindowKind.CROSS_REGION,
        WindowKind.TEMPORARY,
    }
)
"""Kinds of windows that may be given another line; the others are there for one thing."""


@dataclass(frozen=True)
class Sight:
    """The hall at one moment, as far as alerts are concerned."""

    setup: Setup
    shelf: Shelf
    at: datetime

    @cached_property
    def windows(self) -> Sequence[Window]:
        """Every window."""
        return self.shelf.windows.all()

    @cached_property
    def lines(self) -> list[tuple[Domain, Sequence[Ticket]]]:
        """The lines in which somebody waits whose hour has come."""
        waiting = self.shelf.tickets.waiting()
        domains = [d for d in self.setup.domains if waiting.get(d.key)]
        lines = [(d, in_their_hour(self.shelf.tickets.line(d.key), self.at)) for d in domains]
        return [(domain, line) for domain, line in lines if line]

    @cached_property
    def devices(self) -> Sequence[Device]:
        """The paired devices."""
        return self.shelf.people.all_devices()

    @cached_property
    def is_awake(self) -> bool:
        """Whether the day has begun: before it, nobody expects windows at work and screens lit."""
        here = self.setup.local(self.at)
        today = self.setup.opening.on(here.date())
        began = bool(today) and here.time() >= today[0].begins
        return began or bool(at_work(self.windows))


def found(setup: Setup, shelf: Shelf, at: datetime) -> dict[str, Found]:
    """All that has come near its limit or passed it, by key; kinds that are off left out."""
    sight = Sight(setup, shelf, at)
    kinds = (look for kind, look in LOOKS.items() if kind not in setup.alerts.off)
    return {one.key: one for look in kinds for one in look(sight) if one.share >= NEAR}


def alerts_now(setup: Setup, shelf: Shelf, at: datetime) -> dict[str, Found]:
    """What is worth an alert at this moment, by key."""
    return {key: one for key, one in found(setup, shelf, at).items() if one.share >= 1}


def _waits(sight: Sight) -> Iterator[Found]:
    """Lines in which somebody has waited longer than the hall allows."""
    limit = sight.setup.alerts.wait
    for domain, line in sight.lines:
        longest = sight.at - min(ticket.arrived_at for ticket in line)
        facts = {"line": domain.key, "waiting": len(line), "minutes": longest // A_MINUTE}
        yield Found(f"wait:{domain.key}", AlertKind.WAIT, facts, share=longest / limit)


def _stranded(sight: Sight) -> Iterator[Found]:
    """Lines with visitors whom no window at work may take."""
    if not sight.is_awake:
        return
    for domain, line in sight.lines:
        if count := stranded(line, sight.windows):
            facts = {"line": domain.key, "stranded": count}
            yield Found(f"stranded:{domain.key}", AlertKind.STRANDED, facts, urgent=True)


def _idle(sight: Sight) -> Iterator[Found]:
    """Long lines beside windows that rest: told more than is promised, and help stands idle.

    A line that no window serves is told no wait: that alert is `_stranded`.
    """
    for domain, line in sight.lines:
        mine = at_work(takers((domain.key, True), sight.windows))
        if not mine:
            continue
        pace = sight.shelf.pace(sight.setup.business_date(sight.at), domain.key)
        told = len(line) * mean_service(domain, pace) / len(mine)
        helpers = [w for w in _resting(sight) if w.kind in RESHAPED or _takes_some(w, line)]
        if not helpers:
            continue
        facts = {
            "line": domain.key,
            "waiting": len(line),
            "minutes": told // A_MINUTE,
            "windows": [w.number for w in helpers],
            "may_call": [w.number for w in helpers if _takes_some(w, line)],
        }
        share = told / max(A_MINUTE, domain.target_wait)
        yield Found(f"idle:{domain.key}", AlertKind.IDLE, facts, share=share)


def _resting(sight: Sight) -> list[Window]:
    """Windows that have been idle for so long that somebody should ask why."""
    since = sight.at - sight.setup.alerts.idle
    idle = [w for w in sight.windows if w.state is WindowState.IDLE]
    return [w for w in idle if w.since is not None and w.since <= since]


def _takes_some(window: Window, line: Sequence[Ticket]) -> bool:
    return any(window.takes(ticket) for ticket in line)


def _devices(sight: Sight) -> Iterator[Found]:
    """Paired devices that had been here and have been away for too long, while the day lasts."""
    lasts = sight.setup.is_open(sight.at) or bool(at_work(sight.windows))
    if not lasts:
        return
    for device in sight.devices:
        seen = sight.shelf.of(Presence).get(device.name)
        if seen is None or seen.connected:
            continue
        away = sight.at - seen.since
        facts = {
            "device": device.name,
            "device_kind": str(device.kind),
            "place": device.place,
            "since": sight.setup.local(seen.since).isoformat(timespec="milliseconds"),
        }
        share = 1.0 if away >= sight.setup.alerts.lost else 0.0
        urgent = device.kind is not DeviceKind.SIGN
        yield Found(f"device:{device.name}", AlertKind.DEVICE, facts, urgent, share)


def _paper(sight: Sight) -> Iterator[Found]:
    """Kiosks and desks whose printer has said that it needs somebody."""
    kiosks = [device.name for device in sight.devices if device.kind is DeviceKind.KIOSK]
    for name in (*kiosks, *desk_printers(sight.shelf)):
        paper = sight.shelf.note(f"paper:{name}")
        if paper in TROUBLE:
            facts = {"device": name, "paper": paper}
            urgent = TROUBLE[PaperState(paper)]
            yield Found(f"paper:{name}", AlertKind.PAPER, facts, urgent)


def _called(sight: Sight) -> Iterator[Found]:
    """Tickets that are called again and again, and nobody comes."""
    for ticket in sight.shelf.tickets.in_states((TicketState.CALLED,)):
        if ticket.calls >= sight.setup.alerts.calls:
            facts = {"number": ticket.number, "at_window": ticket.window, "calls": ticket.calls}
            yield Found(f"called:{ticket.id}", AlertKind.CALLED, facts)


def _follow_ups(sight: Sight) -> Iterator[Found]:
    """Poor ratings and complaints that nobody has settled in time (P22-12)."""
    late = sight.shelf.of(FollowUp).find(open=True, due=Span(None, sight.at), limit=LATE_LOOKED_AT)
    if late:
        facts = {"count": len(late), "since": said(sight.setup, late[0].due)}
        yield Found("follow-up", AlertKind.FOLLOW_UP, facts)


def _shut_out(sight: Sight) -> Iterator[Found]:
    """Dates on which the hall is closed at hours for which somebody is booked."""
    for day, count in shut_out(sight.setup, sight.shelf, sight.at):
        facts = {"date": day.isoformat(), "count": count}
        yield Found(f"shut-out:{day.isoformat()}", AlertKind.SHUT_OUT, facts)


def _plans(sight: Sight) -> Iterator[Found]:
    """Plans that were refused and matter still, as leaders were told (hall/plans/due.py)."""
    for alert in sight.shelf.of(Alert).find(open=True):
        if alert.kind is AlertKind.PLAN and _matters(sight, alert):
            yield Found(alert.key, alert.kind, alert.facts, alert.urgent)


def _matters(sight: Sight, alert: Alert) -> bool:
    """For a day; a move of a clerk only on its date, while they sit there and no other waits."""
    number = alert.facts["at_window"]
    if number is None or alert.facts["plan"] != move_plan(number):
        return sight.at - alert.raised_at < A_DAY
    date_of = sight.setup.business_date
    clerk = next((w.clerk for w in sight.windows if w.number == number), None)
    stays = clerk is not None and clerk == alert.facts.get("clerk", clerk)
    over = date_of(alert.raised_at) != date_of(sight.at)
    return stays and not over and waiting_move(sight.shelf, number) is None


def _lockers(sight: Sight) -> Iterator[Found]:
    """Doors and cabinets that need a hand."""
    for trouble in troubles(sight.setup, sight.shelf, sight.at):
        yield Found(trouble.key, AlertKind.LOCKER, trouble.facts, trouble.urgent, trouble.share)


A_MINUTE = timedelta(minutes=1)
LOOKS: dict[AlertKind, Callable[[Sight], Iterator[Found]]] = {
    AlertKind.STRANDED: _stranded,
    AlertKind.WAIT: _waits,
    AlertKind.IDLE: _idle,
    AlertKind.DEVICE: _devices,
    AlertKind.PAPER: _paper,
    AlertKind.CALLED: _called,
    AlertKind.SHUT_OUT: _shut_out,
    AlertKind.PLAN: _plans,
    AlertKind.LOCKER: _lockers,
    AlertKind.FOLLOW_UP: _follow_ups,
}
"""How each kind is found; a plan that was refused is no state of the hall, so it is raised where
it is refused, and only found again while it matters."""
