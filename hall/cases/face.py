"""How cases look from outside; of an applicant only what the mask leaves."""

from __future__ import annotations

from hall.cases.case import Case, CaseState
from hall.cases.known import handles, materials_of, parts_of
from hall.cases.material import CaseMaterial
from hall.cases.part import Part
from hall.cases.term import Light, over_at
from hall.cases.wanted import follow_ups
from hall.cases.why import why_of
from hall.faces import Face, said
from hall.people.persons import face_of
from hall.people.roles import AT_WINDOWS, Actor
from hall.ports import Shelf
from hall.setup import Setup

WORST_FIRST = (Light.RED, Light.YELLOW, Light.PAUSED, Light.GREEN, Light.OFF)


def case_face(setup: Setup, shelf: Shelf, case: Case, by: Actor) -> Face:
    """A case with its parts and materials, for staff.

    `token` is for the windows that give it out on paper: it opens a locker in the applicant's name.
    """
    parts = parts_of(shelf, case)
    ticket = shelf.tickets.get(case.ticket) if case.ticket else None
    return {
        **head_face(setup, case, parts),
        "applicant": face_of(shelf, case.applicant),
        "ticket": ticket.number if ticket else None,
        "recorded_after_seconds": case.recorded_after_seconds,
        "clerk": case.clerk,
        "identity": case.identity,
        "returned": case.returned,
        "edition": case.edition,
        "token": case.token if by.is_staff(*AT_WINDOWS) and handles(shelf, by, case) else None,
        "why": why_of(shelf, case),
        "follow_up": [
            {"code": m.code, "name": m.name, "name_en": m.name_en, "department": m.department}
            for m in follow_ups(setup, case.matter, case.theme)
        ],
        "told_at": said(setup, case.told_at),
        "parts": [part_face(setup, part) for part in parts],
        "materials": [material_face(setup, one) for one in materials_of(shelf, case)],
    }


def head_face(setup: Setup, case: Case, parts: list[Part]) -> Face:
    """What stands in a list of cases. `last_day` is the latest of the clocks that run."""
    days = [part.last_day for part in parts if part.last_day]
    return {
        "case": case.id,
        "number": case.number,
        "kind": str(case.kind),
        **business_face(setup, case),
        "lead": case.lead,
        "state": str(case.state),
        "light": str(worst(case, parts)),
        "last_day": str(max(days)) if days and case.state is CaseState.ACCEPTED else None,
        "delivery": str(case.delivery),
        "window": case.window,
        "received_at": said(setup, case.received_at),
        "accepted_at": said(setup, case.accepted_at),
        "decided_at": said(setup, case.decided_at),
    }


def business_face(setup: Setup, case: Case) -> Face:
    """What it is for, by name."""
    thing = setup.matter(case.matter) if case.matter else setup.theme(case.theme or "")
    code = case.matter or case.theme or ""
    return {
        "matter": case.matter,
        "theme": case.theme,
        "name": thing.name if thing else code,
        "name_en": thing.name_en if thing else code,
    }


def part_face(setup: Setup, part: Part) -> Face:
    """What one department has to decide, and its light. `due` is its last moment."""
    return {
        "part": part.id,
        "department": part.department,
        "lead": part.lead,
        "state": str(part.state),
        "light": str(part.light),
        "last_day": str(part.last_day) if part.last_day else None,
        "due": said(setup, over_at(setup, part.last_day)) if part.last_day else None,
        "days_left": part.left,
        "calendar_known": part.last_day is None or setup.national.knows(part.last_day),
        "hand_over_by": said(setup, part.hand_over_by),
        "taken_at": said(setup, part.taken_at),
        "taken_by": part.taken_by,
        "decision": part.decision and str(part.decision),
        "decided_at": said(setup, part.decided_at),
        "explanation": part.explanation,
        "edition": part.edition,
    }


def material_face(setup: Setup, material: CaseMaterial) -> Face:
    """What was found of one material."""
    return {
        "material": material.id,
        "name": material.name,
        "copies": material.copies,
        "deferrable": material.deferrable,
        "verdict": str(material.verdict),
        "until": str(material.until) if material.until else None,
        "note": material.note,
        "arrived_at": said(setup, material.arrived_at),
    }


def worst(case: Case, parts: list[Part]) -> Light:
    """The light of the whole case: the worst of its parts."""
    if case.state is not CaseState.ACCEPTED:
        return Light.OFF
    return min((part.light for part in parts), key=WORST_FIRST.index, default=Light.OFF)
