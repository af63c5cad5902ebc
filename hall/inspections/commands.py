"""What can be wanted of inspections: record one, follow its findings up, close and reopen them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

from annotated_types import Len

from hall.commands import Answer, Work, command
from hall.faces import said
from hall.facts import Day, FindingId, Key, Reason, StaffName, WindowNumber
from hall.inspections.events import (
    FindingClosed,
    FindingFollowedUp,
    FindingOverdue,
    FindingRecorded,
    FindingReopened,
    InspectionRecorded,
)
from hall.inspections.finding import Finding, Inspection, Severity
from hall.people.roles import LEADERS, Role
from hall.refusals import Invalid, Refusal, Unknown

INSPECTORS = LEADERS | {Role.SUPERVISOR}
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFinding:
    """What was found, who sees to it, and by the end of which day."""

    text: Reason
    severity: Severity
    owner: StaffName
    due_on: Day


@command(roles=INSPECTORS)
class RecordInspection:
    """巡查: record a look at a window, or at a zone. Without findings all was well."""

    window: WindowNumber | None = None
    zone: Key | None = None
    findings: Annotated[tuple[NewFinding, ...], Len(0, 20)] = ()

    def carry_out(self, work: Work) -> Answer:
        """Refuses a place that isn't here, an owner who doesn't work here, a day that is over."""
        window, zone = self._place(work)
        kept = work.shelf.of(Inspection)
        inspection = Inspection(
            kept.next_id(), window, zone, str(work.by), work.at, len(self.findings)
        )
        kept.save(inspection)
        work.note(
            InspectionRecorded(
                inspection=inspection.id, window=window, zone=zone, findings=len(self.findings)
            )
        )
        found = [_record(work, inspection, one, at) for at, one in enumerate(self.findings)]
        return {"inspection": inspection.id, "findings": [finding.id for finding in found]}

    def _place(self, work: Work) -> tuple[str | None, str]:
        if (self.window is None) == (self.zone is None):
            raise Invalid("window", "exactly_one", names="window, zone")
        if self.window is None:
            if work.setup.zone(self.zone or "") is None:
                raise Unknown("unknown_zone", zone=self.zone)
            return None, self.zone or ""
        window = work.shelf.windows.get(self.window)
        if window is None:
            raise Unknown("unknown_window", window=self.window)
        return window.number, window.zone


@command(roles=INSPECTORS)
class FollowUpFinding:
    """Say how a finding goes, and if need be who sees to it now, and by when."""

    finding: FindingId
    note: Reason
    owner: StaffName | None = None
    due_on: Day | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a finding that is closed."""
        found = _known(work, self.finding)
        _must_be(found, is_open=True)
        moved = _given(work, found, self.owner, self.due_on)
        kept = _keep(work, moved, "followed-up", self.note)
        facts: dict[str, Any] = {
            "note": self.note,
            "owner": kept.owner,
            "due_on": kept.due_on.isoformat(),
        }
        work.note(FindingFollowedUp(**_about(kept), **facts))
        return _answer(work, kept)


