"""The folder of sounds, and the gong in it."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from devices.voice.chime import SECONDS, chime
from devices.voice.kept import KeptSounds, name_for
from devices.voice.wav import samples_of, write_sound
from tests.devices.voice.tones import tone

SIZE = 4454
"""Bytes of a tone of a tenth of a second, with its header."""


def make(path: Path) -> None:
    write_sound(path, tone(440))


def test_the_same_facts_have_the_same_name():
    assert name_for("pyttsx3", "en", 160, "hello") == name_for("pyttsx3", "en", 160, "hello")
    names = {
        name_for("pyttsx3", "en", 160, "hello"),
        name_for("clips", "en", 160, "hello"),
        name_for("pyttsx3", "zh", 160, "hello"),
        name_for("pyttsx3", "en", 161, "hello"),
        name_for("pyttsx3", "en", 160, "hellp"),
        name_for("pyttsx3", "en", 16, "0hello"),
    }
    assert len(names) == 6


def test_the_sounds_unused_longest_go_first(tmp_path: Path):
    sounds = KeptSounds(tmp_path, 3 * SIZE)
    for age, name in ((30, "a.wav"), (20, "b.wav"), (10, "c.wav")):
        path = sounds.sound(name, make)
        assert path.stat().st_size == SIZE
        os.utime(path, (path.stat().st_mtime - age,) * 2)
    sounds.sound("a.wav", make)
    sounds.sound("d.wav", make)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wav", "c.wav", "d.wav"]


def test_a_sound_that_was_swept_is_made_again(tmp_path: Path):
    sounds = KeptSounds(tmp_path, SIZE)
    first = sounds.sound("a.wav", make)
    sounds.sound("b.wav", make)
    assert not first.exists()
    assert sounds.sound("a.wav", make).exists()


def test_a_kept_file_cut_off_by_a_power_cut_is_made_again(tmp_path: Path):
    (tmp_path / "a.wav").write_bytes(b"")
    (tmp_path / "b.wav").write_bytes(b"RIFF\x00\x00\x00\x00WAVE")
    sounds = KeptSounds(tmp_path, 10 * SIZE)
    for name in ("a.wav", "b.wav"):
        assert sounds.sound(name, make).stat().st_size == SIZE


def test_what_a_dead_server_left_half_made_is_swept_later(tmp_path: Path):
    old, new = tmp_path / "old.1.part", tmp_path / "new.2.part"
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (1, 1))
    KeptSounds(tmp_path, 10 * SIZE).sound("a.wav", make)
    assert not old.exists()
    assert new.exists()


def test_the_gong_swells_softly_and_dies_away():
    gong = chime()
    samples = samples_of(gong)
    heights = [
        max(abs(one) for one in samples[at : at + 2205]) for at in range(0, len(samples), 2205)
    ]
    assert gong.seconds == pytest.approx(SECONDS, abs=0.001)
    assert gong.peak == pytest.approx(0.5, abs=0.01)
    assert max(abs(one) for one in samples[:22]) < 0.1 * 32767
    assert abs(samples[-1]) < 100
    assert heights[4] > heights[3], "the second tone"
    assert heights[-2] < max(heights) / 8


def test_the_gong_has_two_tones_the_second_lower():
    samples = samples_of(chime())

    def crossings(begin: float, end: float) -> float:
        part = samples[int(begin * 22050) : int(end * 22050)]
        return sum(a < 0 <= b for a, b in pairwise(part)) / (end - begin)

    assert crossings(0.2, 0.4) == pytest.approx(659, abs=15)
    assert crossings(1.2, 1.6) == pytest.approx(523, abs=15)
