"""What can be typed after `./run`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

Command = Callable[[argparse.Namespace], int]
RUNNING = ("serve", "demo")
HIGHEST_PORT = 65_535
DATA = Path(__file__).resolve().parents[1] / "data"  # the house's own, from wherever it is started


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Reads the words typed; `do` is what they ask for."""
    words = argparse.ArgumentParser(prog="./run", description="Yichuang 一窗")
    several = words.add_subparsers(dest="command", required=True)
    for name, do in commands.items():
        one = several.add_parser(name)
        one.set_defaults(do=do, simulated=name == "demo", kept=None)
        one.add_argument("--hall", default="dianjiang", help="a hall's name, or its folder")
        one.add_argument("--data", default=None if name == "demo" else str(DATA))
        if name in RUNNING:
            _for_running(one, simulated=name == "demo")
        elif name == "rotate-key":
            forget = "drop the old keys: former backups can't be read any more"
            one.add_argument("--forget-old", action="store_true", help=forget)
        elif name not in ("check", "compact"):
            one.add_argument("file", type=Path)
            if name == "backup":
                _for_backup(one)
    return words


def _for_backup(one: argparse.ArgumentParser) -> None:
    one.add_argument("--force", action="store_true", help="replace a file that is there")
    keys = "put the keys beside it too, into FILE.keys: keep that folder apart, under lock"
    one.add_argument("--with-keys", action="store_true", help=keys)


def _port(text: str) -> int:
    """A port, or 0 for any that is free."""
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {HIGHEST_PORT}")
    return int(text)


def _for_running(one: argparse.ArgumentParser, *, simulated: bool) -> None:
    """The demo lets everybody in: it listens to this machine alone, unless told otherwise."""
    one.add_argument("--host", default="127.0.0.1" if simulated else "0.0.0.0")
    one.add_argument("--port", type=_port, default=8000)
    one.add_argument("--clock", help="rehearsal: the hall's clock starts at 2026-09-28T09:00")
    trust = "the clock is right now: it was wrong when the hall served a later date"
    one.add_argument("--trust-clock", action="store_true", help=trust)
    local = "webhooks may lead to this machine: for tests, and for what runs beside the hall"
    one.add_argument("--local-webhooks", action="store_true", help=local)
    speed = "how fast a rehearsal's clock runs"
    one.add_argument("--speed", type=float, default=10.0 if simulated else 1.0, help=speed)
