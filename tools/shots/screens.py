"""Which screens stand for a picture, at which size, and what is done on them before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Steps = Callable[[Any, "Demo"], None]
Size = tuple[int, int]

KIOSK: Size = (1080, 1920)
ACROSS: Size = (1920, 1080)
COUNTER: Size = (1366, 768)
CONSOLE: Size = (1440, 900)
PHONE: Size = (390, 844)
SIGN: Size = (1280, 400)
LOCKER = "A"
"""The demo's locker."""


@dataclass(slots=True)
class Demo:
    """The demo as the photographer sees it: `ask(method, path, body)` speaks as its manager."""

    url: str
    ask: Callable[..., Any]
    free: str

    def waiting_ticket(self) -> str:
        """The token of somebody in the longest line."""
        domains = self.ask("GET", "/api/v1/hall")["domains"]
        longest = max(domains, key=lambda domain: domain["waiting"])
        token: str = self.ask("POST", "/api/v1/tickets", {"domain": longest["key"]})["token"]
        return token

    def at_the_window(self, *presses: str) -> str:
        """Make the visitor's window stand just after these presses; the token of its ticket."""
        here = f"/api/v1/windows/{self.free}"
        window = self.ask("GET", "/api/v1/hall")["windows"]
        mine = next(w for w in window if w["number"] == self.free)
        if mine["state"] in ("called", "serving"):
            self.ask("POST", f"{here}/finish")
        self.ask("POST", f"{here}/open")
        domain = mine["domains"][0] if mine["domains"] else None
        matters = self.ask("GET", f"/api/v1/matters?domain={domain}&limit=1")["matters"]
        self.ask("POST", "/api/v1/tickets", {"matter": matters[0]["code"]})
        token = ""
        for press in presses:
            token = self.ask("POST", f"{here}/{press}")["ticket"]["token"]
        return token


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture in each language. `enter` is whom the demo lets in; `path` may hold {free}."""

    name: str
    size: Size
    path: str
    does: str
    enter: str | None = "administrator"
    before: Callable[[Demo], str | None] | None = None
    steps: Steps | None = None


def press(page: Any, selector: str) -> None:
    """Press the first thing that matches."""
    page.locator(selector).first.click()
    page.wait_for_timeout(500)


def to_matters(page: Any, _: Demo) -> None:
    """Home → by domain → the first domain's matters."""
    press(page, ".home-large .choice")
    press(page, ".choice")


def to_search(page: Any, _: Demo) -> None:
    """Home → search, with three letters."""
    press(page, ".home-large .choice:nth-child(3)")
    for letter in "sfz":
        page.keyboard.press(letter)
    page.wait_for_timeout(700)


def to_business(page: Any, demo: Demo) -> None:
    """A matter's page."""
    to_search(page, demo)
    press(page, ".choice.line")


def to_confirm(page: Any, demo: Demo) -> None:
    """The last question before the number."""
    to_business(page, demo)
    press(page, ".screen-business .next")
    page.wait_for_timeout(300)


def to_number(page: Any, demo: Demo) -> None:
    """The number in the hand."""
    to_confirm(page, demo)
    page.locator(".screen-priority .choice").last.click()
    page.wait_for_timeout(400)
    press(page, ".screen-confirm .next")
    page.locator(".slip-number").wait_for()
    page.wait_for_timeout(2500)


def to_answer(page: Any, _: Demo) -> None:
    """A question and its answer."""
    page.locator(".find-field input").fill("sfz")
    page.locator(".found .row").first.click()
    page.locator(".issue-go").wait_for()
    page.locator(".choice input").nth(1).check(force=True)
    page.wait_for_timeout(500)


def to_change(page: Any, demo: Demo) -> None:
    """A window is about to take any matter."""
    page.locator('[data-window="3"] .place-open').click()
    page.locator("#kind").select_option("undifferentiated")
    page.wait_for_timeout(1200)


def to_move(page: Any, _: Demo) -> None:
    """A clerk is about to go to another window."""
    page.locator(".place-clerk").nth(2).click()
    page.wait_for_timeout(1200)


