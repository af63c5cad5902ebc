"""Forms: what a command's fields look like as JSON, made from its type, never by hand.

A form is strict (a number is not a string), knows no fields beyond the command's own, and hands
back the command itself. The API document takes its schemas from the same forms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from math import isfinite
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from annotated_types import DocInfo
from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic import Field as Described
from pydantic_core import from_json

from hall.refusals import Invalid

DEEPEST = 8
"""How deep a body may nest; commands need two."""

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of the text around them."""

STRICT = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

REASONS = {
    "missing": "missing",
    "extra_forbidden": "unknown_field",
    "string_too_short": "too_short",
    "string_too_long": "too_long",
    "too_short": "too_short",
    "too_long": "too_long",
    "string_pattern_mismatch": "wrong_form",
    "enum": "not_one_of",
    "literal_error": "not_one_of",
    "greater_than": "too_small",
    "greater_than_equal": "too_small",
    "less_than": "too_large",
    "less_than_equal": "too_large",
    "timezone_aware": "without_offset",
}
"""pydantic's words for what is wrong, in ours; what isn't here is a wrong type."""


ENDS = ("greater_than_equal", "less_than_equal")

_known_hints: dict[type[Any], dict[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Form:
    """The JSON face of one dataclass."""

    shape: type[Any]
    model: type[BaseModel]

    def fill(self, facts: Mapping[str, Any]) -> Any:
        """The dataclass made of `facts`. Raises Invalid, naming the field."""
        try:
            model = self.model.model_validate_json(json.dumps(dict(facts)))
        except ValidationError as problem:
            raise _refusal(problem) from None
        return _built(self.shape, model)

    def fill_from_text(self, facts: Mapping[str, str]) -> Any:
        """The same from texts, as they stand in an address."""
        try:
            model = self.model.model_validate_strings(dict(facts), strict=False)
        except ValidationError as problem:
            raise _refusal(problem) from None
        return _built(self.shape, model)

    def schema(self, leave_out: frozenset[str] = frozenset()) -> dict[str, Any]:
        """Its JSON schema, `leave_out` being the fields that stand in the path."""
        made = self.model.model_json_schema(ref_template="#/components/schemas/{model}")
        inner = {k: v for k, v in made.get("properties", {}).items() if k not in leave_out}
        required = [k for k in made.get("required", []) if k not in leave_out]
        made["properties"] = inner
        made.pop("required", None)
        if required:
            made["required"] = required
        return made


_forms: dict[type[Any], Form] = {}


def form_of(shape: type[Any]) -> Form:
    """The form of a dataclass."""
    if shape not in _forms:
        _forms[shape] = _make(shape)
    return _forms[shape]


def _make(shape: type[Any]) -> Form:
    hints = _hints(shape)
    inner: dict[str, Any] = {
        field.name: (_strict(hints[field.name]), _default(field)) for field in fields(shape)
    }
    model = create_model(shape.__name__, __config__=STRICT, **inner)
    return Form(shape, model)


def _hints(shape: type[Any]) -> dict[str, Any]:
    if shape not in _known_hints:
        _known_hints[shape] = get_type_hints(shape, include_extras=True)
    return _known_hints[shape]


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return Described(default_factory=field.default_factory)
    return ...


def _strict(hint: Any) -> Any:
    """A type hint with nested dataclasses as models and our own limits as pydantic's."""
    if is_dataclass(hint):
        return form_of(cast("type[Any]", hint)).model
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return Annotated[(_strict(args[0]), *map(_limit, args[1:]))]
    if origin in (Union, UnionType):
        return Union[tuple(_strict(a) for a in args)]  # noqa: UP007 - made at run time
    if origin in (tuple, list, frozenset, dict):
        return origin[tuple(a if a is ... else _strict(a) for a in args)]
    return hint


def _limit(limit: Any) -> Any:
    if isinstance(limit, DocInfo):
        return Described(description=limit.documentation)
    return limit


def _built(shape: type[Any], model: BaseModel) -> Any:
    hints = _hints(shape)
    return shape(
        **{f.name: _unfolded(hints[f.name], getattr(model, f.name)) for f in fields(shape)}
    )


def _unfolded(hint: Any, value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _built(_dataclass_in(hint), value)
    if isinstance(value, tuple | list) and value and isinstance(value[0], BaseModel):
        inner = _dataclass_in(hint)
        return tuple(_built(inner, one) for one in value)
    return value


def _dataclass_in(hint: Any) -> type[Any]:
    if is_dataclass(hint):
        return cast("type[Any]", hint)
    found = (_dataclass_in(a) for a in get_args(hint) if is_dataclass(a) or get_args(a))
    return next(found)


def _refusal(problem: ValidationError) -> Invalid:
    first = problem.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "body"
    if first["type"] in ENDS and any(isinstance(end, str) for end in first["ctx"].values()):
        return Invalid(where[:80], "beyond_time")  # the ends of numbers are numbers
    return Invalid(where[:80], REASONS.get(first["type"], "wrong_type"))


def read(raw: bytes) -> dict[str, Any]:
    """The JSON object in a body; empty for none. Raises Invalid."""
    if not raw.strip():
        return {}
    try:
        body = from_json(raw, allow_inf_nan=False)
        json.loads(raw, object_pairs_hook=_each_once)
    except ValueError:
        raise Invalid("body", "not_json") from None
    if not isinstance(body, dict):
        raise Invalid("body", "not_an_object")
    _check_text(body, "body", DEEPEST)
    return body


def _each_once(pairs: list[tuple[str, Any]]) -> None:
    """Two readers of the same body must not understand different things."""
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise Invalid(name[:60], "given_twice")


def _check_text(value: Any, where: str, deeper: int) -> None:
    if deeper == 0:
        raise Invalid(where, "too_deep")
    if isinstance(value, str):
        if UNSEEN.search(value):
            raise Invalid(where, "control_characters")
    elif isinstance(value, float):
        if not isfinite(value):
            raise Invalid(where, "wrong_type")
    else:
        for name, inner in _inside(value, where):
            _check_text(inner, name, deeper - 1)


def _inside(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield "body", key
            yield key[:60], inner
    elif isinstance(value, list):
        for inner in value:
            yield where, inner


__all__ = ["Form", "form_of", "read"]
