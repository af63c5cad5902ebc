"""The windows that a hall begins with."""

from __future__ import annotations

from hall.commands import Answer, Work, command
from hall.windows import moves
from hall.windows.window import Window


@command()
class PlaceWindows:
    """Put the configured windows in place that the hall doesn't have yet.

    Sent by the hall itself at each start. Windows that are there stay as managers have made them.
    """

    def carry_out(self, work: Work) -> Answer:
        """`placed` names the new ones."""
        placed = []
        for plan in work.setup.windows:
            if work.shelf.windows.get(plan.number) is not None:
                continue
            window = Window(
                number=plan.number,
                name=plan.name,
                kind=plan.kind,
                zone=plan.zone,
                domains=plan.domains,
                since=work.at,
                exception=plan.exception,
            )
            work.keep(moves.place(window))
            placed.append(plan.number)
        return {"placed": placed}