def a_follower(demo: Demo) -> str:
    """The phone of somebody who waits."""
    return f"/t/{demo.waiting_ticket()}"


def somebody_called(demo: Demo) -> str:
    """The phone of somebody just called."""
    return f"/t/{demo.at_the_window('call-next')}"


def a_call(demo: Demo) -> None:
    """A fresh call on the wall."""
    demo.at_the_window("call-next")


def a_service(demo: Demo) -> None:
    """A service under way."""
    demo.at_the_window("call-next", "start")


def to_the_list(page: Any, _: Demo) -> None:
    """An application, its list half checked."""
    page.keyboard.press("a")
    page.wait_for_timeout(1000)
    if page.locator(".case-dialog .picker-option").count():
        page.keyboard.type("SC-008")
        page.wait_for_timeout(800)
        page.keyboard.press("Enter")
    page.locator(".case-papers > li").first.wait_for()
    for verdict in "11":
        page.keyboard.press(verdict)
    page.locator("#case-name").fill("李梅")
    page.locator("#case-id").fill("110101199003071233")
    page.wait_for_timeout(400)


def to_accepted(page: Any, demo: Demo) -> None:
    """The same application, accepted; somebody else's each time, or it would be open already."""
    to_the_list(page, demo)
    page.locator("#case-id").fill("")
    for paper in page.locator(".case-papers > li:not([data-verdict]) [data-first]").all():
        paper.press("1")
    page.keyboard.press("F2")
    page.locator(".case-card-head").wait_for()
    page.wait_for_timeout(800)


def an_application(demo: Demo) -> str:
    """The phone of somebody who has applied for a theme, and promised one paper."""
    theme = demo.ask("GET", "/api/v1/themes/birth")
    promised = {"verdict": "deferred", "until": "2026-10-09"}
    papers = [
        {"name": paper["name"], **(promised if paper["deferrable"] else {})}
        for paper in theme["materials"]
    ]
    demo.at_the_window("call-next", "start")
    wish = {"window": demo.free, "theme": theme["key"], "again": True, "materials": papers}
    made = demo.ask("POST", "/api/v1/cases", {**wish, "applicant": {"name": "李梅"}})
    return f"/c/{made['token']}"


def to_door(page: Any, demo: Demo) -> None:
    """A pick-up code and the last four, and the right door opens."""
    cells = demo.ask("GET", f"/api/v1/lockers/{LOCKER}")["cells"]
    stays = [cell["stay"] for cell in cells if cell["stay"] and cell["stay"]["state"] == "stored"]
    code = demo.ask("POST", f"/api/v1/stays/{stays[-1]['stay']}/code")["code"]
    whose = stays[-1]["applicant"]
    press(page, ".locker-type button")
    for typed in (code, (whose["id_number"] or whose["phone"])[-4:]):
        for sign in typed:
            page.locator(f".pad button:text-is('{sign}')").click()
        press(page, ".next")
    page.locator(".door[data-open]").wait_for()


def to_cell(page: Any, _: Demo) -> None:
    """A cell in which something waits."""
    press(page, ".cell[data-state=stored]")


def nobody(demo: Demo) -> None:
    """A free window."""
    demo.at_the_window()


