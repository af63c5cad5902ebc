"""Planning shifts: for a day or on weekdays, changed, removed, a week copied into another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.facts import Day, ShiftId, StaffName, WindowNumber
from hall.people.roles import LEADERS
from hall.ports import Shelf, Span
from hall.refusals import Invalid, Refusal, Unknown
from hall.shifts.events import ShiftChanged, ShiftRemoved, ShiftsCopied, ShiftsPlanned
from hall.shifts.shift import A_WEEK, Shift, monday_of, week_of

FARTHEST = timedelta(days=26 * 7)
"""How long ahead shifts on weekdays are planned: half a year."""
ALL = 100_000
Weekday = Annotated[int, Ge(0), Le(6)]


@command(roles=LEADERS)
class PlanShifts:
    """Let somebody work on a day from–to, or on certain weekdays (0: Monday) from it until another.

    Without a window: wherever they are needed.
    """

    staff: StaffName
    day: Day
    begins: time
    ends: time
    window: WindowNumber | None = None
    leads: bool = False
    rest_begins: time | None = None
    rest_ends: time | None = None
    weekdays: Annotated[tuple[Weekday, ...], Len(0, 7)] = ()
    until: Day | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a day when they work already, and one on which the hall is closed; on weekdays,
        such days are left out and told, as `skipped` and `closed`.
        """
        _must_be_to_come(work, self.day, "day")
        days = self._days()
        closed = [day for day in days if not work.setup.opening.on(day)]
        if closed and not self.weekdays:
            raise Refusal("closed_that_day", day=self.day.isoformat())
        planned, skipped = [], []
        for day in sorted(set(days) - set(closed)):
            shift = self._on(work, day)
            _must_be_sound(work, shift)
            if (other := _overlapping(work, shift)) is None:
                work.shelf.of(Shift).save(shift)
                planned.append(shift)
            elif self.weekdays:
                skipped.append(day.isoformat())
            else:
                raise _overlaps(other)
        if planned:
            told = tuple(shift.day.isoformat() for shift in planned)
            work.note(ShiftsPlanned(days=told, **_told(planned[0])))
        return {
            "shifts": [shift.id for shift in planned],
            "skipped": skipped,
            "closed": [day.isoformat() for day in closed],
        }

    def _days(self) -> list[date]:
        if not self.weekdays:
            return [self.day]
        last = self.until
        if last is None or last < self.day:
            raise Invalid("until", "missing" if last is None else "ends_before_it_begins")
        if last - self.day > FARTHEST:
            raise Invalid("until", "too_large")
        days = (self.day + timedelta(days=n) for n in range((last - self.day).days + 1))
        return [day for day in days if day.weekday() in self.weekdays]

    def _on(self, work: Work, day: date) -> Shift:
        return Shift(
            id=work.shelf.of(Shift).next_id(),
            staff=self.staff,
            day=day,
            begins=self.begins,
            ends=self.ends,
            window=self.window,
            leads=self.leads,
            rest_begins=self.rest_begins,
            rest_ends=self.rest_ends,
        )


