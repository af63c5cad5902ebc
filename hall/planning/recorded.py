"""A recorded day: what people did, taken from the journal, command by command.

Every event names the command that caused it ("CallNext/4711"), so the events of one cause are one
command of that day. What follows by itself (a miss within "call next", a release when a window
closes, what windows call automatically) is no command of its own: the engine will do it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from hall.guidance.commands import ReferOn
from hall.planning.reshaped import GiveShape, KeepAgain
from hall.progress import Recorded
from hall.setup import Setup
from hall.tickets import commands as tickets
from hall.windows import commands as windows
from hall.windows.shapes import open_until_in, shape_in
from hall.windows.waking import CallWhoseHourHasCome
from hall.windows.window import Window
from hall.workdays.closing import ExpireLeftovers

Make = Callable[[int, str], Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One call as the journal has it: when, which number, where, and why this one."""

    at: datetime
    number: str
    window: str
    rule: str
    runner_up: str | None
    v: str


@dataclass(frozen=True, slots=True)
class Done:
    """One command of that day. `make` builds it anew for a ticket's id, at a window.

    `order` is its place among what happened in the same millisecond; `ticket` the number it is
    about, `window` the window, None where it is about none. A "call next" that gave somebody up
    first (`gives_up`) is about that one. `issued` is the number that it gave, where it gave one.
    """

    at: datetime
    order: int
    name: str
    ticket: str | None
    window: str | None
    make: Make
    gives_up: bool = False
    issued: str | None = None


@dataclass(frozen=True, slots=True)
class SettingOfTheDay:
    """A section of the setup that was changed in the middle of the day; which setting it was."""

    at: datetime
    order: int
    section: str
    setting: int


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """A business date: the windows as it began, and everything that was done, in order."""

    business_date: date
    windows: tuple[Window, ...]
    done: tuple[Done, ...]
    settings: tuple[SettingOfTheDay, ...]
    calls: tuple[Call, ...]


def read_day(
    setup: Setup, day: date, before: Iterable[Recorded], events: Sequence[Recorded]
) -> RecordedDay:
    """The day that `events` tell of; `before` are the events that placed and changed windows."""
    ours = [e for e in events if setup.business_date(e.at) == day and not _turns_the_day(e)]
    commands = [list(same) for _, same in groupby(ours, key=_command_of)]
    done = (_done(first_events) for first_events in commands)
    return RecordedDay(
        business_date=day,
        windows=tuple(_windows(before).values()),
        done=tuple(one for one in done if one is not None),
        settings=tuple(_setting(e) for e in ours if e.kind == "SettingChanged"),
        calls=tuple(call_of(e) for e in ours if e.kind == "TicketCalled"),
    )


def call_of(event: Recorded) -> Call:
    """A TicketCalled as a call."""
    data, why = event.data, event.data["why"]
    return Call(
        event.at, data["number"], data["window"], why["rule"], why.get("runner_up"), why["v"]
    )


def _command_of(event: Recorded) -> tuple[str, str]:
    """What a clerk who moves does at two windows counts as if they had done it one by one."""
    if event.cause.partition("/")[0] not in MOVE_A_CLERK:
        return event.cause, ""
    about = (event.data.get("window"), event.data.get("number"))
    return event.cause, f"{event.kind} {about}"


def _turns_the_day(event: Recorded) -> bool:
    return event.cause.startswith("EndBusinessDay/")


def _setting(event: Recorded) -> SettingOfTheDay:
    return SettingOfTheDay(event.at, event.version, event.data["section"], event.data["setting"])


def _windows(before: Iterable[Recorded]) -> dict[str, Window]:
    """The windows as the day begins: closed, in the shape that they had been given."""
    found: dict[str, Window] = {}
    for event in before:
        if event.kind in ("WindowPlaced", "WindowChanged"):
            number = event.data["window"]
            found[number] = Window(number=number, **_shape_of(event.data))
    return found


def _done(events: Sequence[Recorded]) -> Done | None:
    """The command that caused these events; None for one that doesn't move the line."""
    first = events[0]
    name = first.cause.partition("/")[0]
    name = DONE_BY_MOVING.get(first.kind, "") if name in MOVE_A_CLERK else name
    maker = MAKERS.get(name)
    kinds = [event.kind for event in events]
    gives_up = name == "CallNext" and "TicketMissed" in kinds
    data = first.data if gives_up else _told(name, events)
    if maker is None or (name == "ReferOn" and data["number"] is None):
        return None
    return Done(
        at=first.at,
        order=first.version,
        name=name,
        ticket=None if name in OF_THE_HALL else data.get("number"),
        window=data["window"] if name in AT_WINDOWS or name in OF_WINDOWS else None,
        make=maker(data, kinds),
        gives_up=gives_up,
        issued=next((e.data["number"] for e in events if e.kind == "TicketIssued"), None),
    )


def _told(name: str, events: Sequence[Recorded]) -> dict[str, Any]:
    """The facts of the event that tells most of a command."""
    telling = TELLING.get(name)
    return next((e.data for e in events if e.kind == telling), events[0].data)


Maker = Callable[[dict[str, Any], Sequence[str]], Make]


def _at_window(kind: Callable[..., Any]) -> Maker:
    return lambda data, kinds: lambda _, window: kind(window=window)


