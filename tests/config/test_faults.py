"""A bad configuration is refused: file, line or key, and reason, all faults at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from config.faults import ConfigError, Fault
from config.loader import examine, load
from hall.setup import Hours
from tests.config.folders import HALL, spoil, write

Place = tuple[str, int | None, str, str]

ONE_FAULT = [
    # file, what stood there, what was written, line, where, key
    ("hall.toml", "calls_before_miss = 3", "cals = 3", 27, "line.cals", "unknown_key"),
    ("hall.toml", "[screens]", '[alerts]\nwait = "0 min"\n[screens]', 30,
     "alerts.wait", "too_small"),
    ("hall.toml", "[screens]", "[screen]", 29, "screen", "unknown_key"),
    ("hall.toml", 'zh = "前台",', 'zh = "前台", x = 1,', 5, "zones[1].name.x", "unknown_key"),
    ("hall.toml", 'timezone = "Asia/Shanghai"\n', "", None, "timezone", "missing_key"),
    ("hall.toml", "[screens]", '[[department_names]]\nzh = "税务局"\nen = ""\n[screens]', 31,
     "department_names[1].en", "empty"),
    ("hall.toml", "[screens]", '[[department_names]]\nzh = "税务局"\nen = "Tax"\n'
     '[[department_names]]\nzh = "税务局"\nen = "Tax"\n[screens]', 33,
     "department_names[2].zh", "twice_item"),
    ("hall.toml", "[screens]", '[[limits]]\nmatter = "T-1"\nmost = -1\n[screens]', 31,
     "limits[1].most", "negative"),
    ("hall.toml", "[screens]", '[[limits]]\nmatter = "T-1"\nmost = 1\n'
     "between = { begins = 12:00:00, ends = 09:00:00 }\n[screens]", 32,
     "limits[1].between", "stretches_out_of_order"),
    ("hall.toml", 'key = "front", ', "", 5, "zones[1].key", "missing_key"),
    ("hall.toml", "calls_before_miss = 3", 'calls_before_miss = "3"', 27,
     "line.calls_before_miss", "not_whole"),
    ("hall.toml", "calls_before_miss = 3", "automatic = 1", 27, "line.automatic", "not_truth"),
    ("hall.toml", "calls_before_miss = 3", 'gamma = "much"', 27, "line.gamma", "not_number"),
    ("hall.toml", '"8 min"', '"eight"', 9, "domains[1].mean_service", "not_duration"),
    ("hall.toml", "opens = 09:00:00", 'opens = "soon"', 23, "hours.opens", "not_time"),
    ("hall.toml", 'timezone = "Asia/Shanghai"', "timezone = 8", 2, "timezone", "not_text"),
    ("hall.toml", 'domains = ["tax"]', 'domains = "tax"', 14, "windows[1].domains", "not_list"),
    ("hall.toml", '{ zh = "小厅", en = "Little Hall" }', '"小厅"', 1, "name", "not_table"),
    ("hall.toml", 'kind = "domain", zone = "front", domains = ["tax"]',
     'kind = "shop", zone = "front", domains = ["tax"]', 14, "windows[1].kind", "bad_choice"),
    ("hall.toml", 'timezone = "Asia/Shanghai"', 'timezone = "Asia/Jiangjin"', 2, "timezone",
     "bad_timezone"),
    ("hall.toml", 'prefix = "B"', 'prefix = "A"', 10, "domains[2].prefix", "twice_item"),
    ("hall.toml", 'prefix = "B"', 'prefix = "I"', 10, "domains[2].prefix", "bad_prefix"),
    ("hall.toml", 'prefix = "B"', 'prefix = "O"', 10, "domains[2].prefix", "bad_prefix"),
    ("hall.toml", 'prefix = "B"', 'prefix = "b"', 10, "domains[2].prefix", "bad_prefix"),
    ("hall.toml", 'prefix = "B"', 'prefix = "税"', 10, "domains[2].prefix", "bad_prefix"),
    ("hall.toml", 'prefix = "B"', 'prefix = "BB"', 10, "domains[2].prefix", "bad_prefix"),
    ("hall.toml", 'prefix = "B"', 'prefix = ""', 10, "domains[2].prefix", "bad_prefix"),
    ("hall.toml", 'number = "2"', 'number = "1"', 15, "windows[2].number", "twice_item"),
    ("hall.toml", 'number = "2"', 'number = "二号"', 15, "windows[2].number", "bad_number"),
    ("hall.toml", 'number = "2"', 'number = "12-A"', 15, "windows[2].number", "bad_number"),
    ("hall.toml", 'number = "2"', 'number = "VIP.1"', 15, "windows[2].number", "bad_number"),
    ("hall.toml", 'number = "2"', 'number = "1000000"', 15, "windows[2].number", "bad_number"),
    ("hall.toml", '  { key = "front", name = { zh = "前台", en = "Front" } },\n',
     '  { key = "front", name = { zh = "前台", en = "Front" } },\n' * 2, 6, "zones[2].key",
     "twice_item"),
    ("hall.toml", 'domains = ["police"]', 'domains = ["police", "moon"]', 15,
     "windows[2].domains", "unknown_domain"),
    ("hall.toml", 'zone = "front", domains = ["police"]', 'zone = "back", domains = ["police"]',
     15, "windows[2].zone", "unknown_zone"),
    ("hall.toml", "zones = [\n  { key = \"front\", name = { zh = \"前台\", en = \"Front\" } },\n]",
     "zones = []", 4, "zones", "empty"),
    ("hall.toml", 'domains = ["police"]', "domains = []", 15, "windows[2].domains",
     "window_without_domains"),
    ("hall.toml", 'kind = "domain", zone = "front", domains = ["police"]',
     'kind = "department", zone = "front", domains = ["police"]', 15, "windows[2].exception",
     "department_without_reason"),
    ("hall.toml", '"10 min"', '"-10 min"', 19, "priorities[1].head_start", "too_small"),
    ("hall.toml", '"8 min"', '"0 min"', 9, "domains[1].mean_service", "too_small"),
    ("hall.toml", "calls_before_miss = 3", "calls_before_miss = 0", 27, "line.calls_before_miss",
     "too_small"),
    ("hall.toml", "calls_before_miss = 3", "restore_behind = -1", 27, "line.restore_behind",
     "negative"),
    ("hall.toml", "calls_before_miss = 3", 'appointment_late_after = "-1 min"', 27,
     "line.appointment_late_after", "negative"),
    ("hall.toml", "names = false", 'names = false\n[appointments]\nearly = "-1 min"', 32,
     "appointments.early", "too_small"),
    ("hall.toml", "names = false",
     'names = false\n[appointments]\nbookable = [{ length = "30 min" }]', 32,
     "appointments.bookable[1]", "bookable_one_of"),
    ("hall.toml", "names = false",
     'names = false\n[appointments]\nbookable = [{ domain = "moon" }]', 32,
     "appointments.bookable[1].domain", "unknown_domain"),
    ("hall.toml", "names = false",
     'names = false\n[appointments]\nbookable = [{ domain = "tax", capacity = 0 }]', 32,
     "appointments.bookable[1].capacity", "too_small"),
    ("hall.toml", "names = false",
     'names = false\n[appointments]\nbookable = [{ domain = "tax", days_ahead = 91 }]', 32,
     "appointments.bookable[1].days_ahead", "out_of_range"),
    ("hall.toml", "names = false",
     'names = false\n[appointments]\nbookable = [{ domain = "tax" }, { domain = "tax" }]', 32,
     "appointments.bookable[2]", "twice_item"),
    ("hall.toml", "names = false", "names = false\n[staffing]\nload = 1.0", 32,
     "staffing.load", "out_of_range"),
    ("hall.toml", "names = false", "names = false\n[staffing]\nweeks = 0", 32,
     "staffing.weeks", "out_of_range"),
    ("hall.toml", "closes = 17:00:00", "closes = 08:00:00", 24, "hours.closes", "hours_reversed"),
    ("hall.toml", 'en = "Front"', 'en = " "', 5, "zones[1].name.en", "empty"),
    ("hall.toml", 'en = "Front"', f'en = "{"F" * 61}"', 5, "zones[1].name.en", "too_long"),
    ("hall.toml", "names = false", f'message = {{ zh = "{"好" * 201}", en = "" }}', 30,
     "screens.message.zh", "too_long"),
    ("hall.toml", "names = false", 'voice_languages = ["klingon"]', 30,
     "screens.voice_languages", "bad_choice"),
    ("hall.toml", "\n[hours]", "comprehensive_share = 90.0\n\n[hours]", 21, "comprehensive_share",
     "not_a_share"),
    ("hall.toml", "[hours]", "[hours", 22, "", "broken_toml"),
    ("matters.csv", "SW-001,发票领用", "GA-001,发票领用", 4, "code", "twice"),
    ("matters.csv", ",police,", ",moon,", 3, "domain", "unknown_domain"),
    ("matters.csv", "承诺件,10", "承诺件,-10", 3, "working_days", "negative"),
    ("matters.csv", "承诺件,10", "承诺件,ten", 3, "working_days", "not_whole"),
    ("matters.csv", "承诺件,10", "承诺件,0", 3, "working_days", "promised_without_days"),
    ("matters.csv", "即办件,0", "即办件,3", 4, "working_days", "immediate_with_days"),
    ("matters.csv", "即办件", "立等可取", 4, "kind", "bad_choice"),
    ("matters.csv", "10,是", "10,也许", 3, "undifferentiated", "not_yes_no"),
    ("matters.csv", "居民身份证换领", "", 3, "name", "empty"),
    ("matters.csv", "居民身份证换领", "证" * 81, 3, "name", "too_long"),
    ("matters.csv", "10,是", "10", 3, "", "broken_row"),
    ("matters.csv", "10,是", "10,是,又一格", 3, "", "broken_row"),
    ("matters.csv", "SW-001,发票领用", 'SW-001,"发票领用', 4, "", "broken_csv"),
    ("matters.csv", "部门,领域", "科室,领域", 2, "科室", "unknown_column"),
    ("matters.csv", "部门,领域", "领域,领域", 2, "domain", "column_twice"),
    ("materials.csv", "SW-001,经办人身份证", "SW-009,经办人身份证", 3, "matter",
     "unknown_matter"),
    ("materials.csv", "SW-001,经办人身份证,政府部门核发,原件,1,人证一致,是\n", "", 4, "code",
     "no_materials"),
    ("materials.csv", "经办人身份证", "其他材料", 3, "name", "catch_all"),
    ("materials.csv", "经办人身份证", "法律法规规定的其他材料", 3, "name", "catch_all"),
    ("materials.csv", "经办人身份证", "其它有关证明文件", 3, "name", "catch_all"),
    ("materials.csv", "经办人身份证", "营业执照等相关材料", 3, "name", "catch_all"),
    ("materials.csv", "经办人身份证", "Other relevant documents", 3, "name", "catch_all"),
    ("materials.csv", "原件,1,人证一致,是", "原件,0,人证一致,是", 3, "copies", "too_small"),
    ("materials.csv", "人证一致,是", ",是", 3, "review", "empty"),
    ("themes.csv", "SW-001", "SW-009", 2, "matters", "unknown_matter"),
    ("themes.csv", "SW-001", "GA-001", 2, "matters", "matter_repeated"),
    ("themes.csv", "GA-001、SW-001", "", 2, "matters", "empty"),
    ("themes.csv", ",police,", ",,", 2, "domain", "theme_without_domain"),
    ("themes.csv", ",police,", ",moon,", 2, "domain", "unknown_domain"),
    ("themes.csv", "move,", "搬家,", 2, "key", "bad_key"),
]  # fmt: skip

WITH_FOLLOWERS = frozenset(
    {"broken_row", "broken_csv", "column_twice", "empty", "missing_key", "twice", "unknown_column",
     "unknown_matter"}
)  # fmt: skip
"""A row that is lost is missed elsewhere."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


