"""通知领取: the applicant learns that something lies here for them (J19-13)."""

from __future__ import annotations

from enum import StrEnum

from hall.commands import Answer, Work, command
from hall.facts import Edition, ResultId, WindowNumber
from hall.people.roles import AT_WINDOWS
from hall.results import moves
from hall.results.face import result_face
from hall.results.known import at_issuing_window, result_and_case, result_of


class Way(StrEnum):
    """How somebody was told."""

    MESSAGE = "message"
    PHONE = "phone"
    IN_PERSON = "in-person"


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
