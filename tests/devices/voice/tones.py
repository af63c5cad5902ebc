"""Tones that stand for recorded words."""

from __future__ import annotations

import math
import struct

from devices.voice.wav import HALL_FORMAT, Format, Sound


def tone(
    pitch: float, seconds: float = 0.1, peak: float = 0.5, form: Format = HALL_FORMAT
) -> Sound:
    """A plain tone of one pitch in Hz."""
    count = int(seconds * form.rate)
    waves = (math.sin(math.tau * pitch * index / form.rate) for index in range(count))
    samples = (struct.pack("<h", int(peak * 32767 * height)) for height in waves)
    return Sound(form, b"".join(sample * form.channels for sample in samples))
