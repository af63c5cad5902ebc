"""A clerk at her window, in Chromium."""

import re

import pytest
from playwright.sync_api import expect

from tests.halling import wait_until
from tests.pages import violations

pytestmark = pytest.mark.page

HERE = ".visitor[data-here] .number"
MAIN = ".main-deed"
NOBODY = ".visitor .empty-title"


@pytest.fixture
def desk(hall, open_page):
    """王丽 at a window whose line is empty; its window is closed behind her."""
    sat_at = []

    def sit(window, domain, waiting=0, **how):
        admin = hall.as_("admin")
        admin.empty_line(domain)
        for left_open in admin.windows_of("wangli"):
            admin.close_window(left_open)
        numbers = [admin.take_ticket(domain=domain) for _ in range(waiting)]
        hall.as_("wangli").post(f"/api/v1/windows/{window}/open")
        sat_at.append(window)
        page = open_page(f"/counter/{window}", "wangli", **how)
        page.wait_for_selector(".deeds")
        return page, numbers

    yield sit
    for window in sat_at:
        hall.as_("admin").close_window(window)


def press(page, key, then):
    """Press a key and wait until the large button says what comes after it."""
    if key == "F2":
        page.wait_for_timeout(650)  # sooner, it is taken for a slip of the finger
    page.keyboard.press(key)
    expect(page.locator(MAIN)).to_contain_text(then)
    expect(page.locator(MAIN)).not_to_have_attribute("aria-disabled", "true")


def test_a_whole_service_by_keyboard_alone(hall, open_page):
    admin = hall.as_("admin")
    admin.empty_line("realestate")
    first, second = (admin.take_ticket(domain="realestate") for _ in range(2))
    page = open_page("/counter", "wangli")
    page.wait_for_selector("[data-window='3']")
    page.focus("[data-window='3']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".deeds")
    press(page, "o", f"呼叫下一位 {first}")
    press(page, "F2", f"开始办理 {first}")
    expect(page.locator(HERE)).to_have_text(first)
    press(page, "F2", f"办结 {first}")
    press(page, "F2", f"呼叫下一位 {second}")
    expect(page.locator(".bar-today")).to_contain_text("今日 1 件")
    press(page, "n", f"开始办理 {second}")
    press(page, "s", f"办结 {second}")
    page.keyboard.press("f")
    expect(page.locator(NOBODY)).to_have_text("现在没有人等候")
    page.keyboard.press("x")
    expect(page.locator(MAIN)).to_contain_text("开放窗口")


def test_who_is_known_at_a_window_comes_straight_to_it(desk, open_page, hall):
    desk("4", "realestate")
    page = open_page("/counter", "wangli")
    assert page.url == f"{hall.url}/counter/4"


def test_why_this_one_is_next_is_said_in_a_sentence(hall, desk):
    page, (first,) = desk("1", "tax", waiting=1)
    why = page.locator(".next-why")
    expect(why).to_have_text("队里只有这一位。")
    second = hall.as_("admin").take_ticket(domain="tax")
    expect(why).to_have_text(f"在队里等得最久，后面是 {second}。")
    elder = hall.as_("admin").take_ticket(domain="tax", priority="elderly")
    expect(why).to_have_text(f"老年人，按早到 10 分钟排，后面是 {first}。")
    expect(page.locator(MAIN)).to_contain_text(elder)


def test_at_a_window_for_any_matter_the_longest_share_is_explained(hall, desk):
    admin = hall.as_("admin")
    for line in ("tax", "general", "police"):
        admin.empty_line(line)
    page, (tax,) = desk("14", "tax", waiting=1)
    expect(page.locator(".next-why")).to_have_text("本窗口能办的只有这一位。")
    general = admin.take_ticket(domain="general")
    expect(page.locator(".next-why")).to_have_text(
        re.compile(rf"等候已达承诺时间的 \d+%，各队里最高，后面是 ({general}|{tax})。")
    )
    admin.empty_line("general")


def recall(page, shown):
    """Press until the last call has settled: before that, pressing again is done already."""

    def counted():
        page.keyboard.press("r")
        page.wait_for_timeout(500)
        return shown in page.locator(".visitor-now").inner_text()

    wait_until(counted, 15)


def test_after_the_third_call_the_next_step_is_missed_and_next(desk):
    page, (first, second) = desk("6", "police", waiting=2)
    press(page, "F2", f"开始办理 {first}")
    recall(page, "第 2 次叫号，共 3 次")
    recall(page, "第 3 次叫号，共 3 次")
    expect(page.locator(MAIN)).to_contain_text(f"过号并呼叫下一位 {second}", timeout=10_000)
    press(page, "F2", f"开始办理 {second}")
    expect(page.get_by_role("list", name="过号")).to_contain_text(first)


def test_a_held_visitor_comes_back_first(desk):
    page, (first, second) = desk("6", "police", waiting=2)
    press(page, "F2", f"开始办理 {first}")
    press(page, "h", f"呼叫下一位 {second}")
    page.get_by_role("button", name=f"{first} 回来了，优先办").click()
    expect(page.locator(MAIN)).to_contain_text(f"呼叫下一位 {first}")
    expect(page.locator(".next-why")).to_have_text("补办回来了，在本窗口先办。")


def test_a_missed_visitor_is_put_back_in_line(desk):
    page, (first,) = desk("6", "police", waiting=1)
    press(page, "F2", f"开始办理 {first}")
    page.keyboard.press("m")
    page.get_by_role("button", name=f"恢复 {first} 排队").click()
    expect(page.locator(MAIN)).to_contain_text(f"呼叫下一位 {first}")


def test_whoever_was_missed_long_ago_is_found_by_number(hall, desk):
    page, numbers = desk("6", "police", waiting=21)
    clerk = hall.as_("wangli")
    for _ in numbers:
        clerk.post("/api/v1/windows/6/call-next")
        clerk.post("/api/v1/windows/6/miss")
    missed = page.locator(".aside-panel").nth(1)
    expect(missed.locator(".badge")).to_have_text("20+")
    expect(missed.get_by_text(numbers[-1], exact=True)).to_be_visible()
    expect(missed.get_by_text(numbers[0], exact=True)).to_have_count(0)
    page.get_by_role("button", name="按号码找过号").click()
    page.get_by_role("combobox").fill("F999")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("今天没有F999号。")
    assert_clean(page)
    page.get_by_role("combobox").fill(numbers[0].lower())
    page.keyboard.press("Enter")
    expect(page.locator(MAIN)).to_contain_text(f"呼叫下一位 {numbers[0]}")


def test_what_was_finished_too_soon_is_taken_back(hall, desk):
    page, (first,) = desk("8", "transport", waiting=1)
    press(page, "F2", f"开始办理 {first}")
    press(page, "F2", f"办结 {first}")
    page.wait_for_timeout(650)
    page.keyboard.press("F2")
    expect(
        page.get_by_role("button", name=re.compile(f"撤回 {first} 办结（[0-9]+ 秒内）"))
    ).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator(MAIN)).to_contain_text(f"办结 {first}")
    assert hall.journal("TicketTakenBack")[-1]["data"]["number"] == first


