"""Catalogues from files: nothing lost on the way, every fault named, no harm from bad files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from config import exporting, importing
from config.catalogue import MATERIALS, MATTERS, THEMES
from config.loader import load
from config.spreadsheets import LARGEST, MOST_ROWS, OLD_OFFICE
from hall.refusals import Refusal
from hall.setup import CaseKind, Material, Matter, Setup, Theme
from tests.hall.people import small_hall

DOMAINS = ("tax", "property", "themes")
ID_CARD = Material("居民身份证", "政府部门核发", "原件", 1, "人证一致")
ODD = Material(
    "《申请表》 <A&B> 🀄 “引号”,逗号", "申请人自备", "复印件", 12, "第一行\n第二行；=1+1", True
)


def odd_hall() -> Setup:
    """Everything a catalogue may hold, written as oddly as it may be."""
    matters = (
        Matter(
            "0012", "=发票“领用”", "税务局，一分局", "tax", CaseKind.IMMEDIATE, 0, True, (ID_CARD,)
        ),
        Matter(
            "T.2_x-y", "长" * 80, "税务局", "tax", CaseKind.PROMISED, 365, False, (ODD, ID_CARD),
            name_en="A name, with a comma", synonyms=("车票", "验车/年审"),
            follow_up=("0012", "1e5"),
            issues=("核准文件", "副本"),
        ),
        Matter("1e5", "+86 转移", "规自局", "property", CaseKind.JOINT, 1, False, (ODD,)),
    )  # fmt: skip
    themes = (
        Theme("007", "搬家一件事", "themes", "公安局", ("税务局", "规自局"), ("0012", "1e5"),
              group="自然人", name_en="Moving"),
        Theme("e-1", "开办企业", "themes", "市监局", (), ("T.2_x-y",)),
    )  # fmt: skip
    return replace(small_hall(), matters=matters, themes=themes)


def read(*files: tuple[str, bytes]) -> importing.Found:
    return importing.read(files, DOMAINS)


def refusal(*files: tuple[str, bytes]) -> str:
    with pytest.raises(Refusal) as refused:
        read(*files)
    return refused.value.key


def book(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    made = Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def large(count: int, spoil: Callable[[int, list[Any]], None] = lambda at, row: None) -> bytes:
    """`count` matters with one material each, numbered 1, 2, 3 …"""
    matters: list[list[Any]] = [list(MATTERS.columns.values())]
    materials: list[list[Any]] = [list(MATERIALS.columns.values())]
    for at in range(1, count + 1):
        row: list[Any] = [f"{at:06d}", f"事项{at}", "", "税务局", "tax", "承诺件", 5, "是"]
        spoil(at, row)
        matters.append(row)
        materials.append([f"{at:06d}", "居民身份证", "政府部门核发", "原件", 1, "人证一致", "否"])
    return book({"事项": matters, "受理材料": materials})


@pytest.mark.parametrize("name", ["dianjiang", "jiangjin", "pingdingshan", "zhoucun"])
def test_a_hall_that_goes_out_as_xlsx_comes_in_again_as_it_was(name: str) -> None:
    setup = load(name)
    found = importing.read(
        [("catalogue.xlsx", exporting.as_xlsx(setup))], {d.key for d in setup.domains}
    )
    assert found.faults == ()
    assert (found.catalogue.matters, found.catalogue.themes) == (setup.matters, setup.themes)


@pytest.mark.parametrize("kind", ["xlsx", "zip", "csv"])
def test_every_field_survives_however_odd(kind: str) -> None:
    setup = odd_hall()
    files = list(exporting.as_csv(setup).items())
    if kind == "xlsx":
        files = [("目录.xlsx", exporting.as_xlsx(setup))]
    elif kind == "zip":
        files = [("目录.zip", exporting.zipped(exporting.as_csv(setup), "大厅"))]
    found = read(*files)
    assert [fault.sentence("en") for fault in found.faults] == []
    assert found.catalogue.matters == setup.matters
    assert found.catalogue.themes == setup.themes
    assert found.has_themes


def test_what_a_spreadsheet_changes_comes_in_changed_and_nothing_else() -> None:
    opened = load_workbook(BytesIO(exporting.as_xlsx(odd_hall())))
    sheet = opened["事项"]
    assert sheet["A2"].value == "0012"
    assert sheet["B2"].data_type == "s", "no formula was made of a name"
    sheet["G3"] = 30
    out = BytesIO()
    opened.save(out)
    matters = read(("改过.xlsx", out.getvalue())).catalogue.matters
    was = odd_hall().matters
    assert matters == (was[0], replace(was[1], working_days=30), was[2])


def test_numbers_dates_and_truths_are_read_as_people_see_them() -> None:
    raw = large(3, lambda at, row: row.__setitem__(slice(6, 8), [5.0, True]))
    assert [m.working_days for m in read(("a.xlsx", raw)).catalogue.matters] == [5, 5, 5]
    assert read(("a.xlsx", raw)).catalogue.matters[0].undifferentiated is True


def test_two_thousand_matters_with_fifty_faults_are_1950_and_fifty_clear_lines() -> None:
    spoilt = [
        ("domain", "fishing"), ("working_days", "三"), ("kind", "快办件"), ("name", ""),
        ("undifferentiated", "也许"), ("working_days", -1), ("department", "局" * 200),
        ("name", "=A1"), ("working_days", 0), ("name_en", "x" * 200),
    ]  # fmt: skip

    def spoil(at: int, row: list[Any]) -> None:
        if at % 40 == 0:
            column, cell = spoilt[at // 40 % len(spoilt)]
            row[list(MATTERS.columns).index(column)] = cell

    found = read(("目录.xlsx", large(2000, spoil)))
    assert len(found.catalogue.matters) == 1950
    assert len(found.faults) == 50
    assert [fault.line for fault in found.faults] == [at + 1 for at in range(40, 2001, 40)]
    for fault in found.faults:
        assert fault.where in MATTERS.columns
        for language in ("zh-CN", "en"):
            assert not fault.reason(language).startswith(fault.key), "a sentence, not a key"
    assert found.catalogue.refused == {f"{at:06d}" for at in range(40, 2001, 40)}


def test_a_matter_whose_material_is_unsound_is_left_out_with_one_line() -> None:
    setup = odd_hall()
    files = exporting.as_csv(setup)
    files[MATERIALS.file] = files[MATERIALS.file].replace(
        "居民身份证,政府部门核发,原件,1".encode(), "其他材料,政府部门核发,原件,1".encode(), 1
    )
    found = read(*files.items())
    assert [(f.file, f.line, f.key) for f in found.faults] == [("materials.csv", 2, "catch_all")]
    assert [m.code for m in found.catalogue.matters] == ["T.2_x-y", "1e5"]
    assert found.catalogue.refused == {"0012"}


def test_tables_are_known_by_their_headings_in_either_language_and_by_old_encodings() -> None:
    files = exporting.as_csv(odd_hall())
    text = files[MATTERS.file].decode("utf-8-sig")
    english = text.replace(text.splitlines()[0], ",".join(MATTERS.columns), 1)
    found = read(
        ("任意.csv", english.encode()),
        ("b.csv", files[MATERIALS.file].decode("utf-8-sig").encode("gb18030")),
    )
    assert found.catalogue.matters == odd_hall().matters
    assert not found.has_themes


def test_a_table_that_is_missing_or_there_twice_is_named() -> None:
    files = exporting.as_csv(odd_hall())
    assert refusal(("m.csv", files[MATTERS.file])) == "no_materials_table"
    assert refusal(("t.csv", files[THEMES.file])) == "no_matters_table"
    assert refusal(*[("m.csv", files[MATTERS.file])] * 2) == "table_twice"


def changed(raw: bytes, add: dict[str, bytes]) -> bytes:
    """A workbook with other parts in it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as was, zipfile.ZipFile(out, "w") as to:
        for part in was.infolist():
            if part.filename not in add:
                to.writestr(part, was.read(part))
        for name, content in add.items():
            to.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


