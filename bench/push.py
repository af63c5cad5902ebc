"""A call reaches every screen: 200 screens of the hall while 2,000 phones watch their lines.

Screens and phones live in a process each, so that neither slows the other's watch; all processes
share the machine's monotonic clock. A call's time runs from the clerk's press (the request is
sent) to the moment its message reaches the last screen, and the last phone of its line.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing as mp
import re
import time
from functools import partial
from multiprocessing.connection import Connection

from bench.figures import Figure, at_most, percentile
from bench.hall import Hall, running
from bench.wire import watch_many

NAME = "push"
SCREENS = 200
PHONES = 2000
CALLS = 100
SERVICE, PAUSE = 0.5, 0.2
"""Seconds at the window and between two visitors: three changes a second, a very busy hall."""
CALLED = re.compile(rb'"(?:serving":\s*\["|calls":\s*\[\{[^}]*?"number":\s*")([A-Z]\d+)"')
"""The number just called, in a display's message or in a line's."""
Seen = dict[str, float]
"""When one watcher first heard of each number's call."""


def run() -> list[Figure]:
    """p99 of the last of all screens, and the last phone, over many calls."""
    with running() as hall:
        screens, phones = _measure(hall)
        memory = hall.memory_mb()
    return [
        at_most("call to the last of 200 screens, p50", percentile(screens, 0.5), "ms", 50),
        at_most("call to the last of 200 screens, p99", percentile(screens, 0.99), "ms", 50),
        at_most("call to the last of 2,000 phones, p99", percentile(phones, 0.99), "ms", 400),
        at_most("server memory with 2,200 sockets", memory, "MB", 250),
    ]


def _measure(hall: Hall) -> tuple[list[float], list[float]]:
    facts = hall.ask("GET", "/api/v1/hall")
    window = next(w for w in facts["windows"] if w["kind"] == "domain")
    domain, number, zone = window["domains"][0], window["number"], window["zone"]
    hall.ask("POST", f"/api/v1/windows/{number}/open")
    for _ in range(CALLS + 5):
        hall.ask("POST", "/api/v1/tickets", {"domain": domain})
    with (
        _crowd(hall, [f"display:{zone}"] * SCREENS, hall.token) as screens,
        _crowd(hall, [f"line:{domain}"] * PHONES, None) as phones,
    ):
        presses = _press(hall, number)
        time.sleep(1)
        seen_screens, seen_phones = screens.stop(), phones.stop()
    return _delays(presses, seen_screens, SCREENS), _delays(presses, seen_phones, PHONES)


def _press(hall: Hall, window: str) -> dict[str, float]:
    """Press "call next" over and over; when each number was called for."""
    line, presses = hall.connect(), {}
    for _ in range(CALLS):
        at = time.monotonic()
        answer = hall.ask("POST", f"/api/v1/windows/{window}/call-next", None, line)
        presses[answer["ticket"]["number"]] = at
        time.sleep(SERVICE)
        hall.ask("POST", f"/api/v1/windows/{window}/finish", None, line)
        time.sleep(PAUSE)
    return presses


def _delays(presses: dict[str, float], seen: list[Seen], everybody: int) -> list[float]:
    """Milliseconds from each press until the last of everybody had heard of that very number."""
    delays = []
    for number, press in presses.items():
        reached = [mine[number] for mine in seen if number in mine]
        if len(reached) < everybody:
            raise RuntimeError(f"{number} reached {len(reached)} of {everybody}")
        delays.append((max(reached) - press) * 1000)
    return delays


class _crowd:  # noqa: N801 - reads as the verb it stands for
    """A process full of watchers; `stop` hands back, for each, when its messages came."""

    def __init__(self, hall: Hall, views: list[str], token: str | None) -> None:
        self.line, theirs = mp.get_context("spawn").Pipe()
        arguments = (theirs, hall.host, hall.port, views, token)
        self.process = mp.get_context("spawn").Process(target=_watch, args=arguments, daemon=True)

    def __enter__(self) -> _crowd:
        self.process.start()
        if not self.line.poll(120) or self.line.recv() != "ready":
            raise RuntimeError("not every watcher got in")
        return self

    def stop(self) -> list[Seen]:
        """End, and say what was seen."""
        self.line.send("stop")
        seen: list[Seen] = json.loads(self.line.recv_bytes())
        return seen

    def __exit__(self, *_: object) -> None:
        self.process.join(5)
        if self.process.is_alive():
            self.process.terminate()


def _watch(line: Connection, host: str, port: int, views: list[str], token: str | None) -> None:
    asyncio.run(_watch_all(line, host, port, views, token))


async def _watch_all(
    line: Connection, host: str, port: int, views: list[str], token: str | None
) -> None:
    seen: list[Seen] = [{} for _ in views]
    ears = [partial(_note, mine) for mine in seen]
    watchers = await watch_many(host, port, list(zip(views, ears, strict=True)), token)
    line.send("ready")
    await asyncio.get_running_loop().run_in_executor(None, line.recv)
    line.send_bytes(json.dumps(seen).encode())
    for watcher in watchers:
        watcher.transport.close()


def _note(mine: Seen, message: bytes, at: float) -> None:
    found = CALLED.search(message)
    if found:
        mine.setdefault(found[1].decode(), at)
