"""What a change of windows will do to the lines, told before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from hall.faces import Face, waits_of_line
from hall.ports import Shelf
from hall.setup import Domain, Setup
from hall.windows.share import share_face
from hall.windows.takers import at_work, stranded, takers
from hall.windows.window import Window


def preview(
    setup: Setup, shelf: Shelf, before: Sequence[Window], after: Sequence[Window], at: datetime
) -> Face:
    """The lines that a change touches, as they are and as they would be; nothing is changed.

    `unserved`: lines of which no window at work would take anybody any more. `stranded`: how many
    who wait now could be called by none.
    """
    served = partial(_served, setup, shelf, at)
    lines: list[Face] = []
    for d in setup.domains:
        one, other = (served(d, windows) for windows in (before, after))
        lines.append({"domain": d.key, "before": one, "after": other})
    touched = [line for line in lines if line["before"] != line["after"]]
    return {
        "lines": touched,
        "unserved": [line["domain"] for line in touched if _is_left(line)],
        "stranded": sum(line["after"]["stranded"] for line in lines),
        "share": share_face(setup, after),
    }


def _is_left(line: Face) -> bool:
    return bool(line["before"]["windows"]) and not line["after"]["windows"]


def _served(
    setup: Setup, shelf: Shelf, at: datetime, domain: Domain, windows: Sequence[Window]
) -> Face:
    """A line with these windows, told as the map tells it."""
    line = shelf.tickets.line(domain.key)
    some = at_work(takers((domain.key, setup.has_marked(domain.key)), windows))
    return {
        "windows": [w.number for w in some],
        "waiting": len(line),
        **waits_of_line(setup, shelf, domain.key, windows, at),
        "stranded": stranded(line, windows),
    }
