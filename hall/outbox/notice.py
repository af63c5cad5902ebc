"""短信: one text message to somebody, from when it is due until the gateway has taken it.

A notice is kept before it is sent, under a key of its own. What is sent once more after a power cut
has the same key, so that whoever takes it can drop it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from hall.commands import Work
from hall.outbox.events import NoticeGivenUp, NoticeOvertaken, NoticeSent
from hall.people.persons import PersonRecord
from hall.progress import Progress

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 120, 300, 600, 1_800))
"""How long is waited after so many failures in a row; after more, the longest again."""
GIVEN_UP_AFTER = timedelta(days=1)


class NoticeState(StrEnum):
    """What became of a notice.

    GIVEN_UP: for a whole day it couldn't be sent. OVERTAKEN: what it says was no longer so.
    """

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given-up"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Notice:
    """One message: `template` names its sentence (`sms.…`), `told` fills it.

    `person` is the record in the vault that has the phone. `locked` are facts that nobody else may
    read, as the code of a cell; they go once it is sent. `about` is what it is about, for the room
    that sends it. `due`: sent at the latest; `next_try_at` None: it isn't tried any more.
    """

    id: int
    key: str
    template: str
    case: int
    number: str
    person: int
    created_at: datetime
    due: datetime
    state: NoticeState
    told: dict[str, str]
    about: int | None = None
    locked: str | None = None
    attempts: int = 0
    next_try_at: datetime | None = None
    sent_at: datetime | None = None
    detail: str | None = None

    def is_old(self, at: datetime) -> bool:
        """Whether it is given up rather than tried once more: what it says may be so no longer."""
        return at - self.created_at >= GIVEN_UP_AFTER

    def may_be_tried(self, at: datetime) -> bool:
        """Whether its moment has come. A clock that was set back holds nothing up."""
        due = self.next_try_at
        return due is not None and not at < due <= at + PAUSES[-1]


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message as the gateway takes it. The same `key` is the same message."""

    key: str
    phone: str
    text: str
    due: datetime


@dataclass(frozen=True, slots=True)
class SendReport:
    """Whether the gateway has taken it, and what was wrong where it hasn't."""

    sent: bool
    detail: str = ""


class Gateway(Protocol):
    """What takes messages. Calls may take seconds: never on the hub. They don't raise."""

    def send(self, envelope: Envelope) -> SendReport: ...


AFTER_SENT: dict[str, Callable[[Work, Notice], None]] = {}
"""By template: what the room does that wanted it sent."""


def keep_notice(  # noqa: PLR0913 - to whom, which sentence, by when
    work: Work,
    template: str,
    case: Any,
    told: Mapping[str, str],
    due: datetime,
    *,
    about: int | None = None,
    locked: str | None = None,
) -> Notice | None:
    """Have the applicant of a case told by `due`; None where nobody knows their phone.

    `locked` is what fills the sentence's `{code}`; it is kept under lock. What still waits to be
    sent about the same thing is overtaken.
    """
    if about is not None:
        overtake(work, case.id, about)
    record = work.shelf.of(PersonRecord).get(case.applicant) if case.applicant else None
    if record is None or record.phone_locked is None:
        return None
    notice = Notice(
        id=work.shelf.of(Notice).next_id(),
        key=work.secrets.token(),
        template=template,
        case=case.id,
        number=case.number,
        person=record.id,
        created_at=work.at,
        due=due,
        state=NoticeState.WAITING,
        told=dict(told),
        about=about,
        locked=work.secrets.lock(locked) if locked else None,
        next_try_at=work.at,
    )
    work.shelf.of(Notice).save(notice)
    return notice


def overtake(work: Work, case_id: int, about: int) -> None:
    """What waits to be sent about this is no longer so: it is sent to nobody."""
    for notice in work.shelf.of(Notice).find(case=case_id):
        if notice.about == about and notice.state is NoticeState.WAITING:
            gone = replace(notice, state=NoticeState.OVERTAKEN, next_try_at=None, locked=None)
            work.keep(Progress((gone,), (NoticeOvertaken(**_facts(gone)),)))


def after(notice: Notice, report: SendReport, at: datetime) -> Progress:
    """How it stands after an attempt."""
    tried = replace(notice, attempts=notice.attempts + 1, detail=report.detail or None)
    if report.sent:
        sent = replace(tried, state=NoticeState.SENT, sent_at=at, next_try_at=None, locked=None)
        late = (at - notice.due).total_seconds()
        return Progress((sent,), (NoticeSent(**_facts(sent), seconds=late),))
    if notice.is_old(at):
        over = replace(tried, state=NoticeState.GIVEN_UP, next_try_at=None, locked=None)
        return Progress((over,), (NoticeGivenUp(**_facts(over)),))
    pause = PAUSES[min(notice.attempts, len(PAUSES) - 1)]
    return Progress((replace(tried, next_try_at=at + pause),), ())


def _facts(notice: Notice) -> dict[str, Any]:
    """What every event of a notice says of it."""
    return {
        "notice": notice.id,
        "case": notice.case,
        "number": notice.number,
        "template": notice.template,
    }
