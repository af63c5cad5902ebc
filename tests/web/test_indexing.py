"""The search index, built anew whenever the catalogue has changed."""

from dataclasses import replace
from types import SimpleNamespace

from front.search import Search, sounds_of
from hall.progress import Recorded
from tests.hall.people import NINE, small_hall
from web.indexing import Indexing


class Hub:
    """Does everything at once."""

    def spawn(self, do):
        do()

    def offload(self, do, *facts):
        return do(*facts)


def test_a_build_that_fails_is_not_the_last_one(caplog):
    def build(setup):
        if setup == "broken":
            raise ValueError("no pinyin")
        return f"index of {setup}"

    works = SimpleNamespace(hub=Hub(), setup="broken", catalogue="former")
    indexing = Indexing(works, build)
    changed = Recorded(1, NINE, "SettingChanged", "staff:admin", "x/1", {"section": "matters"})
    indexing.hear([changed])
    assert works.catalogue == "former"
    assert "search index" in caplog.text
    works.setup = "matters"
    indexing.hear([changed])
    assert works.catalogue == "index of matters"


def test_the_dictionary_is_asked_only_how_new_names_sound(monkeypatch):
    asked = []

    def sounds(texts):
        asked.append(texts)
        return [[["shui"]] for _ in texts]

    monkeypatch.setattr("front.search.sounds_of", sounds)
    search, hall = Search(), small_hall()
    search.open(hall)
    first, *others = hall.matters
    marked = replace(first, undifferentiated=not first.undifferentiated)
    assert search.open(replace(hall, matters=(marked, *others))).matters()[0] == marked
    assert len(asked) == 1
    search.open(replace(hall, matters=(replace(first, name="新事项"), *others)))
    assert asked[1:] == [["新事项"]]


def test_a_process_of_its_own_knows_how_hanzi_sound():
    assert sounds_of(["银行", "A1"]) == [[["yin"], ["hang"]], [["A"], ["1"]]]