def test_a_visitor_is_transferred_with_a_reason_by_keyboard(hall, desk):
    page, (first,) = desk("8", "transport", waiting=1)
    press(page, "F2", f"开始办理 {first}")
    page.keyboard.press("t")
    page.get_by_role("combobox").fill("税务服务 的")
    page.get_by_role("combobox").fill("税务")
    page.keyboard.press("Enter")
    page.get_by_label("原因").fill("取错号")
    page.keyboard.press("Enter")
    expect(page.locator(NOBODY)).to_have_text("现在没有人等候")
    moved = hall.journal("TicketTransferred")[-1]["data"]
    assert (moved["number"], moved["domain"], moved["reason"]) == (first, "tax", "取错号")


def test_a_visitor_who_is_wrong_in_this_hall_is_referred_on_by_keyboard(hall, desk):
    page, (first,) = desk("8", "transport", waiting=1)
    press(page, "F2", f"开始办理 {first}")
    page.keyboard.press("t")
    page.get_by_role("combobox").fill("转介")
    page.keyboard.press("Enter")
    page.get_by_label("去哪里").fill("车管分中心")
    page.keyboard.press("Enter")
    page.get_by_label("原因").fill("本厅不办")
    page.keyboard.press("Enter")
    expect(page.locator(NOBODY)).to_have_text("现在没有人等候")
    made = hall.journal("ReferralMade")[-1]["data"]
    assert (made["number"], made["to"], made["reason"]) == (first, "车管分中心", "本厅不办")


def test_a_pause_says_why(desk):
    page, _ = desk("9", "market")
    page.keyboard.press("p")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("2")
    expect(page.locator(NOBODY)).to_have_text("窗口暂停中：午休")
    page.wait_for_timeout(650)
    page.keyboard.press("F2")
    expect(page.locator(NOBODY)).to_have_text("现在没有人等候")


def test_a_certain_number_is_called(desk):
    page, (_, second) = desk("9", "market", waiting=2)
    page.keyboard.press("/")
    page.get_by_role("combobox").fill(second.lower())
    page.keyboard.press("Enter")
    expect(page.locator(HERE)).to_have_text(second)


def test_a_refusal_stands_in_words_beside_the_buttons(desk):
    page, _ = desk("9", "market", waiting=1)
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("F999")
    page.keyboard.press("Enter")
    expect(page.locator(".press-notice")).to_contain_text("没有做成：呼叫 F999")
    expect(page.locator(".press-notice")).to_contain_text("今天没有F999号。")


def test_a_clerk_of_another_window_is_told_where_she_sits(desk, open_page):
    desk("9", "market")
    page = open_page("/counter/10", "wangli")
    page.get_by_role("button", name="开放窗口").click()
    expect(page.locator(".press-notice")).to_contain_text("您已在9号窗口")
    expect(page.get_by_role("link", name="去9号窗口")).to_be_visible()


def test_at_a_colleagues_window_one_can_look_but_not_act(desk, open_page):
    desk("9", "market")
    page = open_page("/counter/9", "chengang")
    expect(page.locator(".desk-work")).to_contain_text("这个窗口由王丽负责")
    expect(page.locator(".deeds")).to_have_count(0)


