"""docs/reference.md, made from the code: commands, events, views, refusals.

`.venv/bin/python -m tools.reference` writes it, and docs/roles.md with it; a test fails when one
no longer agrees.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import Any

from hall import views
from hall.commands import COMMANDS
from hall.progress import Event

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference.md"
ROOMS = (
    "hall.alerts.commands",
    "hall.alerts.events",
    "hall.appointments.arriving",
    "hall.appointments.booking",
    "hall.appointments.events",
    "hall.appointments.not_kept",
    "hall.appointments.rules",
    "hall.cases.accepting",
    "hall.cases.deciding",
    "hall.cases.events",
    "hall.cases.follow_up",
    "hall.cases.handover",
    "hall.cases.showing",
    "hall.cases.turning",
    "hall.outbox.events",
    "hall.outbox.sending",
    "hall.results.events",
    "hall.results.giving",
    "hall.results.handing_over",
    "hall.results.mail",
    "hall.results.posting",
    "hall.results.registering",
    "hall.results.telling",
    "hall.catalogue.commands",
    "hall.catalogue.events",
    "hall.days",
    "hall.repeats",
    "hall.tickets.commands",
    "hall.tickets.desks",
    "hall.tickets.events",
    "hall.webhooks.commands",
    "hall.webhooks.events",
    "hall.tickets.marks",
    "hall.windows.commands",
    "hall.windows.events",
    "hall.windows.reshaping",
    "hall.windows.placing",
    "hall.windows.taking_back",
    "hall.windows.moving",
    "hall.people.accounts",
    "hall.windows.waking",
    "hall.people.commands",
    "hall.people.events",
    "hall.people.presence",
    "hall.certificates.commands",
    "hall.certificates.events",
    "hall.shifts.commands",
    "hall.shifts.events",
    "hall.guidance.commands",
    "hall.guidance.showing",
    "hall.guidance.events",
    "hall.inspections.commands",
    "hall.inspections.events",
    "hall.ratings.complaining",
    "hall.ratings.events",
    "hall.ratings.excluding",
    "hall.ratings.following",
    "hall.ratings.giving",
    "hall.lockers.collecting",
    "hall.lockers.doors",
    "hall.lockers.events",
    "hall.lockers.fitting",
    "hall.lockers.minding",
    "hall.lockers.storing",
    "hall.plans.commands",
    "hall.plans.events",
    "hall.screens.events",
    "hall.screens.messages",
    "hall.screens.pictures",
    "hall.screens.settings",
    "hall.privacy.commands",
    "hall.privacy.events",
    "hall.settings.commands",
    "hall.settings.events",
    "hall.workdays.commands",
    "hall.workdays.closing",
    "hall.settings.limits",
    "hall.settings.routing",
)
HEAD = """# Reference

Made from the code by `.venv/bin/python -m tools.reference`; don't edit it by hand. The full shapes
of what commands carry and answer are in the server's own `/api/openapi.json`, readable at `/api/`.
"""

COUNTED = re.compile(r"{\w+\|[^|}]*\|([^}]*)}")
"""The word for one and for any other number, `{days|day|days}`: the latter is shown."""


def page() -> str:
    """The whole page."""
    for room in ROOMS:
        import_module(room)
    parts = [HEAD, *_commands(), *_events(), *_views(), *_refusals()]
    return "\n".join(parts).rstrip() + "\n"


def _commands() -> Iterator[str]:
    yield "## Commands\n\nEvery change of a hall is one of these, sent through the one door.\n"
    yield "| command | carries | who may send it | does |\n|---|---|---|---|"
    for name, command in sorted(COMMANDS.items()):
        carries = ", ".join(f"`{f.name}`" for f in fields(command))  # type: ignore[arg-type]
        yield f"| `{name}` | {carries} | {_who(command)} | {_first(command)} |"
    yield ""


def _who(command: Any) -> str:
    allowed = command.allowed
    if allowed.anyone:
        return "anyone"
    who = sorted(str(r) for r in allowed.roles) + [f"{d} (device)" for d in sorted(allowed.devices)]
    return ", ".join(who) or "the hall itself"


def _events() -> Iterator[str]:
    yield "## Events\n\nWhat stands in the journal, in the past tense. They never name a person.\n"
    yield "| kind | data | meaning |\n|---|---|---|"
    for event in sorted(kinds(), key=lambda e: e.__name__):
        data = ", ".join(f"`{f.name}`" for f in fields(event))
        yield f"| `{event.__name__}` | {data} | {_first(event)} |"
    yield ""


def kinds() -> Iterable[type[Event]]:
    """The events that happen: those that no other event refines."""
    found = {
        thing
        for room in ROOMS
        for thing in vars(import_module(room)).values()
        if inspect.isclass(thing) and issubclass(thing, Event) and thing is not Event
    }
    return [one for one in found if not any(one in other.__bases__ for other in found)]


def _views() -> Iterator[str]:
    yield "## Views\n\nWhat a screen can watch; the snapshots are described in `hall/views.py`.\n"
    yield from (f"- `{name}`" if name == "hall" else f"- `{name}:…`" for name in views.BUILDERS)
    for name, view in views.ROOM_VIEWS.items():
        who = ", ".join(sorted(view.roles)) or "every member of staff"
        yield f"- `{name if view.single else f'{name}:…'}` ({who})"
    yield ""


def _refusals() -> Iterator[str]:
    yield "## Refusals\n\nWhat the hall says when it says no.\n"
    yield "| key | English | 中文 |\n|---|---|---|"
    english, chinese = _words("en"), _words("zh-CN")
    for key in sorted(k for k in english if k.startswith("refusal.")):
        said = COUNTED.sub(r"\1", english[key])
        yield f"| `{key.removeprefix('refusal.')}` | {said} | {chinese[key]} |"


def _words(language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((ROOT / "static/words" / f"{language}.json").read_text())
    return words


def _first(thing: Any) -> str:
    """The first paragraph of a docstring, on one line."""
    text = inspect.getdoc(thing) or ""
    return " ".join(text.split("\n\n")[0].split())


def main() -> int:
    """Write the page, and that of the roles, which is made from the same."""
    PAGE.write_text(page())
    import_module("tools.roles").write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
