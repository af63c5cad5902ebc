"""What an applicant's phone learns: which locker, until when; and a message with the code."""

from __future__ import annotations

from datetime import datetime

from hall.cases.case import Case
from hall.cases.known import case_of
from hall.commands import Work
from hall.faces import Face, said
from hall.lockers.stay import Stay, StayState
from hall.outbox.notice import AFTER_SENT, keep_notice
from hall.ports import Shelf
from hall.results.known import result_of
from hall.results.result import Result
from hall.results.telling import sent
from hall.setup import Setup

IN_LOCKER = "result_in_locker"
"""The template of what applicants are sent."""
SHOWN = (StayState.STORED, StayState.COLLECTING, StayState.DOUBTFUL)


def send_code(work: Work, stay: Stay, code: str) -> None:
    """A message that it lies in a locker, with its code: it is their notice (J19-13)."""
    result, case = result_of(work.shelf, stay.result), case_of(work.shelf, stay.case)
    told = {"number": stay.number, "document": result.document, "cabinet": stay.cabinet}
    due = result.tell_by or work.at
    keep_notice(work, IN_LOCKER, case, told, due, about=result.id, locked=code)


def in_lockers(setup: Setup, shelf: Shelf, token: str, at: datetime) -> list[Face]:
    """What lies in lockers for the holder of a case's token. `ready`: its door opens for them."""
    cases = shelf.of(Case).find(token=token, limit=1)
    stays = shelf.of(Stay).find(case=cases[0].id) if cases else ()
    return [_face(setup, shelf, stay, at) for stay in stays if stay.state in SHOWN]


def _face(setup: Setup, shelf: Shelf, stay: Stay, at: datetime) -> Face:
    result = shelf.of(Result).get(stay.result)
    return {
        "stay": stay.id,
        "cabinet": stay.cabinet,
        "document": result.document if result else "",
        "due": said(setup, stay.due),
        "overdue": stay.due is not None and at >= stay.due,
        "ready": stay.state is not StayState.DOUBTFUL,
    }


AFTER_SENT[IN_LOCKER] = sent
