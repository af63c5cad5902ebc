"""A visitor types at the kiosk, and the matter is there while the fingers move."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache

import pytest

from config.loader import load
from config.pinyin import syllables
from hall.catalogue.catalogue import Catalogue, merged
from hall.catalogue.search import fold
from hall.setup import Material, Setup


@cache
def dianjiang() -> Setup:
    return load("dianjiang")


@cache
def catalogue() -> Catalogue:
    return Catalogue(dianjiang(), syllables)


def names(query: str, limit: int = 20) -> list[str]:
    return [found.name for found in catalogue().search(query, limit=limit)]


ID_CARDS = {"居民身份证换领", "居民身份证补领", "居民身份证首次申领", "临时居民身份证办理"}


@pytest.mark.parametrize(
    "typed",
    [
        "身份证", "sfz", "SFZ", "ＳＦＺ", "shenfen", "shenfenzheng", "shen fen zheng", "Shen Fen",
        "shen'fen'zheng", "shenfenzhe", "身份 证", "身份z", "身份zheng", "shenf", "shenfz",
        "sfenzheng", "juminshenfen", "id card",
    ],
)  # fmt: skip
def test_an_id_card_is_found_however_it_is_typed(typed: str) -> None:
    assert ID_CARDS - {"临时居民身份证办理"} <= set(names(typed)), names(typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("户口 购房", "户口迁移（购房落户）"),
        ("hukou qianyi xuesheng", "户口迁移（大中专学生）"),
        ("夫妻投靠户口", None),
        ("lvxingshe", "旅行社设立许可"),
        ("luxingshe", "旅行社设立许可"),
        ("lüxingshe", "旅行社设立许可"),
        ("lxs", "旅行社设立许可"),
        ("passport", "普通护照签发"),
        ("护照", "普通护照签发"),
        ("GA-016", "普通护照签发"),
        ("ga016", "普通护照签发"),
        ("ga 016", "普通护照签发"),
        ("chanquan", "不动产权证书遗失补发"),
        ("buxingdong", None),
        ("诊所", "诊所备案"),
        ("xyz不存在", None),
    ],
)
def test_the_best_answer_comes_first(typed: str, first: str | None) -> None:
    assert (names(typed) or [None])[0] == first


def test_a_name_that_begins_so_comes_before_one_that_holds_it() -> None:
    found = names("出生")
    assert {name[:2] for name in found[:3]} == {"出生"}
    assert len(found) >= 3


def test_initials_come_before_whole_pinyin() -> None:
    """ "an" are the initials of 按年 and also sounds in 安全: letters of names go first."""
    ranks = [("bdc" in initials(name)) for name in names("bdc", limit=50)]
    assert ranks == sorted(ranks, reverse=True)


def initials(name: str) -> str:
    return "".join(ways[0][:1] for ways in syllables(fold(name)))


def test_nothing_typed_finds_nothing_but_lists_a_domain() -> None:
    assert catalogue().search("") == []
    assert catalogue().search("  　") == []
    assert {m.domain for m in catalogue().search("", domain="marriage")} == {"marriage"}


def test_a_domain_and_a_limit_narrow_the_answer() -> None:
    found = catalogue().search_matters("登记", domain="realestate", limit=5)
    assert [matter.domain for matter in found] == ["realestate"] * 5


def test_themes_are_found_beside_matters_and_alone() -> None:
    assert "结婚一件事" in names("jiehun")
    assert [theme.key for theme in catalogue().search_themes("jhyjs")] == ["marriage"]
    assert all(hasattr(one, "materials") for one in catalogue().search_matters("结婚"))


@pytest.mark.parametrize("typed", ["%", "()", "[a-z", "\\", "'", "*", "\x00", "😀", "a" * 5000])
def test_odd_characters_find_nothing_and_break_nothing(typed: str) -> None:
    assert catalogue().search(typed) == []


def test_phrases_decide_how_a_character_sounds() -> None:
    matter = replace(dianjiang().matters[0], code="X-1", name="重庆银行行政许可")
    one = Catalogue(replace(dianjiang(), matters=(matter,), themes=()), syllables)
    for typed in ("chongqing", "yinhang", "xingzheng", "cqyh", "yhxz"):
        assert one.search(typed) == [matter], typed
    assert one.search("yinxing") == []


def test_a_character_outside_any_phrase_keeps_its_sounds() -> None:
    assert {"chang", "zhang"} <= set(syllables("长")[0])


def test_without_pinyin_names_and_codes_are_found() -> None:
    plain = Catalogue(dianjiang())
    assert plain.search_matters("GA-016")[0].name == "普通护照签发"
    assert plain.search("护照")
    assert plain.search("huzhao") == []


def test_eight_times_the_matters_cost_no_more_than_their_number() -> None:
    """Milliseconds stand in bench/search.py; here only that nothing grows faster than the list."""
    few, many = copies_of_the_list(1), copies_of_the_list(8)
    for typed in ("sfz", "身份证", "hukou qianyi", "身份z"):
        assert quickest(many, typed) < 24 * quickest(few, typed), typed


def copies_of_the_list(count: int) -> Catalogue:
    matters = tuple(
        replace(matter, code=f"{matter.code}-{copy}", name=f"{matter.name}{copy}")
        for copy in range(count)
        for matter in dianjiang().matters
    )
    return Catalogue(replace(dianjiang(), matters=matters), syllables)


def quickest(catalogue: Catalogue, typed: str) -> float:
    def once() -> float:
        start = time.thread_time()
        catalogue.search(typed)
        return time.thread_time() - start

    return min(once() for _ in range(15))


def test_a_themes_materials_are_asked_for_once() -> None:
    """J21-1: one list without duplicates."""
    found = catalogue().theme_materials("company")
    wanted = {m.name for matter in catalogue().theme_matters("company") for m in matter.materials}
    assert len(found) == len({m.name for m in found}) == len(wanted)
    assert len(found) < sum(len(m.materials) for m in catalogue().theme_matters("company"))


def test_merged_materials_keep_the_strictest_demand() -> None:
    card = Material("身份证", "政府部门核发", "原件", 1, "人证一致", deferrable=True)
    more = replace(card, form="复印件", copies=2, review="正反面清晰", deferrable=False)
    matters = dianjiang().matters
    one, two = replace(matters[0], materials=(card,)), replace(matters[1], materials=(more,))
    assert merged([one, two, one]) == [
        Material("身份证", "政府部门核发", "原件；复印件", 2, "人证一致；正反面清晰")
    ]


def test_what_is_not_there_is_none() -> None:
    assert catalogue().matter("X") is None
    assert catalogue().theme("X") is None
    assert catalogue().theme_materials("X") == []
    assert catalogue().groups() == ["自然人", "法人"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("社保", "职工参保登记"),
        ("房产证", "国有建设用地使用权及房屋所有权首次登记"),
        ("fcz", "不动产权证书遗失补发"),
        ("驾照", "机动车驾驶证期满换证"),
        ("低保", "最低生活保障对象认定"),
        ("身分证", "居民身份证换领"),
        ("出生证明", "出生医学证明补发"),
        ("交税", "契税申报"),
        ("准生证", "生育登记"),
        ("残疾证", "残疾人证办理（新办）"),
        ("小孩上户口", "出生登记"),
        ("开店", "个体工商户设立登记"),
    ],
)
def test_what_people_call_it_is_found(said: str, meant: str) -> None:
    assert meant in names(said)


def test_two_letters_are_initials_before_they_begin_an_english_name() -> None:
    assert names("hy")[0] in {"婚姻登记档案查询", "内地居民结婚登记", "内地居民离婚登记"}
    assert "社会保障卡申领" in names("sb")[:12]
    assert len(names("社保")) == len(set(names("社保")))
