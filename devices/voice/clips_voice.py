"""The recorded voice: clips of a pack joined into a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.voice.base import KeepingVoice
from devices.voice.pack import join, open_pack
from devices.voice.wav import VoiceError, write_sound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from devices.voice.config import VoiceConfig
    from hall.ports import Sentence


class ClipsVoice(KeepingVoice):
    """Speaks the languages its pack has a folder for.

    A call whose clips aren't all there is not said at all: half a call sends people wrong.
    Raises VoiceError when there is no usable pack.
    """

    def __init__(self, config: VoiceConfig, keep: Path) -> None:
        super().__init__(config, keep)
        if config.clips is None:
            raise VoiceError("the driver “clips” needs the setting clips, a folder")
        self._pack = open_pack(config.clips)
        there = self._pack.languages()
        self._languages = tuple(one for one in config.languages if one in there)
        if not self._languages:
            raise VoiceError(f"{config.clips} has no folder {' or '.join(config.languages)}")

    def languages(self) -> Sequence[str]:
        return self._languages

    def _facts(self, sentence: Sentence) -> Sequence[object]:
        """The parts and the state of their files: a clip recorded anew makes a new sound."""
        paths = [self._pack.path(sentence.language, part) for part in sentence.parts]
        files = [path.stat() for path in paths if path.is_file()]
        stamps = [(file.st_size, file.st_mtime_ns) for file in files]
        return "clips", self._pack.folder, self._pack.gap, sentence.language, paths, stamps

    def _make(self, sentence: Sentence, path: Path) -> None:
        if not sentence.parts:
            raise VoiceError("the sentence has no parts")
        sounds = self._pack.sounds(sentence.language, sentence.parts)
        write_sound(path, join(sounds, self._pack.gap))
