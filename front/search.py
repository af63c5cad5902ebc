"""The catalogue and its search index. A process of its own says how the names sound.

The dictionary takes 50 MB and most of a second: neither the memory nor the hub of a hall that runs
is to feel it. What has been asked once is known from then on, so that a step of the path, which
changes no name, asks nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from hall.catalogue.catalogue import Catalogue, sounding
from hall.catalogue.search import Syllables
from hall.setup import Setup

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds after which the dictionary is given up."""


class Search:
    """Builds catalogues, one at a time, off the hub."""

    def __init__(self) -> None:
        self._known: dict[str, Syllables] = {}

    def open(self, setup: Setup) -> Catalogue:
        """What the hall offers, ready to be searched by name, pinyin and initials.

        Raises OSError or subprocess.SubprocessError where the dictionary doesn't answer.
        """
        wanted = sounding(setup)
        new = [text for text in wanted if text not in self._known]
        sounds = self._known | (dict(zip(new, sounds_of(new), strict=True)) if new else {})
        self._known = {text: sounds[text] for text in wanted}
        return Catalogue(setup, self._known.__getitem__)


def sounds_of(texts: Iterable[str]) -> list[Syllables]:
    """How each text sounds, asked of a process of its own."""
    command = [sys.executable, "-m", "config.pinyin_child"]
    asked = json.dumps(list(texts)).encode()
    done = subprocess.run(
        command, input=asked, stdout=subprocess.PIPE, timeout=PATIENCE, cwd=ROOT, check=True
    )
    said: list[Syllables] = json.loads(done.stdout)
    return said


SEARCH = Search()
"""This process's own."""
