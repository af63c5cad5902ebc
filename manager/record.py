"""What the page of the record is handed: whom and what one may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.ports import Shelf
from hall.record.groups import GROUPS, OTHERS, kinds_of
from hall.setup import Setup


def record_facts(setup: Setup, shelf: Shelf) -> Mapping[str, Any]:
    """The groups in which something can stand, the windows, the paired devices."""
    return {
        "groups": [group for group in (*GROUPS, OTHERS) if kinds_of(group)],
        "windows": [window.number for window in shelf.windows.all()],
        "devices": [device.name for device in shelf.people.all_devices()],
    }
