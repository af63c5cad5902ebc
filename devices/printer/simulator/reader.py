"""A strict reader of ESC/POS: bytes to what they say, in order, or a fault that names the offset.

It is written from the command reference and shares nothing with the code that writes slips, so
that one can't excuse the other's mistakes. A command it doesn't know is a fault, not a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


class Unreadable(ValueError):  # noqa: N818
    """Bytes that are no ESC/POS this reader knows; `offset` counts from the first byte ever fed."""

    def __init__(self, offset: int, why: str) -> None:
        super().__init__(f"byte {offset}: {why}")
        self.offset = offset
        self.why = why


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the bytes said: `name` and its arguments, found at `offset`.

    init · character(text) · line · feed-lines(n) · feed-dots(n) · spacing(n) · align(0|1|2) ·
    bold(0|1) · inverse(0|1) · size(wide, high) · hanzi-size(wide, high) · hanzi(0|1) ·
    qr-module(n) · qr-level(l) · qr-data(text) · qr-print · cut · ask(n) · ask-in-order
    """

    offset: int
    name: str
    number: int = 0
    other: int = 0
    text: str = ""


class _Incomplete(Exception):  # noqa: N818
    """The command goes on in bytes that haven't come yet."""


class Reader:
    """Reads a stream piece by piece; what is incomplete waits for the next piece.

    `encoding` is what the printer was built for; `hanzi_always` is a printer without hanzi mode.
    """

    def __init__(self, encoding: str = "GB18030", *, hanzi_always: bool = False) -> None:
        self._encoding = encoding
        self._hanzi_always = hanzi_always
        self._hanzi = hanzi_always
        self._data = b""
        self._at = 0
        self._offset = 0

    @property
    def waiting(self) -> int:
        """How many bytes of an unfinished command wait."""
        return len(self._data)

    def feed(self, data: bytes) -> Iterator[Said]:
        """What can be said so far. Raises Unreadable."""
        self._data += data
        while self._data:
            self._at = 0
            try:
                said = self._one()
            except _Incomplete:
                return
            self._data = self._data[self._at :]
            self._offset += self._at
            yield said

    def _take(self, count: int = 1) -> bytes:
        if self._at + count > len(self._data):
            raise _Incomplete
        self._at += count
        return self._data[self._at - count : self._at]

    def _byte(self) -> int:
        return self._take()[0]

    def _say(self, name: str, number: int = 0, other: int = 0, text: str = "") -> Said:
        return Said(self._offset, name, number, other, text)

    def _refuse(self, why: str) -> Unreadable:
        seen = self._data[: self._at].hex(" ").upper()
        return Unreadable(self._offset, f"{why} ({seen})")

    def _one(self) -> Said:
        first = self._byte()
        if first == 0x0A:
            return self._say("line")
        if first in _FAMILIES:
            return self._command(first)
        if 0x20 <= first <= 0x7E:
            return self._say("character", text=chr(first))
        if first >= 0x80:
            return self._say("character", text=self._wide(first))
        raise self._refuse("a control byte that is no command")

    def _command(self, first: int) -> Said:
        second = self._byte()
        handler = _COMMANDS.get((first, second))
        if handler is None:
            raise self._refuse("unknown command")
        return handler(self)

    def _number(self, name: str, allowed: range) -> Said:
        value = self._byte()
        if value not in allowed:
            raise self._refuse(f"{name} out of range")
        return self._say(name, value)

    def _init(self) -> Said:
        self._hanzi = self._hanzi_always
        return self._say("init")

    def _size(self) -> Said:
        value = self._byte()
        if value & 0x88:
            raise self._refuse("size out of range")
        return self._say("size", 1 + (value >> 4), 1 + (value & 0x07))

    def _print_mode(self) -> Said:
        value = self._byte()
        if value & ~0x30:
            raise self._refuse("a print mode other than double width and height")
        return self._say("size", 1 + (value >> 5 & 1), 1 + (value >> 4 & 1))

    def _hanzi_size(self) -> Said:
        value = self._byte()
        if value & ~0x0C:
            raise self._refuse("a hanzi mode other than double width and height")
        return self._say("hanzi-size", 1 + (value >> 2 & 1), 1 + (value >> 3 & 1))

    def _hanzi_mode(self, on: bool) -> Said:
        self._hanzi = on or self._hanzi_always
        return self._say("hanzi", int(on))

    def _cut(self) -> Said:
        kind = self._byte()
        if kind in (0x41, 0x42):
            self._byte()
        elif kind not in (0x00, 0x01, 0x30, 0x31):
            raise self._refuse("unknown cut")
        return self._say("cut", kind)

    def _ask_in_order(self) -> Said:
        if self._byte() not in (0x01, 0x31):
            raise self._refuse("unknown in-order question")
        return self._say("ask-in-order")

    def _code(self) -> Said:
        """GS ( k: two-dimensional codes, of which QR model 2 is known."""
        if self._byte() != 0x6B:
            raise self._refuse("unknown command")
        low, high = self._take(2)
        body = self._take(low + 256 * high)
        if len(body) < 3 or body[0] != 0x31:
            raise self._refuse("a code that is no QR code")
        return self._qr(body[1], body[2:])

    def _qr(self, function: int, rest: bytes) -> Said:
        if function == 0x41 and rest == b"\x32\x00":
            return self._say("qr-model", 2)
        if function == 0x43 and len(rest) == 1 and 1 <= rest[0] <= 16:
            return self._say("qr-module", rest[0])
        if function == 0x45 and rest in (b"0", b"1", b"2", b"3"):
            return self._say("qr-level", text="LMQH"[int(rest)])
        if function == 0x50 and rest[:1] == b"0" and len(rest) > 1:
            return self._say("qr-data", text=self._utf8(rest[1:]))
        if function == 0x51 and rest == b"0":
            return self._say("qr-print")
        raise self._refuse("unknown QR function")

    def _utf8(self, data: bytes) -> str:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._refuse("QR data that is no UTF-8") from error

    def _wide(self, first: int) -> str:
        if not self._hanzi:
            raise self._refuse("a Chinese character outside hanzi mode")
        data = bytes((first,)) + self._take(self._trailing(first))
        if self._encoding == "GB18030" and len(data) == 2 and 0x30 <= data[1] <= 0x39:
            data += self._take(2)
        try:
            return data.decode(self._encoding)
        except UnicodeDecodeError as error:
            raise self._refuse(f"no character of {self._encoding}") from error

    def _trailing(self, first: int) -> int:
        """How many bytes follow the first one of a character."""
        if self._encoding != "UTF-8":
            return 1
        return 1 if first < 0xE0 else 2 if first < 0xF0 else 3


