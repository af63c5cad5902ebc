"""The manager reshapes the demo's hall while it runs twenty times as fast as time.

Simulated clerks call and simulated visitors come all the while. What is changed in the browser
counts for the very next call, is on every page at once, costs nobody their place, and is undone.
"""

import re
import time
from contextlib import contextmanager
from datetime import datetime

import pytest
import requests
from playwright.sync_api import expect

from tests.halling import PASSWORD, Refused, running, wait_until

pytestmark = pytest.mark.page
AT_ONCE = 3.0
"""Seconds in which every page shows a change: one, three times over for a busy machine."""
SHAPE = ("name", "name_en", "kind", "zone", "domains", "open_until")
STATES = (
    *("waiting", "called", "serving", "held", "missed"),
    *("finished", "cancelled", "expired"),
)
TOUCHED = {"realestate", "police", "transport", "general", "investment"}
DESK = (1440, 900)


@pytest.fixture
def demo(tmp_path):
    how = {"verb": "demo", "words": ("--speed", "20"), "clock": "2026-09-28T09:20"}
    with running(tmp_path / "demo", password=PASSWORD, **how) as demo:
        yield demo


def windows(demo):
    return {w["number"]: w for w in demo.do("GET", "/api/v1/hall")["windows"]}


def shapes(demo, *numbers):
    found = windows(demo)
    return {n: {fact: found[n][fact] for fact in SHAPE} for n in numbers}


def changed(map_page, number, reason, change):
    """Change a window on the map; how the hall then answers is what counts."""
    opened(map_page, number)
    change(map_page.locator(".dialog.reshape"))
    map_page.locator("#why").fill(reason)
    map_page.get_by_role("button", name="Change it now").click()
    map_page.locator(".dialog.reshape").wait_for(state="detached")


def opened(map_page, number):
    map_page.locator(f'[data-window="{number}"] .place-open').click()
    map_page.locator(".dialog.reshape #why").wait_for()


def undone(map_page, number):
    opened(map_page, number)
    map_page.get_by_role("button", name="Undo this change").click()
    map_page.locator(".dialog.reshape").wait_for(state="detached")


