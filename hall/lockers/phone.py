"""A message to whoever has a result in a locker: where it lies, and the code for its door."""

from __future__ import annotations

from hall.cases.known import case_of
from hall.commands import Work
from hall.lockers.stay import Stay
from hall.outbox.notice import AFTER_SENT, keep_notice
from hall.results.known import result_of
from hall.results.telling import sent

IN_LOCKER = "result_in_locker"
"""The template of what applicants are sent."""


def send_code(work: Work, stay: Stay, code: str) -> None:
    """It is their notice (J19-13), and the only place but the answer where the code stands."""
    result, case = result_of(work.shelf, stay.result), case_of(work.shelf, stay.case)
    told = {"number": stay.number, "document": result.document, "cabinet": stay.cabinet}
    due = result.tell_by or work.at
    keep_notice(work, IN_LOCKER, case, told, due, about=result.id, locked=code)


AFTER_SENT[IN_LOCKER] = sent
