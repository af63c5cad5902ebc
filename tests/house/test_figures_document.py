"""docs/figures.md says what the code means."""

from dataclasses import fields

from hall.figures.figure import FIGURES, OF_WINDOWS, PARTS, PARTS_OF_BOOKED, PARTS_OF_REFERRALS, By
from hall.figures.tally import Tally
from tools import figures


def test_the_page_of_figures_agrees_with_the_code():
    assert figures.PAGE.read_text() == figures.page(), "run: .venv/bin/python -m tools.figures"


def test_every_figure_that_is_reckoned_is_defined_once():
    keys = [figure.key for figure in FIGURES]
    assert keys == [field.name for field in fields(Tally)]
    assert not set(keys) & {figure.key for figure in OF_WINDOWS}
    assert set(PARTS) == set(PARTS_OF_BOOKED) == set(PARTS_OF_REFERRALS) == set(By)
