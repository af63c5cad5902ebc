"""Pictures that a wall shows while nobody is called, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hall.ports import Shelf


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the data folder, known by the hash of its bytes; `size` is in bytes."""

    hash: str
    name: str
    width: int
    height: int
    size: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Playlist:
    """The pictures of a zone in their order, each with the seconds for which it stays."""

    zone: str
    slides: dict[str, int]

    def without(self, picture: str) -> Playlist:
        """The same, one picture left out."""
        return Playlist(self.zone, {k: v for k, v in self.slides.items() if k != picture})


def slides(shelf: Shelf, zone: str) -> list[dict[str, Any]]:
    """What a wall shows in turn."""
    playlist = shelf.of(Playlist).get(zone)
    found = playlist.slides.items() if playlist else ()
    return [{"picture": picture, "seconds": seconds} for picture, seconds in found]
