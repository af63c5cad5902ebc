"""Kinds of events in the words of an office: what somebody who searches may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from hall.progress import Event

GROUPS: dict[str, tuple[str, ...]] = {
    "arrivals": ("TicketIssued", "Slip"),
    "calls": ("TicketCalled", "TicketRecalled", "TicketMissed", "TicketRestored"),
    "ends": ("TicketCancelled", "TicketExpired"),
    "appointments": ("Appointment",),
    "cases": ("Case", "Part", "Batch", "Clock", "Term", "Light", "Overdue", "MaterialArrived"),
    "results": ("Result", "ApplicantTold", "Parcel", "Notice"),
    "service": ("Ticket",),
    "guidance": ("Agent", "Referral"),
    "windows": ("Window", "Clerk"),
    "staff": (
        "Staff",
        "Department",
        "Signed",
        "Link",
        "Password",
        "Role",
        "Language",
        "Shift",
        "Certificate",
    ),
    "lockers": (
        "Cabinet",
        "Cell",
        "Door",
        "Stay",
        "Storing",
        "Collect",
        "Recall",
        "Guess",
        "Pickup",
    ),
    "devices": ("Device", "Pairing"),
    "alerts": ("Alert", "Webhook"),
    "screens": ("Message", "Picture", "Playlist"),
    "inspections": ("Inspection", "Finding"),
    "ratings": ("Rating", "FollowUp"),
    "persons": ("Person", "Old", "Journal"),
    "changes": ("Setting", "Plan", "DayEnd", "Clock", "Matters", "Mode", "Catalogue"),
}
"""Each with the beginnings of its kinds; the first group that fits has a kind."""
OTHERS = "others"


def group_of(kind: str) -> str:
    """The group that a kind of event stands in."""
    return next((g for g, begins in GROUPS.items() if kind.startswith(begins)), OTHERS)


@cache
def kinds_of(group: str) -> frozenset[str]:
    """The kinds of a group, of all that the running program knows."""
    return frozenset(kind for kind in known_kinds() if group_of(kind) == group)


def known_kinds() -> frozenset[str]:
    """Every kind of event that this program may write: those that no other event refines."""
    shapes = [shape for shape in _refining(Event) if shape.__module__.startswith("hall.")]
    refined = {base.__name__ for shape in shapes for base in shape.__bases__}
    return frozenset(shape.__name__ for shape in shapes) - refined


def _refining(shape: type[Event]) -> Iterator[type[Event]]:
    for inner in shape.__subclasses__():
        yield inner
        yield from _refining(inner)
