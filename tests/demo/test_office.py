"""The back office of the demo lives: cases under several lights, one decided, a sheet waits."""

from config import loader
from demo.before import lived_before
from demo.free import free_window
from demo.office import office_of
from demo.play import Play
from demo.results import DOCUMENTS
from hall.cases.turning import PlanLights
from hall.people.roles import HALL
from hall.views import snapshot
from store.memory import MemoryStore
from tests.hall.rig import CountedSecrets, HandClock, Rig


def test_the_demo_begins_with_cases_under_several_lights_and_a_sheet_to_sign():
    rig = Rig(loader.load("dianjiang"))
    free = (free_window(rig.setup),)
    Play(rig.setup, rig.store, rig.clock, rig.send, seed=1, free=free).begin()
    with rig.store.reading() as shelf:
        view = f"office:{office_of(rig.setup)}"
        now = snapshot(view, rig.setup, shelf, rig.clock.now())
        issuing = snapshot("results", rig.setup, shelf, rig.clock.now())
    assert {"yellow", "paused", "green"} <= {row["part"]["light"] for row in now["due"]}
    assert (len(now["sheets"]), len(now["decided"])) == (1, 1 + len(DOCUMENTS))
    assert all(issuing[where] for where in ("came", "to_tell", "delivered"))


def test_what_was_left_lying_days_ago_is_red_as_the_demo_begins():
    setup, store, clock = loader.load("dianjiang"), MemoryStore(), HandClock()
    lived_before(setup, store, CountedSecrets(), clock.now())
    rig = Rig(setup, store, clock)
    rig.send(PlanLights(), HALL)
    with store.reading() as shelf:
        lit = snapshot("supervision", setup, shelf, clock.now())["lit"]
        owed = snapshot("deferrals", setup, shelf, clock.now())
    assert "red" in [row["part"]["light"] for row in lit]
    assert owed["overdue"] == len(owed["materials"]) > 0
    before = rig.journal()
    lived_before(setup, store, CountedSecrets(), clock.now())
    assert rig.journal() == before
