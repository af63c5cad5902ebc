"""双告知: what to tell an applicant of once a registration is accepted, and that it was (Z17-5)."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from annotated_types import Len, doc

from hall.cases.case import Case, CaseState
from hall.cases.events import FollowUpTold
from hall.cases.face import case_face
from hall.cases.known import case_of
from hall.cases.wanted import follow_ups
from hall.commands import Answer, Work, command
from hall.facts import CaseId, Key, WindowNumber
from hall.people.roles import AT_WINDOWS
from hall.progress import Progress
from hall.refusals import Invalid, Refusal

ONCE_RECEIVED = (
    CaseState.RECEIVED,
    CaseState.ACCEPTED,
    CaseState.DECIDED,
    CaseState.DELIVERED,
)


@command(roles=AT_WINDOWS)
class TellFollowUp:
    """双告知: at this window the applicant was told of follow-up matters (Z17-5)."""

    case: CaseId
    window: WindowNumber
    matters: Annotated[tuple[Key, ...], Len(1, 50), doc("Codes of the matters that were told")]

    def carry_out(self, work: Work) -> Answer:
        """Refuses what doesn't follow, and to record it a second time."""
        case = case_of(work.shelf, self.case)
        case.must_be(*ONCE_RECEIVED)
        if case.told_at is not None:
            raise Refusal("follow_up_told_already", number=case.number)
        due = {matter.code for matter in follow_ups(work.setup, case.matter, case.theme)}
        if not due.issuperset(self.matters):
            raise Invalid("matters", "unknown")
        work.keep(_told(work, case, self.window, self.matters))
        return case_face(work.setup, work.shelf, case_of(work.shelf, case.id), work.by)


def _told(work: Work, case: Case, window: str, matters: tuple[str, ...]) -> Progress:
    told = replace(case, told_at=work.at, edition=case.edition + 1)
    return Progress((told,), (FollowUpTold(**case.about(), at_window=window, told=matters),))
