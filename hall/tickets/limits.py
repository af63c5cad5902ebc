"""限号: a matter of which enough tickets are given for now, and when there are some again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from hall.commands import Work
from hall.faces import Face, said
from hall.ports import Shelf
from hall.refusals import Refusal
from hall.setup import MatterLimit, Setup
from hall.workdays.hours import Stretches
from hall.workdays.national import A_DAY

LOOK_AHEAD = 14
"""Days within which a matter is looked for that has tickets again."""


@dataclass(frozen=True, slots=True)
class Room:
    """What is still given of one matter."""

    setup: Setup
    shelf: Shelf
    matter: str

    @property
    def limits(self) -> Sequence[MatterLimit]:
        """Those of this matter."""
        return [limit for limit in self.setup.limits if limit.matter == self.matter]

    def is_full(self, at: datetime) -> bool:
        """Whether no ticket of it is given at this moment, by what is given now."""
        return any(
            since <= at < until and self._given(since, until) >= limit.most
            for limit in self.limits
            for since, until in [stretch_of(self.setup, limit, at)]
        )

    def again(self, at: datetime) -> datetime | None:
        """When the next ticket of it is given; None where it isn't within `LOOK_AHEAD` days."""
        opening = self.setup.opening
        return next(
            (
                moment
                for moment in self._moments(at)
                if opening.is_open(moment)
                and opening.gives_tickets(moment)
                and not self.is_full(moment)
            ),
            None,
        )

    def _given(self, since: datetime, until: datetime) -> int:
        return self.shelf.tickets.count_of_matter(self.matter, since, until)

    def _moments(self, at: datetime) -> Iterator[datetime]:
        """When it may have some again: the ends of its stretches, and whenever the hall opens."""
        for ahead in range(LOOK_AHEAD):
            day = at + A_DAY * ahead
            ends = [stretch_of(self.setup, limit, day)[1] for limit in self.limits]
            opens = [_moment(self.setup, day, s.begins) for s in _open_on(self.setup, day)]
            yield from sorted(moment for moment in {*ends, *opens} if moment > at)


def stretch_of(setup: Setup, limit: MatterLimit, at: datetime) -> tuple[datetime, datetime]:
    """From when until when a limit counts on the day of `at`: its stretch, or the business date."""
    if limit.between is not None:
        begins, ends = limit.between.begins, limit.between.ends
        return _moment(setup, at, begins), _moment(setup, at, ends)
    day = setup.business_date(at)
    return setup.day_begins(day), setup.day_begins(day + A_DAY)


def must_have_room(work: Work, matter: str) -> None:
    """Refuses a ticket of a matter that is full, and says from when there are some again."""
    room = Room(work.setup, work.shelf, matter)
    if not room.limits or not room.is_full(work.at):
        return
    again = room.again(work.at)
    if again is None:
        raise Refusal("matter_full", matter=matter)
    here, now = work.setup.local(again), work.setup.local(work.at)
    if here.date() == now.date():
        raise Refusal("matter_full_for_now", matter=matter, again=f"{here:%H:%M}")
    raise Refusal("matter_full_today", matter=matter, again=f"{here:%Y-%m-%d %H:%M}")


def full_face(setup: Setup, shelf: Shelf, at: datetime) -> list[Face]:
    """The matters that are full now, each with the moment from which there are tickets again."""
    rooms = [Room(setup, shelf, matter) for matter in dict.fromkeys(x.matter for x in setup.limits)]
    return [
        {"matter": room.matter, "again": said(setup, room.again(at))}
        for room in rooms
        if room.is_full(at)
    ]


def _moment(setup: Setup, day: datetime, clock: time) -> datetime:
    return datetime.combine(setup.local(day).date(), clock, setup.timezone)


def _open_on(setup: Setup, day: datetime) -> Stretches:
    return setup.opening.on(setup.local(day).date())
