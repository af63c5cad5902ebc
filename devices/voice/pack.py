"""A clip pack: a folder of recorded words per language, and everything that is wrong with it.

    PACK/zh-CN/please.wav  PACK/zh-CN/A.wav  PACK/zh-CN/0.wav …   PACK/clips.toml (optional)

clips.toml may name files otherwise and set the pause between clips:

    gap_ms = 40
    [zh-CN]
    please = "qing_take3.wav"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from devices.voice.wav import Format, Sound, VoiceError, read_sound
from hall.tickets.announcement import clips_to_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
QUIET, LOUD = 0.1, 0.999
"""Peaks of full scale: a recorded word lies between them, or is too quiet or clipped."""

LONGEST = 5.0
"""Seconds of the longest clip."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Where each clip of a pack lies. `gap` is the pause between clips, in seconds."""

    folder: Path
    gap: float = 0.04
    named: dict[str, dict[str, str]] = field(default_factory=dict)

    def path(self, language: str, clip: str) -> Path:
        """The file of a clip, whether it is there or not."""
        return self.folder / language / self.named.get(language, {}).get(clip, f"{clip}.wav")

    def languages(self) -> tuple[str, ...]:
        """The languages that have a folder."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(one.name for one in self.folder.iterdir() if one.is_dir()))

    def sounds(self, language: str, clips: Sequence[str]) -> list[Sound]:
        """The clips in order; raises VoiceError naming every one that is missing or unfit."""
        missing = [clip for clip in dict.fromkeys(clips) if not self.path(language, clip).is_file()]
        if missing:
            raise VoiceError(f"the clip pack lacks {language}: {', '.join(missing)}")
        sounds = {clip: read_sound(self.path(language, clip)) for clip in clips}
        formats = {sound.format for sound in sounds.values()}
        if len(formats) > 1:
            raise VoiceError(f"clips of different formats: {_by_format(sounds)}")
        return [sounds[clip] for clip in clips]


def open_pack(folder: Path) -> Pack:
    """The pack in a folder; raises VoiceError when it isn't there or its clips.toml is wrong."""
    if not folder.is_dir():
        raise VoiceError(f"there is no folder {folder}")
    manifest = folder / "clips.toml"
    if not manifest.is_file():
        return Pack(folder)
    try:
        told = tomllib.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise VoiceError(f"clips.toml can't be read: {fault}") from fault
    return Pack(folder, _gap(told.pop("gap_ms", 40)), _named(told))


def join(sounds: Sequence[Sound], gap: float) -> Sound:
    """One sound of several in the same format, `gap` seconds of silence between them."""
    form = sounds[0].format
    silence = bytes(int(gap * form.rate) * form.channels * form.width)
    return Sound(form, silence.join(sound.frames for sound in sounds))


def faults(pack: Pack, language: str, letters: str = LETTERS) -> Iterator[str]:
    """Everything wrong with one language of a pack, a line each; nothing when it can be used."""
    sounds: dict[str, Sound] = {}
    for clip, words in wanted(language, letters).items():
        path = pack.path(language, clip)
        if not path.is_file():
            yield f"{language}/{path.name}: missing, say “{words}”"
            continue
        try:
            sounds[clip] = read_sound(path)
            yield from (f"{language}/{path.name}: {fault}" for fault in _unfit(sounds[clip]))
        except VoiceError as fault:
            yield f"{language}/{fault}"
    if len({sound.format for sound in sounds.values()}) > 1:
        yield f"{language}: clips must all have one format, here are {_by_format(sounds)}"


def wanted(language: str, letters: str = LETTERS) -> dict[str, str]:
    """Every clip to record: its name and the words to say."""
    return clips_to_record(language) | {letter: letter for letter in letters}


def _unfit(sound: Sound) -> Iterator[str]:
    if sound.seconds > LONGEST:
        yield f"{sound.seconds:.1f} s long, at most {LONGEST:g} s"
    peak = sound.peak
    if peak < QUIET:
        yield f"too quiet (peak {peak:.0%}), record it louder"
    if peak > LOUD:
        yield f"clipped (peak {peak:.0%}), record it softer"


def _by_format(sounds: dict[str, Sound]) -> str:
    clips: dict[Format, list[str]] = {}
    for clip, sound in sounds.items():
        clips.setdefault(sound.format, []).append(clip)
    return "; ".join(f"{form}: {', '.join(names)}" for form, names in clips.items())


def _gap(told: object) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float) or not 0 <= told <= 1000:
        raise VoiceError(f"clips.toml: gap_ms is {told!r}; it must be 0 to 1000")
    return told / 1000


def _named(told: dict[str, Any]) -> dict[str, dict[str, str]]:
    for language, names in told.items():
        if not isinstance(names, dict) or not all(map(_is_file_name, names.values())):
            raise VoiceError(f"clips.toml: [{language}] must give each clip a plain file name")
    return told


def _is_file_name(name: object) -> bool:
    return isinstance(name, str) and name not in {"", ".", ".."} and not set(name) & set("/\\\0")