def faults(folder: Path) -> list[Fault]:
    with pytest.raises(ConfigError) as refused:
        load(folder)
    return list(refused.value.faults)


def places(folder: Path) -> list[Place]:
    return [(f.file, f.line, f.where, f.key) for f in faults(folder)]


def test_the_sound_hall_opens(folder: Path) -> None:
    setup, warnings = examine(folder)
    assert (len(setup.matters), len(setup.themes), warnings) == (2, 1, ())


@pytest.mark.parametrize(("file", "old", "new", "line", "where", "key"), ONE_FAULT)
def test_a_fault_is_named_with_its_place(folder, file, old, new, line, where, key) -> None:
    spoil(folder, file, old, new)
    found = places(folder)
    where_it_shows = "matters.csv" if key == "no_materials" else file
    assert (where_it_shows, line, where, key) in found
    assert len(found) == 1 or key in WITH_FOLLOWERS


def test_sections_may_be_left_out(folder: Path) -> None:
    spoil(folder, "hall.toml", "[hours]\nopens = 09:00:00\ncloses = 17:00:00\n", "")
    assert load(folder).hours == Hours()


def test_a_limit_may_be_none(folder: Path) -> None:
    spoil(folder, "hall.toml", "calls_before_miss = 3", 'tickets_per_person = "none"')
    assert load(folder).line.tickets_per_person is None
    spoil(folder, "hall.toml", 'tickets_per_person = "none"', 'calls_before_miss = "none"')
    assert places(folder) == [("hall.toml", 27, "line.calls_before_miss", "not_whole")]


