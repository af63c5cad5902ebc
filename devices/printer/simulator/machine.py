"""A ticket printer without hardware: bytes in, answers out, slips as pictures, and troubles."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from devices.printer.simulator.page import Page
from devices.printer.simulator.picture import code_size, draw
from devices.printer.simulator.reader import Reader, Said, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

_REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])")


@dataclass(frozen=True)
class Job:
    """One slip that came out: what was said, and how it looks."""

    said: tuple[Said, ...]
    page: Page

    def picture(self) -> Image.Image:
        return draw(self.page)


@dataclass
class Troubles:
    """What is wrong with the printer now. Nothing is, at first; set what you want to see.

    `paper` is ok, near-end or out; `paper_left` runs out after so many dots. `silent` answers
    nothing; `slow` waits so many seconds before each answer; `clone` answers only `1D 72`;
    `hangs_up_after` so many bytes of slips, the line breaks once.
    """

    paper: str = "ok"
    paper_left: int | None = None
    cover_open: bool = False
    offline: bool = False
    cutter_jammed: bool = False
    broken: bool = False
    silent: bool = False
    slow: float = 0.0
    clone: bool = False
    hangs_up_after: int | None = None

    @property
    def stopped(self) -> bool:
        """Nothing comes out until somebody helps."""
        helpless = self.offline or self.cutter_jammed or self.broken
        return helpless or self.cover_open or self.paper == "out"


@dataclass
class Machine:
    """The printer itself. `received` keeps the jobs, `faults` what it could not read.

    `on_job` is told of each slip as it comes out.
    """

    dots: int = 576
    encoding: str = "GB18030"
    hanzi_always: bool = False
    troubles: Troubles = field(default_factory=Troubles)
    received: list[Job] = field(default_factory=list)
    faults: list[Unreadable] = field(default_factory=list)
    on_job: Callable[[Job], None] | None = None

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._held = b""
        self._begin()
        self._renew_reader()

    def _renew_reader(self) -> None:
        self._reader = Reader(self.encoding, hanzi_always=self.hanzi_always)

    def _begin(self) -> None:
        self._page = Page(self.dots, code_size)
        self._said: list[Said] = []

    def feed(self, data: bytes) -> bytes:
        """Take bytes; hand back the answers, in order."""
        with self._lock:
            answers = self._take(data)
        return b"" if self.troubles.silent else answers

    def help(self, **changes: object) -> None:
        """Change the troubles, then go on with what was held back."""
        for name, value in changes.items():
            setattr(self.troubles, name, value)
        self.feed(b"")

    def _take(self, data: bytes) -> bytes:
        if self.troubles.stopped:
            return self._hold(data)
        data, self._held = self._held + data, b""
        answers = b""
        for at in range(len(data)):
            answers += self._read(data[at : at + 1])
            if self.troubles.stopped:
                return answers + self._hold(data[at + 1 :])
        return answers

    def _hold(self, data: bytes) -> bytes:
        """A stopped printer keeps what comes, but answers what is asked in real time."""
        asked = _REAL_TIME.findall(data)
        self._held += _REAL_TIME.sub(b"", data)
        return b"".join(self._real_time(question[0]) for question in asked)

    def _read(self, data: bytes) -> bytes:
        try:
            return b"".join([self._obey(said) for said in self._reader.feed(data)])
        except Unreadable as fault:
            self.faults.append(fault)
            self._renew_reader()
            self._begin()
            return b""

    def _obey(self, said: Said) -> bytes:
        if said.name == "ask":
            return self._real_time(said.number)
        if said.name == "ask-in-order":
            return bytes((_IN_ORDER[self.troubles.paper],))
        before = self._page.length
        self._said.append(said)
        self._page.take(said)
        self._use_paper(self._page.length - before)
        if said.name == "cut":
            self._deliver()
        return b""

    def _use_paper(self, dots: int) -> None:
        if self.troubles.paper_left is None:
            return
        self.troubles.paper_left -= dots
        if self.troubles.paper_left <= 0:
            self.troubles.paper, self.troubles.paper_left = "out", None

    def _deliver(self) -> None:
        job = Job(tuple(self._said), self._page)
        self._begin()
        self.received.append(job)
        if self.on_job is not None:
            self.on_job(job)

    def _real_time(self, question: int) -> bytes:
        if self.troubles.clone:
            return b""
        return bytes((_FIXED | _ANSWERS[question](self.troubles),))


_FIXED = 0b0001_0010
_IN_ORDER = {"ok": 0x00, "near-end": 0x03, "out": 0x0F}
_SENSORS = {"ok": 0, "near-end": 0b0000_1100, "out": 0b0110_0000}
_ANSWERS: dict[int, Callable[[Troubles], int]] = {
    1: lambda now: now.stopped << 3,
    2: lambda now: (
        now.cover_open << 2 | (now.paper == "out") << 5 | (now.cutter_jammed or now.broken) << 6
    ),
    3: lambda now: now.cutter_jammed << 3 | now.broken << 5,
    4: lambda now: _SENSORS[now.paper],
}
