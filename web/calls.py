"""Calls: what stands in the HTTP API, as a table; every call runs through the same few steps.

Who is asking → what they say, checked → one command or one look → the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from functools import partial
from hashlib import sha256
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import UnsupportedMediaType

from hall.commands import Allowed
from hall.people.roles import Actor, ActorKind
from hall.refusals import Invalid, Refusal
from web.forms import form_of, read
from web.repeats import Repeat
from web.who import admitted
from web.works import Works, works

NUMBERS = frozenset(
    {
        *("ticket", "appointment", "finding", "referral", "setting", "alert"),
        *("shift", "webhook", "message", "case", "part", "material", "batch", "result", "parcel"),
        *("stay", "cell", "visit", "follow_up"),
    }
)
"""Facts in a path that are whole numbers."""
KEY_HEADER = "Idempotency-Key"
LARGEST_FILES = 8 * 1024 * 1024
MOST_FILES = 10
KEY_FORM = re.compile(r"[!-~]{1,128}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A call as its handler gets it: everything is checked."""

    works: Works
    by: Actor
    path: Mapping[str, Any]
    body: Any
    query: Any
    key: str | None
    files: tuple[tuple[str, bytes], ...] = ()


Handler = Callable[[Asked], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A form with files alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One line of the table.

    Either `command` (the body's fields are its own, save those in the path) or `handle`, with
    `body` and `query` dataclasses. `renamed` maps a name as callers give it, in body or query,
    to the field.
    `answers` is the TypedDict of the answer; a handler may hand back a Response of its own.
    `upload`: the body is no JSON but so many bytes at most, of one of the media types in `takes`.
    `files`: the body is a form with files, and `body` its other fields.
    `unready`: good also for who has to choose a new password before anything else. `repeat`: what
    the same key does a second time; a handler whose one command carries `asked.key` is `keyed`.
    `often`: so often a stranger's address may call it; who works here and devices aren't counted.
    """

    method: str
    path: str
    does: str
    answers: Any
    room: str
    command: type[Any] | None = None
    handle: Handler | None = None
    body: type[Any] | None = None
    query: type[Any] | None = None
    allowed: Allowed = field(default_factory=Allowed)
    renamed: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    example: Mapping[str, Any] | None = None
    media: str = "application/json"
    files: bool = False
    unready: bool = False
    upload: int = 0
    takes: tuple[str, ...] = ()
    repeat: Repeat = Repeat.ANSWERED
    keyed: bool = False
    often: str = ""

    @property
    def admits(self) -> Allowed:
        """Who may call it."""
        return self.command.allowed if self.command else self.allowed

    @property
    def name(self) -> str:
        """The operation's name in the API document."""
        words = re.findall(r"[A-Za-z]+", self.path.removeprefix("/api/v1"))
        return "-".join([self.method.lower(), *words]).replace("_", "-")

    @property
    def in_path(self) -> tuple[str, ...]:
        """The names of what stands in the path."""
        return tuple(re.findall(r"{(\w+)}", self.path))

    @property
    def changes(self) -> bool:
        """Whether it may change something."""
        return self.method != "GET"

    @property
    def says(self) -> type[Any] | None:
        """The dataclass of its body."""
        return self.command or self.body

    def in_body(self) -> dict[str, str]:
        """The names in the body, each with the field it fills."""
        if self.says is None:
            return {}
        back = {inner: outer for outer, inner in self.renamed.items()}
        names = [f.name for f in fields(self.says) if self.body or f.name not in self.in_path]
        return {back.get(name, name): name for name in names}


def register(app: Flask, calls: Iterable[Call]) -> None:
    """Put calls on the app."""
    for call in calls:
        app.add_url_rule(
            _rule(call), endpoint=f"call {call.method} {call.path}", view_func=_view(call),
            methods=[call.method],
        )  # fmt: skip


def _rule(call: Call) -> str:
    return re.sub(
        r"{(\w+)}", lambda m: f"<int:{m[1]}>" if m[1] in NUMBERS else f"<{m[1]}>", call.path
    )


def _view(call: Call) -> Callable[..., Response]:
    def view(**path: Any) -> Response:
        by = admitted(call.admits, call.name, unready=call.unready)
        if call.often and by.kind is ActorKind.STRANGER:
            works().throttle.hit(call.often, call.name, request.remote_addr or "")
        said = _form() if call.files else _said(call)
        key = _key() if call.changes else None
        if call.command is not None:
            answer = _carry_out(call, by, path, said, key)
        else:
            answer = _handle(call, by, path, said, key)
        if isinstance(answer, Response):
            return answer
        response = jsonify(answer)
        response.status_code = call.status
        return response

    return view


def _carry_out(
    call: Call, by: Actor, path: Mapping[str, Any], said: Mapping[str, Any], key: str | None
) -> dict[str, Any]:
    assert call.command
    command = _fill(call, call.command, {**_inner(call, said), **path})
    return works().door.carry_out(command, by, key)


def _handle(
    call: Call, by: Actor, path: Mapping[str, Any], said: Mapping[str, Any], key: str | None
) -> Any:
    assert call.handle
    files = _files() if call.files else ()
    if call.files:
        body = form_of(call.body or Nothing).fill_from_text(_inner(call, said))
    else:
        body = _fill(call, call.body, _inner(call, said)) if call.body else _sent(call)
    if call.body is None and said:
        raise Invalid(next(iter(said))[:80], "unknown_field")
    do = partial(call.handle, Asked(works(), by, path, body, _query(call), key, files))
    if key is None or call.keyed or call.repeat is Repeat.NEW:
        return do()
    secret = call.repeat is Repeat.REFUSED
    facts = [path, {} if secret else said, _mark(body), *(_mark(raw) for _, raw in files)]
    return works().repeats.once(call.name, facts, by, key, do, secret=secret)


def _sent(call: Call) -> bytes | None:
    """The bytes of an upload, whatever the limit of other bodies."""
    if not call.upload:
        return None
    if request.mimetype not in call.takes:
        raise UnsupportedMediaType
    request.max_content_length = call.upload
    return request.get_data(cache=False)


def _mark(body: Any) -> str:
    """An upload in short, to tell whether a repeat sends the same."""
    return sha256(body).hexdigest() if isinstance(body, bytes) else ""


def _query(call: Call) -> Any:
    if call.query is None:
        return None
    given = {k: v for k, v in request.args.items() if v != ""}
    if any(not v.isprintable() for v in given.values()):
        raise Invalid("query", "control_characters")
    inner = {call.renamed.get(name, name): value for name, value in given.items()}
    with _named_as_given(call):
        return form_of(call.query).fill_from_text(inner)


def _inner(call: Call, said: Mapping[str, Any]) -> dict[str, Any]:
    """The body with its names as the command has them. Raises Invalid for names it has not."""
    names = call.in_body()
    for name in said:
        if name not in names:
            raise Invalid(name[:80], "unknown_field")
    return {names[name]: value for name, value in said.items()}


def _fill(call: Call, shape: type[Any], facts: Mapping[str, Any]) -> Any:
    with _named_as_given(call):
        return form_of(shape).fill(facts)


@contextmanager
def _named_as_given(call: Call) -> Iterator[None]:
    """What is wrong is said of the name that the caller gave."""
    try:
        yield
    except Invalid as problem:
        back = {inner: outer for outer, inner in call.renamed.items()}
        where = str(problem.facts["field"])
        raise Invalid(back.get(where, where), str(problem.facts["reason"])) from None


def _said(call: Call) -> dict[str, Any]:
    if not call.changes or call.upload:
        return {}
    raw = request.get_data(cache=False)
    if raw.strip() and request.mimetype != "application/json":
        raise UnsupportedMediaType
    return read(raw)


def _form() -> dict[str, Any]:
    """The fields of a form with files, which may be larger than other bodies."""
    request.max_content_length = LARGEST_FILES + LARGEST_FILES // 8
    if request.mimetype != "multipart/form-data":
        raise UnsupportedMediaType
    fields = {name: value for name, value in request.form.items() if value != ""}
    if any(c < " " and c not in "\n\t" for value in fields.values() for c in value):
        raise Invalid("body", "control_characters")
    return fields


def _files() -> tuple[tuple[str, bytes], ...]:
    found = [one for many in request.files.listvalues() for one in many if one.filename]
    if not found:
        raise Refusal("no_file")
    if len(found) > MOST_FILES:
        raise Invalid("file", "too_long")
    return tuple((str(one.filename)[:80], one.read()) for one in found)


def _key() -> str | None:
    key = request.headers.get(KEY_HEADER)
    if key is not None and not KEY_FORM.fullmatch(key):
        raise Invalid(KEY_HEADER, "wrong_form")
    return key
