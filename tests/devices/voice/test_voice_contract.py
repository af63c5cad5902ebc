"""What every voice promises, the silent one included."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.voice import DRIVERS, KeepingVoice, VoiceConfig, open_voice
from devices.voice.wav import HALL_FORMAT, read_sound
from hall.ports import Sentence
from hall.tickets.announcement import announce

pytestmark = pytest.mark.sound
SPEAKS = {"pyttsx3": ("zh-CN", "en"), "clips": ("zh-CN", "en"), "silent": ()}


@pytest.fixture(params=DRIVERS)
def driver(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def config(driver: str, master_pack: Path) -> VoiceConfig:
    return VoiceConfig(driver, clips=master_pack)


@pytest.fixture
def voice(config: VoiceConfig, tmp_path: Path):
    voice = open_voice(config, tmp_path / "sounds")
    yield voice
    voice.close()


def test_it_speaks_what_it_says_it_speaks(driver: str, voice: KeepingVoice, tmp_path: Path):
    assert tuple(voice.languages()) == SPEAKS[driver], voice.reason
    for language in voice.languages():
        path = voice.sound(announce("A012", "3", language))
        assert path is not None, voice.reason
        assert path.parent == tmp_path / "sounds"
        assert path.suffix == ".wav"
        sound = read_sound(path)
        assert sound.peak > 0.1
        assert sound.format == HALL_FORMAT


def test_the_gong_sounds_even_without_a_voice(voice: KeepingVoice):
    path = voice.chime()
    assert path is not None
    assert path == voice.chime()
    assert read_sound(path).peak == pytest.approx(0.5, abs=0.01)


def test_a_sentence_is_made_once(voice: KeepingVoice):
    for language in voice.languages():
        first = voice.sound(announce("B007", "12", language))
        assert first is not None
        made = first.stat().st_ino
        assert voice.sound(announce("B007", "12", language)) == first
        assert first.stat().st_ino == made
        assert voice.sound(announce("B008", "12", language)) != first


def test_a_sentence_is_still_kept_after_a_restart(config: VoiceConfig, tmp_path: Path):
    paths = []
    for _ in range(2):
        voice = open_voice(config, tmp_path)
        paths.append([voice.sound(announce("A001", "3", one)) for one in voice.languages()])
        made = [path.stat().st_ino for path in paths[-1] if path]
        voice.close()
    assert paths[0] == paths[1]
    assert made == [path.stat().st_ino for path in paths[0] if path]


@pytest.mark.parametrize(
    "sentence",
    [
        Sentence("fr", "Ticket A un", ("please",)),
        Sentence("zh-CN", "", ()),
        Sentence("zh-CN", "零" * 401, ("0",) * 401),
        Sentence("en", "\ud800", ("\ud800",)),
    ],
    ids=["a language nobody speaks", "nothing", "an endless one", "half a character"],
)
def test_what_cannot_be_said_is_none(voice: KeepingVoice, sentence: Sentence):
    assert voice.sound(sentence) is None


def test_a_folder_that_cannot_be_written_gives_no_sound_and_no_error(
    config: VoiceConfig, tmp_path: Path
):
    (tmp_path / "file").write_text("in the way")
    voice = open_voice(config, tmp_path / "file" / "sounds")
    assert voice.chime() is None
    assert "file" in voice.reason
    assert [voice.sound(announce("A001", "3", one)) for one in ("zh-CN", "en")] == [None, None]
    voice.close()


def test_a_closed_voice_stays_quiet(voice: KeepingVoice):
    voice.close()
    voice.close()
    voice.sound(announce("A001", "3", "zh-CN"))


def test_an_unknown_driver_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="'tape'"):
        open_voice(VoiceConfig("tape"), tmp_path)


@pytest.mark.parametrize("rate", [0, 79, 301])
def test_a_rate_that_nobody_understands_is_refused(rate: int):
    with pytest.raises(ValueError, match="rate"):
        VoiceConfig(rate=rate)
