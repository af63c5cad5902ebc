"""通知领取: the applicant learns that something lies here for them (J19-13)."""

from __future__ import annotations

from enum import StrEnum

from hall.cases.case import Case, Delivery
from hall.commands import Answer, Work, command
from hall.facts import Edition, ResultId, WindowNumber
from hall.outbox.notice import AFTER_SENT, Notice, keep_notice
from hall.people.roles import AT_WINDOWS
from hall.results import moves
from hall.results.face import result_face
from hall.results.known import at_issuing_window, result_and_case, result_of
from hall.results.result import Result, ResultState


class Way(StrEnum):
    """How somebody was told."""

    MESSAGE = "message"
    PHONE = "phone"
    IN_PERSON = "in-person"


READY, POSTED = "result_ready", "result_posted"
"""Templates of what applicants are sent."""


@command(roles=AT_WINDOWS)
class TellApplicant:
    """通知领取 by hand: they were called, or stand here; later than the cut-off shows (J19-13)."""

    result: ResultId
    window: WindowNumber
    by_way: Way = Way.PHONE
    seen: Edition | None = None

    def carry_out(self, work: Work) -> Answer:
        """The first time counts; telling them once more is on record too."""
        at_issuing_window(work, self.window)
        result, _ = result_and_case(work, self.result, self.seen)
        work.keep(moves.tell(result, str(self.by_way), work.at))
        return result_face(work.setup, work.shelf, result_of(work.shelf, result.id), work.at)


def send_ready(work: Work, case: Case, result: Result) -> None:
    """A message that it waits at the window; what goes by post or locker is told with that."""
    if result.how is Delivery.WINDOW:
        told = {"number": case.number, "document": result.document, "window": result.window}
        keep_notice(work, READY, case, told, result.tell_by or work.at, about=result.id)


def send_posted(work: Work, case: Case, result: Result, carrier: str, tracking: str) -> None:
    """A message that it is in the post."""
    told = {"number": case.number, "document": result.document}
    told |= {"carrier": carrier, "tracking": tracking}
    keep_notice(work, POSTED, case, told, result.tell_by or work.at, about=result.id)


def sent(work: Work, notice: Notice) -> None:
    """The gateway has taken the message: they are told, wherever it lies by now."""
    result = work.shelf.of(Result).get(notice.about or 0)
    if result is not None and result.state is not ResultState.DELIVERED and not result.told_at:
        work.keep(moves.tell(result, str(Way.MESSAGE), work.at))


AFTER_SENT[READY] = AFTER_SENT[POSTED] = sent
