"""Simulated results in the locker: issued, registered, and put into cells one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from demo.booked import somebody
from demo.office import BEHIND, CLERK, office_of
from hall.cases.accepting import ReceiveCase
from hall.cases.case import Delivery
from hall.cases.checking import Checked
from hall.cases.deciding import DecidePart
from hall.cases.handover import HandOver, SignBatch
from hall.cases.issued import issued_on
from hall.cases.known import part_and_case
from hall.cases.part import Decision
from hall.lockers.cell import Cabinet
from hall.lockers.known import orders_in, stays_in
from hall.lockers.order import OrderState
from hall.lockers.stay import StayState
from hall.lockers.storing import BeginStoring, ConfirmStored
from hall.lockers.view import waiting_face
from hall.people.roles import Actor
from hall.ports import Shelf, Store
from hall.results.handing_over import HandOverResults, Issued
from hall.results.registering import Read, RegisterResult
from hall.results.result import Size
from hall.setup import CaseKind, Setup, WindowKind
from hall.windows.window import WindowState

STORED, WAITING = 7, 4
"""How many lie in the locker, and how many wait to be put in by whoever looks at the demo."""
SIZES = (Size.SMALL, Size.SMALL, Size.SMALL, Size.MEDIUM, Size.LARGE)


@dataclass(slots=True)
class Locker:
    """`attempt` sends a command and gives None where the hall says no."""

    setup: Setup
    store: Store
    attempt: Callable[[Any, Actor], Any]
    chance: Random
    window: Callable[[], str | None]
    issued: int = field(default=0)

    def step(self) -> bool:
        """One more thing on the way into the locker; False when there is nothing left to do."""
        with self.store.reading() as shelf:
            cabinets = [one.name for one in shelf.of(Cabinet).find()]
            if not cabinets:
                return False
            shut = self._shut(shelf, cabinets[0])
            busy = len(stays_in(shelf, cabinets[0], (StayState.RESERVED, StayState.STORING)))
            stored = len(stays_in(shelf, cabinets[0], (StayState.STORED,)))
            waiting = waiting_face(shelf)
        if shut is not None:
            self.attempt(ConfirmStored(stay=shut), CLERK)
        elif not busy and self.issued < STORED + WAITING:
            self._issue()
        elif not busy and stored < STORED and waiting:
            wish = BeginStoring(cabinet=cabinets[0], result=waiting[0]["result"])
            return self.attempt(wish, CLERK) is not None
        return bool(busy) or stored < STORED

    def _shut(self, shelf: Shelf, cabinet: str) -> int | None:
        """What lies behind a door that was shut again and waits for a word."""
        storing = stays_in(shelf, cabinet, (StayState.STORING,))
        open_now = {order.stay for order in orders_in(shelf, cabinet, OrderState.OPEN)}
        return next((stay.id for stay in storing if stay.id not in open_now), None)

    def _issue(self) -> None:
        """Somebody has applied, it was approved, and the paper lies at the issuing window."""
        self.issued += 1
        department, window, issuing = office_of(self.setup), self.window(), self._issuing()
        if department is None or window is None or issuing is None:
            return
        matters = [m for m in self.setup.matters if m.department == department]
        promised = [m for m in matters if m.kind is CaseKind.PROMISED]
        matter, person = self.chance.choice(promised), somebody(self.chance)
        made = self.attempt(
            ReceiveCase(
                window=window,
                matter=matter.code,
                applicant=person,
                materials=tuple(Checked(name=m.name, copies=m.copies) for m in matter.materials),
                delivery=Delivery.LOCKER,
            ),
            CLERK,
        )
        if made is None:
            return
        if sheet := self.attempt(HandOver(department=department), CLERK):
            self.attempt(SignBatch(batch=sheet["batch"]), BEHIND)
        part = made["parts"][0]["part"]
        said = DecidePart(part=part, decision=Decision.APPROVED, reason="材料齐全，符合条件")
        self.attempt(said, BEHIND)
        document = self._document(part) or f"{matter.name}办理结果"[:60]
        paper = Issued(part=part, document=document, size=self.chance.choice(SIZES))
        over = self.attempt(HandOverResults(window=issuing, papers=(paper,)), BEHIND)
        if over is not None:
            read = Read(number=made["number"], applicant=person.name or "", document=document)
            result = over["results"][0]["result"]
            self.attempt(RegisterResult(result=result, window=issuing, read=read), CLERK)

    def _document(self, part_id: int) -> str | None:
        with self.store.reading() as shelf:
            case, part = part_and_case(shelf, part_id)
            known = issued_on(self.setup, case, part)
        return known[0] if known else None

    def _issuing(self) -> str | None:
        with self.store.reading() as shelf:
            windows = shelf.windows.all()
        for window in windows:
            if window.kind is WindowKind.ISSUING and window.state is not WindowState.CLOSED:
                return window.number
        return None
