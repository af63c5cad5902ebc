"""Answers of inspections."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict


class Inspected(TypedDict):
    """An inspection is recorded; its findings by their ids."""

    inspection: int
    findings: list[int]


class FollowedUp(TypedDict):
    """A finding as it is now."""

    finding: int
    open: bool
    due: str


class Finding(TypedDict):
    """What was found, who sees to it and until when, and each step since."""

    finding: int
    inspection: int
    window: str | None
    zone: str
    text: str
    severity: str
    owner: str
    due_on: str
    due: str
    overdue: bool
    open: bool
    found_by: str
    found_at: str
    closed_at: str | None
    steps: list[dict[str, Any]]


class Findings(TypedDict):
    """Findings in the order of their days."""

    findings: list[Finding]
