"""Questions and answers with one printer during one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.printer.status import QUESTIONS, is_in_order, is_real_time, paper_state
from hall.ports import PaperState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.line import Deadline, Line

ASK_IN_ORDER = b"\x1d\x72\x01"
_PARTS_OF_PATIENCE = 4


def _ask_real_time(n: int) -> bytes:
    return bytes((0x10, 0x04, n))


class Conversation:
    """Asks what a printer may answer. Whoever stayed silent is not asked the same way again:
    an answer that comes late must not be taken for the answer to a later question.
    """

    def __init__(self, line: Line, until: Deadline, timeout: float) -> None:
        self._line = line
        self._until = until
        self._patience = timeout / _PARTS_OF_PATIENCE
        self._real_time = True
        self._in_order = True

    @property
    def confirms(self) -> bool:
        """Whether it answers in order: then its answer means that what came before is done."""
        return self._in_order

    @property
    def silent(self) -> bool:
        """Whether it answers nothing at all."""
        return not self._in_order and not self._real_time

    def paper(self) -> PaperState:
        """What the printer says of itself now; UNKNOWN when it says nothing."""
        heard: dict[int, int] = {}
        for n in QUESTIONS if self._real_time else ():
            answer = self._ask(_ask_real_time(n), is_real_time, self._patience)
            if answer is None:
                self._real_time = False
                break
            heard[n] = answer
        state = paper_state(heard)
        if state in (PaperState.OK, PaperState.NEAR_END, PaperState.UNKNOWN) and self._in_order:
            in_order = self._ask(ASK_IN_ORDER, is_in_order, self._patience)
            self._in_order = in_order is not None
            state = paper_state(heard, in_order)
        return state

    def print(self, job: bytes) -> None:
        """Send a job, once."""
        self._line.send(job, self._until.left())

    def wait_until_printed(self) -> bool:
        """Whether the printer said that all it was sent is done."""
        wait = self._until.left() - self._patience
        self._in_order = self._ask(ASK_IN_ORDER, is_in_order, max(wait, 0.01)) is not None
        return self._in_order

    def _ask(self, question: bytes, fits: Callable[[int], bool], patience: float) -> int | None:
        """The one byte of an answer; None for silence and for what is no answer."""
        self._line.send(question, self._until.left())
        answer = self._line.read(min(patience, self._until.left()))
        return answer[0] if len(answer) == 1 and fits(answer[0]) else None
