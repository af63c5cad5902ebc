"""Mary Smith reads no Chinese: what the hall has in Chinese only says so, and who helps."""

import json

import pytest

from tests.pages import KIOSK, violations

pytestmark = pytest.mark.page

NOT_SAID = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const own = text.parentElement.closest("[lang]").lang;
    const read = !text.parentElement.closest("script");
    if (read && /\\p{Script=Han}/u.test(text.data) && !own.startsWith("zh")) found.push(text.data);
  }
  return found;
}"""


@pytest.fixture
def only_chinese(stand_before, hall, device):
    """The English kiosk of a hall whose matters and papers have no English names."""

    def translate_nothing(route):
        answer = route.fetch()
        said = answer.json()
        for one in (said, *said.get("matters", []), *said.get("themes", [])):
            one.pop("name_en", None)
        for paper in said.get("materials", []):
            paper["form"] = "原件核验后退回"
        route.fulfill(response=answer, body=json.dumps(said))

    page = stand_before(hall, device, "en", KIOSK)
    for kind in ("matters", "themes"):
        page.route(f"**/api/v1/{kind}**", translate_nothing)
    page.reload()
    page.locator(".home-large").wait_for()
    return page


def test_what_is_in_chinese_only_says_so_and_who_helps(only_chinese):
    page = only_chinese
    page.locator(".home-large .choice").first.tap()
    page.locator(".screen-domains .choice").first.tap()
    page.locator(".choice.line [lang=zh-CN]").first.wait_for()
    assert page.evaluate(NOT_SAID) == []
    page.locator(".choice.line").first.tap()
    page.locator(".paper [lang=zh-CN]").first.wait_for()
    assert page.evaluate(NOT_SAID) == []
    assert "a guide will help you" in page.locator(".papers").inner_text()
    assert violations(page) == []
    page.locator(".screen-business .next").tap()
    page.locator(".answers .tile").last.tap()
    page.locator(".summary-name [lang=zh-CN]").wait_for()
    assert page.evaluate(NOT_SAID) == []


def test_an_incident_in_chinese_only_says_so_to_who_reads_none(stand_before, hall, device):
    made = hall.do("POST", "/api/v1/messages", {"zh": "系统故障，请稍候", "incident": True})
    page = stand_before(hall, device, "en", KIOSK)
    told = page.locator(".notice", has_text="Chinese only")
    told.locator("[lang=zh-CN]").wait_for()
    assert page.evaluate(NOT_SAID) == []
    assert violations(page) == []
    hall.do("DELETE", f"/api/v1/messages/{made['message']}")
    told.wait_for(state="detached")


def test_in_chinese_nobody_is_told_what_everybody_reads(kiosk):
    kiosk.locator(".home-large .choice").first.tap()
    kiosk.locator(".screen-domains .choice").first.tap()
    kiosk.locator(".choice.line").first.tap()
    kiosk.locator(".paper").first.wait_for()
    assert kiosk.locator(".papers-note").count() == 0
