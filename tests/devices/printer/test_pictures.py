"""The slip as a picture, drawn from the bytes alone: zbar reads the code as a phone would."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image
from pyzbar.pyzbar import ZBarSymbol, decode

from devices.printer import PrinterConfig, SimulatedPrinter
from devices.printer.simulator.fonts import font, latin
from tests.devices.printer.slips import FOLLOW, LIU_YANG, ZHANG_JIANGUO


def printed(tmp_path, slip, width_mm, **settings):
    printer = SimulatedPrinter(PrinterConfig("simulator", str(tmp_path), width_mm, **settings))
    assert printer.print(slip).printed
    return Image.open(printer.slips.pictures()[-1])


@pytest.mark.parametrize(("width_mm", "pixels"), [(58, 464), (80, 640)])
@pytest.mark.parametrize("slip", [ZHANG_JIANGUO, LIU_YANG])
def test_a_phone_reads_the_code_from_the_slip(tmp_path, slip, width_mm, pixels):
    picture = printed(tmp_path, slip, width_mm)
    assert picture.width == pixels
    codes = decode(picture, symbols=[ZBarSymbol.QRCODE])
    assert [code.data.decode() for code in codes] == [FOLLOW]


@pytest.mark.parametrize("width_mm", [58, 80])
def test_a_long_address_is_read_too(tmp_path, width_mm):
    address = "https://hall.example.gov.cn/follow/" + "x" * 200
    picture = printed(tmp_path, replace(ZHANG_JIANGUO, follow=address), width_mm)
    assert decode(picture, symbols=[ZBarSymbol.QRCODE])[0].data.decode() == address


def test_the_number_fills_narrow_paper(tmp_path):
    picture = printed(tmp_path, ZHANG_JIANGUO, 58)
    ink = picture.crop((0, 0, 464, 240)).point(lambda shade: 255 * (shade < 128)).getbbox()
    assert ink[2] - ink[0] > 0.85 * 384
    assert ink[3] - ink[1] > 100


def test_nothing_is_drawn_beyond_the_printable_width(tmp_path):
    picture = printed(tmp_path, LIU_YANG, 80)
    ink = picture.point(lambda shade: 255 * (shade < 128)).getbbox()
    assert ink[0] >= 32
    assert ink[2] <= 608


def test_the_folder_keeps_the_last_slips_and_never_reuses_a_name(tmp_path):
    printer = SimulatedPrinter(PrinterConfig("simulator", str(tmp_path)), keep=2)
    for _ in range(3):
        printer.print(ZHANG_JIANGUO)
    names = [path.name for path in printer.slips.pictures()]
    assert names == ["slip-000002.png", "slip-000003.png"]
    again = SimulatedPrinter(PrinterConfig("simulator", str(tmp_path)), keep=2)
    again.print(ZHANG_JIANGUO)
    assert again.slips.pictures()[-1].name == "slip-000004.png"


def test_a_machine_without_a_hanzi_font_still_draws(tmp_path, monkeypatch):
    monkeypatch.setattr("devices.printer.simulator.fonts._face", lambda: None)
    font.cache_clear()
    try:
        picture = printed(tmp_path, ZHANG_JIANGUO, 80)
    finally:
        font.cache_clear()
    assert decode(picture, symbols=[ZBarSymbol.QRCODE])[0].data.decode() == FOLLOW


def test_a_slip_draws_its_numbers_in_the_face_of_the_screens() -> None:
    face = latin(19, bold=True)
    assert face is not None
    assert "Atkinson Hyperlegible Mono" in str(face.getname())
    assert face.getlength("A012") <= 4 * 12 + 1, "as wide as the cells of a printer"
