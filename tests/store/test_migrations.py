"""Steps of the schema: each has a number of its own, by which people speak of it."""

from collections import Counter

from sqlite_utils import Database

from store.migrations import MIGRATIONS

TWICE = {"m006", "m012", "m041", "m043"}
"""Given to two steps each before anybody looked. What is installed keeps its name."""


def test_no_number_is_given_to_two_steps():
    steps = [step.name for step in MIGRATIONS.pending(Database(memory=True))]
    numbers = Counter(name.partition("_")[0] for name in steps)
    assert {number for number, count in numbers.items() if count > 1} == TWICE
    assert max(numbers.values()) == 2
