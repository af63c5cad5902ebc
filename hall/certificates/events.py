"""What happens to certificates."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateGiven(Event):
    """This person is certified for the scope on the days since..until; None: without an end."""

    staff: str
    scope: str
    since: str
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateTakenBack(Event):
    """This person is certified for the scope no longer."""

    staff: str
    scope: str
    reason: str | None
