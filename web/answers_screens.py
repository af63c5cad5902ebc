"""The shapes of answers about what the screens say."""

from __future__ import annotations

from typing_extensions import TypedDict


class Message(TypedDict):
    """通知; no zones: all. `state`: upcoming, now, over."""

    message: int
    zh: str
    en: str
    zones: list[str]
    incident: bool
    from_at: str | None
    until: str | None
    state: str
    by: str
    at: str


class Picture(TypedDict):
    """A picture, its sides in pixels, its size in bytes."""

    picture: str
    name: str
    width: int
    height: int
    size: int
    by: str
    at: str


class Slide(TypedDict):
    """A picture and for how many seconds it stays."""

    picture: str
    seconds: int


class OwnSound(TypedDict):
    """What a zone has of its own; no languages: those of the hall."""

    zone: str
    silent: bool
    volume: int
    quiet_from: str | None
    quiet_until: str | None
    voice_languages: list[str]


class Sound(TypedDict):
    """What holds in a zone now."""

    silent: bool
    volume: int
    voice_languages: list[str]


class ScreensOfZone(TypedDict):
    """What a zone's walls show and sound like. `quiet`: these are its quiet hours."""

    zone: str
    slides: list[Slide]
    sound: OwnSound
    now: Sound
    quiet: bool


class Standing(TypedDict):
    """The hall's standing message."""

    zh: str
    en: str


class Screens(TypedDict):
    """Everything that the screens say besides the calls."""

    messages: list[Message]
    pictures: list[Picture]
    zones: list[ScreensOfZone]
    standing: Standing
    silent: bool
    voice_languages: list[str]
    one_as_yao: bool


class MessageId(TypedDict):
    """Which message it is."""

    message: int


class PictureAdded(TypedDict):
    """The picture as it is kept."""

    picture: str
    width: int
    height: int


class PictureId(TypedDict):
    """Which picture it was."""

    picture: str


class ZoneKey(TypedDict):
    """Which zone it was."""

    zone: str
