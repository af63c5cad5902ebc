"""A case as whoever holds its token sees it. Of whose it is, nothing."""

from __future__ import annotations

from datetime import datetime

from hall.cases.case import Case, CaseState
from hall.cases.face import business_face, worst
from hall.cases.known import materials_of, parts_of
from hall.cases.material import CaseMaterial, Verdict
from hall.cases.part import Part
from hall.cases.why import why_of
from hall.faces import Face, said
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.setup import Setup


def case_held(shelf: Shelf, token: str) -> Case:
    """The case of this token. Raises Unknown."""
    found = shelf.of(Case).find(token=token, limit=1)
    if not found:
        raise Unknown("unknown_case")
    return found[0]


def held_face(setup: Setup, shelf: Shelf, case: Case, at: datetime) -> Face:
    """`last_day` is when all of it is promised; `why` says why it went back or ended."""
    parts, materials = parts_of(shelf, case), materials_of(shelf, case)
    days = [part.last_day for part in parts if part.last_day]
    running = case.state is CaseState.ACCEPTED
    return {
        "case": case.id,
        "token": case.token,
        "number": case.number,
        "kind": str(case.kind),
        **business_face(setup, case),
        "state": str(case.state),
        "light": str(worst(case, parts)),
        "last_day": str(max(days)) if days and running else None,
        "delivery": str(case.delivery),
        "received_at": said(setup, case.received_at),
        "accepted_at": said(setup, case.accepted_at),
        "decided_at": said(setup, case.decided_at),
        "why": why_of(shelf, case),
        "missing": [one.name for one in materials if one.verdict is Verdict.MISSING],
        "deferred": [_promised(setup, one, at) for one in materials if _is_promised(one)],
        "parts": [_part(setup, part) for part in parts],
    }


def of_ticket(setup: Setup, shelf: Shelf, ticket: int) -> list[Face]:
    """The cases that a visit ended with, by the tokens of their own."""
    return [
        {"token": case.token, "number": case.number, **business_face(setup, case)}
        for case in shelf.of(Case).find(ticket=ticket)
    ]


def _is_promised(material: CaseMaterial) -> bool:
    return material.verdict is Verdict.DEFERRED


def _promised(setup: Setup, material: CaseMaterial, at: datetime) -> Face:
    late = material.until is not None and material.until < setup.local(at).date()
    return {"name": material.name, "until": str(material.until), "late": late}


def _part(setup: Setup, part: Part) -> Face:
    return {
        "department": part.department,
        "department_en": setup.department_name(part.department).en,
        "lead": part.lead,
        "state": str(part.state),
        "decision": part.decision and str(part.decision),
    }
