"""The front door: wires config, store, devices, hall and web, and starts what was asked for."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path

from flask import Blueprint

from config.faults import ConfigError
from config.loader import load
from config.pinyin import syllables
from hall.catalogue.catalogue import Catalogue
from hall.setup import Setup
from store.errors import StoreError
from store.sqlite import open_store
from web import logs
from web.clock import RealClock, RehearsalClock
from web.first_start import prepare
from web.house import Given, House
from web.hub import open_hub
from web.secrets import open_secrets

ROOT = Path(__file__).resolve().parent
VERSION = "0.1.0"
ROOMS = ("kiosk", "display", "counter", "follow", "lobby", "patterns")


class CantStart(Exception):
    """The hall can't start; the text says why and what to do."""


def main(words: Sequence[str]) -> int:
    """Do what was typed; the exit code."""
    options = _parser().parse_args(words)
    logs.begin()
    try:
        return int(COMMANDS[options.command](options))
    except (CantStart, ConfigError, StoreError) as trouble:
        print(explained(trouble), file=sys.stderr)
        return 1


def serve(options: argparse.Namespace) -> int:
    """Run the hall until it is told to stop."""
    house = open_house(options)
    try:
        house.begin()
        link = prepare(house.works, os.environ.get("YICHUANG_ADMIN_PASSWORD"))
        house.serve(options.host, options.port, _teller(options, link))
    except OSError as trouble:
        where = f"{options.host}:{options.port}"
        raise CantStart(f"{where} can't be used ({trouble.strerror}); try --port") from trouble
    finally:
        house.works.store.close()
    return 0


def demo(options: argparse.Namespace) -> int:
    """The same on a throw-away database, with simulated people."""
    with tempfile.TemporaryDirectory(prefix="yichuang-demo-") as folder:
        options.data = options.data or folder
        return serve(options)


def open_house(options: argparse.Namespace) -> House:
    """Everything wired, nothing begun."""
    data = Path(options.data or "data").resolve()
    setup = load(options.hall)
    store = open_store(data)
    start = _moment(options.clock, setup) if options.clock else None
    given = Given(
        setup=setup,
        store=store,
        clock=RehearsalClock(start) if start else RealClock(),
        secrets=open_secrets(data),
        catalogue=Catalogue(setup, syllables),
        hub=open_hub(os.environ.get("YICHUANG_HUB", "eventlet")),
        root=ROOT,
        data=data,
        version=VERSION,
        rehearsal=start is not None,
        behind_proxies=int(os.environ.get("YICHUANG_PROXIES", "0")),
    )
    return House(given, rooms())


def rooms() -> list[Blueprint]:
    """The screens that are here."""
    return [
        import_module(f"{name}.pages").room for name in ROOMS if (ROOT / name / "pages.py").exists()
    ]


def _moment(text: str, setup: Setup) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CantStart(f"--clock {text!r} isn't a moment such as 2026-09-28T09:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=setup.timezone)


def _teller(options: argparse.Namespace, link: str | None):  # noqa: ANN202
    def ready(port: int) -> None:
        host = "127.0.0.1" if options.host in ("0.0.0.0", "::") else options.host
        url = f"http://{host}:{port}"
        if link:
            print(f"sign in once as admin: {url}{link}", flush=True)
        print(f"ready {url}", flush=True)

    return ready


def explained(trouble: Exception) -> str:
    """Why the hall can't start, for whoever started it."""
    return str(trouble)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run", description="Yichuang 一窗")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("serve", "demo"):
        one = commands.add_parser(name)
        one.add_argument("--hall", default="dianjiang", help="a hall's name, or its folder")
        one.add_argument("--data", help="where the hall is kept (serve: ./data)")
        one.add_argument("--host", default="0.0.0.0")
        one.add_argument("--port", type=int, default=8000)
        one.add_argument("--clock", help="rehearsal: 2026-09-28T09:00")
    return parser


COMMANDS = {"serve": serve, "demo": demo}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
