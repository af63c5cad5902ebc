"""Opening an applicant in full, for whoever handles the case; on record with the reason."""

from __future__ import annotations

from collections.abc import Callable

from hall.cases.case import Case
from hall.cases.known import case_of, must_handle, must_see
from hall.commands import Answer, Work, command
from hall.facts import CaseId, Reason
from hall.people.persons import show
from hall.people.roles import AT_WINDOWS, Role
from hall.refusals import Unknown

MAY_OPEN: list[Callable[[Work, Case], bool]] = []
"""Who else needs to know whose a case is, as rooms further on say."""


@command(roles=AT_WINDOWS | {Role.BACK_OFFICE}, answer_is_secret=True)
class ShowApplicant:
    """Who the applicant is, in full: for its own window, its departments, and whoever leads.

    Once a result of it lies at an issuing window, whoever sits there may see it too.
    """

    case: CaseId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses other windows and departments, and once their data is deleted."""
        case = case_of(work.shelf, self.case)
        must_open(work, case)
        if case.applicant is None:
            raise Unknown("unknown_person")
        person = show(work, case.applicant, self.reason)
        return {
            "case": case.id,
            "name": person.name,
            "phone": person.phone,
            "id_number": person.id_number,
        }


def must_open(work: Work, case: Case) -> None:
    """Refuse whoever has no need to know whose a case is: names, numbers, signatures, addresses.

    It is open to its own window and departments, to whoever leads, and to MAY_OPEN.
    """
    must_see(work.shelf, work.by, case)
    if not any(may(work, case) for may in MAY_OPEN):
        must_handle(work, case)
