"""The hall's voice: sound files of calls, made by a driver and played by the screens' pages.

A driver is a class here in DRIVERS and passes tests/devices/voice/test_voice_contract.py.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from devices.voice.base import KeepingVoice
from devices.voice.clips_voice import ClipsVoice
from devices.voice.config import VoiceConfig
from devices.voice.pyttsx3_voice import Pyttsx3Voice
from devices.voice.silent import SilentVoice
from devices.voice.wav import VoiceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger("yichuang.voice")

DRIVERS: dict[str, Callable[[VoiceConfig, Path], KeepingVoice]] = {
    "pyttsx3": Pyttsx3Voice,
    "clips": ClipsVoice,
    "silent": SilentVoice,
}


def open_voice(config: VoiceConfig, keep: Path) -> KeepingVoice:
    """The voice that `config` asks for, its sounds kept in `keep`; takes up to seconds.

    Where that voice can't work here, a silent one that says why in `reason`: the hall opens anyway.
    Raises ValueError for a driver that there isn't.
    """
    if config.driver not in DRIVERS:
        raise ValueError(f"no voice driver {config.driver!r}; there are {', '.join(DRIVERS)}")
    try:
        return DRIVERS[config.driver](config, keep)
    except (VoiceError, OSError) as fault:
        log.warning("no voice: %s", fault)
        return SilentVoice(config, keep, str(fault))


__all__ = ["DRIVERS", "KeepingVoice", "VoiceConfig", "VoiceError", "open_voice"]
