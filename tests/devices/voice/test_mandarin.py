"""The Mandarin that is heard is Mandarin, not hanzi read out with English spelling."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from devices.voice import VoiceConfig
from devices.voice.pyttsx3_voice import SCRIPT, Pyttsx3Voice
from devices.voice.wav import read_sound
from hall.ports import Sentence
from hall.tickets.announcement import announce

pytestmark = pytest.mark.sound


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory):
    voice = Pyttsx3Voice(VoiceConfig(), tmp_path_factory.mktemp("sounds"))
    yield voice
    voice.close()


def phonemes(text: str, voice: str) -> str:
    """What espeak-ng says it pronounces."""
    name = voice.rpartition("/")[2]
    command = ["espeak-ng", "-v", name, "-x", "-q", text]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def seconds(voice: Pyttsx3Voice, language: str, text: str) -> float:
    path = voice.sound(Sentence(language, text, ()))
    assert path is not None, voice.reason
    return read_sound(path).seconds


def test_hanzi_are_pronounced_with_tones_and_never_spelt_in_english(voice: Pyttsx3Voice):
    said = phonemes(announce("A001", "105", "zh-CN").text, voice.voices["zh-CN"])
    assert "(en)" not in said
    for syllable in ("tS;h'i21N", "'ei51", "l'i35N", "j'i55", "X'Au51", "ts.hw'A55N", "kh'ou21"):
        assert syllable in said


def test_every_letter_is_a_letter(voice: Pyttsx3Voice):
    heard = {
        phonemes(f"请 {letter} 零 零", voice.voices["zh-CN"])
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    }
    assert len(heard) == 26
    assert "'eI" in phonemes(announce("A001", "3", "en").text, voice.voices["en"])


def test_a_call_takes_as_long_as_mandarin_takes(voice: Pyttsx3Voice):
    """Eight syllables at 160 words a minute: 3.0 s; 3.9 s spelt in English, 6 s by "en"."""
    assert 2.5 < seconds(voice, "zh-CN", "请到三号窗口办理") < 3.4
    assert seconds(voice, "en", "请到三号窗口办理") > 5


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_sound_is_that_of_the_voice_whose_phonemes_were_read(
    voice: Pyttsx3Voice, tmp_path: Path, language: str
):
    call = announce("A012", "105", language)
    named = voice.voices[language].rpartition("/")[2]
    command = ["espeak-ng", "-v", named, "-s", "160", "-w", str(tmp_path / "said.wav"), call.text]
    subprocess.run(command, check=True)
    said = read_sound(tmp_path / "said.wav").seconds
    assert seconds(voice, language, call.text) == pytest.approx(said, abs=0.15)


def test_a_voice_that_spells_hanzi_in_english_is_not_taken(tmp_path: Path):
    right = '("sit/cmn-latn-pinyin", "sit/cmn")'
    source = SCRIPT.read_text()
    assert right in source
    child = tmp_path / "child.py"
    child.write_text(source.replace(right, '("sit/cmn", "gmw/en-us")'))
    voice = Pyttsx3Voice(VoiceConfig(), tmp_path, script=child)
    assert list(voice.languages()) == ["en"]
    assert voice.reason == "espeak-ng has no voice that reads zh-CN"
    voice.close()


def test_pinyin_and_hanzi_sound_the_same_length(voice: Pyttsx3Voice):
    hanzi = seconds(voice, "zh-CN", "请到三号窗口")
    pinyin = seconds(voice, "zh-CN", "qing3 dao4 san1 hao4 chuang1 kou3")
    assert hanzi == pytest.approx(pinyin, abs=0.05)


@pytest.mark.parametrize(("rate", "least", "most"), [(80, 5.5, 6.5), (240, 1.7, 2.0)])
def test_the_rate_is_what_was_asked_from_the_first_sentence_on(tmp_path: Path, rate, least, most):
    voice = Pyttsx3Voice(VoiceConfig(rate=rate), tmp_path)
    took = [seconds(voice, "zh-CN", "请到三号窗口办理" + " " * n) for n in range(4)]
    voice.close()
    assert all(least < one < most for one in took), took
