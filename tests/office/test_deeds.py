"""A department that accepts for itself: each deed of its page is pressed by whoever may do it."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.halling import PASSWORD, running
from tests.office.conftest import LI_MEI, OFFICE
from tests.pages import PHONE

pytestmark = pytest.mark.page

DIANJIANG = Path(__file__).resolve().parents[2] / "config/halls/dianjiang"
LAW = "《行政许可法》第三十二条"


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """Dianjiang, where departments say what is accepted; an application two days overdue."""
    folder = tmp_path_factory.mktemp("deeds")
    shutil.copytree(DIANJIANG, folder / "hall")
    with (folder / "hall/hall.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[supervision]\naccepted_by = "department"\n')
    with running(folder / "data", words=("--hall", str(folder / "hall"))) as hall:
        work(hall)
        late = receive(hall)
        hall.post(f"/api/v1/cases/{late['case']}/accept", {}, token=hall.tokens["hejing"])
        hall.do("POST", "/api/v1/clock", {"advance_minutes": 3 * 24 * 60})
        hall.tokens["admin"] = hall.sign_in("admin", PASSWORD)
        hall.late = late
        work(hall, again="2")
        yield hall


def work(hall, again=""):
    """王丽 at window 1 and 何静 behind; on another day they are others: sign-ins have ended."""
    hall.tokens["wangli"] = hall.hire(f"wangli{again}", "王丽", "clerk")
    hall.tokens["hejing"] = hall.hire(f"hejing{again}", "何静", "back-office")
    hall.do("PUT", f"/api/v1/staff/hejing{again}", {"department": OFFICE})
    hall.post("/api/v1/windows/1/open", token=hall.tokens["wangli"])


def receive(hall):
    found = hall.get("/api/v1/matters?limit=100").json()["matters"]
    code = next(m["code"] for m in found if m["department"] == OFFICE and m["working_days"] == 1)
    listed = hall.get(f"/api/v1/matters/{code}").json()["materials"]
    body = {"window": "1", "matter": code, "applicant": LI_MEI, "again": True}
    body["materials"] = [{"name": material["name"]} for material in listed]
    answer = hall.post("/api/v1/cases", body, token=hall.tokens["wangli"])
    assert answer.status_code == 201, answer.text
    return answer.json()


def do(page, deed, **said):
    """Press a deed, say what its dialog asks for, and send it."""
    page.locator(".case-deeds").get_by_role("button", name=deed, exact=True).click()
    for field, text in said.items():
        page.locator(f"dialog #{field}").fill(text)
    page.locator("dialog .button.primary").click()
    expect(page.locator("dialog")).to_have_count(0)


def opened(open_page, case, **how):
    page = open_page(f"/office?case={case['case']}", "hejing", **how)
    expect(page.locator(".case-number")).to_contain_text(case["number"])
    return page


def test_p22_11_accepted_by_its_department(hall, open_page):
    case = receive(hall)
    page = opened(open_page, case)
    do(page, "受理")
    expect(page.locator(".case-title .chip")).to_contain_text("灯")
    assert hall.journal("CaseAccepted")[-1]["data"]["number"] == case["number"]


def test_p22_11_refused_with_reason_and_law(hall, open_page):
    case = receive(hall)
    page = opened(open_page, case)
    do(page, "不予受理", reason="不属于本机关职权", basis=LAW)
    expect(page.locator(".case-title .chip")).to_contain_text("不予受理")
    said = hall.journal("CaseRefused")[-1]["data"]
    assert (said["number"], said["basis"]) == (case["number"], LAW)


def test_j19_4_sent_back_with_all_that_is_missing(hall, open_page):
    case = receive(hall)
    page = opened(open_page, case)
    page.locator(".case-deeds").get_by_role("button", name="退回补正").click()
    page.locator("dialog .check").first.click()
    page.locator("dialog #basis").fill(LAW)
    page.locator("dialog .button.primary").click()
    expect(page.locator(".case-title .chip")).to_contain_text("待补正")
    said = hall.journal("CaseReturned")[-1]["data"]
    assert (said["number"], len(said["missing"])) == (case["number"], 1)


def test_j19_8_what_is_overdue_is_explained_and_then_decided(hall, open_page):
    page = opened(open_page, hall.late)
    expect(page.locator(".case-title .chip")).to_contain_text("红灯")
    do(page, "说明超时", explanation="专家评审排期")
    expect(page.locator(".case-head")).to_contain_text("专家评审排期")
    do(page, "作出决定", reason="符合条件")
    expect(page.locator(".case-title .chip")).to_contain_text("已办结")


def test_on_a_phone_one_thing_at_a_time_and_a_case_is_found_by_its_last_digits(hall, open_page):
    case = receive(hall)
    page = open_page("/office", "hejing", size=PHONE)
    expect(page.locator(".office-case")).to_be_hidden()
    page.fill("#find", case["number"][-2:])
    page.keyboard.press("Enter")
    expect(page.locator(".case-number")).to_contain_text(case["number"])
    expect(page.locator(".office-lists")).to_be_hidden()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE[0]
    page.get_by_role("button", name="回到列表").click()
    expect(page.locator(".office-lists")).to_be_visible()
    page.fill("#find", "20200101-0001")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("没有办件")
