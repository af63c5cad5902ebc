"""Forms: strict, and they know no fields but the command's own."""

from __future__ import annotations

import pytest

from hall.refusals import Invalid
from hall.tickets.commands import IssueTicket, Person
from hall.windows.reshaping import ChangeWindow
from hall.windows.window import WindowKind
from web.forms import form_of, read


def test_a_form_makes_the_command_with_what_is_nested_in_it() -> None:
    facts = {"domain": "tax", "person": {"id_number": "11010519491231002X", "name": "张建国"}}
    assert form_of(IssueTicket).fill(facts) == IssueTicket(
        domain="tax", person=Person(id_number="11010519491231002X", name="张建国")
    )


def test_the_document_says_a_pattern_as_it_is_written() -> None:
    window = form_of(ChangeWindow).schema()["properties"]["window"]
    assert window["pattern"] == "^(?:[0-9A-Za-z]{1,6})$"


def test_a_list_becomes_a_tuple_and_a_word_its_kind() -> None:
    made = form_of(ChangeWindow).fill({"window": "3", "kind": "theme", "domains": ["tax"]})
    assert made == ChangeWindow(window="3", kind=WindowKind.THEME, domains=("tax",))


@pytest.mark.parametrize(
    ("facts", "field", "reason"),
    [
        ({"domain": 7}, "domain", "wrong_type"),
        ({"domain": "x" * 65}, "domain", "too_long"),
        ({"domain": ""}, "domain", "too_short"),
        ({"domain": "a b"}, "domain", "wrong_form"),
        ({"domain": "tax", "vip": True}, "vip", "unknown_field"),
        ({"person": {"id_number": 1}}, "person.id_number", "wrong_type"),
        ({"person": {"age": 72}}, "person.age", "unknown_field"),
        ({"language": "fr"}, "language", "not_one_of"),
        ({"appointment": "tomorrow"}, "appointment", "wrong_type"),
    ],
)
def test_what_is_wrong_is_named(facts: dict[str, object], field: str, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        form_of(IssueTicket).fill(facts)
    assert refused.value.facts["field"] == field
    assert refused.value.facts["reason"] == reason


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b'{"a": NaN}', "not_json"),
        (b'{"a": 1e999}', "wrong_type"),
        (b'{"a": "\\ud800"}', "not_json"),
        (b'{"a": "\\u0000"}', "control_characters"),
        (b'{"\\u0007": 1}', "control_characters"),
        ('{"a": "A001 \u202e\u53f7"}'.encode(), "control_characters"),
        ('{"a": "\u2066tax\u2069"}'.encode(), "control_characters"),
        ('{"a": "\u200etax"}'.encode(), "control_characters"),
        (b'{"a": 1, "a": 2}', "given_twice"),
        (b'{"a": [{"b": 1, "b": 1}]}', "given_twice"),
        (b"[1]", "not_an_object"),
        (b"7", "not_an_object"),
        (b'{"a":' + b"[" * 40 + b"]" * 40 + b"}", "too_deep"),
        (b'{"a":' + b"[" * 9000 + b"]" * 9000 + b"}", "not_json"),
    ],
)
def test_a_body_that_is_no_plain_object_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(raw)
    assert refused.value.facts["reason"] == reason


def test_no_body_is_an_empty_one() -> None:
    assert read(b" \n") == {}
