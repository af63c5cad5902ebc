"""The four halls that come along, each against its document."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from config.catalogue import CATCH_ALL
from config.loader import HALLS, examine, halls
from hall.setup import CaseKind, Name, Setup, WindowKind
from hall.windows.share import comprehensive_share

ANNEX = Path(__file__).parent / "annex.csv"
"""Read from the annexes of 江津府办发〔2021〕79号 by a script of its own, not from the hall."""

every_hall = pytest.mark.parametrize("name", ["dianjiang", "jiangjin", "pingdingshan", "zhoucun"])


@cache
def opened(name: str) -> Setup:
    return examine(name)[0]


def kinds(setup: Setup) -> set[WindowKind]:
    return {window.kind for window in setup.windows}


def test_these_halls_come_along() -> None:
    assert halls() == ["dianjiang", "jiangjin", "pingdingshan", "zhoucun"]


@every_hall
def test_a_hall_opens_without_warnings(name: str) -> None:
    setup, warnings = examine(name)
    assert warnings == ()
    assert setup.key == name
    assert "号" in setup.source


@every_hall
def test_a_hall_has_a_catalogue_worth_the_name(name: str) -> None:
    assert len(opened(name).matters) >= (150 if name == "dianjiang" else 40)


@every_hall
def test_every_matter_names_its_materials_and_no_catch_all(name: str) -> None:
    for matter in opened(name).matters:
        assert matter.materials, matter.code
        for material in matter.materials:
            assert material.source
            assert material.form
            assert material.review
            assert material.copies >= 1
            assert not CATCH_ALL.search(material.name), (matter.code, material.name)


@every_hall
def test_matters_of_one_domain_have_different_names(name: str) -> None:
    names = [(matter.domain, matter.name) for matter in opened(name).matters]
    assert len(set(names)) == len(names)


@every_hall
def test_the_kiosk_speaks_english(name: str) -> None:
    setup = opened(name)
    named = (*setup.domains, *setup.zones, *setup.windows, *setup.priorities)
    assert all(thing.name.en.isascii() for thing in named)
    assert all(matter.name_en for matter in setup.matters)
    assert all(theme.name_en for theme in setup.themes)


@every_hall
def test_services_take_a_realistic_time(name: str) -> None:
    for domain in opened(name).domains:
        assert 4 <= domain.mean_service.total_seconds() / 60 <= 20


@every_hall
def test_the_old_the_disabled_the_pregnant_and_soldiers_come_ten_minutes_earlier(name: str) -> None:
    given = {p.key: p.head_start.total_seconds() / 60 for p in opened(name).priorities}
    assert given == {"elderly": 10, "disabled": 10, "pregnant": 10, "military": 10}


@every_hall
def test_nine_windows_in_ten_are_comprehensive(name: str) -> None:
    setup = opened(name)
    assert comprehensive_share(window.kind for window in setup.windows) >= 0.9


@every_hall
def test_the_files_say_that_a_hall_replaces_them(name: str) -> None:
    for path in (HALLS / name).iterdir():
        head = path.read_text(encoding="utf-8")[:600]
        assert "替换" in head, path
        assert "replaces" in head, path


@every_hall
def test_a_result_is_collected_at_an_issuing_window(name: str) -> None:
    """J19-12, P22-3, Z17-6."""
    issuing = [w for w in opened(name).windows if w.kind is WindowKind.ISSUING]
    assert issuing
    assert all(window.domains == ("issuing",) for window in issuing)
    assert not opened(name).goes_anywhere("issuing")


def test_dianjiang_has_the_seven_domains_of_its_document() -> None:
    """D21-1."""
    wanted = ["税务服务", "不动产登记", "投资建设项目审批", "公安事务", "交通运输", "市场监管",
              "婚姻登记"]  # fmt: skip
    setup = opened("dianjiang")
    assert [domain.name.zh for domain in setup.domains][:7] == wanted
    for domain in setup.domains[:7]:
        assert any(window.domains == (domain.key,) for window in setup.windows)
        assert len([m for m in setup.matters if m.domain == domain.key]) >= 7


def test_dianjiang_marks_some_matters_for_any_window() -> None:
    """D21-2: a set that grows, not yet everything."""
    marked = [matter.undifferentiated for matter in opened("dianjiang").matters]
    assert 0.3 < sum(marked) / len(marked) < 0.7
    assert WindowKind.UNDIFFERENTIATED in kinds(opened("dianjiang"))


def test_dianjiang_has_temporary_issuing_and_guide_windows() -> None:
    """D21-4, D21-6."""
    wanted = {WindowKind.TEMPORARY, WindowKind.ISSUING, WindowKind.GUIDE, WindowKind.THEME}
    assert wanted <= kinds(opened("dianjiang"))


@every_hall
def test_all_three_kinds_of_case_occur(name: str) -> None:
    assert {matter.kind for matter in opened(name).matters} == set(CaseKind)


def annex() -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    with ANNEX.open(encoding="utf-8") as lines:
        return [
            (
                f"city-{int(row['number']):02}" if row["annex"] == "1" else f"life-{row['number']}",
                row["group"] or "市级统筹区县第一批",
                row["name"],
                row["lead"],
                tuple(row["cooperating"].split("、")) if row["cooperating"] else (),
            )
            for row in csv.DictReader(lines)
        ]


def test_jiangjin_has_its_themes_exactly_as_annexed() -> None:
    """J21-1: 26 + 9, each with its lead and cooperating departments."""
    themes = opened("jiangjin").themes
    assert len(annex()) == 26 + 9
    assert [(t.key, t.group, t.name, t.lead, t.cooperating) for t in themes] == annex()


def test_jiangjins_themes_ask_the_departments_that_take_part() -> None:
    """Each department of a theme has a matter in it, and no other department has."""
    setup = opened("jiangjin")
    for theme in setup.themes:
        found = [setup.matter(code) for code in theme.matters]
        departments = {matter.department for matter in found if matter}
        assert departments == {theme.lead, *theme.cooperating}, theme.name


def test_jiangjin_has_department_windows_only_where_the_law_forbids_delegation() -> None:
    """J19-1."""
    setup = opened("jiangjin")
    department = [w for w in setup.windows if w.kind is WindowKind.DEPARTMENT]
    assert department
    assert all(window.exception for window in department)
    own = {key for window in department for key in window.domains}
    assert not any(m.undifferentiated for m in setup.matters if m.domain in own)
    assert {WindowKind.THEME, WindowKind.CROSS_REGION, WindowKind.GUIDE} <= kinds(setup)


def test_zhoucun_has_five_areas_with_one_or_two_front_windows_each() -> None:
    """Z17-1."""
    setup = opened("zhoucun")
    assert [zone.key for zone in setup.zones] == [
        "project", "enterprise", "general", "realestate", "hr",
    ]  # fmt: skip
    for zone in setup.zones:
        front = [w for w in setup.windows if w.zone == zone.key and w.kind is WindowKind.DOMAIN]
        assert 1 <= len(front) <= 2
        assert all(window.domains[0] == zone.key for window in front)


def test_zhoucuns_front_windows_hand_out_results() -> None:
    """Z17-6."""
    front = [w for w in opened("zhoucun").windows if w.kind is WindowKind.DOMAIN]
    assert all("issuing" in window.domains for window in front)


def test_pingdingshan_has_areas_and_no_window_of_a_department() -> None:
    """P22-1, P22-3."""
    setup = opened("pingdingshan")
    assert kinds(setup) == set(WindowKind) - {WindowKind.DEPARTMENT}
    assert setup.mode == "classified"


ICONS = Path(__file__).parents[2] / "node_modules" / "lucide-static" / "icons"


@every_hall
def test_every_domain_has_a_picture(name: str) -> None:
    missing = [d.icon for d in opened(name).domains if not (ICONS / f"{d.icon}.svg").exists()]
    assert missing == []


def test_a_theme_window_serves_the_line_of_themes() -> None:
    for name in halls():
        setup = opened(name)
        served = {d for w in setup.windows if w.kind is WindowKind.THEME for d in w.domains}
        assert {theme.domain for theme in setup.themes} <= served


@every_hall
def test_every_department_has_an_english_name(name: str) -> None:
    setup = opened(name)
    assert {name.zh for name in setup.department_names} == set(setup.departments)
    for department in setup.departments:
        assert setup.department_name(department).in_language("en").isascii()


def test_a_department_without_an_english_name_is_called_as_the_catalogue_writes_it() -> None:
    assert opened("dianjiang").department_name("县邮政局") == Name("县邮政局", "县邮政局")
