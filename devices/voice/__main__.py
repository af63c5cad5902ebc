"""Try a voice: `python -m devices.voice A001 3 --language en` writes the call and says where.

`--measure N` speaks N new calls and asks for them again, and prints what each took.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from devices.voice import DRIVERS, KeepingVoice, VoiceConfig, open_voice
from hall.tickets.announcement import announce, languages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hall.ports import Sentence


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the call could be spoken."""
    asked = _parser().parse_args(arguments)
    config = VoiceConfig(asked.driver, None, asked.rate, asked.clips)
    voice = open_voice(config, asked.keep or Path(tempfile.mkdtemp(prefix="yichuang-voice-")))
    try:
        print(f"speaks: {', '.join(voice.languages()) or 'nothing'} {voice.reason}".rstrip())
        return _measure(voice, asked.measure) if asked.measure else _say(voice, asked)
    finally:
        voice.close()


def _say(voice: KeepingVoice, asked: argparse.Namespace) -> int:
    sentence = announce(asked.number, asked.window, asked.language, one_as_yao=asked.yao)
    path = voice.sound(sentence)
    print(sentence.text)
    print(path or f"no sound: {voice.reason or 'not a language of this voice'}")
    print(f"chime: {voice.chime()}")
    return 0 if path else 1


def _measure(voice: KeepingVoice, count: int) -> int:
    for language in voice.languages():
        calls = [announce(f"M{index:03}", "12", language) for index in range(count)]
        for what in ("new", "kept"):
            took = sorted(_milliseconds(voice.sound, call) for call in calls)
            p95 = took[int(len(took) * 0.95)]
            print(f"{language} {what}: median {statistics.median(took):.2f} ms, p95 {p95:.2f} ms")
    return 0 if voice.languages() else 1


def _milliseconds(call: Callable[[Sentence], object], sentence: Sentence) -> float:
    began = time.perf_counter()
    call(sentence)
    return (time.perf_counter() - began) * 1000


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m devices.voice", description=__doc__)
    parser.add_argument("number", nargs="?", default="A001")
    parser.add_argument("window", nargs="?", default="3")
    parser.add_argument("--language", default="zh-CN", choices=languages())
    parser.add_argument("--driver", default="pyttsx3", choices=list(DRIVERS))
    parser.add_argument("--rate", type=int, default=VoiceConfig().rate)
    parser.add_argument("--clips", type=Path, help="the folder of a clip pack")
    parser.add_argument("--keep", type=Path, help="where to keep the sound")
    parser.add_argument("--yao", action="store_true", help="say 幺 for 1")
    parser.add_argument("--measure", type=int, metavar="N")
    return parser


if __name__ == "__main__":
    sys.exit(main())
