"""Search as fingers move: what one key stroke costs among 2,000 matters."""

from __future__ import annotations

import time
from dataclasses import replace

from bench.figures import Figure, at_most, percentile
from config.loader import load
from config.pinyin import syllables
from hall.catalogue.catalogue import Catalogue

NAME = "search"
MATTERS = 2_000
TYPED = ("s", "sf", "sfz", "shenfen", "身份证", "hukou qianyi", "z", "身份z", "shenfzh", "护照")
TIMES = 30


def run() -> list[Figure]:
    """Every text several times, in one catalogue."""
    catalogue = _large()
    took = []
    for typed in TYPED * TIMES:
        began = time.perf_counter()
        catalogue.search(typed)
        took.append((time.perf_counter() - began) * 1000)
    return [
        Figure("search among 2,000 matters, p50", round(percentile(took, 0.5), 2), "ms"),
        at_most("search among 2,000 matters, p95", percentile(took, 0.95), "ms", 10),
    ]


def _large() -> Catalogue:
    setup = load("dianjiang")
    copies = -(-MATTERS // len(setup.matters))
    many = [
        replace(matter, code=f"{matter.code}-{copy}", name=f"{matter.name}{copy}")
        for copy in range(copies)
        for matter in setup.matters
    ]
    return Catalogue(replace(setup, matters=tuple(many[:MATTERS])), syllables)
