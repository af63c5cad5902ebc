"""登记: what a department brings is checked against the acceptance record (J19-12)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from annotated_types import Len, doc

from hall.cases.case import Case
from hall.cases.face import business_face
from hall.cases.issued import issued_on
from hall.cases.known import part_and_case
from hall.commands import Answer, Work, command
from hall.facts import CaseNumber, Edition, PersonName, Reason, ResultId, ShortText, WindowNumber
from hall.people.persons import PersonRecord, sealed_name
from hall.people.roles import AT_WINDOWS
from hall.refusals import Refusal
from hall.results import moves
from hall.results.face import result_face
from hall.results.handing_over import Copies
from hall.results.known import at_issuing_window, result_and_case, result_of, tell_by
from hall.results.result import Result
from hall.results.sheet import sign_where_done
from hall.results.telling import send_ready

MatterName = Annotated[str, Len(1, 200), doc("What it is for, as the paper says it")]


class Unlike(StrEnum):
    """What on the paper doesn't agree with the record."""

    NUMBER = "number"
    APPLICANT = "applicant"
    MATTER = "matter"
    DOCUMENT = "document"
    COPIES = "copies"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What stands on the paper itself, as the clerk reads it."""

    number: CaseNumber
    applicant: PersonName
    document: ShortText
    matter: MatterName | None = None
    copies: Copies = 1


@command(roles=AT_WINDOWS)
class RegisterResult:
    """登记: the paper agrees with the acceptance record, and lies at this window now (J19-12).

    `read` is what stands on it: case number, applicant, matter, what it is, and how many copies.
    """

    result: ResultId
    window: WindowNumber
    read: Read
    seen: Edition | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses what doesn't agree, and says what; it is sent back with a reason then."""
        window = at_issuing_window(work, self.window).number
        result, case = result_and_case(work, self.result, self.seen)
        if wrong := unlike(work, case, result, self.read):
            raise Refusal("result_unlike_record", number=case.number, unlike=[*map(str, wrong)])
        until = tell_by(work.setup, work.at)
        work.keep(moves.register(result, window, work.by.name, work.at, until))
        send_ready(work, case, result_of(work.shelf, result.id))
        sign_where_done(work, result.sheet, refused=False)
        return result_face(work.setup, work.shelf, result_of(work.shelf, result.id), work.at)


@command(roles=AT_WINDOWS)
class RefuseResult:
    """不予接收: back to its department, with what doesn't match and why (J19-12)."""

    result: ResultId
    window: WindowNumber
    unlike: Annotated[tuple[Unlike, ...], Len(1, len(Unlike))]
    reason: Reason
    seen: Edition | None = None

    def carry_out(self, work: Work) -> Answer:
        """The department sees it on its page, and hands it over anew."""
        window = at_issuing_window(work, self.window).number
        result, _ = result_and_case(work, self.result, self.seen)
        wrong = tuple(dict.fromkeys(map(str, self.unlike)))
        work.keep(moves.refuse(result, window, wrong, self.reason))
        sign_where_done(work, result.sheet, refused=True)
        return result_face(work.setup, work.shelf, result_of(work.shelf, result.id), work.at)


def unlike(work: Work, case: Case, result: Result, read: Read) -> tuple[Unlike, ...]:
    """What of the paper doesn't agree with the acceptance record and the catalogue."""
    agrees = {
        Unlike.NUMBER: read.number == case.number,
        Unlike.APPLICANT: _is_of(work, case, read.applicant),
        Unlike.MATTER: read.matter in (None, business_face(work.setup, case)["name"]),
        Unlike.DOCUMENT: read.document == result.document and _is_issued(work, result),
        Unlike.COPIES: read.copies == result.copies,
    }
    return tuple(what for what, does in agrees.items() if not does)


def _is_of(work: Work, case: Case, name: str) -> bool:
    """Whether it is the applicant's name; of whom nobody keeps any more, nobody can say no."""
    record = work.shelf.of(PersonRecord).get(case.applicant) if case.applicant else None
    return record is None or record.name_sealed == sealed_name(work.secrets, name)


def _is_issued(work: Work, result: Result) -> bool:
    """Whether the catalogue knows the document; where it says nothing, any is right."""
    case, part = part_and_case(work.shelf, result.part)
    known = issued_on(work.setup, case, part)
    return not known or result.document in known
