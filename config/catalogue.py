"""matters.csv, materials.csv and themes.csv: the catalogue, as the types of hall/setup.py."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from config.faults import Fault, Faults
from config.reading import OddCell, Row, Table
from hall.setup import CaseKind, Material, Matter, Theme

MATTERS = Table(
    "matters.csv",
    {
        "code": "事项编码",
        "name": "事项名称",
        "name_en": "英文名称",
        "department": "部门",
        "domain": "领域",
        "kind": "办件类型",
        "working_days": "承诺工作日",
        "undifferentiated": "无差别受理",
        "synonyms": "俗称",
        "follow_up": "后续告知",
        "issues": "办理结果",
    },
    optional=frozenset({"name_en", "synonyms", "follow_up", "issues"}),
)
MATERIALS = Table(
    "materials.csv",
    {
        "matter": "事项编码",
        "name": "材料名称",
        "source": "来源",
        "form": "形式",
        "copies": "份数",
        "review": "审查要点",
        "deferrable": "可容缺",
    },
    optional=frozenset({"deferrable"}),
)
THEMES = Table(
    "themes.csv",
    {
        "key": "主题编码",
        "name": "一件事名称",
        "name_en": "英文名称",
        "group": "分组",
        "domain": "领域",
        "lead": "牵头部门",
        "cooperating": "配合部门",
        "matters": "包含事项",
    },
    optional=frozenset({"name_en", "group"}),
)
KINDS = {
    "即办件": CaseKind.IMMEDIATE,
    "承诺件": CaseKind.PROMISED,
    "联办件": CaseKind.JOINT,
} | {kind.value: kind for kind in CaseKind}
TRUTHS = {"是": True, "否": False, "yes": True, "no": False}
LONGEST = {"code": 40, "key": 40, "name": 80, "name_en": 120, "review": 400}
LONGEST_OTHER = 120
KEY = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*")
CATCH_ALL = re.compile(
    r"其[他它].{0,12}(材料|资料|文件|证明)|(相关|有关|等)(证明)?(材料|资料|文件)$"
    r"|^(相关|有关)(证明)?(材料|资料|文件)|\bother (\w+ )?(materials?|documents?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sound rows of the three files, and the codes and keys of those that aren't.

    A matter with an unsound material isn't sound: its list would lack a paper.
    """

    matters: tuple[Matter, ...]
    themes: tuple[Theme, ...]
    refused: frozenset[str] = frozenset()
    refused_themes: frozenset[str] = frozenset()


def read(folder: Path, domains: Collection[str] | None, faults: Faults) -> Catalogue:
    """Read the three files; what isn't sound becomes faults and is left out."""
    return build(lambda table: table.rows(folder, faults), domains, faults)


def build(
    rows_of: Callable[[Table], list[Row]], domains: Collection[str] | None, faults: Faults
) -> Catalogue:
    """The catalogue of three tables; what isn't sound becomes faults and is left out."""
    rows = [_Reader(row, faults) for row in rows_of(MATTERS)]
    codes = {row.text("code") for row in rows}
    materials, spoilt = _materials(rows_of(MATERIALS), codes, faults)
    matters = list(_matters(rows, domains, materials, spoilt))
    theme_rows = rows_of(THEMES)
    themes = list(_themes(theme_rows, domains, codes, faults))
    return Catalogue(
        tuple(matters),
        tuple(themes),
        frozenset(codes) - {matter.code for matter in matters},
        frozenset(row["key"] for row in theme_rows) - {theme.key for theme in themes},
    )


class _Reader:
    """One row, read cell by cell; `sound` until a cell is not."""

    def __init__(self, row: Row, faults: Faults) -> None:
        self.row, self.faults, self.sound = row, faults, True
        for column, cell in row.cells.items():
            longest = LONGEST.get(column, LONGEST_OTHER)
            if len(cell) > longest and column not in ("matters", "cooperating", "follow_up"):
                self.fault(column, "too_long", length=len(cell), longest=longest)
            if any(c < " " and c not in "\n\t" for c in cell):
                self.fault(column, "control_characters")
            if isinstance(cell, OddCell):
                self.fault(column, cell.key, value=cell[:40])

    def fault(self, column: str, key: str, /, **facts: str | int) -> None:
        self.sound = False
        self.faults.add(Fault(self.row.file, column, key, facts, line=self.row.line))

    def text(self, column: str) -> str:
        return self.row[column]

    def needed(self, column: str) -> str:
        if not self.row[column]:
            self.fault(column, "empty")
        return self.row[column]

    def whole(self, column: str, least: int = 0) -> int:
        cell = self.needed(column)
        if cell and not re.fullmatch(r"-?\d{1,6}", cell, re.ASCII):
            self.fault(column, "not_whole", key=cell)
            return least
        number = int(cell or least)
        if number < least:
            self.fault(column, "negative" if least == 0 else "too_small", value=number, least=least)
        return number

    def truth(self, column: str, default: str = "") -> bool:
        cell = self.row[column] or default
        if cell not in TRUTHS:
            self.fault(column, "not_yes_no", value=cell)
        return TRUTHS.get(cell, False)

    def kind(self) -> CaseKind:
        cell = self.row["kind"]
        if cell not in KINDS:
            self.fault("kind", "bad_choice", value=cell, known="、".join(KINDS))
        return KINDS.get(cell, CaseKind.PROMISED)

    def domain(self, domains: Collection[str] | None) -> str:
        cell = self.row["domain"]
        if domains is not None and cell not in domains:
            self.fault("domain", "unknown_domain", domain=cell, known="、".join(sorted(domains)))
        return cell

    def unique(self, column: str, seen: dict[str, int]) -> str:
        cell = self.needed(column)
        if cell and not KEY.fullmatch(cell):
            self.fault(column, "bad_key", value=cell)
        if cell and cell in seen:
            self.fault(column, "twice", value=cell, first=seen[cell])
        seen.setdefault(cell, self.row.line)
        return cell

    def several(self, column: str) -> tuple[str, ...]:
        return tuple(part for part in re.split(r"[、;；\s]+", self.row[column]) if part)


