"""The back office of the demo lives: cases under several lights, one decided, a sheet waits."""

from config import loader
from demo.free import free_window
from demo.office import office_of
from demo.play import Play
from hall.views import snapshot
from tests.hall.rig import Rig


def test_the_demo_begins_with_cases_under_several_lights_and_a_sheet_to_sign():
    rig = Rig(loader.load("dianjiang"))
    free = (free_window(rig.setup),)
    Play(rig.setup, rig.store, rig.clock, rig.send, seed=1, free=free).begin()
    with rig.store.reading() as shelf:
        view = f"office:{office_of(rig.setup)}"
        now = snapshot(view, rig.setup, shelf, rig.clock.now())
    assert {"yellow", "paused", "green"} <= {row["part"]["light"] for row in now["due"]}
    assert (len(now["sheets"]), len(now["decided"])) == (1, 1)
