"""A cabinet on the network without hardware:

`python -m devices.locker.simulator --board "SSSS SSSS MMMM LL" --trouble echo --trouble slow=0.2`.
"""

from __future__ import annotations

import argparse
import contextlib
from typing import TYPE_CHECKING

from devices.locker.__main__ import add_boards, boards
from devices.locker.settings import Driver, LockerConfig
from devices.locker.simulator.cabinet import Cabinet, Troubles
from devices.locker.simulator.server import CabinetServer
from devices.simulated import with_troubles
from hall.lockers.bank import CellPlace

if TYPE_CHECKING:
    from collections.abc import Callable


def troubles(wishes: list[str]) -> Troubles:
    """Troubles from words such as `jammed=1-3`, `echo`, `slow=0.5`. Unknown ones: ValueError."""
    return with_troubles(Troubles(), wishes, _cause)


def _cause(now: Troubles, name: str, value: str) -> None:
    if name == "jammed":
        now.jammed.add(place(value))
    elif name == "miswired":
        asked, _, doors = value.partition(":")
        now.miswired[place(asked)] = tuple(map(place, doors.split(",")))
    else:
        setattr(now, name, _READ.get(type(getattr(now, name)), str)(value))


_READ: dict[type, Callable[[str], object]] = {
    float: float,
    int: int,
    bool: lambda _: True,
    bytes: bytes.fromhex,
}


def place(text: str) -> CellPlace:
    """`1-3`: channel 3 of board 1. Anything else: ValueError."""
    board, _, channel = text.partition("-")
    return CellPlace(int(board), int(channel))


def main(arguments: list[str] | None = None) -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m devices.locker.simulator")
    parser.add_argument("--port", type=int, default=4196)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--trouble", action="append", default=[])
    add_boards(parser)
    asked = parser.parse_args(arguments)
    try:
        config = LockerConfig(Driver.SIMULATOR, boards=boards(asked))
        cabinet = Cabinet(config, troubles(asked.trouble))
    except ValueError as error:
        parser.error(str(error))
    server = CabinetServer(cabinet, asked.port, asked.host)
    print(f"locker {asked.host}:{server.port}, {len(config.cells)} cells", flush=True)
    with server, contextlib.suppress(KeyboardInterrupt):
        server.wait()


if __name__ == "__main__":
    main()
