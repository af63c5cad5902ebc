"""What became of each attempt to send a message."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.outbox.notice import AFTER_SENT, Notice, NoticeState, SendReport, after
from hall.people.persons import PersonRecord, opened
from hall.ports import Secrets, Shelf, Span
from hall.refusals import Refusal

NoticeId = Annotated[int, Ge(1), Le(2**53 - 1)]
LONGEST_DETAIL = 80
A_LOOK = 50
"""Messages that are read at once."""


@command()
class RecordSending:
    """The hall notes what became of an attempt to send a message."""

    notice: NoticeId
    sent: bool
    detail: Annotated[str, Len(0, LONGEST_DETAIL)] = ""

    def carry_out(self, work: Work) -> Answer:
        """What was sent already stays so, however often it is said."""
        notice = work.shelf.of(Notice).get(self.notice)
        if notice is None or notice.state is not NoticeState.WAITING:
            return {}
        work.keep(after(notice, SendReport(self.sent, self.detail), work.at))
        if self.sent and (then := AFTER_SENT.get(notice.template)) is not None:
            then(work, notice)
        return {}


def waiting(shelf: Shelf) -> list[Notice]:
    """The messages that are to be sent, the next attempt first."""
    state = NoticeState.WAITING
    return list(shelf.of(Notice).find(state=state, next_try_at=Span(), limit=A_LOOK))


def phone_of(shelf: Shelf, secrets: Secrets, notice: Notice) -> str | None:
    """Where it goes; None where nobody keeps the number any more, or no key opens it."""
    record = shelf.of(PersonRecord).get(notice.person)
    try:
        return opened(secrets, record).phone if record else None
    except Refusal:
        return None
