"""docs/figures.md, made from the code: what each figure of the hall means.

`.venv/bin/python -m tools.figures` writes it; a test holds it against the code.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from hall.figures.figure import (
    FIGURES,
    OF_WINDOWS,
    PARTS,
    PARTS_OF_BOOKED,
    PARTS_OF_REFERRALS,
    Figure,
)

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "figures.md"
HEAD = """# Figures

Made from the code by `.venv/bin/python -m tools.figures`; don't edit it by hand.

Each figure has one meaning, on the console (/manager/figures: a press on a figure says it), in
exports, in the API (`GET /api/v1/figures`) and where rules are tried on a recorded day. A test
reckons every one a second time, from the raw journal. Figures count the tickets of whole business
dates (营业日), which may pass midnight, and what has no ticket: who was booked (`booked`,
`no_shows`) and who was referred on (`referrals`). A press that was taken back counts for nothing.
Today's figures hold what has happened so far. A month that is over is summed up once and kept, with
every wait, so that a year's report is quick and still exact
([decision 10](decisions/0010-months-are-summed-up.md)).
"""


def page() -> str:
    """The whole page."""
    return "\n".join((HEAD, *_table(FIGURES), *_of_windows(), *_parts())).rstrip() + "\n"


def _table(figures: Iterable[Figure]) -> Iterator[str]:
    chinese, english = _words("zh-CN"), _words("en")
    yield "| key | English | 中文 | in | what it means |\n|---|---|---|---|---|"
    for one in figures:
        name = f"figure.{one.key}"
        yield f"| `{one.key}` | {english[name]} | {chinese[name]} | {one.unit} | {one.means} |"
    yield ""


def _of_windows() -> Iterator[str]:
    yield "## Load of a window\n\nBeside the others where figures are parted by window.\n"
    yield from _table(OF_WINDOWS)


def _parts() -> Iterator[str]:
    yield "## Parted by\n\n| by | a ticket counts | an appointment | a referral |"
    yield "|---|---|---|---|"
    for by, means in PARTS.items():
        yield f"| `{by}` | {means} | {PARTS_OF_BOOKED[by]} | {PARTS_OF_REFERRALS[by]} |"


def _words(language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((ROOT / "static/words" / f"{language}.json").read_text())
    return words


def main() -> int:
    """Write the page."""
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
