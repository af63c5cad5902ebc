"""What happens to what the screens say."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEvent(Event):
    """Something that happened to a message."""

    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSet(MessageEvent):
    """What it says, where and when, from now on."""

    zh: str
    en: str
    zones: tuple[str, ...]
    incident: bool
    from_at: str | None
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDropped(MessageEvent):
    """It is taken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTurned(MessageEvent):
    """Its time has begun or is over: `state` now or over."""

    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureAdded(Event):
    """Walls may show it."""

    picture: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureDropped(Event):
    """It is gone, from every playlist too."""

    picture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistSet(Event):
    """What a zone's walls show in turn, and for how many seconds each."""

    zone: str
    pictures: tuple[str, ...]
    seconds: tuple[int, ...]