@command(roles=LEADERS)
class ChangeShift:
    """Make one shift this one: other times, another window, or somebody else who takes it over."""

    shift: ShiftId
    staff: StaffName
    begins: time
    ends: time
    window: WindowNumber | None = None
    leads: bool = False
    rest_begins: time | None = None
    rest_ends: time | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses what is over, and times when they work already."""
        before = _known(work, self.shift)
        after = replace(
            before,
            staff=self.staff,
            begins=self.begins,
            ends=self.ends,
            window=self.window,
            leads=self.leads,
            rest_begins=self.rest_begins,
            rest_ends=self.rest_ends,
        )
        _must_be_sound(work, after)
        if (other := _overlapping(work, after)) is not None:
            raise _overlaps(other)
        work.shelf.of(Shift).save(after)
        told = {"before": before.staff, "day": after.day.isoformat(), **_told(after)}
        work.note(ShiftChanged(shift=after.id, **told))
        return {"shift": after.id}


@command(roles=LEADERS)
class RemoveShift:
    """Let somebody not work then."""

    shift: ShiftId

    def carry_out(self, work: Work) -> Answer:
        """Refuses what is over: it is on record."""
        shift = _known(work, self.shift)
        work.shelf.of(Shift).drop(shift.id)
        day = shift.day.isoformat()
        work.note(ShiftRemoved(shift=shift.id, staff=shift.staff, day=day))
        return {"shift": shift.id}


@command(roles=LEADERS)
class CopyShifts:
    """Plan the shifts of one week in another one too, each on its weekday.

    Either week is named by any of its days. Who works already on a day to come, or is switched
    off, or whose window is gone, is skipped; so is every day on which the hall is closed.
    """

    week: Day
    to: Day

    def carry_out(self, work: Work) -> Answer:
        """`shifts` is how many were planned, `skipped` how many were not; `reasons` says why.

        One reason for each: the day is `over`, the hall `closed`, somebody `off` or a window gone,
        or they work `already`.
        """
        ahead = monday_of(self.to) - monday_of(self.week)
        if not ahead:
            raise Invalid("to", "same")
        _must_be_to_come(work, monday_of(self.to) + A_WEEK - timedelta(days=1), "to")
        first, *_, last = week_of(self.week)
        kept, copied, reasons = work.shelf.of(Shift), 0, Counter[str]()
        for shift in shifts_between(work.shelf, first, last):
            copy = replace(shift, id=kept.next_id(), day=shift.day + ahead)
            if why := self._why_not(work, copy):
                reasons[why] += 1
            else:
                kept.save(copy)
                copied += 1
        if copied:
            weeks = {"week": first.isoformat(), "to": (first + ahead).isoformat()}
            work.note(ShiftsCopied(shifts=copied, **weeks))
        return {"shifts": copied, "skipped": reasons.total(), "reasons": dict(reasons)}

    def _why_not(self, work: Work, copy: Shift) -> str | None:
        if copy.day < work.today:
            return "over"
        if not work.setup.opening.on(copy.day):
            return "closed"
        try:
            _must_be_sound(work, copy)
        except Refusal:
            return "off"
        return None if _overlapping(work, copy) is None else "already"


def shifts_between(shelf: Shelf, first: date, last: date) -> Sequence[Shift]:
    """The shifts of these days, both included, in order."""
    return shelf.of(Shift).find(day=Span(first, last + timedelta(days=1)), limit=ALL)


def _known(work: Work, number: int) -> Shift:
    shift = work.shelf.of(Shift).get(number)
    if shift is None:
        raise Unknown("unknown_shift")
    _must_be_to_come(work, shift.day, "day")
    return shift


def _must_be_to_come(work: Work, day: date, field: str) -> None:
    """Who worked when is on record: nobody plans the past."""
    if day < work.today:
        raise Invalid(field, "over")


def _must_be_sound(work: Work, shift: Shift) -> None:
    for name in ("begins", "ends", "rest_begins", "rest_ends"):
        clock = getattr(shift, name)
        if clock is not None and clock.tzinfo is not None:
            raise Invalid(name, "wrong_form")
    if shift.ends <= shift.begins:
        raise Invalid("ends", "ends_before_it_begins")
    _must_rest_within(shift)
    staff = work.shelf.people.staff(shift.staff)
    if staff is None:
        raise Unknown("unknown_staff", staff=shift.staff)
    if not staff.active:
        raise Refusal("staff_switched_off", staff=shift.staff)
    if shift.window is not None and work.shelf.windows.get(shift.window) is None:
        raise Invalid("window", "unknown")


def _must_rest_within(shift: Shift) -> None:
    begins, ends = shift.rest_begins, shift.rest_ends
    if begins is None and ends is None:
        return
    if begins is None or ends is None:
        raise Invalid("rest_begins" if begins is None else "rest_ends", "missing")
    if not shift.begins <= begins < ends <= shift.ends:
        raise Invalid("rest_begins", "outside_the_shift")


def _overlapping(work: Work, shift: Shift) -> Shift | None:
    others = work.shelf.of(Shift).find(staff=shift.staff, day=shift.day)
    return next((o for o in others if o.id != shift.id and o.overlaps(shift)), None)


def _overlaps(other: Shift) -> Refusal:
    begins, ends = f"{other.begins:%H:%M}", f"{other.ends:%H:%M}"
    facts = {"staff": other.staff, "day": other.day.isoformat(), "begins": begins, "ends": ends}
    return Refusal("shift_overlaps", **facts)


def _told(shift: Shift) -> dict[str, Any]:
    return {
        "staff": shift.staff,
        "begins": f"{shift.begins:%H:%M}",
        "ends": f"{shift.ends:%H:%M}",
        "at_window": shift.window,
        "leads": shift.leads,
    }
