"""A small sound hall in a folder, to be spoilt one way at a time."""

from __future__ import annotations

from pathlib import Path

HALL = """\
name = { zh = "小厅", en = "Little Hall" }
timezone = "Asia/Shanghai"

zones = [
  { key = "front", name = { zh = "前台", en = "Front" } },
]

domains = [
  { key = "tax", name = { zh = "税务", en = "Tax" }, prefix = "A", mean_service = "8 min" },
  { key = "police", name = { zh = "公安", en = "Police" }, prefix = "B" },
]

windows = [
  { number = "1", name = { zh = "税务", en = "Tax" }, kind = "domain", zone = "front", domains = ["tax"] },
  { number = "2", name = { zh = "公安", en = "Police" }, kind = "domain", zone = "front", domains = ["police"] },
]

priorities = [
  { key = "elderly", name = { zh = "老年人", en = "Elderly" }, head_start = "10 min" },
]

[hours]
opens = 09:00:00
closes = 17:00:00

[line]
calls_before_miss = 3

[screens]
names = false
"""  # noqa: E501
MATTERS = """\
# 示例
事项编码,事项名称,英文名称,部门,领域,办件类型,承诺工作日,无差别受理
GA-001,居民身份证换领,Renewal of ID Card,县公安局,police,承诺件,10,是
SW-001,发票领用,Invoices,县税务局,tax,即办件,0,否
"""
MATERIALS = """\
事项编码,材料名称,来源,形式,份数,审查要点,可容缺
GA-001,居民身份证,政府部门核发,原件,1,人证一致,否
SW-001,经办人身份证,政府部门核发,原件,1,人证一致,是
"""
THEMES = """\
主题编码,一件事名称,英文名称,分组,领域,牵头部门,配合部门,包含事项
move,搬家一件事,Moving,自然人,police,县公安局,县税务局,GA-001、SW-001
"""


def write(folder: Path) -> Path:
    """The sound hall, in `folder`."""
    for name, text in (
        ("hall.toml", HALL),
        ("matters.csv", MATTERS),
        ("materials.csv", MATERIALS),
        ("themes.csv", THEMES),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Replace `old`, which must be there exactly once, with `new`."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
