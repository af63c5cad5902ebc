"""Start the demo at a set moment, photograph every screen in both languages, write the album."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from config.loader import load
from demo.free import free_window
from tools.chromium import chromium
from tools.shots.screens import SHOTS, Demo, Shot

ROOT = Path(__file__).resolve().parents[2]
ALBUM = ROOT / "docs" / "screens"
MORNING = "2026-09-28T09:20"
LIVES_FOR, VISITORS = 40.0, 4
"""Seconds at twenty times the speed before the first picture, a quarter of an hour of a morning,
and how many are served meanwhile at the window that the pictures show."""
LANGUAGES = ("zh-CN", "en")


def main(names: list[str]) -> int:
    """Take all pictures, or those whose name begins with one of `names`."""
    wanted = [s for s in SHOTS if not names or s.name.startswith(tuple(names))]
    ALBUM.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, demo_at(Path(scratch)) as url, chromium() as web:
        photographer = Photographer(web, url)
        for shot in wanted:
            for language in LANGUAGES:
                photographer.take(shot, language)
                print(f"{shot.name} {language}", file=sys.stderr, flush=True)
        photographer.take_slip()
    (ALBUM / "README.md").write_text(album())
    return 0


@contextmanager
def demo_at(data: Path) -> Iterator[str]:
    """A demo of its own; its address."""
    words = [sys.executable, "server.py", "demo", "--port", "0", "--data", str(data)]
    words += ["--clock", MORNING, "--speed", "20"]
    running = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        found = (re.match(r"ready (\S+)", line) for line in running.stdout)
        yield next(m[1] for m in found if m)
    finally:
        running.terminate()
        running.wait(10)


class Photographer:
    """Walks through the demo as whom each screen is for."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.setup = load("dianjiang")
        self.office = self.enter("administrator", browser.new_context(base_url=url))
        self.demo = Demo(url, self.ask, free_window(self.setup))
        for _ in range(VISITORS):
            self.demo.at_the_window("call-next", "start")
            time.sleep(LIVES_FOR / VISITORS)
        self.ask("POST", "/demo/speed", {"speed": 1})
        with self.posing("kiosk", None, (1080, 1920), "zh-CN") as page:
            self.kiosk = page.context.cookies()

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Ask the demo's hall as its administrator."""
        headers = {"Content-Type": "application/json", "Origin": self.url}
        answer = self.office.request.fetch(
            path, method=method, data=None if method == "GET" else (body or {}), headers=headers
        )
        if not answer.ok:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.text()[:200]}")
        return answer.json()

    def enter(self, role: str, context: BrowserContext) -> BrowserContext:
        """Let the demo sign this browser in."""
        context.request.get(f"/demo/enter/{role}?next=/healthz")
        return context

    @contextmanager
    def posing(
        self, role: str | None, path: str | None, size: tuple[int, int], language: str
    ) -> Iterator[Page]:
        """A page in a fresh profile of that size and language."""
        width, height = size
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": height},
            locale=language,
            reduced_motion="reduce",
        )
        if role == "kiosk" and hasattr(self, "kiosk"):
            context.add_cookies(self.kiosk)  # type: ignore[arg-type]
        elif role:
            self.enter(role, context)
        page = context.new_page()
        if path:
            page.goto(path)
            page.wait_for_timeout(1800)
        yield page
        context.close()

    def take(self, shot: Shot, language: str) -> None:
        """One picture."""
        given = shot.before(self.demo) if shot.before else None
        path = given or shot.path.format(free=self.demo.free, zone=self._zone())
        with self.posing(shot.enter, path, shot.size, language) as page:
            if shot.steps:
                shot.steps(page, self.demo)
            page.screenshot(path=str(picture(shot.name, language)))

    def take_slip(self) -> None:
        """The slip that the simulated printer drew last."""
        answer = self.office.request.get("/demo/slip.png")
        if answer.ok:
            (ALBUM / "slip.png").write_bytes(answer.body())

    def _zone(self) -> str:
        windows = self.ask("GET", "/api/v1/hall")["windows"]
        zone: str = next(w["zone"] for w in windows if w["number"] == self.demo.free)
        return zone


def picture(name: str, language: str) -> Path:
    """Where a picture stands."""
    return ALBUM / f"{name}-{language}.png"


def album() -> str:
    """The page that shows them all."""
    lines = [
        "# Every screen",
        "",
        "Taken by `./run shots` in the running demo, at real size.",
        "",
    ]
    for shot in SHOTS:
        width, height = shot.size
        lines += [f"## {shot.does}", "", f"`{shot.name}`, {width}×{height}", ""]
        for language in LANGUAGES:
            if picture(shot.name, language).exists():
                lines.append(f"![{shot.does}]({picture(shot.name, language).name})")
        lines.append("")
    if (ALBUM / "slip.png").exists():
        lines += ["## The slip, as the printer's own bytes draw it", "", "![Slip](slip.png)", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
