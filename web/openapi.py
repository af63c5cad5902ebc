"""The API document, OpenAPI 3.1, made from the table of calls and the command types."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping
from inspect import getdoc
from typing import Any

from pydantic import TypeAdapter

from hall.commands import Allowed
from hall.facts import TicketId
from web import answers
from web.calls import KEY_FORM, KEY_HEADER, Call
from web.forms import form_of

REF = "#/components/schemas/{model}"
IN_PATH: dict[str, Any] = {"type": "string", "minLength": 1}

REFUSALS = {
    "400": "The call itself is wrong; `facts` names the field",
    "401": "Nobody knows who is asking",
    "403": "Known, and not allowed",
    "404": "What it names isn't here",
    "405": "Another method",
    "409": "The rules of the hall refuse",
    "413": "The body is too large",
    "415": "The body isn't JSON",
    "429": "Too often; `Retry-After` says when to try again",
    "503": "The hall can't take commands now",
}


class WhenAsked:
    """The document of these calls, made once somebody asks: the hall opens without it."""

    def __init__(self, calls: Iterable[Call], version: str) -> None:
        self._calls, self._version = calls, version
        self._alone = threading.Lock()
        self._made: dict[str, Any] = {}

    def whole(self) -> dict[str, Any]:
        """It blocks for half a second the first time: only in a native thread."""
        with self._alone:
            self._made = self._made or document(self._calls, self._version)
        return self._made


def document(calls: Iterable[Call], version: str) -> dict[str, Any]:
    """The whole document."""
    schemas: dict[str, Any] = {}
    paths: dict[str, dict[str, Any]] = {}
    _schema_of(answers.Error, schemas)
    for call in calls:
        paths.setdefault(call.path, {})[call.method.lower()] = _operation(call, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Yichuang 一窗",
            "version": version,
            "description": "The hall of a government service centre. Every change is a command.",
        },
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": _security()},
    }


def _operation(call: Call, schemas: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": call.name,
        "tags": [call.room],
        "summary": call.does,
        "description": _description(call),
        "parameters": [*_in_path(call), *_in_query(call), *_key(call)],
        "responses": _responses(call, schemas),
        "security": _who(call.admits),
    }
    if call.files:
        operation["requestBody"] = _form(call, schemas)
    elif call.changes and call.says is not None:
        operation["requestBody"] = _body(call, schemas)
    elif call.upload:
        content = {
            media: {"schema": {"type": "string", "format": "binary"}} for media in call.takes
        }
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _description(call: Call) -> str:
    about = getdoc(call.command) if call.command else getdoc(call.handle)
    steps = getdoc(call.command.carry_out) if call.command else ""
    return "\n\n".join(part for part in (about, steps, allowed_in_words(call.admits)) if part)


def allowed_in_words(allowed: Allowed) -> str:
    """Who may call it, as a sentence."""
    if allowed.anyone:
        return "For anyone."
    parts = [", ".join(sorted(map(str, allowed.roles)))] if allowed.roles else []
    if allowed.devices:
        parts.append("paired devices: " + ", ".join(sorted(map(str, allowed.devices))))
    return "For " + "; ".join(parts) + "."


def _in_path(call: Call) -> list[dict[str, Any]]:
    known = form_of(call.command).schema()["properties"] if call.command else {}
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": _bare(known.get(name, IN_PATH)) if name != "ticket" else _ticket_id(),
        }
        for name in call.in_path
    ]


def _ticket_id() -> dict[str, Any]:
    return TypeAdapter(TicketId).json_schema()


def _in_query(call: Call) -> list[dict[str, Any]]:
    if call.query is None:
        return []
    schema = form_of(call.query).schema()
    shared = schema.get("$defs", {})
    back = {inner: outer for outer, inner in call.renamed.items()}
    return [
        {
            "name": back.get(name, name),
            "in": "query",
            "required": False,
            "schema": _query_schema(inner, shared),
        }
        for name, inner in schema["properties"].items()
    ]


def _query_schema(inner: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """An address knows no null: what may be left out is left out."""
    one = next((a for a in inner.get("anyOf", ()) if a.get("type") != "null"), inner)
    if "$ref" in one:
        one = shared[one["$ref"].rpartition("/")[2]]
    return {k: v for k, v in one.items() if k not in ("title", "default") or v is not None}


def _key(call: Call) -> list[dict[str, Any]]:
    if not call.changes:
        return []
    return [
        {
            "name": KEY_HEADER,
            "in": "header",
            "required": False,
            "description": str(call.repeat),
            "schema": {"type": "string", "pattern": f"^{KEY_FORM.pattern}$"},
        }
    ]


def _body(call: Call, schemas: dict[str, Any]) -> dict[str, Any]:
    assert call.says
    hidden = frozenset(call.in_path) if call.command else frozenset[str]()
    schema = form_of(call.says).schema(hidden)
    back = {inner: outer for outer, inner in call.renamed.items()}
    schema["properties"] = {back.get(k, k): v for k, v in schema["properties"].items()}
    _share(schema, schemas)
    name = schema.pop("title")
    schemas[name] = schema
    content: dict[str, Any] = {"schema": {"$ref": REF.format(model=name)}}
    if call.example:
        content["example"] = dict(call.example)
    return {"required": "required" in schema, "content": {"application/json": content}}


def _form(call: Call, schemas: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = form_of(call.body).schema() if call.body else {"properties": {}}
    file = {"type": "string", "format": "binary"}
    properties = {name: _bare(inner) for name, inner in schema["properties"].items()}
    properties["file"] = {"type": "array", "items": file, "minItems": 1}
    needed = ["file", *schema.get("required", [])]
    name = f"{call.body.__name__ if call.body else ''}Files"
    schemas[name] = {"type": "object", "properties": properties, "required": needed}
    form = {"schema": {"$ref": REF.format(model=name)}}
    return {"required": True, "content": {"multipart/form-data": form}}


def _responses(call: Call, schemas: dict[str, Any]) -> dict[str, Any]:
    error = {"application/json": {"schema": {"$ref": REF.format(model="Error")}}}
    good = {
        "description": "Done",
        "content": {call.media: {"schema": _schema_of(call.answers, schemas)}},
    }
    return {
        str(call.status): good,
        **{status: {"description": why, "content": error} for status, why in REFUSALS.items()},
    }


def _schema_of(shape: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    schema = TypeAdapter(shape).json_schema(ref_template=REF)
    _share(schema, schemas)
    name = schema.pop("title", None)
    if name is None:
        return schema
    schemas[name] = schema
    return {"$ref": REF.format(model=name)}


def _share(schema: dict[str, Any], schemas: dict[str, Any]) -> None:
    for name, inner in schema.pop("$defs", {}).items():
        schemas[name] = _bare(inner)
    for inner in schema.get("properties", {}).values():
        inner.pop("title", None)


def _bare(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in schema.items() if k not in ("title", "default")}


def _who(allowed: Allowed) -> list[dict[str, list[str]]]:
    if allowed.anyone:
        return []
    schemes = ["bearer", "session", *(["device"] if allowed.devices else [])]
    return [{scheme: []} for scheme in schemes]


def _security() -> dict[str, Any]:
    return {
        "bearer": {"type": "http", "scheme": "bearer"},
        "session": {"type": "apiKey", "in": "cookie", "name": "yc_session"},
        "device": {"type": "apiKey", "in": "cookie", "name": "yc_device"},
    }


def anchor(name: str) -> str:
    """A name as a place in a page."""
    return re.sub(r"\W+", "-", name)