def test_all_faults_come_at_once(folder: Path) -> None:
    spoil(folder, "hall.toml", 'timezone = "Asia/Shanghai"', "timezone = 8")
    spoil(folder, "hall.toml", 'prefix = "B"', 'prefix = "A"')
    spoil(folder, "hall.toml", 'zone = "front", domains = ["tax"]', 'zone = "x", domains = ["y"]')
    spoil(folder, "hall.toml", "names = false", "nmaes = false")
    spoil(folder, "matters.csv", "即办件,0", "即办件,3")
    spoil(folder, "materials.csv", "经办人身份证", "其他材料")
    (folder / "themes.csv").unlink()
    assert {(f.file, f.where, f.key) for f in faults(folder)} == {
        ("hall.toml", "timezone", "not_text"),
        ("hall.toml", "domains[2].prefix", "twice_item"),
        ("hall.toml", "windows[1].zone", "unknown_zone"),
        ("hall.toml", "windows[1].domains", "unknown_domain"),
        ("hall.toml", "screens.nmaes", "unknown_key"),
        ("matters.csv", "working_days", "immediate_with_days"),
        ("materials.csv", "name", "catch_all"),
        ("themes.csv", "", "missing_file"),
    }


def test_a_broken_domain_makes_no_followers(folder: Path) -> None:
    """The windows and matters of a domain that is written wrongly are not wrong themselves."""
    spoil(folder, "hall.toml", 'prefix = "B"', "prefix = 2")
    assert places(folder) == [("hall.toml", 10, "domains[2].prefix", "not_text")]


