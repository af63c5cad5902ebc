"""The slip on paper: number first and largest, then where to wait. Pure: no printer, no bytes.

Lengths are in dots of 203 dpi (8 to the millimetre) and in columns of 12 dots, half a hanzi.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from devices.printer.wrapping import balanced, clean, width, wrap

if TYPE_CHECKING:
    from hall.tickets.slip import Slip

DOTS_PER_COLUMN = 12
LARGEST_MAGNIFICATION = 8
CHECKBOX = "□ "


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Paper:
    """What a printer can print on: `dots` across, `columns` of half a hanzi."""

    dots: int

    @property
    def columns(self) -> int:
        return self.dots // DOTS_PER_COLUMN


PAPERS = {58: Paper(384), 80: Paper(576)}


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks: magnified `wide` and `high` times (1 to 8); `boxed` is white on black."""

    wide: int = 1
    high: int = 1
    bold: bool = False
    boxed: bool = False
    align: Align = Align.CENTER


@dataclass(frozen=True, slots=True)
class Text:
    """One line that fits the paper."""

    text: str
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code of error correction level M, in the middle, `module` dots to a square."""

    data: str
    module: int


@dataclass(frozen=True, slots=True)
class Feed:
    """White paper, in dots (1 to 255)."""

    dots: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of the slip."""


Block = Text | Qr | Feed | Cut

PLAIN = Look()
STRONG = Look(bold=True)
BADGE = Look(wide=2, high=2, boxed=True)
AIR = Feed(16)
MORE_AIR = Feed(32)


def lay_out(slip: Slip, paper: Paper) -> list[Block]:
    """The blocks of a slip, from top to cut. Every text fits the paper; nothing is left out."""
    parts = (
        list(_number(slip, paper)),
        list(_waiting(slip, paper)),
        list(_following(slip, paper)),
        list(_bringing(slip, paper)),
        list(_footer(slip, paper)),
    )
    blocks: list[Block] = []
    for part in filter(None, parts):
        blocks += [MORE_AIR, *part] if blocks else part
    return [*blocks, Cut()]


def _number(slip: Slip, paper: Paper) -> Iterator[Block]:
    """The number as wide as the paper allows, then what it is for."""
    across = max(1, width(clean(slip.number)))
    times = max(1, min(LARGEST_MAGNIFICATION, paper.columns // across))
    yield from _lines(slip.number, paper, Look(wide=times, high=times, bold=True))
    if slip.priority:
        yield from (AIR, *_lines(f" {clean(slip.priority)} ", paper, BADGE, padded=True))
    if slip.title:
        yield from (AIR, *_lines(slip.title, paper, STRONG))


def _waiting(slip: Slip, paper: Paper) -> Iterator[Block]:
    yield from _lines(slip.where, paper, _largest(slip.where, paper))
    if slip.where and (slip.ahead or slip.wait):
        yield AIR
    look = _roomy((slip.ahead, slip.wait), paper)
    yield from _lines(slip.ahead, paper, look)
    yield from _lines(slip.wait, paper, look)


def _largest(text: str, paper: Paper) -> Look:
    """Twice as large where three lines hold it; otherwise only twice as high, or plain."""
    for look in (Look(2, 2, bold=True), Look(1, 2, bold=True)):
        if len(wrap(text, paper.columns // look.wide)) <= 3:
            return look
    return STRONG


def _roomy(texts: tuple[str, ...], paper: Paper) -> Look:
    """Twice as large where each text fits one line so."""
    fits = all(width(clean(text)) <= paper.columns // 2 for text in texts)
    return Look(2, 2) if fits else PLAIN


def _following(slip: Slip, paper: Paper) -> Iterator[Block]:
    module = qr_module(len(slip.follow.encode("utf-8", "replace")), paper)
    if slip.follow and module:
        yield Qr(slip.follow, module)
        if slip.follow_hint:
            yield from (AIR, *_lines(slip.follow_hint, paper, PLAIN))


def _bringing(slip: Slip, paper: Paper) -> Iterator[Block]:
    """What to have ready, each behind a box to tick, longer names hanging under themselves."""
    if not any(map(clean, slip.bring)):
        return
    yield from _lines(slip.bring_title, paper, Look(bold=True, align=Align.LEFT))
    left = Look(align=Align.LEFT)
    indent = width(CHECKBOX)
    for item in slip.bring:
        for line, text in enumerate(wrap(item, paper.columns - indent)):
            yield Text((" " * indent if line else CHECKBOX) + text, left)


def _footer(slip: Slip, paper: Paper) -> Iterator[Block]:
    yield from _lines(slip.issued, paper, PLAIN)
    yield from _lines(slip.hall, paper, PLAIN)
    yield from _lines(slip.reprint, paper, PLAIN)


def _lines(text: str, paper: Paper, look: Look, *, padded: bool = False) -> list[Block]:
    """`text` in as many lines as it needs; `padded` keeps a space at both ends of each."""
    columns = paper.columns // look.wide
    if padded:
        return [Text(f" {line} ", look) for line in balanced(text, columns - 2)]
    return [Text(line, look) for line in balanced(text, columns)]


# The most bytes a QR code of version 1, 2, 3 … holds at level M (ISO/IEC 18004, table 7).
_QR_BYTES_AT_M = (
    *(14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624),
    *(666, 711, 779, 857, 911, 997),
)
_QR_LARGEST_MODULE, _QR_SMALLEST_MODULE, _QR_QUIET_MODULES = 6, 3, 8


def qr_module(length: int, paper: Paper) -> int:
    """How many dots a square of the QR code of `length` bytes may have; 0: it would not fit."""
    version = 1 + len(list(takewhile(lambda most: most < length, _QR_BYTES_AT_M)))
    if version > len(_QR_BYTES_AT_M):
        return 0
    across = 17 + 4 * version + _QR_QUIET_MODULES
    module = min(_QR_LARGEST_MODULE, paper.dots // across)
    return module if module >= _QR_SMALLEST_MODULE else 0
