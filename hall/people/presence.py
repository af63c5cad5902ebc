"""Which paired devices are here: a screen that has gone dark is noticed by the hall itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from annotated_types import Len

from hall.commands import Answer, Work, command
from hall.facts import DeviceName
from hall.people.events import DeviceCame, DeviceWent

MOST = 2_000


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether a paired device is connected, and since when it is or isn't."""

    name: str
    connected: bool
    since: datetime


@command()
class RecordDevices:
    """The web floor tells which devices are connected; what has changed since is on record."""

    connected: Annotated[tuple[DeviceName, ...], Len(0, MOST)]

    def carry_out(self, work: Work) -> Answer:
        """A device that was never here isn't missed. One that was unpaired is forgotten."""
        kept, here = work.shelf.of(Presence), set(self.connected)
        paired = {device.name for device in work.shelf.people.all_devices()}
        known = {one.name: one for one in kept.find(limit=MOST)}
        for name in known.keys() - paired:
            kept.drop(name)
        came = [n for n in sorted(here & paired) if n not in known or not known[n].connected]
        went = [n for n, one in known.items() if one.connected and n in paired - here]
        for name in came:
            kept.save(Presence(name, True, work.at))
            work.note(DeviceCame(device=name))
        for name in went:
            kept.save(Presence(name, False, work.at))
            work.note(DeviceWent(device=name))
        return {"came": came, "went": went}
