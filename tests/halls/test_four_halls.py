"""Each of the four halls keeps the rules of its own document; the rows are those of RULES.md."""

from collections import Counter

import pytest

from config.loader import load
from hall.appointments.slots import slots_on
from hall.setup import CaseKind, WindowKind
from hall.windows.reshaping import ChangeWindow
from hall.windows.takers import takers
from tests.hall.people import NINE
from tests.hall.rig import Rig
from tests.halling import Hall

HALLS = ("dianjiang", "jiangjin", "zhoucun", "pingdingshan")


@pytest.fixture(params=HALLS)
def hall(request):
    """The hall with every window open."""
    rig = Rig(load(request.param))
    rig.open(*(w.number for w in rig.setup.windows))
    return rig


def only(setup, kind):
    return [w for w in setup.windows if w.kind is kind]


def test_a_window_with_domains_takes_these_domains_only(hall):
    """D21-1, Z17-1, P22-1, P22-3, J19-1: whatever its kind."""
    for window in hall.setup.windows:
        if window.kind is WindowKind.UNDIFFERENTIATED:
            continue
        for domain in hall.setup.domains:
            number = hall.take(domain.key)["number"]
            if domain.key in window.domains:
                assert hall.call(window.number) == number
                hall.serve_called(window.number)
            else:
                assert hall.call(window.number) is None, (window.number, domain.key)
                hall.give_up(number)


def test_undifferentiated_windows_take_the_marked_matters_of_all(hall):
    """D21-2."""
    setup = hall.setup
    for window in only(setup, WindowKind.UNDIFFERENTIATED):
        served = window.domains or {d.key for d in setup.domains}
        for matter in setup.matters:
            number = hall.take(matter=matter.code)["number"]
            if setup.is_marked(matter) and matter.domain in served:
                assert hall.call(window.number) == number
                hall.serve_called(window.number)
            else:
                assert hall.call(window.number) is None, (window.number, matter.code)
                hall.give_up(number)


def test_a_theme_goes_to_a_theme_window(hall):
    """J21-1, P22-3."""
    for theme in hall.setup.themes:
        number = hall.take(theme=theme.key)["number"]
        window = next(w for w in only(hall.setup, WindowKind.THEME) if theme.domain in w.domains)
        assert hall.call(window.number) == number
        hall.serve_called(window.number)


def test_a_change_of_domains_counts_for_the_very_next_call(hall):
    """D21-3."""
    window = only(hall.setup, WindowKind.DOMAIN)[0]
    other = next(d.key for d in hall.setup.domains if d.key not in window.domains)
    number = hall.take(other)["number"]
    assert hall.call(window.number) is None
    hall.send(ChangeWindow(window=window.number, domains=(other,)))
    assert hall.call(window.number) == number


def test_a_temporary_window_is_opened_for_what_it_is_needed_for(hall):
    """D21-4: a new number, of its own kind, with the domains of the hour."""
    domain = hall.setup.domains[0].key
    hall.send(ChangeWindow(window="99", kind=WindowKind.TEMPORARY, domains=(domain,), open=True))
    number = hall.take(domain)["number"]
    assert hall.call("99") == number


def test_every_line_is_served_by_some_window(hall):
    for domain in hall.setup.domains:
        assert any(w.serves(domain.key) for w in map(hall.window, numbers(hall))), domain.key


def numbers(hall):
    return [w.number for w in hall.setup.windows]


def test_dianjiang_has_the_seven_domains_of_its_document():
    """D21-1."""
    names = {d.name.zh for d in load("dianjiang").domains}
    for name in ("税务", "不动产", "投资建设", "公安", "交通运输", "市场监管", "婚姻登记"):
        assert any(name in known for known in names), name


@pytest.mark.parametrize("name", ["dianjiang"])
def test_nine_of_ten_windows_are_comprehensive(name):
    """D21-5."""
    setup = load(name)
    narrow = {WindowKind.DEPARTMENT}
    accepting = [w for w in setup.windows if w.kind is not WindowKind.GUIDE]
    comprehensive = [w for w in accepting if w.kind not in narrow]
    assert len(comprehensive) / len(accepting) >= 0.9


def test_zhoucun_has_five_areas_each_with_one_or_two_front_windows():
    """Z17-1."""
    setup = load("zhoucun")
    front = Counter(d for w in only(setup, WindowKind.DOMAIN) for d in w.domains)
    for key in ("project", "enterprise", "general", "realestate", "hr"):
        assert 1 <= front[key] <= 2, key


def test_jiangjin_has_a_department_window_and_all_themes_of_its_annexes():
    """J19-1, J21-1."""
    setup = load("jiangjin")
    assert only(setup, WindowKind.DEPARTMENT)
    assert len(setup.themes) == 26 + 9


def test_pingdingshan_has_every_kind_that_its_document_names():
    """P22-3."""
    kinds = {w.kind for w in load("pingdingshan").windows}
    assert {WindowKind.ISSUING, WindowKind.THEME, WindowKind.CROSS_REGION} <= kinds
    assert WindowKind.DEPARTMENT not in kinds


@pytest.mark.parametrize("name", HALLS)
def test_every_matter_says_what_it_asks_for(name):
    """J19-3, P22-9, D21-8."""
    setup = load(name)
    assert len(setup.matters) >= (150 if name == "dianjiang" else 40)
    for matter in setup.matters:
        assert matter.materials, matter.code
        assert (matter.kind is CaseKind.IMMEDIATE) == (matter.working_days == 0), matter.code
        for paper in matter.materials:
            assert paper.source and paper.form and paper.review and paper.copies >= 0
            assert "其他" not in paper.name[:3] or "材料" not in paper.name, paper.name


@pytest.mark.soak
@pytest.mark.parametrize("name", HALLS)
def test_each_hall_starts_and_a_put_counts_for_the_very_next_call(name, tmp_path):
    """D21-3 over HTTP, without a restart."""
    server = Hall(tmp_path / "data", words=("--hall", name)).start()
    facts = server.do("GET", "/api/v1/hall")
    window = next(w for w in facts["windows"] if w["kind"] == "domain")
    other = next(d["key"] for d in facts["domains"] if d["key"] not in window["domains"])
    here = f"/api/v1/windows/{window['number']}"
    server.do("POST", f"{here}/open")
    number = server.do("POST", "/api/v1/tickets", {"domain": other})["number"]
    assert server.do("POST", f"{here}/call-next")["ticket"] is None
    server.do("PUT", here, {"domains": [other]})
    assert server.do("POST", f"{here}/call-next")["ticket"]["number"] == number
    assert server.stop() == 0


def test_every_hall_offers_appointments_that_can_be_kept(hall):
    """J19-2, Z17-2: each rule has places on an ordinary day, and a window that may serve them."""
    setup = hall.setup
    rules = setup.appointments.bookable
    assert any(rule.domain for rule in rules)
    assert any(rule.matter for rule in rules)
    for rule in rules:
        assert len(list(slots_on(setup, rule, NINE.date()))) >= 6, rule.key
        matter = setup.matter(rule.matter) if rule.matter else None
        anywhere = setup.is_marked(matter) if matter else setup.has_marked(rule.domain)
        asked = (matter.domain if matter else rule.domain, anywhere)
        with hall.store.reading() as shelf:
            assert takers(asked, shelf.windows.all()), rule.key
