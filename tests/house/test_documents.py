"""Documents are checked like code."""

import inspect
import json
import re
from importlib import import_module
from pathlib import Path

import pytest

from hall.commands import COMMANDS
from tools import reference, roles, rules

ROOT = Path(__file__).resolve().parents[2]
WORDS = {
    language: json.loads((ROOT / "static/words" / f"{language}.json").read_text())
    for language in ("zh-CN", "en")
}
GAP = re.compile(r"\{(\w+)\}")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def test_the_reference_agrees_with_the_code():
    assert reference.PAGE.read_text() == reference.page(), (
        "run: .venv/bin/python -m tools.reference"
    )


def test_the_table_of_roles_agrees_with_the_code():
    assert roles.PAGE.read_text() == roles.page(), "run: .venv/bin/python -m tools.roles"


def test_every_command_and_event_says_what_it_does():
    for room in reference.ROOMS:
        import_module(room)
    silent = [name for name, command in COMMANDS.items() if not inspect.getdoc(command)]
    silent += [
        e.__name__ for e in reference.kinds() if not e.__doc__ or e.__doc__.startswith(e.__name__)
    ]
    assert silent == []


def test_both_languages_have_the_same_words_with_the_same_gaps():
    chinese, english = WORDS["zh-CN"], WORDS["en"]
    assert set(chinese) == set(english)
    unlike = [
        key for key in chinese if set(GAP.findall(chinese[key])) != set(GAP.findall(english[key]))
    ]
    assert unlike == []


def test_every_refusal_in_the_rules_has_its_words():
    """Every key that hall/ refuses with, found in its text."""
    said = set()
    for file in (ROOT / "hall").rglob("*.py"):
        text = file.read_text()
        said |= set(re.findall(r'(?:Refusal|Unknown|Forbidden|TooMany)\(\s*"(\w+)"', text))
        said |= {f"invalid.{r}" for r in re.findall(r'Invalid\(\s*[^,()]+, "(\w+)"', text)}
    missing = sorted(key for key in said if f"refusal.{key}" not in WORDS["en"])
    assert missing == []


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")))
def test_every_link_in_the_documents_leads_somewhere(page):
    lost = [to for to in LINK.findall(page.read_text()) if not (page.parent / to).exists()]
    assert lost == []


NOT_BUILT = frozenset(
    {
        *("J19-17", "J19-18", "Z17-7", "Z17-8"),
    }
)
"""Rows of rooms that aren't there yet; whoever builds one takes it out."""


def test_the_table_of_rules_agrees_with_the_code():
    assert rules.PAGE.read_text() == rules.page(), "run: .venv/bin/python -m tools.rules"


def test_every_rule_that_is_built_has_a_test_of_its_own():
    every = {row["row"] for row in rules.rows()}
    assert len(every) == 52
    assert every - rules.tested() == NOT_BUILT
