"""What happens to the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MattersMarked(Event):
    """Any window takes `count` more matters, or fewer; `marked` of all `matters` from now on."""

    count: int
    undifferentiated: bool
    marked: int
    matters: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeChanged(Event):
    """「一窗」受理的方式: how the hall accepts from now on, and its least comprehensive share."""

    mode: str
    comprehensive_share: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueImported(Event):
    """Another catalogue is in force: matters that are new, changed and gone; rows refused."""

    new: int
    changed: int
    removed: int
    refused: int
    matters: int
    themes: int
    reason: str