_FAMILIES = frozenset((0x10, 0x1B, 0x1C, 0x1D))

_COMMANDS: dict[tuple[int, int], Callable[[Reader], Said]] = {
    (0x10, 0x04): lambda reader: reader._number("ask", range(1, 5)),
    (0x1B, 0x40): Reader._init,
    (0x1B, 0x21): Reader._print_mode,
    (0x1B, 0x32): lambda reader: reader._say("spacing", 30),
    (0x1B, 0x33): lambda reader: reader._number("spacing", range(256)),
    (0x1B, 0x45): lambda reader: reader._number("bold", range(2)),
    (0x1B, 0x4A): lambda reader: reader._number("feed-dots", range(256)),
    (0x1B, 0x61): lambda reader: reader._number("align", range(3)),
    (0x1B, 0x64): lambda reader: reader._number("feed-lines", range(256)),
    (0x1C, 0x21): Reader._hanzi_size,
    (0x1C, 0x26): lambda reader: reader._hanzi_mode(True),
    (0x1C, 0x2E): lambda reader: reader._hanzi_mode(False),
    (0x1D, 0x21): Reader._size,
    (0x1D, 0x28): Reader._code,
    (0x1D, 0x42): lambda reader: reader._number("inverse", range(2)),
    (0x1D, 0x56): Reader._cut,
    (0x1D, 0x72): Reader._ask_in_order,
}


def read(data: bytes, encoding: str = "GB18030", *, hanzi_always: bool = False) -> list[Said]:
    """Everything that whole `data` says. Raises Unreadable, also when it ends in mid-command."""
    reader = Reader(encoding, hanzi_always=hanzi_always)
    said = list(reader.feed(data))
    if reader.waiting:
        raise Unreadable(len(data) - reader.waiting, "the command is cut off")
    return said


def text_of(said: list[Said]) -> list[str]:
    """The lines of text, as a person reads them off the paper."""
    lines = [""]
    for one in said:
        if one.name == "character":
            lines[-1] += one.text
        elif one.name == "line":
            lines.append("")
    return [line for line in lines if line]
