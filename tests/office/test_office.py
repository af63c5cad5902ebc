"""The back office at its page: what a window accepts comes, is signed for, and is decided once."""

import pytest
from playwright.sync_api import expect

from tests.halling import wait_until
from tests.office.conftest import ANOTHER, LI_MEI, OFFICE
from tests.pages import LANGUAGES, violations
from tests.web.halls import Screen

pytestmark = pytest.mark.page
NAMES = {"zh-CN": OFFICE, "en": "County Planning and Natural Resources Bureau"}


def row(page, case):
    return page.locator(".case-row", has_text=case["number"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_comes_at_once_is_signed_for_on_its_sheet_and_decided(
    hall, open_page, receive, language
):
    page = open_page("/office", "hejing", language=language)
    page.locator(".office-lists").wait_for()
    case = receive()
    expect(row(page, case)).to_be_visible(timeout=2000)
    hall.post("/api/v1/batches", {"department": OFFICE}, token=hall.tokens["wangli"])
    page.locator(".sheet-row .button.primary").last.click()
    expect(page.locator("dialog .check", has_text=case["number"])).to_be_visible()
    assert violations(page) == []
    page.locator("dialog .button.primary").click()
    expect(page.locator(".sheet-row .button.primary")).to_have_count(0)
    assert hall.journal("BatchSigned")[-1]["by"] == "staff:hejing"

    row(page, case).click()
    expect(page.locator(".case-number")).to_contain_text(case["number"])
    expect(page.locator(".case-life > li").first).to_contain_text("何静")
    assert violations(page) == []
    page.locator(".case-deeds .button.primary").click()
    page.locator("#reason").fill("符合条件")
    assert violations(page) == []
    page.locator("dialog .button.primary").click()
    expect(
        page.locator("[aria-labelledby=decided] .case-row", has_text=case["number"])
    ).to_be_visible()
    decided = hall.journal("PartDecided")[-1]
    assert (decided["data"]["number"], decided["by"]) == (case["number"], "staff:hejing")


def test_two_decide_at_once_and_one_of_them_is_told(hall, open_page, receive):
    case = receive()
    page = open_page("/office", "hejing")
    row(page, case).click()
    page.get_by_role("button", name="作出决定").click()
    page.locator("#reason").fill("符合条件")
    part = case["parts"][0]["part"]
    said = {"decision": "denied", "reason": "不符合规划"}
    other = hall.post(f"/api/v1/parts/{part}/decide", said, token=hall.tokens["machao"])
    assert other.status_code == 200, other.text
    page.locator("dialog .button.primary").click()
    expect(page.locator(".office-case .notice")).to_contain_text("别人已经更新了这个办件")
    expect(page.locator(".case-title .chip")).to_contain_text("已办结")
    made = [e for e in hall.journal("PartDecided") if e["data"]["part"] == part]
    assert [(e["by"], e["data"]["decision"]) for e in made] == [("staff:machao", "denied")]


def test_a_clock_is_paused_with_its_kind_and_goes_on(hall, open_page, receive):
    case = receive()
    page = open_page("/office", "hejing")
    row(page, case).click()
    page.get_by_role("button", name="暂停计时").click()
    page.locator("#why").select_option(label="专家评审")
    page.locator("#reason").fill("组织专家评审")
    page.locator("dialog .button.primary").click()
    expect(row(page, case)).to_contain_text("停表，剩 10 个工作日")
    decide = page.get_by_role("button", name="作出决定")
    expect(decide).to_have_attribute("aria-disabled", "true")
    decide.click(force=True)
    expect(page.locator(".toast").last).to_contain_text("请先恢复计时")
    page.get_by_role("button", name="恢复计时").click()
    page.locator("dialog .button.primary").click()
    expect(row(page, case)).to_contain_text("绿灯")


def test_what_is_due_tomorrow_is_yellow_first_in_the_list_and_too_late_to_extend(
    open_page, receive
):
    later, soon = receive(), receive(days=1)
    page = open_page("/office", "hejing")
    numbers = page.locator("[aria-labelledby=due] .case-row .number")
    expect(numbers.last).to_be_visible()
    order = numbers.all_inner_texts()
    assert order.index(soon["number"]) < order.index(later["number"])
    expect(row(page, soon)).to_contain_text("黄灯")
    row(page, soon).click()
    expect(page.locator(".case-number")).to_contain_text(soon["number"])
    page.get_by_role("button", name="延期").click()
    page.locator("#to").fill("2026-10-09")
    page.locator("#letter").fill("规函〔2026〕12号")
    page.locator("#reason").fill("需实地核查")
    page.locator("dialog .button.primary").click()
    expect(row(page, soon)).to_contain_text("10月9日")


def test_the_applicant_is_shown_in_full_for_a_reason_on_record(hall, open_page, receive):
    case = receive()
    page = open_page("/office", "machao")
    row(page, case).click()
    expect(page.locator(".case-who")).to_contain_text("李*")
    page.get_by_role("button", name="看全部").click()
    page.locator("#reason").fill("通知补正")
    page.locator("dialog .button.primary").click()
    expect(page.locator(".case-who")).to_contain_text(LI_MEI["id_number"])
    assert hall.journal("PersonShown")[-1]["data"]["reason"] == "通知补正"


def test_each_office_watches_its_own_department_only(hall, open_page):
    for staff, view, may in (
        ("hejing", OFFICE, True),
        ("hejing", ANOTHER, False),
        ("sunwei", ANOTHER, False),
        ("qianfang", ANOTHER, True),
    ):
        screen = Screen(hall, hall.tokens[staff])
        assert ("error" not in screen.watch(f"office:{view}")) == may, (staff, view)
        screen.leave()
    page = open_page("/office", "sunwei")
    expect(page.locator(".empty-title")).to_contain_text("还没有归到部门")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_supervisor_sees_the_lights_and_urges(hall, open_page, receive, language):
    case = receive(days=1)
    page = open_page("/office/supervision", "qianfang", language=language)
    lit = page.locator(".lit-row", has_text=case["number"])
    expect(lit).to_contain_text({"zh-CN": "黄灯", "en": "Yellow"}[language])
    expect(page.locator(".lights tbody tr", has_text=NAMES[language])).to_be_visible()
    assert violations(page) == []
    lit.get_by_role("button").click()
    page.locator("#note").fill("请于今日办结")
    page.locator("dialog .button.primary").click()
    wait_until(lambda: hall.journal("PartUrged")[-1:] != [])
    urged = hall.journal("PartUrged")[-1]
    assert (urged["by"], urged["data"]["number"]) == ("staff:qianfang", case["number"])
    lit.locator("a").click()
    page.wait_for_url("**/office?of=*")
    expect(page.locator(".case-life")).to_contain_text("请于今日办结")
    expect(page.locator(".case-deeds .button")).to_have_count(1)
    assert violations(page) == []


def test_j19_12_a_decided_case_is_handed_over_to_the_issuing_window_from_its_page(
    hall, open_page, receive
):
    case = receive()
    part, token = case["parts"][0]["part"], hall.tokens["hejing"]
    said = {"decision": "approved", "reason": "符合条件"}
    hall.post(f"/api/v1/parts/{part}/decide", said, token=token)
    page = open_page("/office", "hejing")
    page.locator("[aria-labelledby=decided] .case-row", has_text=case["number"]).click()
    page.locator(".case-deeds .button", has_text="移交结果").click()
    page.locator("#document").fill("核准决定书")
    assert violations(page) == []
    page.locator("dialog .button.primary").click()
    away = page.locator("[aria-labelledby=away] .case-row", has_text=case["number"])
    expect(away).to_contain_text("待登记")
    given = hall.journal("ResultHandedOver")[-1]
    assert (given["by"], given["data"]["at_window"]) == ("staff:hejing", "19")
