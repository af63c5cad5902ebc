"""What every voice has in common: the chime, kept sounds, and failing alone."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from devices.voice import chime
from devices.voice.kept import KeptSounds, name_for
from devices.voice.wav import VoiceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from devices.voice.config import VoiceConfig
    from hall.ports import Sentence

log = logging.getLogger("yichuang.voice")

LONGEST = 400
"""Characters of the longest sentence that is spoken; a call has about 40."""


class KeepingVoice:
    """A voice that makes each sound once. It never raises: it answers None and gives its `reason`.

    `reason` is empty while all is well; a sound newly made clears what an earlier fault left there.

    A driver says what it speaks (`languages`), makes a sound (`_make`), and names everything that
    makes one sound differ from another (`_facts`).
    """

    def __init__(self, config: VoiceConfig, keep: Path, reason: str = "") -> None:
        self.reason = self._standing = reason
        folder, limit = config.folder or keep, config.limit_megabytes * 1_000_000
        self._kept = KeptSounds(folder, limit)
        self._chimes = KeptSounds(folder, limit)

    def languages(self) -> Sequence[str]:
        """What it can speak; none unless a driver says so."""
        return ()

    def sound(self, sentence: Sentence) -> Path | None:
        """The sound of a sentence, or None with the `reason`."""
        if sentence.language not in self.languages():
            return None
        if not sentence.text.strip() or len(sentence.text) > LONGEST:
            self._silence(f"a sentence has 1 to {LONGEST} characters")
            return None
        return self._try(lambda: self._said(sentence))

    def chime(self) -> Path | None:
        """The gong, or None with the `reason`."""
        return self._try(lambda: self._chimes.sound(chime.NAME, chime.write_chime))

    def close(self) -> None:
        """Let go of whatever the driver holds."""

    def _said(self, sentence: Sentence) -> Path:
        name = name_for(*self._facts(sentence))
        return self._kept.sound(name, lambda path: self._make_anew(sentence, path))

    def _make_anew(self, sentence: Sentence, path: Path) -> None:
        self._make(sentence, path)
        self.reason = self._standing

    def _facts(self, sentence: Sentence) -> Sequence[object]:
        raise NotImplementedError

    def _make(self, sentence: Sentence, path: Path) -> None:
        raise NotImplementedError

    def _try(self, sound: Callable[[], Path]) -> Path | None:
        try:
            return sound()
        except (VoiceError, OSError, ValueError) as fault:
            self._silence(str(fault))
            return None

    def _silence(self, reason: str) -> None:
        if reason != self.reason:
            log.warning("no sound: %s", reason)
        self.reason = reason
