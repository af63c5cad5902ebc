"""The synthesised voice: pyttsx3 with espeak-ng, in a process of its own."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from devices.voice.base import KeepingVoice
from devices.voice.child import Child, ChildDiedError
from devices.voice.wav import VoiceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devices.voice.config import VoiceConfig
    from hall.ports import Sentence

SCRIPT = Path(__file__).with_name("speaking_child.py")


class Pyttsx3Voice(KeepingVoice):
    """Speaks what espeak-ng can read.

    `limit`: seconds for one sentence, and for the start. `rest`: seconds without a new attempt
    after the process failed, so that calls don't queue behind a broken voice. `script` is another
    process to speak, for tests. Raises VoiceError when there is no voice on this machine.
    """

    def __init__(
        self,
        config: VoiceConfig,
        keep: Path,
        *,
        limit: float = 10.0,
        rest: float = 30.0,
        script: Path = SCRIPT,
    ) -> None:
        super().__init__(config, keep)
        self._rate = config.rate
        self._limit = limit
        self._rest = rest
        self._rest_until = 0.0
        self._lock = threading.Lock()
        self._command = [sys.executable, "-P", str(script), str(config.rate), *config.languages]
        self._child: Child | None = Child(self._command, limit)
        self.voices = _voices(self._child)
        missing = [one for one in config.languages if one not in self.voices]
        if missing:
            self.reason = self._standing = f"espeak-ng has no voice that reads {', '.join(missing)}"

    def languages(self) -> Sequence[str]:
        return tuple(self.voices)

    def close(self) -> None:
        with self._lock:
            if self._child:
                self._child.end()
            self._child = None
            self._rest_until = float("inf")

    def _facts(self, sentence: Sentence) -> Sequence[object]:
        return "pyttsx3", self.voices[sentence.language], self._rate, sentence.text

    def _make(self, sentence: Sentence, path: Path) -> None:
        """Speak; a process that dies gets one more try, one that hangs does not."""
        with self._lock:
            if time.monotonic() < self._rest_until:
                raise VoiceError("the voice rests after a failure")
            try:
                with contextlib.suppress(ChildDiedError):
                    return self._speak(sentence, path)
                return self._speak(sentence, path)
            except VoiceError:
                self._rest_until = time.monotonic() + self._rest
                raise

    def _speak(self, sentence: Sentence, path: Path) -> None:
        child, self._child = self._child or Child(self._command, self._limit), None
        voice = self.voices[sentence.language]
        answer = child.ask(text=sentence.text, voice=voice, path=str(path.absolute()))
        self._child = child
        if "ok" not in answer:
            raise OSError(answer.get("error", "the speaking process gave no answer"))


def _voices(child: Child) -> dict[str, str]:
    """The voices of its greeting; raises VoiceError, and ends it, when there are none."""
    voices: dict[str, str] = child.greeting.get("voices", {})
    if not voices:
        child.end()
        raise VoiceError(child.greeting.get("error", "espeak-ng has no voice for these languages"))
    return voices
