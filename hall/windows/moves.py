"""What can happen to a window. Each move hands back the new state and what happened."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from hall.progress import Progress
from hall.refusals import Refusal
from hall.setup import NEEDS_DOMAINS, Name, WindowKind
from hall.windows.events import WindowChanged, WindowClosed, WindowOpened, WindowPaused
from hall.windows.window import Window, WindowState


def open_for(window: Window, clerk: str | None, at: datetime) -> Progress:
    """Begin or resume service. Opening what is open already for the same clerk changes nothing."""
    if window.is_busy:
        raise Refusal("window_busy", window=window.number)
    if window.state is WindowState.IDLE and clerk in (window.clerk, None):
        return Progress((), ())
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


def seat(window: Window, clerk: str) -> Progress:
    """Somebody sits down at an open window, whatever goes on there."""
    seated = replace(window, clerk=clerk)
    return Progress((seated,), (WindowOpened(window=window.number, zone=window.zone, clerk=clerk),))


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
    closed = replace(window, state=WindowState.CLOSED, clerk=None, since=at, reason=None, last=None)
    return Progress((closed,), (WindowClosed(window=window.number, zone=window.zone),))


def change(
    window: Window,
    *,
    name: Name | None = None,
    kind: WindowKind | None = None,
    domains: tuple[str, ...] | None = None,
    zone: str | None = None,
) -> Progress:
    """Reshape it (D21-3); what is None stays. It counts for the very next call."""
    changed = replace(
        window,
        name=window.name if name is None else name,
        kind=window.kind if kind is None else kind,
        domains=window.domains if domains is None else domains,
        zone=window.zone if zone is None else zone,
    )
    if not changed.domains and changed.kind in NEEDS_DOMAINS:
        raise Refusal("window_needs_domains", window=window.number)
    if changed == window:
        return Progress((), ())
    event = WindowChanged(
        window=window.number,
        zone=changed.zone,
        name=asdict(changed.name),
        window_kind=str(changed.kind),
        domains=changed.domains,
        from_zone=window.zone,
    )
    return Progress((changed,), (event,))


def _must_be_idle_or_paused(window: Window) -> None:
    if window.is_busy:
        raise Refusal("window_busy", window=window.number)
    if window.state is WindowState.CLOSED:
        raise Refusal("window_closed", window=window.number)
