"""docs/roles.md, made from the code: what each role may send, call, open and watch.

`.venv/bin/python -m tools.roles` writes it; tests hold it against the code and a running hall.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from flask import Flask

from hall import views
from hall.commands import COMMANDS, Allowed
from hall.people.roles import Actor, ActorKind, Role
from manager.console import PAGES
from server import rooms
from tools.reference import ROOMS
from web.app import CALLS
from web.doorway import doorway

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "roles.md"
MAY = "●"
CONSOLE = "/manager/<key>"
HEAD = """# Roles

Made from the code by `.venv/bin/python -m tools.roles`; don't edit it by hand. A test signs in as
each role and tries every call, page and view of a running hall against these tables.

A ● says that the role may. Some calls ask more: clerks act at their own window, everybody looks
after their own sessions and password only, managers after the accounts of the roles below theirs
([the people of a hall](staff.md)). Paired devices and holders of tickets have calls of their own
([reference](reference.md)).
"""

VIEWS_SAY = """Lines and tickets are for anyone who knows their name; a back office watches the
`office` view of its own department."""

Says = Callable[[Role], bool]


def page() -> str:
    """The whole page."""
    for room in ROOMS:
        import_module(room)
    parts = [HEAD, *_calls(), *_pages(), *_views(), *_commands()]
    return "\n".join(parts).rstrip() + "\n"


def pages() -> dict[str, Allowed]:
    """Every guarded page by its rule, those of the console one by one."""
    app = Flask("yichuang")
    for blueprint in (doorway, *rooms()):
        app.register_blueprint(blueprint)
    guarded = {
        str(rule): getattr(app.view_functions[rule.endpoint], "allowed", None)
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
    }
    found = {rule: allowed for rule, allowed in guarded.items() if allowed is not None}
    found.pop(CONSOLE)
    return found | {shown.path: shown.allowed for shown in PAGES.values()}


def watchable() -> list[str]:
    """A name for each kind of view that not anyone may watch."""
    singles = {"hall", *(v.kind for v in views.ROOM_VIEWS.values() if v.single)}
    kinds = [*views.BUILDERS, *views.ROOM_VIEWS]
    return [k if k in singles else f"{k}:…" for k in kinds if k not in ("line", "ticket")]


def may_watch(view: str, role: Role) -> bool:
    """Whether a person of this role may watch it."""
    return views.may_watch(view, Actor(ActorKind.STAFF, "somebody", role=role))


def _calls() -> Iterator[str]:
    yield "## Calls\n"
    for room in dict.fromkeys(call.room for call in CALLS):
        here = [c for c in CALLS if c.room == room and c.admits.roles and not c.admits.anyone]
        if here:
            yield f"### {room}\n"
            rows = ((f"`{c.method} {c.path}`", _among(c.admits)) for c in here)
            yield from _table("call", rows)


def _pages() -> Iterator[str]:
    yield "## Pages\n"
    rows = [(f"`{rule}`", _among(allowed)) for rule, allowed in sorted(pages().items())]
    yield from _table("page", [row for row in rows if any(map(row[1], Role))])


def _views() -> Iterator[str]:
    yield f"## Views\n\n{VIEWS_SAY}\n"
    yield from _table("view", ((f"`{view}`", _watches(view)) for view in watchable()))


def _commands() -> Iterator[str]:
    yield "## Commands\n\nThe hall itself may send every command.\n"
    ours: Mapping[str, Allowed] = {name: c.allowed for name, c in sorted(COMMANDS.items())}
    rows = ((f"`{n}`", _among(a)) for n, a in ours.items() if a.roles and not a.anyone)
    yield from _table("command", rows)


def _watches(view: str) -> Says:
    return lambda role: may_watch(view, role)


def _among(allowed: Allowed) -> Says:
    return lambda role: role in allowed.roles


def _table(what: str, rows: Iterable[tuple[str, Says]]) -> Iterator[str]:
    yield f"| {what} | {' | '.join(Role)} |"
    yield f"|---|{'|'.join(':-:' for _ in Role)}|"
    for name, says in rows:
        yield f"| {name} | {' | '.join(MAY if says(role) else '' for role in Role)} |"
    yield ""


def write() -> None:
    """Write the page."""
    PAGE.write_text(page())


if __name__ == "__main__":
    write()
    sys.exit(0)
