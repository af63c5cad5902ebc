"""The guide desk, as a guide works at it: by key with the printer beside, by finger on a tablet."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect
from pyzbar.pyzbar import decode

from devices.printer.simulator.machine import Machine
from devices.printer.simulator.server import PrinterServer
from tests.halling import running
from tests.pages import LANGUAGES, violations

pytestmark = pytest.mark.page
TABLET = (1024, 1366)
PRINTER = '[printers.kiosk-east]\ndriver = "tcp"\naddress = "{}"\ntimeout = 1.0\n'
DESK = '[printers.guide-desk]\ndriver = "tcp"\naddress = "{}"\ntimeout = 1.0\ndesk = true\n'


@pytest.fixture(scope="module")
def roll():
    """The desk's own printer, which may run out of paper."""
    return Machine(576, "GB18030")


@pytest.fixture(scope="module")
def hall(tmp_path_factory, roll):
    """A hall with a guide, a clerk at window 6, a kiosk and a desk, each with its printer."""
    folder = tmp_path_factory.mktemp("guide") / "data"
    folder.mkdir()
    with PrinterServer(Machine(576, "GB18030")) as server, PrinterServer(roll) as desk:
        printers = PRINTER.format(server.address) + DESK.format(desk.address)
        (folder / "devices.toml").write_text(printers)
        with running(folder) as hall:
            hall.hire("liuyang", "刘洋", "guide")
            hall.hire("wangli", "王丽", "clerk")
            hall.pair("kiosk", name="kiosk-east")
            assert hall.post("/api/v1/windows/6/open", token=hall.tokens["wangli"]).ok
            yield hall