def _materials(
    lines: Iterable[Row], codes: Collection[str], faults: Faults
) -> tuple[dict[str, tuple[Material, ...]], set[str]]:
    """The materials of each matter, and the codes of matters whose materials aren't sound."""
    found: dict[str, list[Material]] = defaultdict(list)
    spoilt: set[str] = set()
    seen: dict[str, int] = {}
    for line in lines:
        row = _Reader(line, faults)
        code = row.needed("matter")
        if code and code not in codes:
            row.fault("matter", "unknown_matter", matter=code)
        material = _material(row)
        same = f"{code} {material.name}"
        if same in seen:
            row.fault("name", "twice", value=material.name, first=seen[same])
        seen.setdefault(same, line.line)
        found[code].append(material)
        if not row.sound:
            spoilt.add(code)
    return {code: tuple(materials) for code, materials in found.items()}, spoilt


def _material(row: _Reader) -> Material:
    for column in ("name", "review"):
        if CATCH_ALL.search(row.text(column)):
            row.fault(column, "catch_all", text=row.text(column))
    return Material(
        name=row.needed("name"),
        source=row.needed("source"),
        form=row.needed("form"),
        copies=row.whole("copies", least=1),
        review=row.needed("review"),
        deferrable=row.truth("deferrable", "否"),
    )


def _matters(
    rows: list[_Reader],
    domains: Collection[str] | None,
    materials: dict[str, tuple[Material, ...]],
    spoilt: Collection[str],
) -> Iterator[Matter]:
    seen: dict[str, int] = {}
    codes = {row.text("code") for row in rows}
    for row in rows:
        code = row.unique("code", seen)
        matter = Matter(
            code=code,
            name=row.needed("name"),
            department=row.needed("department"),
            domain=row.domain(domains),
            kind=row.kind(),
            working_days=row.whole("working_days"),
            undifferentiated=row.truth("undifferentiated"),
            materials=materials.get(code, ()),
            name_en=row.text("name_en"),
            synonyms=row.several("synonyms"),
            follow_up=row.several("follow_up"),
            issues=row.several("issues"),
        )
        _check_days(row, matter)
        _check_codes(row, "follow_up", matter.follow_up, codes)
        if code and not matter.materials:
            row.fault("code", "no_materials", matter=code)
        if row.sound and code not in spoilt:
            yield matter


def _check_days(row: _Reader, matter: Matter) -> None:
    immediate = matter.kind is CaseKind.IMMEDIATE
    if immediate and matter.working_days > 0:
        row.fault("working_days", "immediate_with_days", days=matter.working_days)
    if not immediate and matter.working_days == 0 and row.sound:
        row.fault("working_days", "promised_without_days")


def _themes(
    lines: Iterable[Row], domains: Collection[str] | None, codes: Collection[str], faults: Faults
) -> Iterator[Theme]:
    seen: dict[str, int] = {}
    for line in lines:
        row = _Reader(line, faults)
        if not row.text("domain"):
            row.fault("domain", "theme_without_domain", theme=row.text("name"))
        theme = Theme(
            key=row.unique("key", seen),
            name=row.needed("name"),
            domain=row.text("domain") and row.domain(domains),
            lead=row.needed("lead"),
            cooperating=row.several("cooperating"),
            matters=row.several("matters"),
            group=row.text("group"),
            name_en=row.text("name_en"),
        )
        _check_matters(row, theme, codes)
        if row.sound:
            yield theme


def _check_matters(row: _Reader, theme: Theme, codes: Collection[str]) -> None:
    if not theme.matters:
        row.fault("matters", "empty")
    _check_codes(row, "matters", theme.matters, codes)


def _check_codes(row: _Reader, column: str, named: tuple[str, ...], codes: Collection[str]) -> None:
    for code in dict.fromkeys(named):
        if code not in codes:
            row.fault(column, "unknown_matter", matter=code)
        if named.count(code) > 1:
            row.fault(column, "matter_repeated", matter=code)
