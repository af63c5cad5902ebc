"""The slip on paper: number first and largest, then where to wait."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st

from devices.printer.layout import PAPERS, Align, Cut, Look, Qr, Text, lay_out, qr_module
from devices.printer.wrapping import clean, width
from hall.tickets.slip import Slip
from tests.devices.printer.slips import LIU_YANG, ZHANG_JIANGUO

NARROW, WIDE = PAPERS[58], PAPERS[80]


def lines(slip, paper):
    return [block.text for block in lay_out(slip, paper) if isinstance(block, Text)]


def test_narrow_paper_holds_16_hanzi_and_wide_paper_24():
    assert (NARROW.columns, WIDE.columns) == (32, 48)


def test_the_slip_of_zhang_jianguo_on_narrow_paper():
    assert lines(ZHANG_JIANGUO, NARROW) == [
        "A012",
        " 优先 ",
        "不动产登记",
        "请到一楼",
        "B 区等候",
        "前面还有 3 人",
        "大约要等 10–20 分钟",
        "扫码看叫号进度",
        "请先准备好",
        "□ 身份证",
        "□ 不动产权证书",
        "2026-09-28 09:14",
        "垫江县政务服务中心",
    ]


def test_the_slip_of_liu_yang_on_wide_paper():
    assert lines(LIU_YANG, WIDE) == [
        "B105",
        "Social and medical insurance",
        "Please wait in",
        "Zone B, first floor",
        "3 people are ahead of you",
        "About 10–20 minutes to wait",
        "Scan to follow your place in line",
        "Please have ready",
        "□ Identity card",
        "□ Medical insurance certificate or social",
        "   security card",
        "28 Sep 2026, 09:14",
        "Dianjiang Government Service Centre",
    ]


@pytest.mark.parametrize("paper", PAPERS.values())
@pytest.mark.parametrize("slip", [ZHANG_JIANGUO, LIU_YANG])
def test_the_number_comes_first_and_is_larger_than_anything_else(slip, paper):
    first, *rest = (block for block in lay_out(slip, paper) if isinstance(block, Text))
    assert (first.text, first.look) == (slip.number, Look(8, 8, bold=True))
    assert max(block.look.high for block in rest) == 2


def test_a_longer_number_still_fits_on_one_line():
    first = lay_out(replace(ZHANG_JIANGUO, number="A10234"), NARROW)[0]
    assert first == Text("A10234", Look(5, 5, bold=True))


def test_a_slip_ends_with_the_cut():
    assert lay_out(ZHANG_JIANGUO, WIDE)[-1] == Cut()


def test_a_fact_that_is_not_there_leaves_no_hole():
    bare = replace(ZHANG_JIANGUO, ahead="", wait="", priority="", bring=(), follow="", title="")
    assert lines(bare, WIDE) == [
        "A012",
        "请到一楼 B 区等候",
        "2026-09-28 09:14",
        "垫江县政务服务中心",
    ]
    assert not [block for block in lay_out(bare, WIDE) if isinstance(block, Qr)]


def test_a_reprint_says_so():
    assert lines(replace(ZHANG_JIANGUO, reprint="补打"), WIDE)[-1] == "补打"


def test_a_long_name_hangs_under_itself():
    slip = replace(ZHANG_JIANGUO, bring=("不动产登记申请书原件及复印件各一份（加盖公章）",))
    assert [line for line in lines(slip, NARROW) if "□" in line or line.startswith("  ")] == [
        "□ 不动产登记申请书原件及复印件",
        "   各一份（加盖公章）",
    ]


def test_a_long_list_is_printed_to_its_end():
    papers = tuple(f"第{count}份材料" for count in range(1, 41))
    printed = lines(replace(ZHANG_JIANGUO, bring=papers), NARROW)
    assert [line for line in printed if line.startswith("□")] == [f"□ {name}" for name in papers]


def test_what_to_bring_stands_at_the_left():
    looks = {b.text: b.look.align for b in lay_out(ZHANG_JIANGUO, WIDE) if isinstance(b, Text)}
    assert (looks["□ 身份证"], looks["垫江县政务服务中心"]) == (Align.LEFT, Align.CENTER)


@pytest.mark.parametrize("length", [1, 14, 15, 44, 62, 63, 152, 251, 412, 666, 997])
@pytest.mark.parametrize("paper", PAPERS.values())
def test_a_qr_code_with_its_quiet_zone_fits_the_paper(length, paper):
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(b"x" * length, optimize=0)
    code.make(fit=True)
    module = qr_module(length, paper)
    assert module >= 3
    assert len(code.get_matrix()) * module <= paper.dots
    assert module == 6 or len(code.get_matrix()) * (module + 1) > paper.dots


def test_an_address_too_long_for_a_code_prints_none():
    blocks = lay_out(replace(ZHANG_JIANGUO, follow="https://" + "x" * 3000), WIDE)
    assert not [block for block in blocks if isinstance(block, Qr)]


texts = st.text(max_size=80)
anything = st.builds(
    Slip,
    **{field.name: texts for field in fields(Slip)}
    | {"ticket": st.integers(1, 9999), "bring": st.lists(texts, max_size=6).map(tuple)},
)


@given(anything, st.sampled_from(sorted(PAPERS)))
def test_whatever_the_slip_says_every_line_fits(slip, width_mm):
    paper = PAPERS[width_mm]
    for block in lay_out(slip, paper):
        if isinstance(block, Text):
            assert 0 < width(block.text) * block.look.wide <= paper.columns


@given(anything)
def test_whatever_there_is_to_bring_is_printed_whole(slip):
    printed = "".join(lines(slip, NARROW)).replace(" ", "").replace("□", "")
    wanted = "".join(map(clean, slip.bring)).replace(" ", "").replace("□", "")
    assert wanted in printed