def _of_ticket(kind: Callable[..., Any]) -> Maker:
    return lambda data, kinds: lambda ticket, _: kind(ticket=ticket)


def _issue(data: dict[str, Any], kinds: Sequence[str]) -> Make:
    booked = data.get("appointment")
    business = {key: data[key] for key in ("matter", "theme") if data.get(key)}
    made = tickets.IssueTicket(
        **(business or {"domain": data["domain"]}),
        priority=data["priority"],
        appointment=datetime.fromisoformat(booked) if booked else None,
    )
    return lambda *_: made


def _chosen(data: dict[str, Any], kinds: Sequence[str]) -> Make:
    return lambda _, window: windows.CallTicket(window=window, number=data["number"])


def _transfer(data: dict[str, Any], kinds: Sequence[str]) -> Make:
    to = data["to_window"]
    domain = None if to else data["domain"]
    return lambda _, window: windows.Transfer(window=window, domain=domain, to_window=to)


def _referral(data: dict[str, Any], kinds: Sequence[str]) -> Make:
    to = {data["place"]: data["to"]}
    facts = {"text": "—", "reason": "—", "matter": data["matter"], **to}
    return lambda ticket, _: ReferOn(ticket=ticket, **facts)


def _change(data: dict[str, Any], kinds: Sequence[str]) -> Make:
    opened = True if "WindowOpened" in kinds else False if "WindowClosed" in kinds else None
    shape = _shape_of(data) if "window_kind" in data else {}
    made = GiveShape(window=data["window"], opened=opened, shape=shape)
    return lambda *_: made


def _open(data: dict[str, Any], kinds: Sequence[str]) -> Make:
    """One that opened with nobody there stays empty on the stage too."""
    if "WindowOpened" in kinds and data["clerk"] is None:
        return lambda _, window: GiveShape(window=window, shape={}, opened=True)
    return lambda _, window: windows.OpenWindow(window=window)


def _kept(data: dict[str, Any], kinds: Sequence[str]) -> Make:
    facts = {"window": data["window"], "resumed": data["resumed"]}
    return lambda ticket, _: KeepAgain(ticket=ticket, **facts)


def _by_itself(kind: Callable[[], Any]) -> Maker:
    return lambda data, kinds: lambda *_: kind()


def _shape_of(data: dict[str, Any]) -> dict[str, Any]:
    return {**shape_in(data), "open_until": open_until_in(data)}


AT_WINDOWS = frozenset(
    {"CallNext", "CallTicket", "Recall", "Start", "Miss", "Hold", "Finish", "Transfer", "TakeBack"}
)
"""What is done with a visitor at a window."""
OF_WINDOWS = frozenset(
    {"OpenWindow", "PauseWindow", "CloseWindow", "CloseWhenFree", "ChangeWindow", "TakeBackChange"}
)
"""What is done to a window itself."""
OF_THE_HALL = frozenset({"ExpireLeftovers", "CallWhoseHourHasCome"})
"""What the hall does by itself at a moment of its own, whomever it concerns."""

MOVE_A_CLERK = frozenset({"MoveClerk", "MoveClerkWhenFree", "TakeBackMove"})
DONE_BY_MOVING = {
    "WindowOpened": "OpenWindow",
    "ClerkSeated": "OpenWindow",
    "WindowPaused": "PauseWindow",
    "WindowClosed": "CloseWindow",
    "TicketKept": "KeepAgain",
}
"""What moving a clerk does to the windows, as commands of their own."""

MAKERS: dict[str, Maker] = {
    "IssueTicket": _issue,
    "CheckIn": _issue,
    "CallNext": _at_window(windows.CallNext),
    "CallTicket": _chosen,
    "Recall": _at_window(windows.Recall),
    "Start": _at_window(windows.Start),
    "Miss": _at_window(windows.Miss),
    "Hold": _at_window(windows.Hold),
    "Finish": _at_window(windows.Finish),
    "Transfer": _transfer,
    "TakeBack": _at_window(windows.TakeBack),
    "RestoreTicket": _of_ticket(tickets.RestoreTicket),
    "ResumeTicket": _of_ticket(tickets.ResumeTicket),
    "CancelTicket": _of_ticket(tickets.CancelTicket),
    "LeaveLine": _of_ticket(tickets.CancelTicket),
    "ReferOn": _referral,
    "KeepAgain": _kept,
    "OpenWindow": _open,
    "PauseWindow": _at_window(windows.PauseWindow),
    "CloseWindow": _at_window(windows.CloseWindow),
    "CloseWhenFree": _at_window(windows.CloseWindow),
    "ChangeWindow": _change,
    "TakeBackChange": _change,
    "ExpireLeftovers": _by_itself(ExpireLeftovers),
    "CallWhoseHourHasCome": _by_itself(CallWhoseHourHasCome),
}
"""How a command is made again from the events that tell of it."""

TELLING = {
    "CheckIn": "TicketIssued",
    "CallNext": "TicketCalled",
    "CallTicket": "TicketCalled",
    "Finish": "TicketFinished",
    "Transfer": "TicketTransferred",
    "TakeBack": "TicketTakenBack",
    "ReferOn": "ReferralMade",
    "ChangeWindow": "WindowChanged",
    "TakeBackChange": "WindowChanged",
}
"""The event that tells most of a command, where the first one doesn't."""
