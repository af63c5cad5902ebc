"""A printer on the network without hardware:

`python -m devices.printer.simulator slips --port 9100 --trouble paper=out`.
"""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path

from devices.printer.simulator import PictureFolder
from devices.printer.simulator.machine import Machine, Troubles
from devices.printer.simulator.server import PrinterServer
from devices.simulated import with_troubles

_WIDTHS = {58: 384, 80: 576}


def troubles(wishes: list[str]) -> Troubles:
    """Troubles from words such as `paper=out`, `silent`, `slow=0.5`. Unknown ones: ValueError."""
    return with_troubles(Troubles(), wishes, _cause)


def _cause(now: Troubles, name: str, value: str) -> None:
    """One trouble, its value read as that trouble takes it."""
    if name == "paper":
        now.paper = value
    elif name == "slow":
        now.slow = float(value)
    else:
        setattr(now, name, int(value) if value else True)


def main(arguments: list[str] | None = None) -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m devices.printer.simulator")
    parser.add_argument("folder", type=Path, help="where the pictures of the slips go")
    parser.add_argument("--port", type=int, default=9100)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--width", type=int, choices=list(_WIDTHS), default=80)
    parser.add_argument("--encoding", default="GB18030")
    parser.add_argument("--trouble", action="append", default=[])
    asked = parser.parse_args(arguments)
    try:
        wished = troubles(asked.trouble)
    except ValueError as error:
        parser.error(str(error))
    machine = Machine(_WIDTHS[asked.width], asked.encoding, troubles=wished)
    machine.on_job = PictureFolder(asked.folder).keep
    server = PrinterServer(machine, asked.port, asked.host)
    print(f"printer {asked.host}:{server.port}, pictures in {asked.folder}", flush=True)
    with server, contextlib.suppress(KeyboardInterrupt):
        server.wait()


if __name__ == "__main__":
    main()
