"""窗口: a numbered place of service; it serves some domains, or any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hall.setup import Name, WindowKind
from hall.tickets.ticket import Ticket


class WindowState(StrEnum):
    """What goes on at a window."""

    CLOSED = "closed"
    IDLE = "idle"
    PAUSED = "paused"
    CALLED = "called"
    SERVING = "serving"


@dataclass(frozen=True, slots=True)
class Window:
    """A numbered place of service.

    `domains` are the lines it serves; none on an undifferentiated window means any. `clerk` is the
    staff name of who opened it, `ticket` the id of the ticket called or served there, `since` when
    its state began, `reason` why it is paused, `last` the ticket that left it most recently.
    `exception` is the recorded reason why a department has it for itself (J19-1, P22-1).
    `open_until` is how long it stays open, past closing too (P22-4, D21-4).
    """

    number: str
    name: Name
    kind: WindowKind
    zone: str
    domains: tuple[str, ...]
    state: WindowState = WindowState.CLOSED
    clerk: str | None = None
    ticket: int | None = None
    since: datetime | None = None
    reason: str | None = None
    last: int | None = None
    exception: str = ""
    open_until: datetime | None = None

    @property
    def is_busy(self) -> bool:
        """Whether somebody is called to it or served at it."""
        return self.state in (WindowState.CALLED, WindowState.SERVING)

    @property
    def is_staffed(self) -> bool:
        """Whether somebody sits here or serves here; opened from afar, it may have nobody yet."""
        return self.clerk is not None or self.is_busy

    @property
    def is_undifferentiated(self) -> bool:
        """无差别: it takes what is marked for any window."""
        return self.kind is WindowKind.UNDIFFERENTIATED

    def is_open_past(self, at: datetime) -> bool:
        """Whether it stays open at `at` whatever the hall's hours say (P22-4)."""
        longer = self.open_until is not None and at < self.open_until
        return longer and self.state is not WindowState.CLOSED

    def serves(self, domain: str) -> bool:
        """Whether the line of `domain` is one of its own."""
        return domain in self.domains or (self.is_undifferentiated and not self.domains)

    def may_take(self, domain: str, *, anywhere: bool) -> bool:
        """Whether business of `domain` may be served here (D21-1, D21-2).

        `anywhere`: undifferentiated windows may take it too.
        """
        return self.serves(domain) and (anywhere or not self.is_undifferentiated)

    def takes(self, ticket: Ticket) -> bool:
        """Whether this ticket may be served here; who is kept for a window goes nowhere else."""
        if ticket.kept_for is not None:
            return ticket.kept_for == self.number
        return self.may_take(ticket.domain, anywhere=ticket.anywhere)
