"""The search index, built anew whenever the catalogue has changed."""

from types import SimpleNamespace

from hall.progress import Recorded
from tests.hall.people import NINE
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