def test_a_manager_acts_at_any_window(desk, open_page):
    _, (first,) = desk("9", "market", waiting=1)
    page = open_page("/counter/9", "zhaomin")
    page.wait_for_selector(MAIN)
    press(page, "F2", f"开始办理 {first}")


def test_a_letter_pressed_while_the_last_is_under_way_comes_after_it(desk):
    page, (first, second) = desk("9", "market", waiting=2)
    press(page, "F2", f"开始办理 {first}")
    press(page, "s", f"办结 {first}")
    page.keyboard.press("f")
    page.keyboard.press("n")
    expect(page.locator(MAIN)).to_contain_text(f"开始办理 {second}")


def test_two_tabs_of_one_window_stay_true(desk, open_page):
    page, (first,) = desk("9", "market", waiting=1)
    other = open_page("/counter/9", "wangli")
    other.wait_for_selector(MAIN)
    press(page, "F2", f"开始办理 {first}")
    expect(other.locator(MAIN)).to_contain_text(f"开始办理 {first}")
    press(other, "F2", f"办结 {first}")
    expect(page.locator(MAIN)).to_contain_text(f"办结 {first}")


def test_letters_can_be_turned_off_and_never_act_in_fields(desk):
    page, (first,) = desk("9", "market", waiting=1)
    page.keyboard.press("/")
    page.get_by_role("combobox").press_sequentially("n")
    page.keyboard.press("Escape")
    expect(page.locator(MAIN)).to_contain_text(f"呼叫下一位 {first}")
    page.keyboard.press("?")
    page.get_by_label("单个字母可以直接操作").uncheck()
    page.get_by_role("button", name="知道了").click()
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    expect(page.locator(MAIN)).to_contain_text(f"呼叫下一位 {first}")
    expect(page.locator(".other-deeds .keycap")).to_have_count(0)
    press(page, "F2", f"开始办理 {first}")


def test_a_hasty_second_press_does_not_do_the_next_thing(hall, desk):
    page, (first,) = desk("9", "market", waiting=1)
    page.keyboard.press("F2")
    expect(page.locator(MAIN)).to_contain_text(f"开始办理 {first}")
    page.keyboard.press("F2")
    page.wait_for_timeout(300)
    expect(page.locator(MAIN)).to_contain_text(f"开始办理 {first}")


def test_the_matters_materials_stand_there_with_review_points(hall, desk):
    admin = hall.as_("admin")
    page, _ = desk("9", "market")
    matter = admin.get("/api/v1/matters?domain=market&limit=1")["matters"][0]
    papers = admin.get(f"/api/v1/matters/{matter['code']}")["materials"]
    admin.take_ticket(matter=matter["code"])
    expect(page.locator(".visitor h2")).to_have_text(matter["name"])
    expect(page.locator(".papers tbody tr")).to_have_count(len(papers))
    expect(page.locator(".papers")).to_contain_text(papers[0]["review"])


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_everything_is_on_one_screen(hall, desk, size):
    page, _ = desk("11", "marriage", waiting=12, size=size)
    for key, then in (("F2", "开始办理"), ("F2", "办结")):
        press(page, key, then)
    for part in (".visitor", ".deeds", ".papers", ".line-panel", ".desk-asides", ".foot"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= size[1] and box["x"] + box["width"] <= size[0], part
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_at_the_counter(hall, desk, language):
    page, _ = desk("11", "marriage", waiting=3, language=language)
    assert_clean(page)
    for key in ("F2", "t", "Escape", "?", "Escape"):
        page.keyboard.press(key)
        page.wait_for_timeout(300)
        if key != "Escape":
            assert_clean(page)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_where_a_window_is_chosen(open_page, language):
    page = open_page("/counter?choose", "wangli", language=language)
    page.wait_for_selector(".choose-window")
    assert_clean(page)


@pytest.mark.parametrize("path", ["/counter", "/counter/3"])
def test_a_stranger_is_led_to_sign_in(hall, open_page, path):
    page = open_page(path)
    assert page.url.startswith(f"{hall.url}/sign-in?next=")


def assert_clean(page):
    assert violations(page) == []


def test_an_agents_full_name_is_opened_with_a_reason_and_that_is_on_record(desk, hall):
    page, _ = desk("9", "market", language="en")
    agent = {"way": "instead", "person": {"name": "周志强"}}
    number = hall.ticket(domain="market", agent=agent)["number"]
    expect(page.locator(".visitor .number")).to_have_text(number)
    assert page.get_by_role("button", name="Full name").count() == 0, "not before they are called"
    press(page, "F2", "Start")
    page.get_by_role("button", name="Full name").click()
    assert not violations(page)
    page.keyboard.press("Enter")
    expect(page.locator(".agent-name")).to_have_text("周志强")
    shown = hall.journal("PersonShown")[-1]
    assert (shown["by"], shown["data"]["reason"]) == ("staff:wangli", "To check their card")
    page.get_by_role("button", name="Close").click()
    hall.as_("wangli").post("/api/v1/windows/9/finish")