SHOTS = (
    Shot("lobby", COUNTER, "/", "The lobby: every screen of the hall with one tap"),
    Shot("kiosk-home", KIOSK, "/kiosk", "Kiosk: what do you come for?", "kiosk"),
    Shot("kiosk-home-across", ACROSS, "/kiosk", "The same, landscape", "kiosk"),
    Shot("kiosk-matters", KIOSK, "/kiosk", "A domain's matters", "kiosk", steps=to_matters),
    Shot("kiosk-search", KIOSK, "/kiosk", "Search by three letters", "kiosk", steps=to_search),
    Shot("kiosk-matter", KIOSK, "/kiosk", "What to bring, how long", "kiosk", steps=to_business),
    Shot("kiosk-priority", KIOSK, "/kiosk", "Priority by own word", "kiosk", steps=to_confirm),
    Shot("kiosk-number", KIOSK, "/kiosk", "The number in the hand", "kiosk", steps=to_number),
    Shot("locker", KIOSK, "/locker/A", "Locker: show what only you have", "locker"),
    Shot("locker-door", KIOSK, "/locker/A", "Locker: which door?", "locker", steps=to_door),
    Shot("lockers", COUNTER, "/locker/staff", "Lockers: every cell", steps=to_cell),
    Shot("guide", COUNTER, "/guide", "Guide desk: which window does this?", steps=to_answer),
    Shot("display", ACROSS, "/display/{zone}?theme=light", "Wall screen", before=a_call),
    Shot("display-dark", ACROSS, "/display/{zone}?theme=dark", "In the evening", before=a_call),
    Shot("sign", SIGN, "/display/window/{free}", "Window sign", before=a_call),
    Shot("counter-free", COUNTER, "/counter/{free}", "Counter: next, and why", before=nobody),
    Shot("counter-called", COUNTER, "/counter/{free}", "Counter: called", before=a_call),
    Shot("counter-serving", COUNTER, "/counter/{free}", "Counter: serving", before=a_service),
    Shot(
        "counter-receive",
        COUNTER,
        "/counter/{free}",
        "Counter: what is here, what is missing?",
        before=a_service,
        steps=to_the_list,
    ),
    Shot(
        "counter-accepted",
        COUNTER,
        "/counter/{free}",
        "Counter: accepted, and the paper for the applicant",
        before=a_service,
        steps=to_accepted,
    ),
    Shot("map", CONSOLE, "/manager", "Console: the live map of the hall"),
    Shot(
        "map-reshape",
        CONSOLE,
        "/manager",
        "What a change will do, before it is made",
        steps=to_change,
    ),
    Shot("map-move", CONSOLE, "/manager", "A clerk goes to another window", steps=to_move),
    Shot("alerts", CONSOLE, "/manager/alerts", "Console: what needs a hand now"),
    Shot("bookings", CONSOLE, "/manager/appointments", "Console: who is booked when"),
    Shot("figures", CONSOLE, "/manager/figures", "Console: how it goes"),
    Shot("record", CONSOLE, "/manager/record", "Console: who did what, in sentences"),
    Shot(
        "inspections", CONSOLE, "/manager/inspections", "Console: findings and what became of them"
    ),
    Shot("staff", CONSOLE, "/manager/staff", "Console: staff, roles and certificates"),
    Shot("shifts", CONSOLE, "/manager/shifts", "Console: who sits where this week"),
    Shot("screens", CONSOLE, "/manager/screens", "Console: messages, pictures and sound"),
    Shot("rules", CONSOLE, "/manager/settings", "Console: the rules of the line"),
    Shot("catalogue", CONSOLE, "/manager/catalogue", "Console: which window takes which matter"),
    Shot("hours", CONSOLE, "/manager/hours", "Console: opening hours and the year's calendar"),
    Shot("privacy", CONSOLE, "/manager/privacy", "Console: what is kept how long"),
    Shot(
        "office",
        COUNTER,
        "/office",
        "Back office: what is due here, and what do I decide?",
        "office",
    ),
    Shot(
        "deferred", COUNTER, "/office/deferred", "Deferred materials: what is owed, whom to call?"
    ),
    Shot("phone-case", PHONE, "/c/…", "Phone: how far is my case?", None, before=an_application),
    Shot("supervision", COUNTER, "/office/supervision", "Supervision: who is late, whom to urge?"),
    Shot("matters", COUNTER, "/matters", "The public lists", None),
    Shot("booking", PHONE, "/appointments", "Phone: booking a slot", None),
    Shot("follow-waiting", PHONE, "/t/…", "Phone: how long still?", None, a_follower),
    Shot("follow-called", PHONE, "/t/…", "Phone: your turn", None, somebody_called),
    Shot("devices", COUNTER, "/devices", "Pairing screens"),
    Shot("sign-in", COUNTER, "/sign-in", "Sign-in", None),
    Shot("pair", KIOSK, "/pair?kind=kiosk", "A screen asks to be let in", None),
    Shot("api", COUNTER, "/api/", "The API, to read"),
    Shot("patterns", COUNTER, "/patterns", "Every component in every state"),
)
