"""How loud a zone is now, and in which languages it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hall.setup import Setup, ZoneSound


@dataclass(frozen=True, slots=True)
class Sound:
    """What holds at one moment. `volume` is in percent."""

    silent: bool
    volume: int
    voice_languages: tuple[str, ...]


def sound_of(setup: Setup, zone: str, at: datetime) -> Sound:
    """The sound of a zone: its own, where it has one, over the hall's."""
    screens = setup.screens
    own = next((one for one in screens.sounds if one.zone == zone), ZoneSound(zone))
    silent = screens.silent or own.silent or is_quiet(setup, own, at)
    return Sound(silent, own.volume, own.voice_languages or screens.voice_languages)


def is_quiet(setup: Setup, sound: ZoneSound, at: datetime) -> bool:
    """Whether these are its quiet hours; they may pass midnight."""
    begins, ends, now = sound.quiet_from, sound.quiet_until, setup.local(at).time()
    if begins is None or ends is None:
        return False
    return begins <= now < ends if begins <= ends else now >= begins or now < ends
