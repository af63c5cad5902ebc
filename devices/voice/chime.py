"""The gong before a call: two falling tones, made by arithmetic."""

from __future__ import annotations

import math
import sys
from array import array
from typing import TYPE_CHECKING

from devices.voice.wav import FULL_SCALE, HALL_FORMAT, Sound, write_sound

if TYPE_CHECKING:
    from pathlib import Path

NAME = "chime-1.wav"
"""Its file; a changed melody takes a new number."""

SECONDS = 1.9
LOUDNESS = 0.5
ATTACK = 0.012
"""Seconds in which a tone swells: soft enough not to click or startle."""

TONES = ((0.0, 659.26), (0.42, 523.25))
"""When each tone begins, in seconds, and its pitch in Hz: e″, then c″."""

OVERTONES = ((1.0, 1.0, 2.6), (2.0, 0.35, 4.5), (2.76, 0.12, 9.0))
"""Multiple of the pitch, strength, and decay per second, as in a struck bar."""


def chime() -> Sound:
    """The gong, beginning and ending in silence."""
    count = int(SECONDS * HALL_FORMAT.rate)
    wave = [_at(index / HALL_FORMAT.rate) for index in range(count)]
    scale = LOUDNESS * FULL_SCALE / max(map(abs, wave))
    samples = array("h", (int(value * scale) for value in wave))
    if sys.byteorder == "big":
        samples.byteswap()
    return Sound(HALL_FORMAT, samples.tobytes())


def write_chime(path: Path) -> None:
    """Write the gong; raises OSError."""
    write_sound(path, chime())


def _at(moment: float) -> float:
    heard = sum(_struck(moment - begins, pitch) for begins, pitch in TONES if moment > begins)
    return heard * min(1.0, (SECONDS - moment) / 0.2)


def _struck(age: float, pitch: float) -> float:
    swell = min(1.0, age / ATTACK)
    return swell * sum(
        strength * math.exp(-decay * age) * math.sin(math.tau * pitch * multiple * age)
        for multiple, strength, decay in OVERTONES
    )