@contextmanager
def at_once():
    """What is expected within comes in less than `AT_ONCE` seconds, all of it together."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < AT_ONCE


def free(demo, number):
    """Let the simulated clerk be done with whoever is at her window, and not rest."""
    window = windows(demo)[number]
    steps = {"called": ("start", "finish"), "serving": ("finish",)}.get(window["state"], ())
    try:
        for step in steps:
            demo.do("POST", f"/api/v1/windows/{number}/{step}")
    except Refused:
        return
    if window["state"] == "paused":
        demo.do("POST", "/api/v1/clock", {"advance_minutes": 4})


def calls_at(demo, number, since):
    """Whom a window has called out of its lines since then, as their tickets stood."""
    stood, called = {}, []
    for event in demo.journal():
        facts, kind = event["data"], event["kind"]
        if kind in ("TicketIssued", "TicketTransferred", "TicketMarked", "TicketTakenBack"):
            stood[facts["ticket"]] = stood.get(facts["ticket"], {"to_window": None}) | facts
        elif kind == "TicketCalled" and facts["window"] == number and event["version"] > since:
            called.append(stood[facts["ticket"]])
    return [ticket for ticket in called if ticket["to_window"] is None]


def next_calls(demo, number):
    """The first that a window calls after its last change."""
    since = last_change(demo, number)

    def called():
        free(demo, number)
        return bool(calls_at(demo, number, since))

    wait_until(called, 20)
    return calls_at(demo, number, since)


def last_change(demo, number):
    changes = [e for e in demo.journal() if e["kind"] in ("WindowChanged", "WindowPlaced")]
    return next(e["version"] for e in reversed(changes) if e["data"]["window"] == number)


def never_called(demo):
    waiting = demo.do("GET", "/api/v1/tickets?state=waiting")["tickets"]
    touched = [ticket for ticket in waiting if ticket["domain"] in TOUCHED]
    return {ticket["id"] for ticket in touched if ticket["called_at"] is None}


def has(demo, state, number):
    found = demo.do("GET", f"/api/v1/tickets?state={state}&number={number}")["tickets"]
    return bool(found)


def to_closing(demo):
    """A minute before 17:00."""
    now = datetime.fromisoformat(demo.do("GET", "/api/v1/hall")["time"])
    closing = now.replace(hour=17, minute=0, second=0)
    minutes = (closing - now).total_seconds() / 60
    demo.do("POST", "/api/v1/clock", {"advance_minutes": int(minutes - 0.5)})


def assert_nobody_is_lost(demo):
    """Time stands still: each ticket issued is somewhere, once, and numbers have no gap."""
    stop, here = {"speed": 0}, {"Origin": demo.url}
    requests.post(f"{demo.url}/demo/speed", json=stop, headers=here, timeout=10).raise_for_status()
    time.sleep(0.5)
    issued = demo.tickets()
    found = [
        ticket
        for state in STATES
        for ticket in demo.do("GET", f"/api/v1/tickets?state={state}&limit=500")["tickets"]
    ]
    assert sorted(t["id"] for t in found) == sorted(t["ticket"] for t in issued)
    for prefix in {t["number"][0] for t in issued}:
        counted = sorted(int(t["number"][1:]) for t in issued if t["number"][0] == prefix)
        assert counted == list(range(1, len(counted) + 1))
    at_windows = [w["ticket"] for w in windows(demo).values() if w["ticket"]]
    assert len(at_windows) == len(set(at_windows))


def come(demo, domain, count, *, anywhere):
    """Visitors for a matter of this domain; `anywhere`: one that any window may take."""
    matters = demo.do("GET", f"/api/v1/matters?domain={domain}&limit=50")["matters"]
    code = next(m["code"] for m in matters if m["undifferentiated"] is anywhere)
    for _ in range(count):
        demo.ticket(matter=code)


def test_the_demo_is_reshaped_in_the_browser_while_it_runs(demo, open_page):
    shape = {"domains": ["police", "transport"], "reason": "两队相邻"}
    demo.do("PUT", "/api/v1/windows/7", shape)
    hours = {"leftover": "expire", "refuse_outside": True, "reason": "准点关门"}
    demo.do("PUT", "/api/v1/settings/hours", hours)
    come(demo, "police", 4, anywhere=False)
    before = shapes(demo, "3", "5", "7")

    def enter(role, path, **how):
        return open_page(f"/demo/enter/{role}?next={path}", at=demo, language="en", **how)

    desk = enter("manager", "/manager", size=DESK)
    other = enter("manager", "/manager", size=DESK)
    lobby, wall = enter("manager", "/"), enter("manager", "/display/issuing")
    sign = enter("manager", "/display/window/3")
    counter = enter("clerk", "/counter/7")
    place = other.locator
    expect(place('[data-window="3"] .place-kind')).to_have_text("Real Estate Registration")
    expect(sign.locator(".sign-name")).to_have_text("Real Estate Registration")
    expect(counter.locator(".line-panel .number").first).to_be_visible()
    expect(wall.locator(".panel")).not_to_contain_text("General Services")

    # Window 3 takes any matter.
    take_any = lambda dialog: dialog.locator("#kind").select_option("undifferentiated")  # noqa: E731
    changed(desk, "3", "A rush of transport", take_any)
    with at_once():
        expect(place('[data-window="3"] .place-kind')).to_have_text("Any matter")
        expect(sign.locator(".sign-name")).to_have_text("Any Matter")
    # Window 7 takes no police any more.
    drop_police = lambda dialog: dialog.locator('input[value="police"]').uncheck()  # noqa: E731
    changed(desk, "7", "Window 6 is enough", drop_police)
    with at_once():
        expect(place('[data-window="7"] .place-kind')).to_have_text("Transport")
        expect(counter.locator(".bar-name")).to_have_text("Transport")
        shown = counter.locator(".line-panel .number")
        expect(shown.filter(has_text="D")).to_have_count(0)
    # A temporary window opens where results are issued.
    desk.get_by_role("button", name="Temporary window").click()
    number = desk.locator("#number").input_value()
    desk.locator("#zone").select_option("issuing")
    desk.locator('.reshape-domains input[value="general"]').check()
    desk.locator("#until").fill("1630")
    desk.locator("#why").fill("A queue to the door")
    desk.get_by_role("button", name="Open it").click()
    desk.locator("dialog").wait_for(state="detached")
    with at_once():
        expect(place(f'[data-window="{number}"]')).to_contain_text("open until 16:30")
        expect(lobby.locator(f'.sign-link[href*="/display/window/{number}"]')).to_be_visible()
        expect(wall.locator(".panel")).to_contain_text("General Services")
    # Window 5 stays open past closing.
    extend = lambda dialog: dialog.locator("#until").fill("1830")  # noqa: E731
    changed(desk, "5", "A late delegation", extend)
    with at_once():
        expect(place('[data-window="5"]')).to_contain_text("open until 18:30")

    # The very next calls obey.
    waited = never_called(demo)
    come(demo, "transport", 4, anywhere=True)
    any_matter = next_calls(demo, "3")
    assert all(ticket["anywhere"] for ticket in any_matter), any_matter
    come(demo, "transport", 4, anywhere=False)
    assert {"transport"} == {t["domain"] for t in next_calls(demo, "7")}
    clerk = enter("clerk", f"/counter/{number}")
    come(demo, "general", 6, anywhere=True)
    clerk.locator(".main-deed", has_text="Call").click(delay=700)
    wait_until(lambda: calls_at(demo, number, 0))
    with at_once():
        there = wall.locator(".hero .number, .call .number", has_text=re.compile(f"^{number}$"))
        expect(there.first).to_be_visible()
    (called,) = calls_at(demo, number, 0)
    assert called["domain"] == "general"
    for step in ("start", "finish"):
        demo.do("POST", f"/api/v1/windows/{number}/{step}")

    # Undo restores.
    for changed_window in ("3", "7"):
        undone(desk, changed_window)
    with at_once():
        expect(place('[data-window="3"] .place-kind')).to_have_text("Real Estate Registration")
        expect(sign.locator(".sign-name")).to_have_text("Real Estate Registration")
        expect(place('[data-window="7"] .place-kind')).to_have_text("Police Affairs · Transport")
    assert shapes(demo, "3", "7") == {n: before[n] for n in ("3", "7")}

    # Nobody who waited then has been left behind.
    def all_called():
        demo.do("POST", "/api/v1/clock", {"advance_minutes": 2})
        time.sleep(0.1)
        return not waited & never_called(demo)

    wait_until(all_called, 60)

    # The hall closes: window 5 goes on for its line, the others' lines end.
    to_closing(demo)
    late, vain = ([demo.ticket(domain=d) for _ in range(5)] for d in ("investment", "marriage"))
    wait_until(lambda: has(demo, "expired", vain[-1]["number"]), 15)
    assert not any(has(demo, "expired", ticket["number"]) for ticket in late)
    assert demo.ticket(domain="investment")["state"] in ("waiting", "called")
    refused = demo.post("/api/v1/tickets", {"domain": "marriage"})
    assert refused.json()["error"]["key"] == "hall_closed"
    assert windows(demo)[number]["state"] == "closed", "its time was over at 16:30"
    undone(desk, "5")
    with at_once():
        expect(place('[data-window="5"]')).not_to_contain_text("open until")
    assert shapes(demo, "5") == {"5": before["5"]}
    assert_nobody_is_lost(demo)
