"""WAV files: reading them whole, writing them, and whether anything can be heard in them."""

from __future__ import annotations

import sys
import wave
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FULL_SCALE = 32767
SILENCE = 0.01
"""Of full scale: a sound whose peak stays below it can't be heard in a hall."""


class VoiceError(Exception):
    """Why a sentence could not be said, for the log and the operator."""


@dataclass(frozen=True, slots=True)
class Format:
    """What must be the same in sounds that are joined. `width` in bytes, `rate` in Hz."""

    channels: int
    width: int
    rate: int

    def __str__(self) -> str:
        sides = {1: "mono", 2: "stereo"}.get(self.channels, f"{self.channels} channels")
        return f"{self.rate} Hz {self.width * 8}-bit {sides}"


HALL_FORMAT = Format(channels=1, width=2, rate=22050)
"""What espeak-ng makes; the chime and silent gaps are in it too."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A whole sound, in frames as a WAV file holds them."""

    format: Format
    frames: bytes

    @property
    def seconds(self) -> float:
        form = self.format
        return len(self.frames) / (form.channels * form.width * form.rate)

    @property
    def peak(self) -> float:
        """The loudest sample of a 16-bit sound, from 0 to 1."""
        samples = samples_of(self)
        high, low = (max(samples), min(samples)) if samples else (0, 0)
        return min(1.0, max(high, -low) / FULL_SCALE)


def samples_of(sound: Sound) -> array[int]:
    """The samples of a 16-bit sound; raises VoiceError for another width."""
    if sound.format.width != 2:
        raise VoiceError(f"{sound.format} is not 16-bit")
    samples = array("h", sound.frames[: len(sound.frames) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def read_sound(path: Path) -> Sound:
    """A WAV file whole; raises VoiceError when it isn't there or isn't plain PCM."""
    try:
        with wave.open(str(path), "rb") as file:
            form = Format(file.getnchannels(), file.getsampwidth(), file.getframerate())
            return Sound(form, file.readframes(file.getnframes()))
    except (OSError, EOFError, wave.Error) as fault:
        raise VoiceError(f"{path.name} can't be read as WAV: {fault}") from fault


def write_sound(path: Path, sound: Sound) -> None:
    """Write a WAV file; raises OSError."""
    with path.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setnchannels(sound.format.channels)
        file.setsampwidth(sound.format.width)
        file.setframerate(sound.format.rate)
        file.writeframes(sound.frames)


def check_audible(path: Path) -> None:
    """Raise VoiceError unless the file holds a 16-bit sound that can be heard."""
    peak = read_sound(path).peak
    if peak < SILENCE:
        raise VoiceError(f"{path.name} is silent (peak {peak:.4f})")