SOUND = large(2)
ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""


def encrypted_zip() -> bytes:
    raw = bytearray(changed(SOUND, {}))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 8] |= 1
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (changed(SOUND, {"xl/vbaProject.bin": b"macro"}), "file_has_macros"),
        (changed(SOUND, {"[Content_Types].xml": b"...sheet.macroEnabled.main+xml..."}),
         "file_has_macros"),
        (changed(SOUND, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "file_has_links"),
        (changed(SOUND, {"xl/embeddings/oleObject1.bin": b"x"}), "file_has_links"),
        (changed(SOUND, {"xl/media/bomb.bin": b"\0" * (40 << 20)}), "file_unpacks_too_large"),
        (changed(SOUND, {f"xl/media/{n}.bin": bytes(range(256)) * (20 << 12) for n in range(6)}),
         "file_unpacks_too_large"),
        (changed(SOUND, {f"x/{n}": b"" for n in range(600)}), "file_unpacks_too_large"),
        (changed(SOUND, {"xl/workbook.xml": b"<broken"}), "file_unreadable"),
        (changed(SOUND, {"xl/worksheets/sheet1.xml": b"<broken"}), "file_unreadable"),
        (changed(SOUND, {"xl/worksheets/sheet1.xml": ENTITIES}), "file_unreadable"),
        (SOUND[: len(SOUND) // 2], "file_unreadable"),
        (encrypted_zip(), "file_encrypted"),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
        (OLD_OFFICE + b"Workbook", "file_old_excel"),
        (b"x" * (LARGEST + 1), "file_too_large"),
        (b"\x89PNG\0\0", "file_kind_unknown"),
        (b"", "no_matters_table"),
        (b"hello", "no_matters_table"),
        (changed(SOUND, {"xl/workbook.xml": b""}), "file_unreadable"),
        (("a,b\n" * (MOST_ROWS + 1)).encode(), "too_many_rows"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_in_one_sentence(raw: bytes, key: str) -> None:
    assert refusal(("目录.xlsx", raw)) == key


def test_a_sheet_with_too_many_rows_is_refused() -> None:
    rows = [list(MATTERS.columns.values()), *[["x"]] * (MOST_ROWS + 1)]
    assert refusal(("目录.xlsx", book({"事项": rows}))) == "too_many_rows"


def test_formulas_errors_and_dates_are_named_cell_by_cell() -> None:
    def spoil(at: int, row: list[Any]) -> None:
        row[1] = {1: "=CONCAT(A1)", 2: "#N/A"}[at]

    found = read(("a.xlsx", large(2, spoil)))
    assert [(f.line, f.where, f.key) for f in found.faults] == [
        (2, "name", "formula"), (3, "name", "error_cell"),
    ]  # fmt: skip
    assert found.catalogue.matters == ()
