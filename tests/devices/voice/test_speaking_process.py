"""The process that speaks may die, hang, lie or be missing; calls go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from devices.voice import VoiceConfig, open_voice
from devices.voice import pyttsx3_voice as driver
from devices.voice.pyttsx3_voice import Pyttsx3Voice
from devices.voice.wav import read_sound
from hall.ports import Sentence
from hall.tickets.announcement import announce

CALL = announce("A012", "3", "zh-CN")
ENGLISH = announce("A012", "3", "en")

HEAD = """
import json, os, sys, time, wave, signal, pathlib
life = pathlib.Path(__file__).with_name("life")
life.write_text(life.read_text() + "x" if life.exists() else "x")
lives = len(life.read_text())
def say(**words): print(json.dumps(words), flush=True)
def tone(path, frames=b"\\x00\\x40\\x00\\xc0" * 500):
    with wave.open(path, "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(frames)
say(voices={"zh-CN": "mandarin", "en": "english"})
for line in sys.stdin:
    asked = json.loads(line)
"""


SERVER = """
import pathlib, sys, time
from devices.voice import VoiceConfig, open_voice
print(open_voice(VoiceConfig(), pathlib.Path(sys.argv[1]))._child.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def speaker(tmp_path: Path):
    """A voice whose process does what the test says with each sentence."""
    opened = []

    def speaker(does: str, *, limit: float = 5.0, rest: float = 60.0) -> Pyttsx3Voice:
        script = tmp_path / "child.py"
        script.write_text(HEAD + "".join(f"    {line}\n" for line in does.splitlines()))
        config = VoiceConfig()
        opened.append(
            Pyttsx3Voice(config, tmp_path / "sounds", limit=limit, rest=rest, script=script)
        )
        return opened[-1]

    yield speaker
    for voice in opened:
        voice.close()


def left_over(tmp_path: Path) -> list[str]:
    return [file.name for file in (tmp_path / "sounds").glob("*.part")]


def lives(tmp_path: Path) -> int:
    return len((tmp_path / "life").read_text())


def test_a_process_killed_in_the_middle_is_started_again(speaker, tmp_path: Path):
    voice = speaker(
        "if lives == 1:\n"
        "    open(asked['path'], 'wb').write(b'RIFF half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "tone(asked['path']); say(ok=True)"
    )
    path = voice.sound(CALL)
    assert path is not None
    assert read_sound(path).peak > 0.1
    assert lives(tmp_path) == 2
    assert voice.reason == ""


def test_a_process_that_always_dies_is_not_tried_forever(speaker, tmp_path: Path):
    voice = speaker("open(asked['path'], 'wb').write(b'RIFF half'); sys.exit(1)")
    assert voice.sound(CALL) is None
    assert "died" in voice.reason
    assert lives(tmp_path) == 2
    assert voice.sound(ENGLISH) is None
    assert lives(tmp_path) == 2
    assert left_over(tmp_path) == []


def test_a_process_that_hangs_is_ended_and_others_do_not_wait_for_it(speaker, tmp_path: Path):
    voice = speaker("time.sleep(600)", limit=1.0)
    pid = voice._child.pid
    began = time.monotonic()
    with ThreadPoolExecutor(10) as hall:
        sounds = list(hall.map(voice.sound, (announce(f"A{n:03}", "3", "en") for n in range(10))))
    assert sounds == [None] * 10
    assert time.monotonic() - began < 5
    assert not psutil.pid_exists(pid)


def test_the_voice_comes_back_after_its_rest(speaker):
    voice = speaker(
        "if lives == 1: time.sleep(600)\ntone(asked['path']); say(ok=True)", limit=1.0, rest=0.2
    )
    assert voice.sound(CALL) is None
    assert "no answer in 1 s" in voice.reason
    assert voice.sound(CALL) is None
    time.sleep(0.3)
    assert voice.sound(CALL) is not None
    assert voice.reason == ""


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ("say(ok=True)", "can't be read"),
        ("tone(asked['path'], b''); say(ok=True)", "silent"),
        ("tone(asked['path'], bytes(44100)); say(ok=True)", "silent"),
        ("open(asked['path'], 'wb').write(b'RIFF'); say(ok=True)", "can't be read"),
        ("say(error='OSError: No space left on device')", "No space left"),
        ("print('not json', flush=True)", "nonsense"),
        ("say()", "no answer"),
    ],
    ids=["nothing written", "empty", "silence", "cut off", "disk full", "nonsense", "shrug"],
)
def test_a_sound_that_nobody_would_hear_is_not_kept(speaker, tmp_path: Path, does, reason):
    voice = speaker(does)
    assert voice.sound(CALL) is None
    assert reason in voice.reason
    assert list((tmp_path / "sounds").iterdir()) == []


