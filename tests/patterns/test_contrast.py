"""Colours by their roles: who can be read on whom, in both themes (LOOK.md: 7:1 and 4.5:1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"
STATES = ("accent", "ready", "attention", "urgent", "off")
GROUNDS = ("surface", "raised")

MATTERS = [("text", ground) for ground in (*GROUNDS, "sunk", "accent-soft", "ready-soft")]
MATTERS += [("text", f"{state}-soft") for state in ("attention", "urgent", "off")]
MATTERS += [(f"on-{state}", state) for state in STATES] + [("on-plate", "plate")]
MATTERS += [("accent", "raised"), ("on-accent", "accent-strong")]
ALL = [(state, ground) for state in STATES for ground in (*GROUNDS, f"{state}-soft")]
ALL += [("muted", ground) for ground in (*GROUNDS, "sunk", "accent-soft")]
EDGES = [("edge", ground) for ground in GROUNDS] + [("accent", ground) for ground in GROUNDS]


def _block(css: str, selector: str) -> dict[str, str]:
    body = css.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", body))


def _themes() -> dict[str, dict[str, str]]:
    css = TOKENS.read_text("utf-8")
    raw = _block(css, ":root")
    named = {"light": '[data-theme="light"]', "dark": '[data-theme="dark"]'}
    return {theme: raw | _block(css, selector) for theme, selector in named.items()}


def _colour(roles: dict[str, str], role: str) -> str:
    value = roles[role]
    while name := re.fullmatch(r"var\(--([\w-]+)\)", value):
        value = roles[name[1]]
    return value


def _light(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(roles: dict[str, str], pair: tuple[str, str]) -> float:
    low, high = sorted(_light(_colour(roles, role)) for role in pair)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(MATTERS, 7.0), (ALL, 4.5), (EDGES, 3.0)])
def test_roles_can_be_read_on_each_other(theme, pairs, least):
    roles = _themes()[theme]
    poor = {pair: round(_contrast(roles, pair), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < least} == {}


def test_the_dark_roles_are_the_same_however_dark_was_chosen():
    css = TOKENS.read_text("utf-8")
    assert _block(css, ":root:not([data-theme])") == _block(css, '[data-theme="dark"]')


def test_both_themes_know_the_same_roles():
    css = TOKENS.read_text("utf-8")
    assert _block(css, '[data-theme="light"]').keys() == _block(css, '[data-theme="dark"]').keys()
