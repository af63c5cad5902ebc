"""换窗 in the browser: a clerk is moved on the map, and their counter goes along."""

import re

import pytest
from playwright.sync_api import expect

from tests.halling import wait_until
from tests.pages import violations

pytestmark = pytest.mark.page
SIZE = (1440, 900)


@pytest.fixture
def hall(hall):
    """王丽 sits at window 3, and window 5 is closed."""
    for number in ("3", "5", "6"):
        hall.do("POST", f"/api/v1/windows/{number}/close")
    hall.as_("wangli").post("/api/v1/windows/3/open")
    yield hall
    for number in ("3", "5", "6"):
        window = next(w for w in windows(hall) if w["number"] == number)
        if window["ticket"]:
            hall.do("POST", f"/api/v1/windows/{number}/finish")
        hall.do("POST", f"/api/v1/windows/{number}/close")
    hall.open_windows("3")


def windows(hall):
    return hall.do("GET", "/api/v1/hall")["windows"]


def seat(hall):
    return next((w["number"] for w in windows(hall) if w["clerk"] == "wangli"), None)


def test_a_clerk_is_moved_by_key_and_their_counter_follows(hall, open_page):
    counter = open_page("/counter/3", "wangli", language="en")
    counter.locator(".deeds").wait_for()
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    page.locator('[data-window="3"] .place-clerk').focus()
    page.keyboard.press("Enter")
    dialog = page.locator(".dialog")
    page.locator("#to").select_option("5")
    expect(dialog.locator(".move-told")).to_contain_text("Window 3 closes")
    expect(dialog.locator(".effects")).to_be_visible()
    assert not violations(page)
    page.locator("#why").fill("A long line there")
    page.keyboard.press("Enter")
    wait_until(lambda: seat(hall) == "5")
    expect(counter.locator("h1")).to_have_text("Window 5", timeout=5000)
    notice = counter.locator(".notice", has_text="You are now at window 5")
    expect(notice).to_contain_text("赵敏 moved you from window 3")
    expect(notice).to_contain_text("A long line there")
    assert not violations(counter)
    notice.get_by_role("button", name="All right").click()
    expect(notice).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    wait_until(lambda: seat(hall) == "3")
    expect(counter.locator("h1")).to_have_text("Window 3", timeout=5000)


def test_whoever_serves_is_moved_after_their_visitor(hall, open_page):
    number = hall.ticket(matter=None, domain="tax")["number"]
    hall.do("PUT", "/api/v1/windows/3", {"domains": ["tax"], "kind": "domain"})
    hall.do("POST", "/api/v1/windows/3/call", {"number": number})
    counter = open_page("/counter/3", "wangli", language="en")
    counter.locator(".deeds").wait_for()
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    page.locator('[data-window="3"] .place-clerk').click()
    page.locator("#to").select_option("6")
    expect(page.locator(".move-told")).to_contain_text(f"Serving {number}")
    page.locator("#why").fill("Property is full")
    page.get_by_role("button", name="Move after this visitor").click()
    expect(counter.locator(".notice")).to_contain_text("After this visitor, please go to window 6")
    assert seat(hall) == "3"
    hall.as_("wangli").post("/api/v1/windows/3/finish")
    expect(counter.locator("h1")).to_have_text("Window 6", timeout=8000)
    assert seat(hall) == "6"
    hall.do("POST", "/api/v1/windows/3/take-back-change")


def test_a_clerk_is_carried_to_a_window_with_the_mouse(hall, open_page):
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    carried = page.locator(".carried")
    page.locator('[data-window="3"] .place-clerk').hover()
    page.mouse.down()
    page.locator('[data-window="5"]').hover(force=True)
    expect(carried).to_contain_text("王丽 moves to window 5")
    page.mouse.up()
    expect(page.locator("#to")).to_have_value("5")
    assert seat(hall) == "3", "nothing is made before it is confirmed"
    page.locator("#why").fill("A long line there")
    page.get_by_role("button", name="Move now").click()
    wait_until(lambda: seat(hall) == "5")
    page.locator('[data-window="5"] .place-open').click()
    expect(page.locator(".reshape-last", has_text="came from window 3")).to_be_visible()
    page.get_by_role("button", name="Move back").click()
    wait_until(lambda: seat(hall) == "3")


def test_a_seat_that_is_taken_says_so_before(hall, open_page):
    hall.hire("chengang", "陈刚", "clerk") if "chengang" not in hall.tokens else None
    hall.as_("chengang").post("/api/v1/windows/5/open")
    page = open_page("/manager", "sunyue", size=SIZE, language="en")
    page.locator('[data-window="3"] .place-clerk').click()
    page.locator("#to").select_option("5")
    expect(page.locator(".dialog .notice")).to_contain_text("陈刚 sits at window 5 already")
    expect(page.locator(".dialog .button.primary")).to_be_disabled()


def test_who_has_the_dialog_open_reads_that_a_colleague_was_quicker(hall, open_page):
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    page.locator('[data-window="3"] .place-clerk').click()
    page.locator("#to").wait_for()
    hall.do("POST", "/api/v1/windows/3/move-clerk", {"to": "5", "reason": "忙"})
    dialog = page.locator(".dialog")
    expect(dialog.locator(".notice")).to_contain_text("moved 王丽 to window 5 at")
    expect(page.locator("#why")).to_have_count(0)
    dialog.locator(".button.primary").click()
    expect(dialog).to_have_count(0)


FULL = """async () => {
  const { html, render } = await import("/static/js/ui.js");
  const { MoveClerk } = await import("/static/js/manager/map/move.js");
  const seats = ["3", "5", "6"].map((number, at) => ({
    number, kind: "domain", domains: ["tax"], state: "idle", move: null,
    clerk: ["wangli", "sunyue", "zhaomin"][at],
  }));
  const box = document.body.appendChild(document.createElement("div"));
  render(html`<${MoveClerk} map=${{ windows: seats }} from="3" onClose=${() => {}} />`, box);
}"""


@pytest.mark.parametrize(
    ("language", "said"), [("zh-CN", "现在没有空着的窗口"), ("en", "No window is free")]
)
def test_where_every_seat_is_taken_nobody_can_press_move(open_page, language, said):
    page = open_page("/manager", "zhaomin", size=SIZE, language=language)
    page.locator(".place").first.wait_for()
    page.evaluate(FULL)
    dialog = page.locator(".dialog")
    expect(dialog.locator(".notice")).to_contain_text(said)
    expect(page.locator("#to")).to_have_value("")
    assert page.locator("#to optgroup").count() == 1
    go = dialog.locator(".button.primary")
    expect(go).to_be_disabled()
    expect(go).to_have_accessible_description(re.compile(said))
    assert not violations(page)


def test_a_reason_of_spaces_is_answered_beside_its_field(hall, open_page):
    page = open_page("/manager", "zhaomin", size=SIZE, language="en")
    page.locator('[data-window="3"] .place-clerk').click()
    page.locator("#why").fill("   ")
    page.get_by_role("button", name="Move now").click()
    expect(page.locator('[data-field="why"] .field-error')).to_contain_text("Please fill in")
    expect(page.locator("#why")).to_be_focused()
    assert not violations(page)
    assert seat(hall) == "3"
    page.locator("#why").fill("A long line there")
    expect(page.locator(".field-error")).to_have_count(0)