def test_a_machine_without_espeak_is_silent_and_says_why(tmp_path: Path, monkeypatch):
    script = tmp_path / "child.py"
    script.write_text("""print('{"error": "OSError: libespeak-ng.so.1 is not there"}')""")
    monkeypatch.setattr(Pyttsx3Voice.__init__, "__kwdefaults__",
                        Pyttsx3Voice.__init__.__kwdefaults__ | {"script": script})  # fmt: skip
    voice = open_voice(VoiceConfig(), tmp_path)
    assert list(voice.languages()) == []
    assert "libespeak" in voice.reason
    assert voice.sound(CALL) is None
    assert voice.chime() is not None


def test_a_machine_without_python_beside_it_is_silent(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(driver.sys, "executable", str(tmp_path / "gone"))
    voice = open_voice(VoiceConfig(), tmp_path)
    assert list(voice.languages()) == []
    assert "did not start" in voice.reason


@pytest.mark.sound
def test_espeak_killed_between_two_calls_speaks_the_next(tmp_path: Path):
    voice = Pyttsx3Voice(VoiceConfig(), tmp_path)
    os.kill(voice._child.pid, signal.SIGKILL)
    assert voice.sound(CALL) is not None
    voice.close()


@pytest.mark.sound
def test_twenty_calls_at_once_are_each_made_once(tmp_path: Path, monkeypatch):
    voice = Pyttsx3Voice(VoiceConfig(), tmp_path)
    made: list[str] = []
    make = voice._make
    monkeypatch.setattr(
        voice, "_make", lambda call, path: (made.append(call.text), make(call, path))
    )
    calls = [announce(f"A{n:03}", str(n + 1), ("zh-CN", "en")[n % 2]) for n in range(20)]
    with ThreadPoolExecutor(20) as hall:
        paths = list(hall.map(voice.sound, calls * 3))
    voice.close()
    assert sorted(made) == sorted(call.text for call in calls)
    assert None not in paths
    assert len(set(paths)) == 20
    assert len({path.read_bytes() for path in set(paths)}) == 20
    assert sorted(tmp_path.iterdir()) == sorted(set(paths))


@pytest.mark.sound
def test_words_are_only_ever_spoken(tmp_path: Path):
    voice = Pyttsx3Voice(VoiceConfig(), tmp_path / "sounds")
    mark = tmp_path / "mark"
    text = (
        f'A"; touch {mark} $(touch {mark}) `touch {mark}` <audio src="/etc/passwd"/> \\n {{"a":1}}'
    )
    assert voice.sound(Sentence("en", text, ())) is not None
    assert not mark.exists()
    voice.close()


@pytest.mark.sound
def test_a_server_that_is_killed_leaves_no_process_behind(tmp_path: Path):
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    pid = int(server.stdout.readline())
    speaking = psutil.Process(pid)
    server.kill()
    server.communicate()
    speaking.wait(5)


@pytest.mark.sound
def test_the_process_ends_with_the_voice(tmp_path: Path):
    voice = Pyttsx3Voice(VoiceConfig(), tmp_path)
    pid = voice._child.pid
    voice.close()
    assert not psutil.pid_exists(pid)
    assert voice.sound(CALL) is None
