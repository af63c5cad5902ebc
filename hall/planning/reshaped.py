"""A window gets the shape that the record says, whatever led to it on the day itself; so does who
waits for it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from hall.commands import Allowed, Answer, Work
from hall.people.roles import MANAGERS
from hall.refusals import Unknown
from hall.tickets.moves import keep_again
from hall.windows import moves
from hall.windows.calling import call_automatically
from hall.windows.steps import answer, close, find
from hall.windows.takers import RESTING


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveShape:
    """Known on the stage alone. `opened`: it opened or closed with that; None: neither."""

    allowed: ClassVar[Allowed] = Allowed(roles=MANAGERS)
    answer_is_secret: ClassVar[bool] = False
    plannable: ClassVar[bool] = False

    window: str
    shape: Mapping[str, Any]
    opened: bool | None = None

    def carry_out(self, work: Work) -> Answer:
        """Nothing is planned: when it closes, the record says too."""
        if self.shape:
            work.keep(moves.give_shape(find(work, self.window), reason=None, **self.shape))
        window = find(work, self.window)
        if self.opened is True and window.state in RESTING:
            work.keep(moves.open_for(window, None, work.at))
        elif self.opened is False:
            close(work, window)
        call_automatically(work)
        return answer(work, self.window)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepAgain:
    """Known on the stage alone: a ticket that a window had released waits for it alone again."""

    allowed: ClassVar[Allowed] = Allowed(roles=MANAGERS)
    answer_is_secret: ClassVar[bool] = False
    plannable: ClassVar[bool] = False

    ticket: int
    window: str
    resumed: bool

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that doesn't wait there any more."""
        ticket = work.shelf.tickets.get(self.ticket)
        if ticket is None:
            raise Unknown("unknown_ticket")
        work.keep(keep_again(ticket, self.window, resumed=self.resumed))
        return {}
