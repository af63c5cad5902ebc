"""Recorded packs: joined into calls, and examined before anyone hears them."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.voice import VoiceConfig, clips_voice, open_voice
from devices.voice.clips import main
from devices.voice.pack import open_pack
from devices.voice.wav import Format, VoiceError, read_sound, write_sound
from hall.tickets.announcement import announce
from tests.devices.voice.tones import tone

CALL = announce("A012", "3", "zh-CN")


def speaking(pack: Path, tmp_path: Path):
    return open_voice(VoiceConfig("clips", clips=pack), tmp_path / "sounds")


def test_a_call_is_its_clips_one_after_another(pack: Path, tmp_path: Path):
    path = speaking(pack, tmp_path).sound(CALL)
    assert path is not None
    gap = bytes(2 * int(0.04 * 22050))
    clips = [read_sound(pack / "zh-CN" / f"{part}.wav").frames for part in CALL.parts]
    assert read_sound(path).frames == gap.join(clips)


def test_a_complete_pack_passes(pack: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["check", str(pack)]) == 0
    assert "en, zh-CN complete" in capsys.readouterr().out


def test_all_missing_clips_are_named_at_once(pack: Path, tmp_path: Path, capsys):
    for clip in ("please", "A", "2"):
        (pack / "zh-CN" / f"{clip}.wav").unlink()
    assert main(["check", str(pack), "zh-CN"]) == 1
    said = capsys.readouterr().out
    for line in ("please.wav: missing, say “请”", "A.wav: missing", "2.wav: missing, say “二”"):
        assert f"zh-CN/{line}" in said
    voice = speaking(pack, tmp_path)
    assert voice.sound(CALL) is None
    assert voice.reason == "the clip pack lacks zh-CN: please, A, 2"
    assert voice.sound(announce("A012", "3", "en")) is not None


def test_only_the_halls_own_letters_need_recording(pack: Path):
    for letter in "CDEFGHIJKLMNOPQRSTUVWXYZ":
        (pack / "en" / f"{letter}.wav").unlink()
    assert main(["check", str(pack), "en", "--letters", "ab"]) == 0
    assert main(["check", str(pack), "en"]) == 1


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        (tone(300, peak=0.05), "too quiet (peak 5%)"),
        (tone(300, peak=1.0), "clipped (peak 100%)"),
        (tone(300, seconds=6), "6.0 s long"),
        (tone(300, form=Format(1, 2, 44100)), "44100 Hz 16-bit mono: 3"),
        (tone(300, form=Format(2, 2, 22050)), "22050 Hz 16-bit stereo: 3"),
    ],
    ids=["quiet", "clipped", "long", "another rate", "stereo"],
)
def test_a_bad_recording_is_described(pack: Path, capsys, sound, fault: str):
    write_sound(pack / "zh-CN" / "3.wav", sound)
    assert main(["check", str(pack), "zh-CN"]) == 1
    assert fault in capsys.readouterr().out


def test_clips_of_two_formats_are_never_joined(pack: Path, tmp_path: Path):
    write_sound(pack / "zh-CN" / "3.wav", tone(300, form=Format(1, 2, 44100)))
    voice = speaking(pack, tmp_path)
    assert voice.sound(CALL) is None
    assert "different formats" in voice.reason


def test_a_clip_that_is_no_sound_is_named(pack: Path, tmp_path: Path, capsys):
    (pack / "zh-CN" / "3.wav").write_bytes(b"ID3 this is an MP3")
    assert main(["check", str(pack), "zh-CN"]) == 1
    assert "zh-CN/3.wav can't be read as WAV" in capsys.readouterr().out
    voice = speaking(pack, tmp_path)
    assert voice.sound(CALL) is None
    assert "3.wav" in voice.reason


def test_a_word_recorded_again_is_heard_at_once(pack: Path, tmp_path: Path):
    voice = speaking(pack, tmp_path)
    before = voice.sound(CALL)
    write_sound(pack / "zh-CN" / "3.wav", tone(999, seconds=0.2))
    after = voice.sound(CALL)
    assert None not in (before, after)
    assert before != after


def test_a_manifest_names_files_and_the_pause(pack: Path, tmp_path: Path):
    (pack / "zh-CN" / "please.wav").rename(pack / "zh-CN" / "take3.wav")
    (pack / "clips.toml").write_text('gap_ms = 0\n[zh-CN]\nplease = "take3.wav"\n')
    path = speaking(pack, tmp_path).sound(CALL)
    assert path is not None
    assert read_sound(path).seconds == pytest.approx(0.1 * len(CALL.parts), abs=0.001)


@pytest.mark.parametrize(
    "manifest",
    [
        "gap_ms = -1",
        'gap_ms = "a"',
        "gap_ms = true",
        "[zh-CN",
        '[en]\nplease = "../x.wav"',
        "en = 1",
    ],
)
def test_a_wrong_manifest_is_refused(pack: Path, tmp_path: Path, manifest: str):
    (pack / "clips.toml").write_text(manifest)
    with pytest.raises(VoiceError, match=r"clips\.toml"):
        open_pack(pack)
    voice = speaking(pack, tmp_path)
    assert list(voice.languages()) == []
    assert "clips.toml" in voice.reason
    assert main(["check", str(pack)]) == 1


def test_no_pack_is_a_silent_voice_that_says_why(tmp_path: Path):
    for folder, reason in (
        (None, "setting clips"),
        (tmp_path / "gone", "no folder"),
        (tmp_path, "no folder"),
    ):
        voice = open_voice(VoiceConfig("clips", clips=folder), tmp_path / "sounds")
        assert list(voice.languages()) == []
        assert reason in voice.reason


def test_a_full_disk_means_no_sound_and_nothing_half_left(pack: Path, tmp_path: Path, monkeypatch):
    def full(path: Path, sound: object) -> None:
        path.write_bytes(b"RIFF")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(clips_voice, "write_sound", full)
    voice = speaking(pack, tmp_path)
    assert voice.sound(CALL) is None
    assert "No space left" in voice.reason
    assert list((tmp_path / "sounds").iterdir()) == []


def test_the_list_says_what_to_record(capsys: pytest.CaptureFixture[str]):
    assert main(["list", "zh-CN", "--letters", "A"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "to.wav\t号到" in lines
    assert lines[-1] == "A.wav\tA"