def test_every_file_may_be_missing(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert [(f.file, f.key) for f in faults(empty)] == [
        (name, "missing_file")
        for name in ("hall.toml", "matters.csv", "materials.csv", "themes.csv")
    ]


def test_an_unknown_hall_names_those_there_are() -> None:
    with pytest.raises(ConfigError) as refused:
        load("nowhere")
    assert refused.value.faults[0].key == "unknown_hall"
    assert "dianjiang" in str(refused.value)


def test_a_byte_order_mark_is_accepted(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(load(folder).matters) == 2


def test_windows_line_ends_are_accepted(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load(folder).matters) == 2


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
@pytest.mark.parametrize("file", ["matters.csv", "hall.toml"])
def test_another_encoding_is_refused_with_how_to_save(folder: Path, file, encoding) -> None:
    path = folder / file
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    fault = next(f for f in faults(folder) if f.file == file)
    assert (fault.key, fault.line) == ("not_utf8", 1)
    assert "CSV UTF-8" in fault.sentence("zh-CN")


def test_english_headings_and_values_are_accepted(folder: Path) -> None:
    (folder / "matters.csv").write_text(
        "code,name,department,domain,kind,working_days,undifferentiated\n"
        "GA-001,居民身份证换领,县公安局,police,promised,10,yes\n"
        "SW-001,发票领用,县税务局,tax,immediate,0,no\n",
        encoding="utf-8",
    )
    assert [m.working_days for m in load(folder).matters] == [10, 0]


def test_a_domain_without_window_is_a_warning(folder: Path) -> None:
    spoil(folder, "hall.toml", 'domains = ["police"]', 'domains = ["tax"]')
    (warning,) = examine(folder)[1]
    assert (warning.where, warning.key, warning.line) == ("domains[2]", "domain_without_window", 10)


def test_an_undifferentiated_window_serves_only_what_is_marked(folder: Path) -> None:
    spoil(folder, "hall.toml", 'kind = "domain", zone = "front", domains = ["tax"]',
          'kind = "undifferentiated", zone = "front"')  # fmt: skip
    assert [w.facts["domain"] for w in examine(folder)[1]] == ["tax"]
    spoil(folder, "matters.csv", "即办件,0,否", "即办件,0,是")
    assert examine(folder)[1] == ()


def test_a_limit_of_a_matter_that_is_not_there_is_a_warning(folder: Path) -> None:
    spoil(folder, "hall.toml", "[screens]", '[[limits]]\nmatter = "X-9"\nmost = 2\n[screens]')
    setup, warnings = examine(folder)
    assert [(x.key, x.facts) for x in warnings] == [("limit_without_matter", {"matter": "X-9"})]
    assert setup.limits[0].most == 2


def test_a_name_for_a_department_that_is_not_there_is_a_warning(folder: Path) -> None:
    name = '[[department_names]]\nzh = "邮政局"\nen = "Post"\n[screens]'
    spoil(folder, "hall.toml", "[screens]", name)
    assert [x.key for x in examine(folder)[1]] == ["department_without_matter"]


def test_few_comprehensive_windows_are_a_warning(folder: Path) -> None:
    """D21-5: at least 90 %."""
    spoil(folder, "hall.toml", 'kind = "domain", zone = "front", domains = ["police"]',
          'kind = "department", zone = "front", domains = ["police"], exception = "x"')  # fmt: skip
    (warning,) = examine(folder)[1]
    assert (warning.key, warning.facts) == ("few_comprehensive", {"share": "50%", "least": "90%"})


def test_tables_may_be_written_in_blocks(folder: Path) -> None:
    start, end = HALL.index("zones = ["), HALL.index("domains = [")
    block = '[[zones]]\nkey = "front"\nname = { zh = "前台", en = "" }\n'
    text = HALL[:start] + HALL[end:] + block
    (folder / "hall.toml").write_text(text, encoding="utf-8")
    line = text[: text.index("[[zones]]")].count("\n") + 3
    assert places(folder) == [("hall.toml", line, "zones[1].name.en", "empty")]


def test_every_fault_has_its_words() -> None:
    """In both languages, with the facts filled in."""
    for language in ("zh-CN", "en"):
        words = json.loads(Path(f"static/words/{language}.json").read_text(encoding="utf-8"))
        keys = {key for *_, key in ONE_FAULT} | {
            "unknown_hall", "missing_file", "not_utf8", "empty_file", "missing_column",
            "domain_without_window", "few_comprehensive", "out_of_range", "unreadable",
            "wrong_type",
        }  # fmt: skip
        assert {f"config.fault.{key}" for key in keys} <= words.keys()


@pytest.mark.parametrize(("file", "old", "new", "line", "where", "key"), ONE_FAULT)
def test_a_fault_is_a_plain_line(folder, file, old, new, line, where, key) -> None:
    spoil(folder, file, old, new)
    with pytest.raises(ConfigError) as refused:
        load(folder)
    for language in ("zh-CN", "en"):
        for sentence in refused.value.lines(language):
            assert "{" not in sentence.replace("{ zh", "")
            assert sentence[-1] in "。.", sentence


def test_a_domain_whose_own_tickets_nobody_may_take_is_a_warning(folder: Path) -> None:
    """All its matters are marked, but who comes without a matter may not go to any window."""
    spoil(folder, "hall.toml", 'kind = "domain", zone = "front", domains = ["tax"]',
          'kind = "undifferentiated", zone = "front"')  # fmt: skip
    spoil(folder, "matters.csv", "即办件,0,否", "即办件,0,是")
    spoil(folder, "hall.toml", "calls_before_miss = 3", "unspecified_to_any = false")
    assert [w.facts["domain"] for w in examine(folder)[1]] == ["tax"]
