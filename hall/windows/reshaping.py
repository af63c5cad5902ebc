"""Reshaping windows while the hall runs (D21-3, D21-4)."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Annotated

from annotated_types import Len, doc

from hall.commands import Answer, Work, command
from hall.facts import Key, Moment, Reason, ShortText, Version, WindowNumber
from hall.people.roles import MANAGERS
from hall.progress import Progress
from hall.refusals import Invalid, Refusal
from hall.setup import NEEDS_DOMAINS, Name, WindowKind
from hall.windows import moves as windows
from hall.windows.calling import call_automatically
from hall.windows.naming import name_after
from hall.windows.shapes import last_shape
from hall.windows.steps import answer, close, find, open_until_plan
from hall.windows.takers import RESTING
from hall.windows.window import Window

LONGEST_OPEN = timedelta(hours=24)
A_MINUTE = timedelta(minutes=1)


@command()
class CloseWhenFree:
    """A window has been open as long as it was to be. Sent by the hall itself.

    Whoever is called or served there is served to the end.
    """

    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """Looks again each minute while it is busy."""
        window = find(work, self.window)
        if window.is_busy:
            work.plan(open_until_plan(self.window), work.at + A_MINUTE, self)
        else:
            close(work, window)
            call_automatically(work)
        return answer(work, self.window)


@command(roles=MANAGERS, plannable=True)
class ChangeWindow:
    """Reshape a window while the hall runs (D21-3); what isn't given stays.

    It counts for the very next call. A number the hall doesn't have yet becomes a new window, and
    only such a number may be `new`. A name that said what was done there says what is done now.
    """

    window: WindowNumber
    name: ShortText | None = None
    name_en: ShortText | None = None
    kind: WindowKind | None = None
    domains: Annotated[tuple[Key, ...], Len(0, 50)] | None = None
    zone: Key | None = None
    exception: Reason | None = None
    open: bool | None = None
    new: bool = False
    base: Annotated[Version | None, doc("The shape that was looked at, by its version")] = None
    until: Annotated[Moment | None, doc("Stays open until then, past closing too")] = None
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses unknown domains and zones, closing a window that is busy, a `new` window that
        is there, and a window whose shape is no longer the `base`.

        With `until`, it closes by itself (a temporary window, D21-4; longer hours, P22-4).
        """
        self._must_be_known(work)
        self._must_end(work)
        window = work.shelf.windows.get(self.window)
        self._must_be_as_seen(work, window)
        work.keep(windows.place(self._new(work)) if window is None else self._changed(work, window))
        self._open_or_close(work)
        if self.until is not None:
            ends = CloseWhenFree(window=self.window)
            work.plan(open_until_plan(self.window), self.until.astimezone(UTC), ends)
        call_automatically(work)
        return answer(work, self.window)

    def _must_be_as_seen(self, work: Work, window: Window | None) -> None:
        if self.new and window is not None:
            raise Refusal("window_exists", window=self.window)
        if self.base is not None and self.base != last_shape(work.shelf, self.window).version:
            raise Refusal("changed_since", window=self.window)

    def _must_be_known(self, work: Work) -> None:
        for domain in self.domains or ():
            if work.setup.domain(domain) is None:
                raise Invalid("domains", "unknown")
        if len(set(self.domains or ())) != len(self.domains or ()):
            raise Invalid("domains", "twice")
        if self.zone is not None and work.setup.zone(self.zone) is None:
            raise Invalid("zone", "unknown")

    def _must_end(self, work: Work) -> None:
        if self.until is None:
            return
        if self.until.tzinfo is None:
            raise Invalid("until", "without_offset")
        if not work.at < self.until <= work.at + LONGEST_OPEN:
            raise Invalid("until", "over" if self.until <= work.at else "too_large")

    def _new(self, work: Work) -> Window:
        kind = self.kind or WindowKind.DOMAIN
        if not self.domains and kind in NEEDS_DOMAINS:
            raise Invalid("domains", "missing")
        return Window(
            number=self.window,
            name=self._name(Name(f"{self.window}号窗口", f"Window {self.window}")),
            kind=kind,
            zone=self.zone or work.setup.zones[0].key,
            domains=self.domains or (),
            since=work.at,
            exception=(self.exception or "") if kind is WindowKind.DEPARTMENT else "",
            open_until=self.until.astimezone(UTC) if self.until else None,
        )

    def _changed(self, work: Work, window: Window) -> Progress:
        kind = window.kind if self.kind is None else self.kind
        domains = window.domains if self.domains is None else self.domains
        return windows.change(
            window,
            name=self._name(name_after(work.setup, window, kind, domains)),
            kind=self.kind,
            domains=self.domains,
            zone=self.zone,
            exception=self.exception,
            open_until=self.until.astimezone(UTC) if self.until else None,
            reason=self.reason,
        )

    def _name(self, before: Name) -> Name:
        if self.name is None and self.name_en is None:
            return before
        return Name(self.name or before.zh, self.name_en or self.name or before.en)

    def _open_or_close(self, work: Work) -> None:
        window = find(work, self.window)
        if self.open is True and window.state in RESTING:
            work.keep(windows.open_for(window, None, work.at))
        elif self.open is False:
            close(work, window)
