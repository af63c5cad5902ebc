"""What the page says of a figure is what the code says it means."""

import json
import re
from pathlib import Path

import pytest

from hall.figures.figure import FIGURES, OF_WINDOWS

WORDS = Path(__file__).resolve().parents[2] / "static" / "words" / "en.json"


@pytest.mark.parametrize("figure", (*FIGURES, *OF_WINDOWS), ids=lambda figure: figure.key)
def test_the_page_gives_each_figure_its_one_meaning(figure):
    words = json.loads(WORDS.read_text("utf-8"))
    means = re.sub("`(.+?)`", lambda key: f"“{words['figure.' + key[1]]}”", figure.means)
    assert words[f"figure.means.{figure.key}"] == means
