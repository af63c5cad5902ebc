"""Slip printers that stand at a desk rather than in a kiosk, by the names of devices.toml."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Len

from hall.commands import Answer, Work, command
from hall.facts import DeviceName
from hall.people.roles import DeviceKind
from hall.ports import Shelf

NOTE = "desk_printers"


@command()
class KnowDeskPrinters:
    """Which desks have a slip printer of their own. Sent by the hall itself at each start."""

    printers: Annotated[tuple[DeviceName, ...], Len(0, 50)]

    def carry_out(self, work: Work) -> Answer:
        """Staff may have slips printed there from now on, and alerts look after their paper."""
        work.shelf.keep_note(NOTE, " ".join(self.printers))
        return {"printers": list(self.printers)}


def desk_printers(shelf: Shelf) -> tuple[str, ...]:
    """Their names."""
    return tuple((shelf.note(NOTE) or "").split())


def prints_slips(shelf: Shelf, name: str) -> bool:
    """Whether a slip may come out there: at a paired kiosk, or at a desk's own printer."""
    device = shelf.people.device_named(name)
    return name in desk_printers(shelf) or (device is not None and device.kind is DeviceKind.KIOSK)
