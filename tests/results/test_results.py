"""The issuing window at its page: scanned, registered, told, given and signed for; posted; mail."""

import pytest
from playwright.sync_api import expect

from tests.pages import LANGUAGES, violations
from tests.results.conftest import LI_MEI, PAPER

pytestmark = pytest.mark.page


def row(page, case, where):
    return page.locator(f"[aria-labelledby={where}] .case-row", has_text=case["number"])


AS_A_SCANNER = """([text, method]) => [...text, "Enter"].forEach((key) =>
  document.querySelector("main").dispatchEvent(new KeyboardEvent("keydown", {
    key: method && key !== "Enter" ? "Process" : key, bubbles: true,
    code: key === "-" ? "Minus" : key === "Enter" ? key : `Digit${key}` })))"""
"""Keys at once, on no field; with an input method in between they are all called `Process`."""


def scan(page, text, *, method=False):
    page.locator("main").focus()
    page.evaluate(AS_A_SCANNER, [text, method])


def register(page, case):
    scan(page, case["number"])
    expect(page.locator("#number")).to_have_value(case["number"])
    page.locator("#read-applicant").fill("李梅")
    page.locator("dialog .button.primary").click()
    expect(row(page, case, "to_tell")).to_be_visible()


def sign(page):
    box = page.locator(".sign svg").bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 8):
        page.mouse.move(box["x"] + 60 + 20 * step, box["y"] + 60 + 15 * (step % 2))
    page.mouse.up()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_scanned_registered_told_given_and_signed_for(hall, open_page, hand_over, language):
    page = open_page("/results", "zhoulan", language=language)
    case = hand_over()
    expect(row(page, case, "came")).to_be_visible(timeout=2000)
    register(page, case)
    assert violations(page) == []
    row(page, case, "to_tell").click()
    page.keyboard.press("t")
    page.locator("dialog .button.primary").click()
    expect(row(page, case, "waiting")).to_be_visible()
    row(page, case, "waiting").click()
    page.keyboard.press("g")
    sign(page)
    assert violations(page) == []
    page.locator("dialog .button.primary").click()
    expect(row(page, case, "delivered")).to_be_visible()
    given = hall.journal("ResultDelivered")[-1]
    assert (given["by"], given["data"]["number"]) == ("staff:zhoulan", case["number"])


def test_a_name_that_doesnt_match_is_said_and_nothing_is_registered(open_page, hand_over):
    page = open_page("/results", "zhoulan")
    case = hand_over()
    expect(row(page, case, "came")).to_be_visible()
    scan(page, case["number"])
    page.locator("#read-applicant").fill("李海")
    page.locator("dialog .button.primary").click()
    expect(page.locator("dialog .notice")).to_contain_text("姓名或名称")
    page.keyboard.press("Escape")
    expect(row(page, case, "came")).to_be_visible()


def test_an_input_method_has_no_say_in_what_is_scanned(open_page, hand_over):
    """Chinese input answers with `Process` instead of the digit; where the key is, is known."""
    page = open_page("/results", "zhoulan")
    case = hand_over()
    expect(row(page, case, "came")).to_be_visible()
    scan(page, case["number"], method=True)
    expect(page.locator("#number")).to_have_value(case["number"])


def test_the_receipt_to_print_names_who_took_it_and_shows_their_signature(
    hall, open_page, hand_over
):
    page = open_page("/results", "zhoulan")
    case = hand_over()
    expect(row(page, case, "came")).to_be_visible()
    register(page, case)
    row(page, case, "to_tell").click()
    page.keyboard.press("g")
    sign(page)
    page.locator("dialog .button.primary").click()
    row(page, case, "delivered").click()
    with page.context.expect_page() as opened:
        page.keyboard.press("h")
    paper = opened.value
    expect(paper.locator(".paper")).to_contain_text(LI_MEI["name"])
    expect(paper.locator(".paper")).to_contain_text(PAPER)
    expect(paper.locator(".paper-sign path")).to_be_visible()
    assert hall.journal("PersonShown")[-1]["data"]["reason"] == "打印送达回证"


def test_j19_14_a_posted_result_has_a_label_and_is_there_when_the_carrier_says_so(
    open_page, hand_over
):
    page = open_page("/results", "zhoulan")
    case = hand_over()
    expect(row(page, case, "came")).to_be_visible()
    register(page, case)
    row(page, case, "to_tell").click()
    page.keyboard.press("p")
    page.locator("#tracking").fill(f"EX{case['number'].replace('-', '')}")
    page.locator("#address").fill("示例路8号")
    page.locator("dialog .button.primary").click()
    expect(row(page, case, "to_tell")).to_have_count(1)  # nobody has told them yet
    expect(page.locator(".case-deeds")).to_contain_text("L")
    with page.context.expect_page() as opened:
        page.keyboard.press("l")
    expect(opened.value.locator(".paper-address")).to_have_text("示例路8号")
    opened.value.close()
    page.keyboard.press("d")
    page.locator("dialog .button.primary").click()
    expect(row(page, case, "delivered")).to_be_visible()


def test_j19_15_mail_is_signed_for_and_passed_on(open_page):
    page = open_page("/results", "zhoulan")
    page.locator(".office-lists").wait_for()
    page.keyboard.press("m")
    page.locator("#tracking").fill("EA123456789CN")
    page.locator("#contents").fill("补正材料")
    assert violations(page) == []
    page.locator("dialog .button.primary").click()
    came = page.locator(".sheet-row", has_text="EA123456789CN")
    expect(came).to_be_visible()
    came.locator(".button").click()
    page.locator("dialog .button.primary").click()
    expect(came).to_have_count(0)


def test_a_back_office_has_no_business_at_the_issuing_window(open_page):
    page = open_page("/results", "hejing")
    expect(page.locator(".office-lists")).to_have_count(0)


def test_a_scanned_tracking_number_opens_what_is_in_the_parcel(open_page, hand_over):
    page = open_page("/results", "zhoulan")
    first, second = hand_over(), hand_over()
    register(page, first)
    row(page, first, "to_tell").click()
    page.keyboard.press("p")
    page.locator("#tracking").fill("7700112233445")
    page.locator("#address").fill("示例路8号")
    page.locator("dialog .button.primary").click()
    expect(page.locator("dialog")).to_have_count(0)
    row(page, second, "came").click()
    scan(page, "7700112233445")
    expect(page.locator(".case-number")).to_contain_text(first["number"])
