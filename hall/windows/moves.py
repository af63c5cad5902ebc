"""What can happen to a window. Each move hands back the new state and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from hall.progress import Progress
from hall.refusals import Refusal
from hall.setup import NEEDS_DOMAINS, WindowKind
from hall.windows.events import (
    ClerkSeated,
    WindowChanged,
    WindowClosed,
    WindowOpened,
    WindowPaused,
    WindowPlaced,
)
from hall.windows.window import Window, WindowState


def place(window: Window) -> Progress:
    """The hall has this window from now on. Refuses a shape that `fault_of` names."""
    _must_be_whole(window)
    return Progress((window,), (WindowPlaced(**_shape(window)),))


def open_for(window: Window, clerk: str | None, at: datetime) -> Progress:
    """Begin or resume service; where it is open already, `clerk` only sits down."""
    if window.is_busy:
        raise Refusal("window_busy", window=window.number)
    if window.state is WindowState.IDLE:
        return seat(window, clerk)
    opened = replace(
        window,
        state=WindowState.IDLE,
        clerk=clerk or window.clerk,
        since=at,
        reason=None,
        last=None,
    )
    return Progress(
        (opened,), (WindowOpened(window=window.number, zone=window.zone, clerk=opened.clerk),)
    )


def seat(window: Window, clerk: str | None) -> Progress:
    """Somebody sits down at an open window, whatever goes on there."""
    if clerk in (None, window.clerk):
        return Progress((), ())
    seated = replace(window, clerk=clerk)
    return Progress((seated,), (ClerkSeated(window=window.number, zone=window.zone, clerk=clerk),))


def pause(window: Window, reason: str | None, at: datetime) -> Progress:
    """Rest; nobody is called until it opens again."""
    _must_be_idle_or_paused(window)
    paused = replace(window, state=WindowState.PAUSED, since=at, reason=reason, last=None)
    return Progress(
        (paused,), (WindowPaused(window=window.number, zone=window.zone, reason=reason),)
    )


def close(window: Window, at: datetime) -> Progress:
    """End service here. Closing what is closed changes nothing."""
    if window.is_busy:
        raise Refusal("window_busy", window=window.number)
    if window.state is WindowState.CLOSED:
        return Progress((), ())
    closed = replace(
        window,
        state=WindowState.CLOSED,
        clerk=None,
        since=at,
        reason=None,
        last=None,
        open_until=None,
    )
    return Progress((closed,), (WindowClosed(window=window.number, zone=window.zone),))


def change(window: Window, *, reason: str | None = None, **shape: Any) -> Progress:
    """Reshape it (D21-3); what is None stays.

    `shape`: `name`, `kind`, `domains`, `zone`, `exception`, `open_until`.

    It counts for the very next call. Refuses a shape that `fault_of` names. What was pressed last
    at a window of another kind, or for other lines, stands.
    """
    given = {name: value for name, value in shape.items() if value is not None}
    return give_shape(window, reason=reason, **given)


def give_shape(
    window: Window, *, reason: str | None = None, undone: bool = False, **shape: Any
) -> Progress:
    """The same with every fact as it is given, None too."""
    changed = replace(window, **shape)
    if changed.kind is not WindowKind.DEPARTMENT:
        changed = replace(changed, exception="")
    _must_be_whole(changed)
    if changed == window:
        return Progress((), ())
    if (changed.kind, changed.domains) != (window.kind, window.domains):
        changed = replace(changed, last=None)
    shaped = _shape(changed)
    event = WindowChanged(**shaped, from_zone=window.zone, reason=reason, undone=undone)
    return Progress((changed,), (event,))


def fault_of(kind: WindowKind, domains: Sequence[str], exception: str) -> str | None:
    """What is wrong with a window of this shape, as a refusal's key; None when it may be.

    Some kinds are nothing without a line of their own, and a department has a window for itself
    only by an exception whose reason is on record (P22-1, J19-1).
    """
    if not domains and kind in NEEDS_DOMAINS:
        return "window_needs_domains"
    if kind is WindowKind.DEPARTMENT and not exception.strip():
        return "department_needs_reason"
    return None


def _must_be_whole(window: Window) -> None:
    if (fault := fault_of(window.kind, window.domains, window.exception)) is not None:
        raise Refusal(fault, window=window.number)


def _shape(window: Window) -> dict[str, Any]:
    return {
        "window": window.number,
        "zone": window.zone,
        "name": asdict(window.name),
        "window_kind": str(window.kind),
        "domains": window.domains,
        "exception": window.exception,
        "open_until": window.open_until.isoformat() if window.open_until else None,
    }


def _must_be_idle_or_paused(window: Window) -> None:
    if window.is_busy:
        raise Refusal("window_busy", window=window.number)
    if window.state is WindowState.CLOSED:
        raise Refusal("window_closed", window=window.number)
