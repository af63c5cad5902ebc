"""Try a locker by hand: `python -m devices.locker tcp 192.168.1.60:4196 open 1 3`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from devices.locker import BoardConfig, Driver, Feedback, LockerConfig, LowChannels, open_bank
from hall.lockers.bank import CellPlace

if TYPE_CHECKING:
    from hall.lockers.bank import LockerBank


def main(arguments: list[str] | None = None) -> int:
    """0 if all is well, 1 if a board is silent or the door didn't open, 2 for odd settings."""
    asked = _parser().parse_args(arguments)
    try:
        config = LockerConfig(
            asked.driver,
            asked.address,
            boards(asked),
            asked.feedback,
            asked.low_channels,
            asked.hold,
        )
        bank = open_bank(config)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    well = _open(bank, asked) if asked.what == "open" else _show(bank, config)
    bank.close()
    return 0 if well else 1


def _open(bank: LockerBank, asked: argparse.Namespace) -> bool:
    report = bank.open_cell(CellPlace(asked.cell_board, asked.cell_channel))
    print(f"opened: {report.opened}  door: {report.door}  sent: {report.sent}")
    print(f"acknowledged: {report.acknowledged}  {report.detail}")
    return report.opened and not report.others


def _show(bank: LockerBank, config: LockerConfig) -> bool:
    reports = {board.address: bank.doors(board.address) for board in config.boards}
    for address, report in reports.items():
        doors = "  ".join(f"{channel} {state}" for channel, state in report.doors.items())
        print(f"board {address}: {report.detail or doors}")
    return not any(report.detail for report in reports.values())


def add_boards(parser: argparse.ArgumentParser) -> None:
    """The options that tell of boards."""
    parser.add_argument("--board", action="append", help='its cells: "SSSS MM L-"; again for more')
    parser.add_argument("--channels", type=int, default=24, help="channels of each board")


def boards(asked: argparse.Namespace) -> tuple[BoardConfig, ...]:
    """The boards of the options, numbered from 1. What makes no sense: ValueError."""
    cells = asked.board or ["S" * asked.channels]
    return tuple(BoardConfig(at, asked.channels, one) for at, one in enumerate(cells, start=1))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m devices.locker", description=__doc__)
    parser.add_argument("driver", choices=list(Driver))
    parser.add_argument("address", help="host:port, a device file, or - for the simulator")
    add_boards(parser)
    parser.add_argument("--feedback", choices=list(Feedback), default=Feedback.CLOSED)
    parser.add_argument("--low-channels", choices=list(LowChannels), default=LowChannels.LAST)
    parser.add_argument("--hold", type=int, default=0, help="seconds")
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser("doors", help="how all doors stand")
    one = what.add_parser("open", help="open one cell and watch it")
    one.add_argument("cell_board", type=int)
    one.add_argument("cell_channel", type=int)
    return parser


if __name__ == "__main__":
    sys.exit(main())
