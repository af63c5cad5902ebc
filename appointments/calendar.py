"""An appointment for a phone's own calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime

from hall.appointments.appointment import Appointment

LONGEST_LINE = 75
"""Octets; what is longer goes on in a line that begins with a space."""


def as_calendar(
    appointment: Appointment, *, title: str, place: str, about: str, at: datetime
) -> str:
    """The appointment as a file; whose it is doesn't stand in it."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Yichuang//Appointments//EN",
        "BEGIN:VEVENT",
        f"UID:{appointment.business}-{appointment.token[:12]}@yichuang",
        f"DTSTAMP:{_moment(at)}",
        f"DTSTART:{_moment(appointment.slot)}",
        f"DTEND:{_moment(appointment.ends)}",
        f"SUMMARY:{_escaped(title)}",
        f"LOCATION:{_escaped(place)}",
        f"DESCRIPTION:{_escaped(about)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT1H",
        f"DESCRIPTION:{_escaped(title)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of so many octets at most, no character cut."""
    parts: list[str] = []
    now = ""
    for sign in line:
        if len((now + sign).encode()) > LONGEST_LINE - (1 if parts else 0):
            parts.append(now)
            now = ""
        now += sign
    return "\r\n ".join([*parts, now])
