"""Slips on paper: what a kiosk issues is printed beside it, and what became of it is on record."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from hall.commands import Allowed
from hall.engine import Done, Outcome, Request
from hall.faces import ticket_face
from hall.people.roles import AT_THE_LINE, HALL, Actor, ActorKind, DeviceKind
from hall.ports import PaperState, Printer, PrintReport
from hall.refusals import Refusal, Unknown
from hall.tickets.commands import IssueTicket, RecordSlip
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
PrinterOf = Callable[[str], Printer | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """In which language; at which kiosk, when staff ask."""

    language: Literal["zh-CN", "en"] = "zh-CN"
    kiosk: str | None = None


class Printing:
    """Prints for kiosks, each printer in a lane of its own."""

    def __init__(self, works: Works, printer_of: PrinterOf) -> None:
        self.works = works
        self.printer_of = printer_of
        self._lanes: dict[str, Lane] = {}

    def notice(self, request: Request, outcome: Outcome) -> None:
        """A command was answered: print the slip of a ticket that a kiosk has just issued."""
        command = request.command
        if not isinstance(command, IssueTicket) or not isinstance(outcome, Done):
            return
        kiosk = _kiosk(request.by)
        if outcome.repeated or kiosk is None:
            return
        job = self._job(kiosk, outcome.answer, command.language, reprint=False)
        if job:
            self._lane(kiosk).do(job, partial(self._record, kiosk, outcome.answer["id"]))

    def again(self, kiosk: str, face: Mapping[str, Any], language: str) -> PrintReport | None:
        """Print once more and wait for it; None where the kiosk has no printer."""
        job = self._job(kiosk, face, language, reprint=True)
        if job is None:
            return None
        report = self._lane(kiosk).ask(job, PATIENCE) or TOO_SLOW
        self._record(kiosk, face["id"], report)
        return report

    def _job(
        self, kiosk: str, face: Mapping[str, Any], language: str, *, reprint: bool
    ) -> Callable[[], PrintReport] | None:
        printer, w = self.printer_of(kiosk), self.works
        if printer is None:
            return None
        words = w.languages.languages[language]
        with w.store.reading() as shelf:
            slip = slip_of(face, w.setup, shelf, words, w.site, reprint=reprint)
        return partial(printer.print, slip)

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

    def _lane(self, kiosk: str) -> Lane:
        if kiosk not in self._lanes:
            self._lanes[kiosk] = Lane(self.works.hub, f"printer {kiosk}")
        return self._lanes[kiosk]


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
        face = ticket_face(w.setup, shelf, ticket, w.clock.now())
    kiosk = _kiosk(asked.by) or body.kiosk or ""
    report = w.printing.again(kiosk, face, body.language) if w.printing else None
    if report is None:
        raise Refusal("no_printer")
    return {"printed": report.printed, "became": _became(report), "paper": str(report.paper)}


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
