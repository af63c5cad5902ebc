"""Setting messages and taking them off; the hall itself turns them at their moments."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from annotated_types import Len

from hall.commands import Answer, Work, command
from hall.facts import Key, MessageId, Moment
from hall.people.roles import LEADERS
from hall.refusals import Invalid, Refusal, Unknown
from hall.screens.events import MessageDropped, MessageSet, MessageTurned
from hall.screens.message import Message

MOST = 30
Text = Annotated[str, Len(1, 200)]


@command(roles=LEADERS)
class SetMessage:
    """Show a message on the walls of some zones, of all where none is given, for a while.

    `incident`: it stands alone, and the kiosks say it too where it is for all zones. With
    `message`, one that is there is changed as a whole.
    """

    zh: Text
    en: Annotated[str, Len(0, 200)] = ""
    zones: Annotated[tuple[Key, ...], Len(0, 50)] = ()
    incident: bool = False
    from_at: Moment | None = None
    until: Moment | None = None
    message: MessageId | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses unknown zones, an end before the beginning or in the past, and too many."""
        self._must_be_sound(work)
        kept = work.shelf.of(Message)
        if self.message is not None:
            _find(work, self.message)
        elif kept.count() >= MOST:
            raise Refusal("too_many_messages", limit=MOST)
        made = Message(
            id=self.message or kept.next_id(),
            zh=self.zh.strip(),
            en=self.en.strip(),
            zones=tuple(dict.fromkeys(self.zones)),
            incident=self.incident,
            from_at=_utc(self.from_at),
            until=_utc(self.until),
            by=str(work.by),
            at=work.at,
        )
        kept.save(made)
        _plan(work, made)
        work.note(
            MessageSet(
                message=made.id,
                zh=made.zh,
                en=made.en,
                zones=made.zones,
                incident=made.incident,
                from_at=None if made.from_at is None else made.from_at.isoformat(),
                until=None if made.until is None else made.until.isoformat(),
            )
        )
        return {"message": made.id}

    def _must_be_sound(self, work: Work) -> None:
        if not self.zh.strip():
            raise Invalid("zh", "too_short")
        if any(work.setup.zone(zone) is None for zone in self.zones):
            raise Invalid("zones", "unknown")
        for name, moment in (("from_at", self.from_at), ("until", self.until)):
            if moment is not None and moment.tzinfo is None:
                raise Invalid(name, "without_offset")
        if self.until is not None and self.until <= work.at:
            raise Invalid("until", "over")
        if self.until is not None and self.until <= (self.from_at or work.at):
            raise Invalid("until", "ends_before_it_begins")


@command(roles=LEADERS)
class DropMessage:
    """Take a message off, now."""

    message: MessageId

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that isn't there any more."""
        _find(work, self.message)
        _forget(work, self.message)
        work.note(MessageDropped(message=self.message))
        return {"message": self.message}


@command()
class TurnMessage:
    """The moment has come at which a message begins or is over. Planned by the hall itself."""

    message: MessageId

    def carry_out(self, work: Work) -> Answer:
        """What is over is forgotten; the journal keeps it."""
        message = _find(work, self.message)
        state = message.state(work.at)
        if state == "over":
            _forget(work, message.id)
        work.note(MessageTurned(message=message.id, state=state))
        return {"message": message.id}


def _plan(work: Work, message: Message) -> None:
    turn = TurnMessage(message=message.id)
    for end, moment in (("from", message.from_at), ("until", message.until)):
        key = f"message/{message.id}/{end}"
        work.drop_plan(key)
        if moment is not None and moment > work.at:
            work.plan(key, moment, turn)


def _forget(work: Work, message_id: int) -> None:
    work.shelf.of(Message).drop(message_id)
    for end in ("from", "until"):
        work.drop_plan(f"message/{message_id}/{end}")


def _find(work: Work, message_id: int) -> Message:
    message = work.shelf.of(Message).get(message_id)
    if message is None:
        raise Unknown("unknown_message", message=message_id)
    return message


def _utc(moment: datetime | None) -> datetime | None:
    """In UTC, to the millisecond, as everything is kept."""
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)
