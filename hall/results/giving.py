"""发放: a result is handed out at the window, to who has shown who they are (J19-14, D21-9)."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Len, doc

from hall.cases.case import Case, Delivery
from hall.cases.showing import must_open
from hall.commands import Answer, Work, command
from hall.facts import Edition, Pattern, Reason, ResultId, ShortText, WindowNumber
from hall.people.persons import Person, PersonKind, keep_person, show
from hall.people.roles import AT_WINDOWS
from hall.refusals import Invalid, Unknown
from hall.results.delivering import deliver
from hall.results.face import result_face
from hall.results.known import at_issuing_window, result_and_case, result_of
from hall.results.receipt import Receipt, Signed, receipt_face
from hall.results.result import AT_THE_WINDOW

LONGEST_DRAWING = 8_000
Drawing = Annotated[
    str,
    Len(4, LONGEST_DRAWING),
    Pattern(r"[ML0-9., -]+"),
    doc("The path of an SVG, in a field of 600 × 200: M and L with whole numbers"),
]


@command(roles=AT_WINDOWS)
class GiveResult:
    """发放: to the applicant or to whom they sent, who has shown who they are and signs.

    `identity` is what was seen. `drawing` is their signature on the tablet; without one they have
    signed the receipt on paper.
    """

    result: ResultId
    window: WindowNumber
    identity: Annotated[ShortText, doc("What was seen: 身份证, 委托书 …")]
    agent: Annotated[Person | None, doc("Who takes it for the applicant")] = None
    drawing: Drawing | None = None
    seen: Edition | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses what doesn't lie at the window, and an agent without a name."""
        window = at_issuing_window(work, self.window).number
        result, case = result_and_case(work, self.result, self.seen)
        result.must_be(*AT_THE_WINDOW)
        receipt = Receipt(
            result=result.id,
            case=case.id,
            how=Delivery.WINDOW,
            signed=Signed.TABLET if self.drawing else Signed.PAPER,
            window=window,
            by=work.by.name,
            at=work.at,
            identity=self.identity,
            agent=_kept(work, case, self.agent),
            drawing_locked=work.secrets.lock(self.drawing) if self.drawing else None,
        )
        work.shelf.of(Receipt).save(receipt)
        deliver(work, result, Delivery.WINDOW, "agent" if self.agent else "applicant")
        return result_face(work.setup, work.shelf, result_of(work.shelf, result.id), work.at)


@command(roles=AT_WINDOWS, answer_is_secret=True)
class ShowReceipt:
    """送达回证 in full, to print it: who took it, and their signature; it is on record."""

    result: ResultId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses what isn't delivered, and whoever has nothing to do with it."""
        receipt = work.shelf.of(Receipt).get(self.result)
        if receipt is None:
            raise Unknown("no_receipt")
        result, case = result_and_case(work, self.result, None)
        if receipt.by != work.by.name:
            must_open(work, case)
        who = receipt.agent or case.applicant
        locked = receipt.drawing_locked
        return {
            **(receipt_face(work.setup, work.shelf, result) or {}),
            "number": result.number,
            "document": result.document,
            "copies": result.copies,
            "name": show(work, who, self.reason).name if who is not None else None,
            "drawing": work.secrets.unlock(locked) if locked else None,
        }


def _kept(work: Work, case: Case, agent: Person | None) -> int | None:
    """Whoever takes it for the applicant, kept as long as the applicant is."""
    if agent is None:
        return None
    if not (agent.name or "").strip():
        raise Invalid("agent.name", "missing")
    return keep_person(work, PersonKind.CASE, case.business, agent, named="agent").id
