"""A certificate, what a window asks for, and what somebody lacks for it (P22-6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hall.setup import Name, Setup, WindowKind
from hall.windows.window import Window

ANY = "any"
"""Scope of who may serve every matter that is accepted: undifferentiated windows ask for it."""
ISSUING = "issuing"
"""Scope of who may hand out results."""
SOON = timedelta(days=30)
NEEDS_NONE = frozenset({WindowKind.GUIDE, WindowKind.LAST_RESORT})
NAMES = {
    ANY: Name("无差别受理", "any matter"),
    ISSUING: Name("统一出件", "issuing results"),
}


class Standing(StrEnum):
    """How a certificate stands on a day."""

    HOLDS = "holds"
    ENDS_SOON = "ends-soon"
    OVER = "over"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Certificate:
    """`staff` may serve `scope` (a domain's key, ANY or ISSUING) on the days since..until.

    Without `until` it has no end. `by` gave it, `at` that moment; there is one for each scope.
    """

    key: str
    staff: str
    scope: str
    since: date
    until: date | None
    by: str
    at: datetime

    def standing(self, on: date) -> Standing:
        """How it stands on this day."""
        if on < self.since:
            return Standing.NOT_YET
        if self.until is None:
            return Standing.HOLDS
        if on > self.until:
            return Standing.OVER
        return Standing.ENDS_SOON if self.until - on <= SOON else Standing.HOLDS

    def holds(self, on: date) -> bool:
        """Whether it is good on this day."""
        return self.standing(on) in (Standing.HOLDS, Standing.ENDS_SOON)


def key_of(staff: str, scope: str) -> str:
    """The key of the certificate of this person for this scope."""
    return f"{staff} {scope}"


def scopes_of(window: Window) -> tuple[str, ...]:
    """What a clerk has to be certified for to open this window."""
    if window.kind in NEEDS_NONE:
        return ()
    if window.kind is WindowKind.ISSUING:
        return (ISSUING,)
    return window.domains or ((ANY,) if window.is_undifferentiated else ())


def missing_certificates(
    window: Window, certificates: Iterable[Certificate], on: date
) -> tuple[str, ...]:
    """The scopes that the holder of `certificates` lacks for this window on a business date.

    Who may serve any matter needs none for a single domain; issuing is asked for by itself.
    """
    held = {c.scope for c in certificates if c.holds(on)}
    asked = scopes_of(window)
    lacking = asked if ANY not in held else [s for s in asked if s == ISSUING]
    return tuple(scope for scope in lacking if scope not in held)


def scope_name(setup: Setup, scope: str) -> Name:
    """What a scope is called; a domain that the hall has lost, by its key."""
    domain = setup.domain(scope)
    return domain.name if domain else NAMES.get(scope, Name(scope, scope))


def is_scope(setup: Setup, scope: str) -> bool:
    """Whether there is such a scope in this hall."""
    return scope in NAMES or setup.domain(scope) is not None
