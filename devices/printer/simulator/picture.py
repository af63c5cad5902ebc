"""A page drawn as a picture at 203 dpi: the whole width of the paper, torn off after the cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import qrcode  # type: ignore[import-untyped]
from PIL import Image, ImageDraw
from qrcode.constants import (  # type: ignore[import-untyped]
    ERROR_CORRECT_H,
    ERROR_CORRECT_L,
    ERROR_CORRECT_M,
    ERROR_CORRECT_Q,
)

from devices.printer.simulator.fonts import font, latin
from devices.printer.simulator.page import Code, Glyph, Line

if TYPE_CHECKING:
    from devices.printer.simulator.page import Page

_LEVELS = {
    "L": ERROR_CORRECT_L,
    "M": ERROR_CORRECT_M,
    "Q": ERROR_CORRECT_Q,
    "H": ERROR_CORRECT_H,
}
_PAPER_WIDTHS = {384: 464, 576: 640}
_ABOVE, _BELOW = 48, 56
_WHITE, _BLACK = 255, 0
_LATIN = 19
"""Dots: letters of the screens' face are then as wide as a cell."""


def _code(data: str, module: int, level: str) -> Image.Image:
    code = qrcode.QRCode(error_correction=_LEVELS[level], box_size=module, border=0)
    code.add_data(data.encode("utf-8"), optimize=0)
    code.make(fit=True)
    image: Image.Image = code.make_image().get_image().convert("L")
    return image


def code_size(data: str, module: int, level: str) -> int:
    """How many dots a QR code measures."""
    return _code(data, module, level).width if data else 0


def draw(page: Page) -> Image.Image:
    """The slip in shades of grey, one pixel to a dot."""
    width = _PAPER_WIDTHS.get(page.dots, page.dots)
    picture = Image.new("L", (width, _ABOVE + page.length + _BELOW), _WHITE)
    left = (width - page.dots) // 2
    for item in page.items:
        if isinstance(item, Line):
            _draw_line(picture, item, left + _indent(item.align, page.dots - item.dots))
        else:
            _draw_code(picture, item, left, page.dots)
    return picture


def _indent(align: int, free: int) -> int:
    return (0, free // 2, free)[align]


def _draw_code(picture: Image.Image, code: Code, left: int, dots: int) -> None:
    symbol = _code(code.data, code.module, code.level)
    picture.paste(symbol, (left + _indent(code.align, dots - symbol.width), _ABOVE + code.top))


def _draw_line(picture: Image.Image, line: Line, x: int) -> None:
    for glyph in line.glyphs:
        top = _ABOVE + line.top + line.height - glyph.height
        picture.paste(_glyph(glyph), (x, top))
        x += glyph.dots


def _glyph(glyph: Glyph) -> Image.Image:
    """A character in its cell, stretched where width and height are magnified differently."""
    larger = max(glyph.wide, glyph.high)
    cell = Image.new("L", (glyph.dots // glyph.wide * larger, 24 * larger), _WHITE)
    pen = ImageDraw.Draw(cell)
    ascii_ = glyph.text.isascii()
    face = latin(_LATIN * larger, bold=glyph.bold) if ascii_ else None
    pen.text(
        (cell.width / 2, (18.6 if ascii_ else 20) * larger),
        glyph.text,
        fill=_BLACK,
        font=face or font((22 if ascii_ else 23) * larger),
        anchor="ms",
        stroke_width=larger / 5 if glyph.bold and face is None else 0,
    )
    if glyph.inverse:
        cell = cell.point(lambda shade: _WHITE - shade)
    if glyph.wide != glyph.high:
        cell = cell.resize((glyph.dots, glyph.height))
    return cell
