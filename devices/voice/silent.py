"""The voice of a machine that has none: it says nothing, and the gong still sounds."""

from __future__ import annotations

from devices.voice.base import KeepingVoice


class SilentVoice(KeepingVoice):
    """Speaks no language. To call without the gong too, set the hall's `silent` calling."""
