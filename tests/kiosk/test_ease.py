"""Large letters for 张建国, a low reach for a wheelchair, and a kiosk that forgets who has gone."""

import pytest
from playwright.sync_api import expect

from tests.kiosk.fingers import press, spell
from tests.pages import KIOSK, WALL, violations

pytestmark = pytest.mark.page

LARGER = {"zh-CN": "大字", "en": "Larger"}
LOWER = {"zh-CN": "低位", "en": "Lower"}
IDLE = 61_000
ASKED = 16_000
GROUND = "[...document.querySelectorAll('.kiosk :is(button, input, p, h1, dd, span)')]"
SEEN = f"{GROUND}.filter((el) => el.checkVisibility() && !el.closest('.hidden-text'))"
SMALLEST = f"""() => Math.min(...{SEEN}
  .filter((el) => [...el.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
  .map((el) => parseFloat(getComputedStyle(el).fontSize)))"""
BOXES = (
    f"{SEEN}.filter((el) => el.matches('button, input')).map((el) => el.getBoundingClientRect())"
)
TARGETS = f"""() => Math.round(Math.min(
  ...{BOXES}.flatMap((box) => [box.width, box.height])))"""
NEAREST = f"""() => {{
  const boxes = {BOXES};
  let least = Infinity;
  for (const a of boxes) for (const b of boxes) if (a !== b) {{
    const dx = Math.max(b.left - a.right, a.left - b.right);
    const dy = Math.max(b.top - a.bottom, a.top - b.bottom);
    least = Math.min(least, Math.max(dx, dy));
  }}
  return Math.round(least);
}}"""
TOP_CONTROL = f"""() => Math.min(...{SEEN}.filter((el) => el.matches('button'))
  .map((el) => el.getBoundingClientRect().top))"""
BOXED = ".tile, .slip, .summary, .paper, .button, .key, .band, .screen-body, .controls"
CUT_OFF = f"""() => {SEEN}
  .filter((el) => [...el.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
  .filter((el) => !el.querySelector('.hidden-text') && !el.closest('[data-beside] .pager'))
  .filter((el) => {{
    const words = new Range();
    words.selectNodeContents(el);
    const seen = words.getBoundingClientRect();
    const around = [...document.querySelectorAll('{BOXED}')].filter((box) => box.contains(el));
    return around.map((box) => box.getBoundingClientRect()).some((edge) =>
      seen.bottom > edge.bottom + 3 || seen.top < edge.top - 3 || seen.right > edge.right + 3);
  }}).map((el) => el.textContent.slice(0, 40))"""


def screens(page):
    """Walk through the kiosk; each stop is handed out to be looked at."""
    yield "home"
    page.locator(".home-large .choice").first.tap()
    page.locator(".screen-domains .tile-note").first.wait_for()
    yield "domains"
    page.locator(".screen-domains .choice").first.tap()
    page.locator(".choice.line").first.wait_for()
    yield "domain"
    page.locator(".choice.line").first.tap()
    page.locator(".paper").first.wait_for()
    yield "business"
    page.locator(".screen-business .next").tap()
    page.locator(".answers .tile").first.wait_for()
    yield "priority"
    page.locator(".answers .tile").last.tap()
    page.locator(".summary-line .button").last.wait_for()
    yield "confirm"
    page.locator(".summary-line .button").last.tap()
    page.locator(".pad").wait_for()
    yield "card"
    page.locator(".screen-card .actions .button").first.tap()
    page.locator(".screen-confirm .next").tap()
    page.locator(".slip-number").wait_for()
    yield "ticket"


def looked_at(page, *, letters=28, targets=88):
    """What is wrong with the present screen: letters, targets, distances, anything cut off."""
    page.wait_for_timeout(250)
    faults = page.evaluate(CUT_OFF)
    found = {"letters": page.evaluate(SMALLEST), "targets": page.evaluate(TARGETS)}
    found["between"] = page.evaluate(NEAREST)
    least = {"letters": letters, "targets": targets, "between": 16}
    return faults + [f"{name}: {found[name]}" for name in least if found[name] < least[name]]


@pytest.mark.parametrize("size", [KIOSK, WALL], ids=["upright", "across"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_screen_can_be_read_and_touched_and_axe_finds_nothing(
    stand_before, hall, device, size, language
):
    page = stand_before(hall, device, language, size)
    faults = {name: looked_at(page) + violations(page) for name in screens(page)}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("size", [KIOSK, WALL], ids=["upright", "across"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_large_letters_are_larger_and_the_choices_fewer(stand_before, hall, device, size, language):
    page = stand_before(hall, device, language, size)
    before = page.locator(".choice").count()
    press(page, LARGER[language])
    assert page.locator(".choice").count() < before
    faults = {name: looked_at(page, letters=40, targets=120) for name in screens(page)}
    assert {name: found for name, found in faults.items() if found} == {}


def test_who_reads_large_letters_still_reaches_everything(kiosk):
    press(kiosk, "大字")
    press(kiosk, "其他办法")
    assert kiosk.locator(".choice").count() == 3
    press(kiosk, "搜索事项")
    kiosk.locator(".screen-search").wait_for()


def in_the_lower_half(page, size, **least):
    """What is wrong with each screen, a control in the upper half too."""
    faults = {}
    for name in screens(page):
        faults[name] = looked_at(page, **least)
        top = page.evaluate(TOP_CONTROL)
        faults[name] += [f"control at {top}"] if top < size[1] / 2 else []
    return {name: found for name, found in faults.items() if found}


@pytest.mark.parametrize("size", [KIOSK, WALL], ids=["upright", "across"])
def test_low_reach_brings_every_control_into_the_lower_half(stand_before, hall, device, size):
    page = stand_before(hall, device, size=size)
    press(page, "低位")
    assert in_the_lower_half(page, size) == {}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_large_letters_and_a_low_reach_go_together(stand_before, hall, device, language):
    page = stand_before(hall, device, language)
    press(page, LARGER[language])
    press(page, LOWER[language])
    assert in_the_lower_half(page, KIOSK, letters=40, targets=120) == {}


def test_search_and_life_events_are_clean_too(kiosk):
    faults = {}
    press(kiosk, "搜索事项")
    spell(kiosk, "sfz")
    kiosk.locator(".choice.line").first.wait_for()
    faults["search"] = looked_at(kiosk) + violations(kiosk)
    kiosk.keyboard.press("Escape")
    press(kiosk, "一件事")
    kiosk.locator(".choice.line").first.wait_for()
    faults["themes"] = looked_at(kiosk) + violations(kiosk)
    kiosk.keyboard.press("Escape")
    press(kiosk, "领取结果")
    faults["collect"] = looked_at(kiosk) + violations(kiosk)
    assert {name: found for name, found in faults.items() if found} == {}


def test_a_kiosk_asks_before_it_clears_and_clears_what_was_typed(stand_before, hall, device):
    page = stand_before(hall, device, prepare=lambda page: page.clock.install())
    press(page, "搜索事项")
    spell(page, "sfz")
    page.clock.fast_forward(IDLE)
    expect(page.get_by_role("dialog")).to_contain_text("您还在吗？")
    assert violations(page) == []
    press(page, "我还在")
    page.clock.run_for(1000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".search-field input")).to_have_value("sfz")
    page.clock.fast_forward(IDLE)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.clock.fast_forward(ASKED)
    page.locator(".home-large").wait_for()
    kept = page.evaluate("[history.length, localStorage.length, sessionStorage.length]")
    assert kept == [2, 0, 0] or kept == [1, 0, 0]
    press(page, "搜索事项")
    expect(page.locator(".search-field input")).to_have_value("")
