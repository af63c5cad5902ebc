"""The folder of sounds: each made once, checked, and kept until the folder grows too large."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
from typing import TYPE_CHECKING

from devices.voice.wav import VoiceError, check_audible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STALE_AFTER = 3600.0
"""Seconds after which a half-written file of a dead server is swept away."""


def name_for(*facts: object) -> str:
    """A file name that stands for these facts: the same facts, the same sound."""
    return hashlib.sha256("\0".join(map(str, facts)).encode()).hexdigest()[:32] + ".wav"


class KeptSounds:
    """Sounds in `folder`, at most `limit` bytes of them; the ones unused longest go first.

    Used from many threads. A sound appears under its name only when it is whole and audible.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self.limit = limit
        self._making = threading.Lock()
        self._known: set[str] = set()

    def sound(self, name: str, make: Callable[[Path], None]) -> Path:
        """The sound called `name`, made by `make(path)` if it isn't kept yet.

        Raises VoiceError or OSError when it can't be made, kept or heard.
        """
        path = self.folder / name
        if self._is_kept(path):
            return path
        with self._making:
            if not self._is_kept(path):
                self._make(path, make)
            return path

    def _is_kept(self, path: Path) -> bool:
        """Whether it is there and sound; being asked for makes it young again."""
        try:
            if path.name not in self._known:
                check_audible(path)
                self._known.add(path.name)
            path.stat()
        except (OSError, VoiceError):
            self._known.discard(path.name)
            return False
        with contextlib.suppress(OSError):
            os.utime(path)
        return True

    def _make(self, path: Path, make: Callable[[Path], None]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.part")
        try:
            make(unfinished)
            check_audible(unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        self._known.add(path.name)
        self._make_room(path)

    def _make_room(self, newest: Path) -> None:
        """Sweep the oldest sounds until the rest fits, and what a dead server left half-made."""
        with contextlib.suppress(OSError):
            self._sweep_unfinished()
            sizes = {file: file.stat() for file in self.folder.glob("*.wav") if file != newest}
            room = self.limit - newest.stat().st_size
            for file, stat in sorted(sizes.items(), key=lambda one: -one[1].st_mtime_ns):
                room -= stat.st_size
                if room < 0:
                    file.unlink(missing_ok=True)

    def _sweep_unfinished(self) -> None:
        before = time.time() - STALE_AFTER
        for file in self.folder.glob("*.part"):
            if file.stat().st_mtime < before:
                file.unlink(missing_ok=True)
