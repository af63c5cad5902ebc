"""Guessing is stopped: so many wrong codes or cards at a cabinet, so many misses with a code.

A refusal leaves nothing behind, so a wrong guess is no refusal here: it is counted, and the answer
says what the screen refuses with. The counts outlive a restart.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hall.commands import Answer, Work
from hall.lockers.cell import Cabinet
from hall.lockers.events import GuessingStopped, GuessRefused
from hall.lockers.stay import Stay
from hall.refusals import TooMany


def must_not_be_locked(work: Work, cabinet: Cabinet) -> None:
    """Refuse every code and card for now, and say until when."""
    if cabinet.is_locked(work.at):
        raise _stopped("locker_locked", cabinet.locked_until, work)


def must_not_be_locked_out(work: Work, stay: Stay) -> None:
    """Refuse one code for now, and say until when."""
    if stay.is_locked(work.at):
        raise _stopped("code_locked", stay.locked_until, work)


def missed(work: Work, cabinet: Cabinet, key: str, stay: Stay | None = None) -> Answer:
    """A wrong guess is counted; the answer names the refusal `key`.

    `stay`: the code was right, and what was said beside it wasn't.
    """
    limits = work.setup.lockers
    fresh = cabinet.missed_at is not None and work.at - cabinet.missed_at < limits.lock_out
    misses = (cabinet.misses if fresh else 0) + 1
    work.note(GuessRefused(cabinet=cabinet.name, misses=misses))
    if stay is not None:
        _miss_code(work, stay)
    if misses < limits.attempts_per_cabinet:
        work.shelf.of(Cabinet).save(replace(cabinet, misses=misses, missed_at=work.at))
        return {"refused": key, "left": limits.attempts_per_cabinet - misses}
    until = work.at + limits.lock_out
    locked = replace(cabinet, misses=0, missed_at=None, locked_until=until)
    work.shelf.of(Cabinet).save(locked)
    work.note(GuessingStopped(cabinet=cabinet.name, stay=None, until=until.isoformat()))
    return {"refused": key, "left": 0}


def _miss_code(work: Work, stay: Stay) -> None:
    limits = work.setup.lockers
    misses = stay.misses + 1
    if misses < limits.attempts_per_code:
        work.shelf.of(Stay).save(replace(stay, misses=misses))
        return
    until = work.at + limits.lock_out
    work.shelf.of(Stay).save(replace(stay, misses=0, locked_until=until))
    work.note(GuessingStopped(cabinet=stay.cabinet, stay=stay.id, until=until.isoformat()))


def _stopped(key: str, until: datetime | None, work: Work) -> TooMany:
    assert until
    seconds = int((until - work.at).total_seconds()) + 1
    return TooMany(key, until=f"{work.setup.local(until):%H:%M}", seconds=seconds)
