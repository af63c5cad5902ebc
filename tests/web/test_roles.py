"""Each role sees and may do its own and nothing else: docs/roles.md against a running hall.

A person of each role signs in and tries every call of the API document, every page and every kind
of view. What they say is harmless: facts that name nothing, or a colleague who only stands by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from hall.people.roles import MANAGERS, Role
from tests.halling import running
from tests.web.halls import Hall, Screen
from tools.roles import may_watch, pages, watchable
from web.app import CALLS
from web.calls import NUMBERS, Call

ENDS_SESSIONS = {"/api/v1/sign-out", "/api/v1/staff/{staff}/sign-out"}
STANDS_BY = "standby"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall with one person of each role, and one who only stands by."""
    with running(tmp_path_factory.mktemp("roles") / "data") as hall:
        for role in Role:
            hall.hire(f"a-{role}", "某人", str(role))
        hall.hire(STANDS_BY, "候补", "clerk")
        yield hall


def path_of(call: Call, role: Role) -> str:
    """The call's address; calls for everybody are about oneself."""

    def fact(found: re.Match[str]) -> str:
        name = found[1]
        if name == "staff":
            return f"a-{role}" if call.admits.roles == frozenset(Role) else STANDS_BY
        return "999999999" if name in NUMBERS else "nowhere"

    return re.sub(r"{(\w+)}", fact, call.path)


@pytest.mark.parametrize("role", Role)
def test_each_role_calls_what_the_table_says_and_nothing_else(hall: Hall, role: Role) -> None:
    token, wrong = hall.tokens[f"a-{role}"], []
    for call in CALLS:
        if call.path in ENDS_SESSIONS or call.admits.anyone:
            continue
        body = {} if call.changes else None
        answer = hall.ask(call.method, path_of(call, role), body, token=token)
        may = role in call.admits.roles
        if answer.status_code >= 500 or (answer.status_code in (401, 403)) == may:
            wrong.append((call.method, call.path, may, answer.status_code, answer.text[:200]))
    assert wrong == []


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_the_pages_that_the_table_says_and_no_others(
    hall: Hall, role: Role
) -> None:
    token, wrong = hall.tokens[f"a-{role}"], []
    for rule, allowed in pages().items():
        path = re.sub(r"<int:\w+>", "999999999", rule)
        path = re.sub(r"<(\w+)>", lambda f: "1" if f[1] == "window" else "guide", path)
        answer = hall.get(path, token=token, allow_redirects=False)
        turned_away = answer.status_code == 403 or answer.headers.get("Location", "").startswith(
            ("/sign-in", "/pair", "/manager/")
        )
        if answer.status_code >= 500 or turned_away == (role in allowed.roles):
            wrong.append((rule, answer.status_code, answer.headers.get("Location")))
    assert wrong == []


@pytest.mark.parametrize("role", Role)
def test_each_role_watches_the_views_that_the_table_says_and_no_others(
    hall: Hall, role: Role
) -> None:
    screen, wrong = Screen(hall, hall.tokens[f"a-{role}"]), []
    for view in watchable():
        answer = screen.watch(view.replace("…", "1"))
        refused = answer.get("error", {}).get("key") == "not_allowed"
        screen.socket.call("unwatch", {"view": view})
        if refused == may_watch(view, role):
            wrong.append((view, answer))
    screen.leave()
    assert wrong == []


def test_every_role_signs_out_here_and_everywhere(hall: Hall) -> None:
    for role in Role:
        staff = f"a-{role}"
        token = hall.sign_in(staff, f"{staff} likes long words")
        assert hall.post("/api/v1/sign-out", token=token).status_code == 200, role
        token = hall.sign_in(staff, f"{staff} likes long words")
        answer = hall.post(f"/api/v1/staff/{STANDS_BY}/sign-out", token=token)
        assert answer.status_code == (200 if role in MANAGERS else 403), (role, answer.text)
        assert hall.post(f"/api/v1/staff/{staff}/sign-out", token=token).status_code == 200, role
        assert hall.get("/api/v1/me", token=token).status_code == 401
