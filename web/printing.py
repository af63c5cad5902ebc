"""Slips on paper: what a kiosk issues is printed beside it, and what became of it is on record."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any, Literal, Protocol

from hall.appointments.arriving import CheckIn
from hall.commands import Allowed
from hall.engine import Done, Outcome, Request
from hall.faces import ticket_face
from hall.facts import DeviceName
from hall.people.roles import AT_THE_LINE, HALL, Actor, ActorKind, DeviceKind
from hall.ports import PaperState, Printer, PrintReport, Shelf
from hall.refusals import Refusal, Unknown
from hall.tickets.commands import IssueTicket, RecordSlip
from hall.tickets.desks import prints_slips
from web import answers
from web.calls import Asked, Call
from web.door import Closed
from web.lanes import Lane
from web.slips import slip_of
from web.works import Works

log = logging.getLogger("yichuang.printing")
LONGEST_DETAIL = 200
PATIENCE = 10.0
"""Seconds after which a kiosk no longer waits for its printer."""
TOO_SLOW = PrintReport(printed=False, paper=PaperState.UNKNOWN, detail="too slow")
BROKEN = PrintReport(printed=False, paper=PaperState.FAULT, detail="the printer can't be used")


class Printers(Protocol):
    """The hall's printers, each opened when it is first needed."""

    def name(self, kiosk: str) -> str | None:
        """Which printer serves a kiosk or desk; None where it has none. Opens nothing."""
        ...

    def desks(self) -> tuple[str, ...]:
        """The printers that stand at a desk, for staff."""
        ...

    def open(self, name: str) -> Printer:
        """The printer of this name. May take time or raise: never on the hub."""
        ...

    def close(self) -> None: ...


class NoPrinters:
    """A hall without printers."""

    def name(self, kiosk: str) -> str | None:
        """None: no kiosk has one."""
        return None

    def desks(self) -> tuple[str, ...]:
        """No desk has one."""
        return ()

    def open(self, name: str) -> Printer:
        """Raises KeyError: there is none."""
        raise KeyError(name)

    def close(self) -> None:
        """Nothing is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """In which language; at which kiosk, when staff ask."""

    language: Literal["zh-CN", "en"] = "zh-CN"
    kiosk: DeviceName | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A slip to print: whose, where, and whether it is a reprint."""

    printer: str
    face: Mapping[str, Any]
    language: str
    reprint: bool = False


class Printing:
    """Prints for kiosks, each printer in a lane of its own; there it is opened, too."""

    def __init__(self, works: Works, printers: Printers) -> None:
        self.works = works
        self.printers = printers
        self._lanes: dict[str, Lane] = {}
        self._one_at_a_time = Lock()

    def notice(self, request: Request, outcome: Outcome) -> None:
        """A command was answered: print a new slip at its kiosk, or where staff say."""
        command = request.command
        if not isinstance(command, IssueTicket | CheckIn) or not isinstance(outcome, Done):
            return
        kiosk = _kiosk(request.by) or command.print_at
        printer = self.printers.name(kiosk) if kiosk else None
        if outcome.repeated or kiosk is None or printer is None:
            return
        wanted = _Wanted(printer, outcome.answer, command.language)
        then = partial(self._record, kiosk, outcome.answer["id"])
        self._lane(printer).do(partial(self._print, wanted), then)

    def again(self, kiosk: str, face: Mapping[str, Any], language: str) -> PrintReport | None:
        """Print once more and wait for it; None where the kiosk has no printer."""
        printer = self.printers.name(kiosk)
        if printer is None:
            return None
        wanted = _Wanted(printer, face, language, reprint=True)
        report = self._lane(printer).ask(partial(self._print, wanted), PATIENCE) or TOO_SLOW
        self._record(kiosk, face["id"], report)
        return report

    def _print(self, wanted: _Wanted) -> PrintReport:
        w = self.works
        try:
            printer = self.printers.open(wanted.printer)
            words = w.languages.languages[wanted.language]
            with w.store.reading() as shelf:
                slip = slip_of(wanted.face, w.setup, shelf, words, w.site, reprint=wanted.reprint)
            return printer.print(slip)
        except Exception:
            log.exception("a slip can't be printed", extra={"facts": {"printer": wanted.printer}})
            return BROKEN

    def _record(self, kiosk: str, ticket: int, report: PrintReport) -> None:
        command = RecordSlip(
            ticket=ticket,
            printer=kiosk,
            became=_became(report),
            paper=str(report.paper),
            detail=report.detail[:LONGEST_DETAIL],
        )
        try:
            self.works.door.carry_out(command, HALL)
        except Closed:
            log.warning("what became of a slip could not be recorded")

    def _lane(self, printer: str) -> Lane:
        with self._one_at_a_time:
            if printer not in self._lanes:
                self._lanes[printer] = Lane(self.works.hub, f"printer {printer}")
            return self._lanes[printer]


def _became(report: PrintReport) -> Literal["printed", "sent", "failed"]:
    """A printer that can't answer may well have printed."""
    if report.printed:
        return "printed"
    return "sent" if report.sent and report.paper is PaperState.UNKNOWN else "failed"


def reprint(asked: Asked) -> dict[str, Any]:
    """Print a ticket's slip again: the same number, marked as a reprint."""
    w, body = asked.works, asked.body
    with w.store.reading() as shelf:
        ticket = shelf.tickets.get(asked.path["ticket"])
        if ticket is None:
            raise Unknown("unknown_ticket")
        kiosk = _kiosk(asked.by) or _named(shelf, body.kiosk)
        face = ticket_face(w.setup, shelf, ticket, w.clock.now())
    report = w.printing.again(kiosk, face, body.language) if w.printing else None
    if report is None:
        raise Refusal("no_printer")
    return {"printed": report.printed, "became": _became(report), "paper": str(report.paper)}


def _named(shelf: Shelf, kiosk: str | None) -> str:
    """The kiosk or desk printer that staff name, if it is one of ours."""
    if kiosk is None:
        raise Refusal("no_printer")
    if not prints_slips(shelf, kiosk):
        raise Unknown("unknown_device", device=kiosk)
    return kiosk


def _kiosk(by: Actor) -> str | None:
    return by.name if by.kind is ActorKind.DEVICE and by.device is DeviceKind.KIOSK else None


CALLS = (
    Call(
        method="POST",
        path="/api/v1/tickets/{ticket}/reprint",
        does="Print the slip again, with the same number",
        handle=reprint,
        body=Reprint,
        allowed=Allowed(roles=AT_THE_LINE, devices=frozenset({DeviceKind.KIOSK})),
        answers=answers.Printed,
        room="Tickets",
    ),
)
