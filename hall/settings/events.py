"""What happens to settings."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanged(Event):
    """A section of the setup is `setting` now and was `before`; None: what the folder says."""

    section: str
    setting: int
    before: int | None
    reason: str