def test_a_guide_goes_with_an_old_man_from_the_question_to_the_window(hall, open_page):
    page = open_page("/guide", "liuyang")
    page.locator(".line").first.wait_for()
    page.locator(".guide-kiosk select").select_option("kiosk-east")
    assert violations(page) == []
    page.keyboard.type("sfz")
    page.locator(".found .row").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator(".where-plates .plate")).to_have_text("6")
    expect(page.locator(".bring-all li").first).to_be_visible()
    page.locator(".choice", has_text="老年人").click()
    page.locator(".choice", has_text="工作人员陪同").click()
    assert violations(page) == []
    page.keyboard.press("F2")
    number = page.locator(".issued-first .number").inner_text()
    expect(page.locator(".slip-state .notice[data-state=ready]")).to_contain_text(
        "大厅1号取号机打印"
    )
    page.locator(".issued-code img").evaluate("(image) => image.decode()")
    assert violations(page) == []
    ticket = hall.get("/api/v1/tickets", params={"number": number}).json()["tickets"][0]
    assert ticket["priority"] == "elderly"

    counter = open_page("/counter/6", "wangli")
    expect(counter.locator(".visitor")).to_contain_text("由刘洋陪同")

    page.keyboard.press("Enter")
    expect(page.locator(".find-field input")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_tablet_whoever_was_missed_is_back_and_who_is_wrong_here_is_referred_on(
    hall, open_page, language
):
    ticket = hall.ticket(domain="police")
    for press in ("call", "miss"):
        body = {"number": ticket["number"]} if press == "call" else {}
        answer = hall.post(f"/api/v1/windows/6/{press}", body, token=hall.tokens["wangli"])
        assert answer.ok, answer.text
    page = open_page("/guide", "liuyang", size=TABLET, language=language, has_touch=True)
    page.locator(".missed-row", has_text=ticket["number"]).get_by_role("button").tap()
    expect(page.locator(".missed-row", has_text=ticket["number"])).to_have_count(0)

    page.locator(".find-field input").fill(ticket["number"])
    page.locator(".found .row", has_text=ticket["number"]).tap()
    page.locator(".holder-acts button").last.tap()
    refer = page.locator("#refer")
    refer.locator("input").first.fill("换领驾驶证")
    refer.locator("input[placeholder]").fill("车管分中心")
    refer.locator(".refer-reasons button").first.tap()
    assert violations(page) == []
    page.locator("dialog button[type=submit]").tap()
    row = page.locator(".referral[data-outcome=open]", has_text=ticket["number"])
    expect(row).to_contain_text("车管分中心")
    ended = hall.get("/api/v1/tickets", params={"number": ticket["number"]}).json()["tickets"][0]
    assert ended["state"] == "cancelled"
    row.get_by_role("button").first.tap()
    settled = page.locator(".referral[data-outcome=arrived]", has_text=ticket["number"])
    expect(settled).to_be_visible()
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_browser_that_is_a_kiosk_too_acts_as_the_guide(hall, open_page):
    page = open_page("/guide", "liuyang", device=hall.pair("kiosk", name="kiosk-west"))
    page.locator(".line").first.click()
    page.locator(".choice input[value=own]").check(force=True)
    page.keyboard.press("F2")
    expect(page.locator(".issued")).to_have_count(0)
    page.locator(".helper-own input").first.fill("周志强")
    page.keyboard.press("F2")
    expect(page.locator(".issued-agent")).to_contain_text("周志强")
    assert hall.journal("TicketIssued")[-1]["by"] == "staff:liuyang"


def test_who_has_booked_checks_in_at_the_desk_once(hall, open_page):
    person = {"name": "李梅", "phone": "13987654321"}
    wish = {"domain": "marriage", "slot": "2026-09-28T09:30:00+08:00", "person": person}
    booked = hall.post("/api/v1/appointments", wish).json()
    page = open_page("/guide", "liuyang")
    page.locator(".line").first.wait_for()
    for came in (True, False):
        expect(page.locator(".find-field input")).to_be_focused()
        page.keyboard.type(booked["code"])
        page.locator(".found .row", has_text=booked["code"]).wait_for()
        page.keyboard.press("Enter")
        if came:
            expect(page.locator(".issued-first .number")).to_have_text("G001")
            page.keyboard.press("Enter")
    expect(page.locator(".find .notice")).to_contain_text("已经签到过了")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stranger_reads_the_guide_of_a_matter_and_prints_it_on_one_sheet(
    hall, open_page, language
):
    code = hall.get("/api/v1/matters?q=sfz").json()["matters"][0]["code"]
    page = open_page(f"/guide/matters/{code}", size=(390, 844), language=language)
    whole = hall.get(f"/api/v1/matters/{code}").json()
    expect(page.locator(".sheet-papers > li")).to_have_count(len(whole["materials"]))
    expect(page.locator(".sheet-windows .number").first).to_have_text("6")
    assert violations(page) == []
    page.emulate_media(media="print")
    sheet = page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
    assert sheet.count(b"/Type /Page\n") + sheet.count(b"/Type /Page ") == 1


def test_j21_2_the_code_on_a_themes_sheet_opens_its_guide(hall, open_page):
    theme = hall.get("/api/v1/themes").json()["themes"][0]["key"]
    page = open_page(f"/guide/themes/{theme}", size=(1240, 1754))
    page.wait_for_timeout(200)
    (code,) = decode(Image.open(io.BytesIO(page.screenshot(full_page=True))))
    assert code.data.decode() == f"{hall.url}/guide/themes/{theme}"


def test_nobody_else_sits_at_the_desk_and_what_is_not_there_has_no_guide(hall):
    assert hall.get("/guide", token="", allow_redirects=False).status_code == 302
    for nowhere in ("/guide/matters/moon", "/guide/themes/moon"):
        assert hall.get(nowhere, token="").status_code == 404
    theme = hall.get("/api/v1/themes").json()["themes"][0]["key"]
    assert hall.get(f"/guide/themes/{theme}", token="").status_code == 200
    assert hall.get("/guide/qr/nobodyhasthistoken.svg").status_code == 404


def issue(page):
    expect(page.locator(".find-field input")).to_be_focused()
    page.keyboard.type("sfz")
    page.locator(".found .row").first.wait_for()
    page.keyboard.press("Enter")
    page.locator(".issue-go").click()


def test_the_desk_prints_at_its_own_printer_and_says_when_that_has_no_paper(hall, open_page, roll):
    page = open_page("/guide", "liuyang", language="en")
    expect(page.locator(".guide-kiosk select")).to_have_value("guide-desk")
    issue(page)
    expect(page.locator(".slip-state [data-state=ready]")).to_contain_text("the desk printer")
    page.keyboard.press("Enter")
    roll.help(paper="out")
    issue(page)
    told = page.locator(".slip-state .notice[data-state=attention]")
    expect(told).to_contain_text("No paper at the desk printer")
    expect(page.locator(".guide-head .chip")).to_contain_text("No paper")
    assert violations(page) == []
    roll.help(paper="ok")
    page.get_by_role("button", name="Print at the desk printer").click()
    expect(page.locator(".slip-state .notice[data-state=ready]")).to_be_visible()
    expect(page.locator(".guide-head .chip")).to_have_count(0)
