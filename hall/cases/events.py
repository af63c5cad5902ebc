"""What happens to cases. Whose they are stands in none of them."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent(Event):
    """Something that happened to a case."""

    case: int
    number: str
    matter: str | None
    theme: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReceived(CaseEvent):
    """收件: the application is at the window. `visit` is its ticket; None: it has none (J19-6).

    `seconds` lie between the begin of service and this record.
    """

    at_window: str
    case_kind: str
    visit: int | None
    seconds: float | None
    deferred: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccepted(CaseEvent):
    """受理: the clock of each department's part runs; `again` after a correction (J19-3, J19-4)."""

    departments: tuple[str, ...]
    last_day: str
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReturned(CaseEvent):
    """补正: back to the applicant, once only, with everything that is missing (J19-4)."""

    missing: tuple[str, ...]
    basis: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResubmitted(CaseEvent):
    """补正材料已提交: what was missing is here, save what is `deferred`."""

    at_window: str
    visit: int | None
    deferred: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRefused(CaseEvent):
    """不予受理, with the reason (P22-11)."""

    reason: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWithdrawn(CaseEvent):
    """撤回 by the applicant."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialArrived(CaseEvent):
    """容缺材料补交: a deferred material is here (J19-5). `days` late; 0 or below: in time."""

    material: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpTold(CaseEvent):
    """双告知: the applicant was told of these follow-up matters (Z17-5)."""

    at_window: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDecided(CaseEvent):
    """办结: every department has decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDelivered(CaseEvent):
    """送达: everything that was issued on it has been handed to its applicant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEvent(CaseEvent):
    """Something that happened to one department's part of a case."""

    part: int
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTaken(PartEvent):
    """后台签收: the department has it, `seconds` after the cut-off; below 0 before (J19-7)."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPaused(PartEvent):
    """暂停计时: time that doesn't count begins (J19-9), with `left` working days left."""

    why: str
    reason: str
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockResumed(PartEvent):
    """恢复计时: the clock runs again, until the last moment of `last_day`."""

    last_day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermExtended(PartEvent):
    """延期: another last day, by a signed letter (J19-10)."""

    before: str
    last_day: str
    letter: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LightTurned(PartEvent):
    """亮灯: yellow from two days before the last one, red when it is over (J19-8).

    `since` is the moment at which it turned, however late the hall noticed.
    """

    light: str
    since: str
    last_day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartUrged(PartEvent):
    """催办: the department was asked to get it done (J19-8)."""

    light: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueExplained(PartEvent):
    """超时说明: why it was overdue (J19-8)."""

    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDecided(PartEvent):
    """审批决定 of one department. `seconds` after its last moment; below 0 before."""

    decision: str
    reason: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchHandedOver(Event):
    """移交: so many parts go to a department on one sheet; whoever did it has signed (J19-7)."""

    batch: int
    department: str
    parts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSigned(Event):
    """签收: the department has them, save the missing, `seconds` after the earliest cut-off."""

    batch: int
    department: str
    missing: tuple[int, ...]
    seconds: float
