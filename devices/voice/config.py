"""The settings of a voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SLOWEST, FASTEST = 80, 300
"""Words a minute within which a synthesised call can be understood."""


@dataclass(frozen=True, slots=True)
class VoiceConfig:
    """Which driver speaks, and how.

    `driver`: "pyttsx3", "clips" or "silent". `folder`: where sounds are kept, None: where the
    hall keeps its data. `rate`: words a minute of the synthesiser. `clips`: the folder of a clip
    pack. `languages`: which to speak, in the order they are said. `limit_megabytes`: how large the
    folder of sounds may grow before the sounds unused longest are removed.
    """

    driver: str = "pyttsx3"
    folder: Path | None = None
    rate: int = 160
    clips: Path | None = None
    languages: tuple[str, ...] = ("zh-CN", "en")
    limit_megabytes: int = 200

    def __post_init__(self) -> None:
        if not SLOWEST <= self.rate <= FASTEST:
            raise ValueError(f"rate is {self.rate}; it must lie between {SLOWEST} and {FASTEST}")
        if self.limit_megabytes < 1:
            raise ValueError(f"limit_megabytes is {self.limit_megabytes}; it must be 1 or more")
