"""The front door: wires config, store, devices, hall and web, and starts what was asked for.

What it loads stays: Python looks for no rubbish in it, which took a quarter of the start.
"""
# ruff: noqa: E402 - the first thing it does is to stop that search

from __future__ import annotations

import gc

gc.disable()

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from socket import socket

from flask import Blueprint

from config import devices, loader
from config.faults import ConfigError
from front import keys, times
from front.clocks import open_clock
from front.machines import (
    HANDS,
    Banks,
    Printers,
    open_gateway,
    open_the_voice,
    with_simulator,
)
from front.options import Command, parser
from front.search import SEARCH
from front.stage import lived_before, play
from front.telling import CantStartError, explained, found, setting, unusable
from front.upkeep import backup, check, compact, restore, rotate_key
from hall.refusals import Refusal
from store import sqlite
from store.errors import StoreError
from web import logs
from web.address import network_address, shown_address
from web.clock import RehearsalClock
from web.first_start import prepare
from web.house import Given, House
from web.hub import listen, open_hub
from web.secrets import HallSecrets, open_secrets

gc.freeze()
gc.enable()

ROOT = Path(__file__).resolve().parent
VERSION = "0.1.0"
ROOMS = (
    *("kiosk", "display", "counter", "follow", "appointments"),
    *("manager", "lobby", "patterns", "catalogue", "guide", "office", "locker", "results"),
    "rating",
)


def main(words: Sequence[str]) -> int:
    """Do what was typed; the exit code. What the system refuses is said in its own words."""
    options = parser(COMMANDS).parse_args(words)
    logs.begin()
    try:
        done: int = options.do(options)
    except (CantStartError, ConfigError, StoreError, Refusal, OSError) as trouble:
        print(explained(trouble), file=sys.stderr)
        return 1
    return done


def serve(options: argparse.Namespace) -> int:
    """Run the hall until it is told to stop."""
    with _listening(options) as listener:
        house = open_house(options)
        try:
            house.begin()
            link = prepare(house.works, os.environ.get("YICHUANG_ADMIN_PASSWORD"))
            if options.simulated:
                house.hub.spawn(play, house)
            told_to_stop = house.serve(listener, options.host, _teller(options, link))
        finally:
            house.close()
    return 0 if told_to_stop else 1


def _listening(options: argparse.Namespace) -> socket:
    """Where phones and screens come in. Who comes before the hall is ready waits there."""
    try:
        return listen(options.host, options.port)
    except OSError as trouble:
        raise CantStartError(unusable(options.host, options.port, trouble)) from trouble


def demo(options: argparse.Namespace) -> int:
    """The same with simulated people, on a throw-away database where no folder is named."""
    options.kept = options.data
    with tempfile.TemporaryDirectory(prefix="yichuang-demo-") as folder:
        options.data = options.data or folder
        return serve(options)


def open_house(options: argparse.Namespace) -> House:
    """Everything wired, nothing begun."""
    data = Path(options.data or "data").resolve()
    setup = loader.load(options.hall)
    machines = devices.load(data, loader.find(options.hall))
    if options.simulated:
        machines = with_simulator(machines, data / "slips")
    clock = open_clock(options, setup)
    store = sqlite.open_store(data)
    times.keep_apart(store, setup, clock, trusted=options.trust_clock)
    secrets = _secrets(data)
    if options.simulated:
        lived_before(setup, store, secrets, clock.now())
    for finding in keys.note_once(store, data):
        print(found(finding), file=sys.stderr)
    given = Given(
        setup=setup,
        store=store,
        clock=clock,
        secrets=secrets,
        open_catalogue=SEARCH.open,
        hub=setting("YICHUANG_HUB", "eventlet", open_hub),
        root=ROOT,
        data=data,
        version=VERSION,
        rehearsal=isinstance(clock, RehearsalClock),
        local_webhooks=options.local_webhooks,
        behind_proxies=setting("YICHUANG_PROXIES", "0", int),
        voice=open_the_voice(machines.voice, data / "voice"),
        printers=Printers(machines),
        gateway=open_gateway(
            machines.notices,
            os.environ.get("YICHUANG_NOTICES_SECRET", ""),
            local=options.local_webhooks,
        ),
        banks=Banks(machines, HANDS if options.simulated else 0.0),
    )
    house = House(given, rooms(simulated=options.simulated))
    house.works.demo, house.works.kept_in = options.simulated, options.kept
    return house


def _secrets(data: Path) -> HallSecrets:
    try:
        return open_secrets(data)
    except ValueError as trouble:
        raise CantStartError(str(trouble)) from None


def rooms(*, simulated: bool = False) -> list[Blueprint]:
    """The screens that are here; the demo has a way in of its own, without passwords."""
    here = [name for name in ROOMS if (ROOT / name / "pages.py").exists()]
    found = [import_module(f"{name}.pages").room for name in here]
    return [*found, import_module("lobby.demo").room] if simulated else found


def _teller(options: argparse.Namespace, link: str | None) -> Callable[[int], None]:
    def ready(port: int) -> None:
        url = shown_address(options.host, port)
        if link:
            print(f"sign in once as admin: {url}{link}", flush=True)
        if network := network_address(options.host, port):
            print(f"kiosks, screens and phones reach it at {network}", file=sys.stderr, flush=True)
        print(f"ready {url}", flush=True)

    return ready


COMMANDS: Mapping[str, Command] = {
    "serve": serve,
    "demo": demo,
    "backup": backup,
    "restore": restore,
    "check": check,
    "rotate-key": rotate_key,
    "compact": compact,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
