"""The process that speaks: JSON lines in, WAV files out. Run as a file, never imported.

    python -P speaking_child.py RATE zh-CN en

It first says which voice it found per language, {"voices": {"en": "gmw/en-us"}}, or
{"error": reason}; then {"text", "voice", "path"} is answered by {"ok": true} or {"error": reason}.
espeak-ng can hang or crash and takes its whole process with it: that is why it is not the server.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import tempfile
import threading
import time
import wave
from pathlib import Path
from typing import Any, TextIO

LONGEST = 400
PATIENCE = 30
"""Seconds on one sentence after which this process ends itself, should nobody else."""

AT_RATE = "\x01{}S"
"""espeak-ng's command for the speed, inside the text. Its rate property is set by another thread:
on a busy machine it sometimes came too late, and a call was spoken at the speed of the default."""
BREATH = 0.005
SPEAKING = 10
"""Seconds to wait for one sentence to be spoken."""

VOICES = {
    "zh": ("sit/cmn-latn-pinyin", "sit/cmn"),
    "en": ("gmw/en-us", "gmw/en", "gmw/en-gb-x-rp"),
}
PROBES = {"zh": "请到三号窗口办理", "en": "please go to window three"}
SLOWEST_PROBE = {"zh": 550, "en": 450}
"""Seconds × words a minute that the probe takes at most when it is read in its own language.

Measured with espeak-ng 1.51 at 80–300 words a minute: Mandarin 404–494; the same hanzi read out
with English spelling 607–640, by an English voice 945 and more. English 250–295.
"""


class Speaker:
    """pyttsx3 on espeak, at one rate: a rate changed between sentences is often ignored.

    Raises when pyttsx3 or espeak-ng is not there, which `main` answers.
    """

    def __init__(self, rate: int) -> None:
        import pyttsx3  # type: ignore[import-untyped]  # noqa: PLC0415

        self.rate = rate
        self.engine: Any = pyttsx3.init("espeak")
        self.engine.setProperty("rate", rate)
        self.finished = threading.Event()
        self.engine.connect("finished-utterance", lambda **_: self.finished.set())
        self.ids = [voice.id for voice in self.engine.getProperty("voices")]

    def say(self, text: str, voice: str, path: Path) -> None:
        """Write `text` to `path`; RuntimeError if nothing came or another voice spoke.

        runAndWait ends as soon as espeak-ng has been asked, not when its own thread has spoken: on
        a busy machine the file isn't there yet, and the next sentence would change this one.
        """
        self.finished.clear()
        self.engine.setProperty("voice", voice)
        self.engine.save_to_file(f"{AT_RATE.format(self.rate)}{text}", str(path))
        self.engine.runAndWait()
        self.finished.wait(SPEAKING)
        self._let_it_come_to_rest()
        spoke = self.engine.getProperty("voice")
        if spoke != voice:
            path.unlink(missing_ok=True)
            raise RuntimeError(f"voice {voice} was asked, {spoke} spoke")
        if not path.exists():
            raise RuntimeError(f"espeak-ng wrote nothing to {path.name}; is the folder writable?")

    def _let_it_come_to_rest(self) -> None:
        """espeak-ng's thread still clears up when it says that it has finished."""
        until = time.monotonic() + 1
        while self.engine.isBusy() and time.monotonic() < until:
            time.sleep(BREATH)
        time.sleep(BREATH)

    def voice_for(self, language: str) -> str | None:
        """The first voice that reads the language's probe as that language."""
        key = language.partition("-")[0].lower()
        there = (voice for voice in VOICES.get(key, ()) if voice in self.ids)
        return next((voice for voice in there if self._reads(key, voice)), None)

    def _reads(self, key: str, voice: str) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "probe.wav"
            with contextlib.suppress(RuntimeError):
                self.say(PROBES[key], voice, path)
                with wave.open(str(path)) as sound:
                    seconds: float = sound.getnframes() / sound.getframerate()
                return 50 < seconds * self.rate <= SLOWEST_PROBE[key]
        return False


def answer(speaker: Speaker, line: str) -> dict[str, Any]:
    """What one request line is answered."""
    try:
        asked = json.loads(line)
        text = "".join(sign for sign in asked["text"] if sign.isprintable())[:LONGEST]
        signal.alarm(PATIENCE)
        speaker.say(text, asked["voice"], Path(asked["path"]))
    except Exception as fault:
        return {"error": f"{type(fault).__name__}: {fault}"}
    finally:
        signal.alarm(0)
    return {"ok": True}


def answers_only() -> TextIO:
    """The way back, for answers alone: pyttsx3 prints too, and that goes nowhere."""
    way_back = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return way_back


def main(rate: int, languages: list[str]) -> None:
    """Answer until the other end closes."""
    out = answers_only()
    try:
        signal.alarm(PATIENCE)
        speaker = Speaker(rate)
        found = {language: speaker.voice_for(language) for language in languages}
        signal.alarm(0)
    except Exception as fault:
        out.write(json.dumps({"error": f"{type(fault).__name__}: {fault}"}) + "\n")
        return
    out.write(json.dumps({"voices": {k: v for k, v in found.items() if v}}) + "\n")
    for line in sys.stdin:
        out.write(json.dumps(answer(speaker, line)) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
    os._exit(0)  # espeak-ng's own end may assert
