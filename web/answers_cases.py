"""The shapes of answers about cases."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict

from web.answers import Event


class CaseHead(TypedDict):
    """A case as it stands in a list. `light` is the worst of its parts, `last_day` the latest."""

    case: int
    number: str
    kind: str
    matter: str | None
    theme: str | None
    name: str
    name_en: str
    lead: str
    state: str
    light: str
    last_day: str | None
    delivery: str
    window: str
    received_at: str
    accepted_at: str | None
    decided_at: str | None


class Part(TypedDict):
    """What one department has to decide. `days_left` only while its clock is paused.

    `calendar_known` false: the last day is guessed, its year's calendar isn't published yet.
    """

    part: int
    department: str
    lead: bool
    state: str
    light: str
    last_day: str | None
    due: str | None
    days_left: int | None
    calendar_known: bool
    hand_over_by: str | None
    taken_at: str | None
    taken_by: str | None
    decision: str | None
    decided_at: str | None
    explanation: str | None
    edition: int


class Material(TypedDict):
    """What was found of one material; `until` is when a deferred one is promised."""

    material: int
    name: str
    copies: int
    deferrable: bool
    verdict: str
    until: str | None
    note: str | None
    arrived_at: str | None


class Applicant(TypedDict):
    """Whose it is, masked."""

    person: int
    name: str | None
    phone: str | None
    id_number: str | None


class FollowUp(TypedDict):
    """双告知: a matter that the applicant is to be told of next."""

    code: str
    name: str
    name_en: str
    department: str


class Why(TypedDict):
    """Why a case went back or ended."""

    note: str | None
    basis: str | None


class Case(CaseHead):
    """A case with its parts and materials. `ticket` null: recorded without a visit.

    `token` opens its phone page; null for whoever isn't of the window that gives it out.
    `told_at`: its applicant was told of `follow_up`.
    """

    applicant: Applicant | None
    ticket: str | None
    recorded_after_seconds: float | None
    clerk: str
    identity: str
    returned: int
    edition: int
    token: str | None
    why: Why | None
    follow_up: list[FollowUp]
    told_at: str | None
    parts: list[Part]
    materials: list[Material]


class Listed(CaseHead):
    """A case in a list; `part` where a department's list was asked for."""

    part: Part | None


class Cases(TypedDict):
    """The cases that were asked for."""

    cases: list[Listed]


class Business(TypedDict):
    """What a case is for, by name."""

    matter: str | None
    theme: str | None
    name: str
    name_en: str


class Deferral(TypedDict):
    """A promised material that hasn't come; `days` until its day, below 0: overdue."""

    material: int
    name: str
    until: str
    days: int
    note: str | None
    case: int
    number: str
    of: Business
    departments: list[str]
    window: str
    clerk: str
    applicant: Applicant | None


class Deferrals(TypedDict):
    """容缺台账, the earliest day first."""

    materials: list[Deferral]
    overdue: int


class Life(TypedDict):
    """All that happened to one case, oldest first."""

    events: list[Event]


class WhyNot(TypedDict):
    """Why the rules refuse a deed now: the key of a refusal and its facts."""

    key: str
    facts: dict[str, Any]


CaseDeeds = TypedDict(
    "CaseDeeds", {"accept": WhyNot | None, "return": WhyNot | None, "refuse": WhyNot | None}
)
"""What the lead department does with the whole case; null: it may."""


class PartDeeds(TypedDict):
    """What a department does with its part; null: it may."""

    take: WhyNot | None
    pause: WhyNot | None
    resume: WhyNot | None
    extend: WhyNot | None
    explain: WhyNot | None
    decide: WhyNot | None


class Deeds(TypedDict):
    """What may be done with a case now; `part` is null for a department that has none."""

    case: CaseDeeds
    part: PartDeeds | None


class Shown(TypedDict):
    """An applicant in full."""

    case: int
    name: str | None
    phone: str | None
    id_number: str | None


class Carried(TypedDict):
    """A part on a hand-over sheet."""

    part: int
    case: int
    number: str
    state: str


class Batch(TypedDict):
    """移交单: what goes to a department together; signed by both sides once `taken_at` is there."""

    batch: int
    department: str
    given_by: str
    given_at: str
    due: str
    taken_by: str | None
    taken_at: str | None
    missing: int
    parts: list[Carried]


class Batches(TypedDict):
    """The sheets of a department."""

    batches: list[Batch]
