"""The words: both languages say the same things, and every refusal can be said."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path
from typing import Any

import pytest
from werkzeug.datastructures import LanguageAccept

from hall.commands import Allowed
from hall.people.roles import MANAGERS, Role
from web.app import CALLS
from web.forms import REASONS, form_of
from web.words import Languages, MissingWordError

ROOT = Path(__file__).resolve().parents[2]
WORDS = ROOT / "static" / "words"
RAISED = re.compile(
    r'\b(?:Refusal|Unknown|Forbidden|Unidentified|TooMany|Closed)\(\s*"([a-z_]+)"', re.S
)
INVALID = re.compile(r'\bInvalid\(\s*[^,()]+(?:\([^()]*\))?[^,()]*,\s*"([a-z_]+)"', re.S)


def read(language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((WORDS / f"{language}.json").read_text("utf-8"))
    return words


def gaps(sentence: str) -> set[str]:
    return {name.split("|")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


def sources() -> str:
    files = [*(ROOT / "hall").rglob("*.py"), *(ROOT / "web").rglob("*.py")]
    return "\n".join(file.read_text("utf-8") for file in files)


def test_both_languages_have_the_same_keys() -> None:
    assert read("zh-CN").keys() == read("en").keys()


def test_a_sentence_has_the_same_gaps_in_both_languages() -> None:
    zh, en = read("zh-CN"), read("en")
    assert {k for k in zh if gaps(zh[k]) != gaps(en[k])} == set()


def test_every_refusal_in_the_code_has_words() -> None:
    words = read("en")
    keys = set(RAISED.findall(sources()))
    assert "window_busy" in keys
    assert "hall_busy" in keys
    assert {key for key in keys if f"refusal.{key}" not in words} == set()


def test_every_reason_for_invalid_has_words() -> None:
    words = read("en")
    reasons = {*INVALID.findall(sources()), *REASONS.values(), "wrong_type", "unknown"}
    assert "not_json" in reasons
    assert {r for r in reasons if f"refusal.invalid.{r}" not in words} == set()


def fields_in(schema: Any) -> set[str]:
    """The fields of a form, those inside others too."""
    inner = (*schema.get("properties", {}).values(), *schema.get("$defs", {}).values())
    return set(schema.get("properties", {})).union(*map(fields_in, inner))


def named_in_bodies() -> set[str]:
    """Every field that a body may hold."""
    forms = [(call.command or call.body, call.path) for call in CALLS]
    return set().union(
        *(
            fields_in(form_of(shape).model.model_json_schema()) - set(re.findall(r"{(\w+)}", path))
            for shape, path in forms
            if shape is not None
        )
    )


def test_every_field_that_people_fill_in_is_called_by_a_word() -> None:
    words, fields = read("en"), named_in_bodies()
    assert {"due_on", "display", "begins"} <= fields
    assert {f for f in fields if f"field.{f}" not in words and f"rule.{f}" not in words} == set()


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("display", "“name shown” is missing."),
        ("findings.0.due_on", "“by when” is missing."),
        ("gamma", "“Weight of long services” is missing."),
        ("no_such_field", "“no_such_field” is missing."),
    ],
)
def test_what_is_wrong_in_a_form_is_called_as_people_call_it(field: str, said: str) -> None:
    words = Languages(WORDS, loud=True).languages["en"]
    assert words.refusal("invalid", {"field": field, "reason": "missing"}) == said


def test_one_of_several_fields_is_asked_for_in_words() -> None:
    words = Languages(WORDS, loud=True).languages["zh-CN"]
    facts = {"field": "domain", "reason": "exactly_one", "names": "domain, window"}
    assert words.refusal("invalid", facts) == "请只选一项：业务领域、窗口。"


def test_one_is_no_plural() -> None:
    words = Languages(WORDS, loud=True).languages["en"]
    days = [words.say("kiosk.days", days=number) for number in (1, 2, 0)]
    assert days == ["1 working day", "2 working days", "0 working days"]


def test_in_chinese_a_name_with_its_number_is_one_piece_and_a_count_stands_apart() -> None:
    torn = re.compile(r"[\d}] [号年月日]|[一-鿿] (?:{\w+}|\d+)号")
    stuck = re.compile(
        r"[\d}][人个项条位次份张行件天分]|[到等约前有] ?\d+[人个项条位次份张行件天分]"
    )
    sentences = read("zh-CN")
    assert {key for key, said in sentences.items() if torn.search(said)} == set()
    assert {key for key, said in sentences.items() if stuck.search(said)} == set()


def test_whoever_may_not_do_it_is_told_whom_to_ask() -> None:
    words = Languages(WORDS, loud=True).languages["en"]
    leaders = Allowed(roles=MANAGERS | {Role.SUPERVISOR}).asked()
    told = words.refusal("not_allowed", {"command": "ChangeHours", "roles": leaders})
    assert told == "Your role can't do this. These can: Manager, Administrator."
    assert "Manager" not in words.refusal("not_allowed", {"command": "x"})


def test_a_missing_word_is_loud() -> None:
    words = Languages(WORDS, loud=True).languages["en"]
    with pytest.raises(MissingWordError):
        words.say("nobody.said_this")


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        (None, [], "zh-CN"),
        (None, [("en-GB", 1.0)], "en"),
        (None, [("fr", 1.0)], "zh-CN"),
        (None, [("zh-TW", 1.0), ("en", 0.2)], "zh-CN"),
        ("en", [("zh-CN", 1.0)], "en"),
        ("xx", [("en", 1.0)], "en"),
    ],
)
def test_the_language_is_what_was_chosen_or_what_the_browser_accepts(
    chosen: str | None, accepted: list[tuple[str, float]], language: str
) -> None:
    found = Languages(WORDS).negotiate(chosen, LanguageAccept(accepted))
    assert found.language == language
