"""The view `map`: where does it hurt? Every window and every line of the hall as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hall.faces import Face, said, ticket_face, waits_of_line, window_face
from hall.people.roles import LEADERS
from hall.ports import Shelf
from hall.setup import Domain, Setup
from hall.viewing import RoomView
from hall.windows.clerk_move import move_at
from hall.windows.share import share_face
from hall.windows.takers import at_work, stranded, takers
from hall.windows.window import Window


def map_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Windows by zone with whom they serve, lines with how long they are and who serves them."""
    windows = shelf.windows.all()
    lines = [line_now(setup, shelf, domain, windows, at) for domain in setup.domains]
    return {
        "business_date": setup.business_date(at).isoformat(),
        "windows": [_window(setup, shelf, window, at) for window in windows],
        "lines": lines,
        "waiting": sum(line["waiting"] for line in lines),
        "share": share_face(setup, windows),
    }


def _window(setup: Setup, shelf: Shelf, window: Window, at: datetime) -> Face:
    """`lasting`: the hall has it by its own folder, and not only for a while."""
    ticket = None if window.ticket is None else shelf.tickets.get(window.ticket)
    return {
        **window_face(setup, shelf, window),
        "lasting": any(window.number == own.number for own in setup.windows),
        "visitor": ticket_face(setup, shelf, ticket, at) if ticket else None,
        "move": move_at(setup, shelf, window),
    }


def line_now(
    setup: Setup, shelf: Shelf, domain: Domain, windows: Sequence[Window], at: datetime
) -> Face:
    """A line as it is now: how long it is, and what awaits who joins it.

    `longest_since` is when the one who has waited longest came; null for an empty line.
    `windows` are those at work that take some of the line, `own` those that take all of it.
    """
    line = shelf.tickets.line(domain.key)
    marked = setup.has_marked(domain.key)
    own, some = (at_work(takers((domain.key, a), windows)) for a in (False, marked))
    return {
        "domain": domain.key,
        "prefix": domain.prefix,
        "waiting": len(line),
        "longest_since": said(setup, min((t.arrived_at for t in line), default=None)),
        **waits_of_line(setup, shelf, domain.key, windows, at),
        "target_minutes": round(domain.target_wait.total_seconds() / 60),
        "windows": [w.number for w in some],
        "own": [w.number for w in own],
        "stranded": stranded(line, windows),
    }


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> Face:
    return map_face(setup, shelf, at)


MAP = RoomView("map", _view, LEADERS, ("Ticket", "Window", "Clerk"))
