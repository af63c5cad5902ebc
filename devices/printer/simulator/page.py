"""What lands on the paper: the printer's own idea of style, lines and advance, in dots."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.simulator.reader import Said

_COLUMN, _CELL = 12, 24
_DEFAULT_SPACING = 34


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, magnified."""

    text: str
    wide: int
    high: int
    bold: bool
    inverse: bool

    @property
    def dots(self) -> int:
        """How far it reaches across the paper."""
        return _COLUMN * (1 if self.text.isascii() else 2) * self.wide

    @property
    def height(self) -> int:
        return _CELL * self.high


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs printed at `top`, aligned 0 left, 1 centre, 2 right."""

    top: int
    glyphs: tuple[Glyph, ...]
    align: int

    @property
    def dots(self) -> int:
        return sum(glyph.dots for glyph in self.glyphs)

    @property
    def height(self) -> int:
        return max(glyph.height for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code printed at `top`."""

    top: int
    data: str
    module: int
    level: str
    align: int


@dataclass(frozen=True, slots=True)
class Style:
    align: int = 0
    bold: bool = False
    inverse: bool = False
    wide: int = 1
    high: int = 1
    hanzi_wide: int = 1
    hanzi_high: int = 1
    spacing: int = _DEFAULT_SPACING
    module: int = 3
    level: str = "L"


@dataclass
class Page:
    """One slip on its way out. `dots` is the printable width; `code_size` measures a code.

    `overflows` counts characters that fell on a next line because the line was full.
    """

    dots: int
    code_size: Callable[[str, int, str], int]
    items: list[Line | Code] = field(default_factory=list)
    length: int = 0
    style: Style = field(default_factory=Style)
    overflows: int = 0
    _glyphs: list[Glyph] = field(default_factory=list)
    _stored: str = ""

    def take(self, said: Said) -> None:
        """Do what was said; what the paper doesn't show changes nothing."""
        if said.name == "line":
            self._end_line()
            return
        doing = getattr(self, "_" + said.name.replace("-", "_"), None)
        if doing is not None:
            doing(said)

    @property
    def started(self) -> bool:
        return bool(self.items or self._glyphs)

    def _init(self, _: Said) -> None:
        self.style = Style()
        self._glyphs.clear()

    def _align(self, said: Said) -> None:
        self.style = replace(self.style, align=said.number)

    def _bold(self, said: Said) -> None:
        self.style = replace(self.style, bold=bool(said.number))

    def _inverse(self, said: Said) -> None:
        self.style = replace(self.style, inverse=bool(said.number))

    def _spacing(self, said: Said) -> None:
        self.style = replace(self.style, spacing=said.number)

    def _size(self, said: Said) -> None:
        """Counts for hanzi too, as on most printers."""
        wide, high = said.number, said.other
        self.style = replace(self.style, wide=wide, high=high, hanzi_wide=wide, hanzi_high=high)

    def _hanzi_size(self, said: Said) -> None:
        self.style = replace(self.style, hanzi_wide=said.number, hanzi_high=said.other)

    def _character(self, said: Said) -> None:
        style = self.style
        ascii_ = said.text.isascii()
        wide, high = (style.wide, style.high) if ascii_ else (style.hanzi_wide, style.hanzi_high)
        glyph = Glyph(said.text, wide, high, style.bold, style.inverse)
        if sum(one.dots for one in self._glyphs) + glyph.dots > self.dots:
            self.overflows += 1
            self._end_line()
        self._glyphs.append(glyph)

    def _end_line(self) -> None:
        advance = self.style.spacing
        if self._glyphs:
            line = Line(self.length, tuple(self._glyphs), self.style.align)
            self.items.append(line)
            advance = max(advance, line.height)
            self._glyphs = []
        self.length += advance

    def _feed_dots(self, said: Said) -> None:
        self.length += said.number

    def _feed_lines(self, said: Said) -> None:
        self.length += said.number * self.style.spacing

    def _qr_module(self, said: Said) -> None:
        self.style = replace(self.style, module=said.number)

    def _qr_level(self, said: Said) -> None:
        self.style = replace(self.style, level=said.text)

    def _qr_data(self, said: Said) -> None:
        self._stored = said.text

    def _qr_print(self, _: Said) -> None:
        style = self.style
        size = self.code_size(self._stored, style.module, style.level)
        if not self._stored or size > self.dots:
            return
        self.items.append(Code(self.length, self._stored, style.module, style.level, style.align))
        self.length += size