@command(roles=INSPECTORS)
class CloseFinding:
    """It is put right; say what was done."""

    finding: FindingId
    done: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses a finding that is closed already."""
        found = _known(work, self.finding)
        _must_be(found, is_open=True)
        closed = replace(found, open=False, overdue=False, closed_at=work.at)
        kept = _keep(work, closed, "closed", self.done)
        work.note(FindingClosed(**_about(kept), done=self.done))
        return _answer(work, kept)


@command(roles=INSPECTORS)
class ReopenFinding:
    """It wasn't put right after all."""

    finding: FindingId
    reason: Reason
    due_on: Day
    owner: StaffName | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a finding that is open, and a day that is over."""
        found = _known(work, self.finding)
        _must_be(found, is_open=False)
        anew = replace(found, open=True, closed_at=None)
        kept = _keep(work, _given(work, anew, self.owner, self.due_on), "reopened", self.reason)
        facts: dict[str, Any] = {
            "reason": self.reason,
            "owner": kept.owner,
            "due_on": kept.due_on.isoformat(),
        }
        work.note(FindingReopened(**_about(kept), **facts))
        return _answer(work, kept)


@command()
class TellOverdue:
    """The day of a finding is over and it is open still. Sent by the hall itself."""

    finding: FindingId

    def carry_out(self, work: Work) -> Answer:
        """What was closed meanwhile needs nothing."""
        found = work.shelf.of(Finding).get(self.finding)
        if found is None or not found.open:
            return {}
        work.shelf.of(Finding).save(replace(found, overdue=True))
        facts: dict[str, Any] = {
            "severity": str(found.severity),
            "text": found.text,
            "owner": found.owner,
        }
        work.note(FindingOverdue(**_about(found), **facts))
        return {}


def _record(work: Work, inspection: Inspection, new: NewFinding, at: int) -> Finding:
    due = _end_of(work, new.due_on, f"findings.{at}.due_on")
    _must_work_here(work, new.owner, f"findings.{at}.owner")
    kept = work.shelf.of(Finding)
    found = Finding(
        id=kept.next_id(),
        inspection=inspection.id,
        window=inspection.window,
        zone=inspection.zone,
        text=new.text.strip(),
        severity=new.severity,
        owner=new.owner,
        due_on=new.due_on,
        due=due,
        found_by=str(work.by),
        found_at=work.at,
    )
    kept.save(found)
    work.plan(found.plan, due, TellOverdue(finding=found.id))
    facts: dict[str, Any] = {
        "severity": str(found.severity),
        "text": found.text,
        "owner": found.owner,
    }
    work.note(FindingRecorded(**_about(found), **facts, due_on=found.due_on.isoformat()))
    return found


def _given(work: Work, found: Finding, owner: str | None, due_on: date | None) -> Finding:
    """The same finding with whoever sees to it now, and until when."""
    if owner is not None:
        _must_work_here(work, owner, "owner")
        found = replace(found, owner=owner)
    if due_on is not None:
        due = _end_of(work, due_on, "due_on")
        found = replace(found, due_on=due_on, due=due, overdue=False)
    return found


def _keep(work: Work, found: Finding, what: str, note: str) -> Finding:
    """Keep it with one more step; its reminder follows it."""
    step = {"at": said(work.setup, work.at), "by": str(work.by), "what": what, "note": note}
    kept = replace(found, steps=(*found.steps, step))
    work.shelf.of(Finding).save(kept)
    work.drop_plan(kept.plan)
    if kept.open and not kept.overdue:
        work.plan(kept.plan, kept.due, TellOverdue(finding=kept.id))
    return kept


def _end_of(work: Work, day: date, field: str) -> datetime:
    """The moment when this day is over in the hall. Refuses one too near, too far or closed."""
    end = datetime.combine(day + timedelta(days=1), time(), work.setup.timezone).astimezone(UTC)
    if end <= work.at:
        raise Invalid(field, "over")
    if end - work.at > LONGEST:
        raise Invalid(field, "too_large")
    if not work.setup.opening.on(day):
        raise Refusal("closed_that_day", day=day.isoformat())
    return end


def _must_work_here(work: Work, name: str, field: str) -> None:
    staff = work.shelf.people.staff(name)
    if staff is None or not staff.active:
        raise Invalid(field, "unknown")


def _must_be(found: Finding, *, is_open: bool) -> None:
    if found.open is not is_open:
        raise Refusal("finding_is_open" if found.open else "finding_is_closed", finding=found.id)


def _known(work: Work, finding_id: int) -> Finding:
    found = work.shelf.of(Finding).get(finding_id)
    if found is None:
        raise Unknown("unknown_finding", finding=finding_id)
    return found


def _about(found: Finding) -> dict[str, Any]:
    return {"finding": found.id, "window": found.window, "zone": found.zone}


def _answer(work: Work, found: Finding) -> Answer:
    return {"finding": found.id, "open": found.open, "due": said(work.setup, found.due)}
