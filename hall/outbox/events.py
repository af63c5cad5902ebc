"""What happens to text messages. Nobody's number and nothing they are told stands in them."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeEvent(Event):
    """Something that happened to a text message about a case."""

    notice: int
    case: int
    number: str
    template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSent(NoticeEvent):
    """短信已发出: the gateway has taken it, `seconds` after it was due; below 0 before."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGivenUp(NoticeEvent):
    """For a whole day the gateway hasn't taken it: somebody has to call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeOvertaken(NoticeEvent):
    """短信不再发: what it says was no longer so before it was sent."""
