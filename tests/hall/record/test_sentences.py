"""Every kind of event can be said as a sentence in both languages, and stands in one group."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from hall.record.groups import GROUPS, OTHERS, group_of, kinds_of
from tools import reference

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = ("zh-CN", "en")
WORDS = {
    language: json.loads((ROOT / f"static/words/{language}.json").read_text())
    for language in LANGUAGES
}
GAP = re.compile(r"\{(\w+)\}")


SHAPES = {shape.__name__: shape for shape in reference.kinds()}


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_a_kind_has_its_sentence_in_both_languages(kind):
    key = f"record.said.{kind}"
    facts = {field.name for field in fields(SHAPES[kind])} | {"by"}
    for language in LANGUAGES:
        assert key in WORDS[language], f"say {kind} as a sentence: {key} in static/words/*.json"
        assert set(GAP.findall(WORDS[language][key])) <= facts


def test_no_sentence_is_for_a_kind_that_is_gone():
    said = {
        key.rpartition(".")[2]
        for key in WORDS["en"]
        if re.fullmatch(r"record\.said\.[A-Z]\w+", key)
    }
    assert said == set(SHAPES)


def test_each_kind_stands_in_one_group_and_each_group_has_its_word():
    together = [kind for group in (*GROUPS, OTHERS) for kind in kinds_of(group)]
    assert sorted(together) == sorted(SHAPES)
    for group in (*GROUPS, OTHERS):
        assert all(f"record.group.{group}" in WORDS[language] for language in LANGUAGES)


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("TicketCalled", "calls"),
        ("TicketMissed", "calls"),
        ("TicketTransferred", "service"),
        ("TicketExpired", "ends"),
        ("SlipFailed", "arrivals"),
        ("SettingChanged", "changes"),
        ("NothingKnown", "others"),
    ],
)
def test_where_a_kind_is_looked_for(kind, group):
    assert group_of(kind) == group
