"""Try a printer by hand: `python -m devices.printer tcp 192.168.1.50:9100 --width 58`."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from devices.printer import Cutter, Driver, Encoding, PrinterConfig, open_printer
from hall.tickets.slip import Slip


def sample() -> Slip:
    """A slip with everything on it, marked as a trial."""
    now = datetime.now().astimezone()
    return Slip(
        ticket=0,
        number="T000",
        title="试打 Test",
        where="请看汉字是否完整",
        ahead="一窗 · 打印测试",
        wait="①（）「」，。、10–20 □",
        priority="试打",
        follow="https://example.org/printer-test",
        follow_hint="请用手机扫一扫，看能否识别",
        bring=("汉字清楚，不缺行", "二维码能扫", "纸已切断"),
        bring_title="请逐项核对",
        issued=f"{now:%Y-%m-%d %H:%M}",
        hall="Yichuang",
    )


def main(arguments: list[str] | None = None) -> int:
    """0 if the slip was printed, 1 if not, 2 if the settings make no sense."""
    asked = _parser().parse_args(arguments)
    try:
        config = PrinterConfig(
            asked.driver,
            asked.address,
            asked.width,
            asked.encoding,
            not asked.no_hanzi_mode,
            not asked.one_way,
            asked.timeout,
            asked.cutter,
        )
        printer = open_printer(config)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"before: {printer.status()}")
    report = printer.print(sample())
    printer.close()
    print(f"printed: {report.printed}  sent: {report.sent}  now: {report.paper}  {report.detail}")
    return 0 if report.printed else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m devices.printer", description=__doc__)
    parser.add_argument("driver", choices=list(Driver))
    parser.add_argument("address")
    parser.add_argument("--width", type=int, default=80, help="58 or 80 (mm)")
    parser.add_argument("--encoding", choices=list(Encoding), default=Encoding.GB18030)
    parser.add_argument("--cutter", choices=list(Cutter), default=Cutter.FEED)
    parser.add_argument("--timeout", type=float, default=3.0, help="seconds")
    parser.add_argument("--no-hanzi-mode", action="store_true")
    parser.add_argument("--one-way", action="store_true", help="the printer can't answer")
    return parser


if __name__ == "__main__":
    sys.exit(main())
