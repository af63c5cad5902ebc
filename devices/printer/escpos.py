"""Blocks to bytes, in the printers' own language, through python-escpos."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from escpos.constants import QR_ECLEVEL_M  # type: ignore[import-untyped]
from escpos.printer import Dummy  # type: ignore[import-untyped]

from devices.printer.layout import Align, Cut, Feed, Look, Qr, Text
from devices.printer.settings import Cutter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devices.printer.layout import Block
    from devices.printer.settings import Encoding, PrinterConfig

HANZI_ON, HANZI_OFF = b"\x1c\x26", b"\x1c\x2e"
HANZI_SIZE = b"\x1c\x21"
FEED_DOTS = b"\x1b\x4a"

_HANZI_WIDE, _HANZI_HIGH = 0x04, 0x08
_CELL_HEIGHT, _LEADING = 24, 12
_LINES_TO_THE_KNIFE = 6


def encode(blocks: Iterable[Block], config: PrinterConfig) -> bytes:
    """The whole job for a printer set up as `config` says. Takes any text, never raises."""
    writer = _Writer(config)
    for block in blocks:
        writer.write(block)
    return writer.bytes()


def encode_text(text: str, encoding: Encoding) -> bytes:
    """`text` in the printer's encoding; what it lacks becomes its nearest kin, or □ or ?."""
    return b"".join(_encode_character(character, encoding) for character in text)


def _encode_character(character: str, encoding: Encoding) -> bytes:
    plain = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in plain if not unicodedata.combining(part))
    for candidate in (character, bare, "□"):
        if len(candidate) > 2 or not candidate.isprintable():
            continue
        try:
            return candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
    return b"?"


class _Writer:
    """Writes blocks one after another, commanding only what changes."""

    def __init__(self, config: PrinterConfig) -> None:
        self._config = config
        self._out = Dummy()
        self._out.hw("INIT")
        self._look = Look(align=Align.LEFT)
        self._spacing = 0

    def bytes(self) -> bytes:
        output: bytes = self._out.output
        return output

    def write(self, block: Block) -> None:
        match block:
            case Text():
                self._text(block)
            case Qr():
                self._qr(block)
            case Feed():
                self._out._raw(FEED_DOTS + bytes((block.dots,)))
            case Cut():
                self._cut()

    def _text(self, block: Text) -> None:
        self._change_to(block.look)
        content = encode_text(block.text, self._config.encoding)
        if self._config.hanzi_mode and not block.text.isascii():
            content = HANZI_ON + content + HANZI_OFF
        self._out._raw(content + b"\n")

    def _change_to(self, look: Look) -> None:
        before, self._look = self._look, look
        if look.align != before.align:
            self._out.set(align=str(look.align))
        if look.bold != before.bold:
            self._out.set(bold=look.bold)
        if look.boxed != before.boxed:
            self._out.set(invert=look.boxed)
        if (look.wide, look.high) != (before.wide, before.high):
            self._resize(look)
        self._space_lines(look)

    def _resize(self, look: Look) -> None:
        """Hanzi size first: where both commands count for hanzi, the last one holds."""
        hanzi = _HANZI_WIDE * (look.wide > 1) | _HANZI_HIGH * (look.high > 1)
        self._out._raw(HANZI_SIZE + bytes((hanzi,)))
        self._out.set(custom_size=True, width=look.wide, height=look.high)

    def _space_lines(self, look: Look) -> None:
        spacing = _CELL_HEIGHT * look.high + _LEADING
        if spacing != self._spacing:
            self._out.line_spacing(spacing)
            self._spacing = spacing

    def _qr(self, block: Qr) -> None:
        data = block.data.encode("utf-8", "replace").decode("utf-8")
        if self._look.align != Align.CENTER:
            self._change_to(Look(align=Align.CENTER))
        self._out.qr(data, ec=QR_ECLEVEL_M, size=block.module, native=True)

    def _cut(self) -> None:
        if self._config.cutter is Cutter.FEED:
            self._out.cut(feed=False)
        elif self._config.cutter is Cutter.FULL:
            self._out.cut()
        else:
            self._out.print_and_feed(_LINES_TO_THE_KNIFE)
