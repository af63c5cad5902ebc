"""Certifying clerks, and whether the hall insists on it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from annotated_types import Len

from hall.certificates.certificate import Certificate, is_scope, key_of
from hall.certificates.events import CertificateGiven, CertificateTakenBack
from hall.commands import Answer, Work, command
from hall.facts import Day, Key, Reason, StaffName
from hall.people.roles import MANAGERS
from hall.refusals import Invalid, Unknown
from hall.setup import Certification


@command(roles=MANAGERS)
class GiveCertificates:
    """Certify somebody for domains, for `any` matter or for `issuing` (P22-6).

    From today and without an end where nothing else is said; given anew, it counts instead.
    """

    staff: StaffName
    scopes: Annotated[tuple[Key, ...], Len(1, 60)]
    since: Day | None = None
    until: Day | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses scopes that the hall doesn't have, and days that are over."""
        if work.shelf.people.staff(self.staff) is None:
            raise Unknown("unknown_staff", staff=self.staff)
        if not all(is_scope(work.setup, scope) for scope in self.scopes):
            raise Invalid("scopes", "unknown")
        since = self.since or work.today
        if self.until is not None and self.until < max(since, work.today):
            raise Invalid("until", "over")
        for scope in dict.fromkeys(self.scopes):
            self._give(work, scope, since)
        return {"staff": self.staff}

    def _give(self, work: Work, scope: str, since: date) -> None:
        key = key_of(self.staff, scope)
        given = Certificate(key, self.staff, scope, since, self.until, str(work.by), work.at)
        work.shelf.of(Certificate).save(given)
        until = self.until.isoformat() if self.until else None
        noted = CertificateGiven(
            staff=self.staff, scope=scope, since=since.isoformat(), until=until
        )
        work.note(noted)


@command(roles=MANAGERS)
class TakeBackCertificate:
    """Somebody is certified for this scope no longer."""

    staff: StaffName
    scope: Key
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Counts for the next window they open; where they sit now they may finish."""
        key = key_of(self.staff, self.scope)
        if work.shelf.of(Certificate).get(key) is None:
            raise Unknown("unknown_certificate", staff=self.staff, scope=self.scope)
        work.shelf.of(Certificate).drop(key)
        work.note(CertificateTakenBack(staff=self.staff, scope=self.scope, reason=self.reason))
        return {"staff": self.staff}


@command(roles=MANAGERS)
class ChangeCertification:
    """Let only certified clerks open windows, or no longer insist on it."""

    required: bool
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Counts for the next window that a clerk opens; who sits already may stay."""
        work.change("certification", Certification(required=self.required), self.reason)
        return {"section": "certification"}
