"""The gradual path: matters that any window takes, step by step, up to full one-window."""

from dataclasses import replace

import pytest

from hall.catalogue.commands import ChangeMode, MarkMatters
from hall.people.roles import HALL
from hall.refusals import Forbidden, Invalid
from hall.settings.commands import TakeBackSetting
from hall.setup import Mode
from hall.tickets.marks import MarkTickets
from hall.views import snapshot
from hall.windows.commands import Transfer
from tests.hall.people import WANG_LI, ZHAO_MIN, small_hall
from tests.hall.rig import Rig


@pytest.fixture
def rig():
    hall = Rig()
    hall.open("3")
    return hall


def mark(rig, *codes, anywhere=True, by=ZHAO_MIN):
    wish = MarkMatters(codes=codes, undifferentiated=anywhere, reason="第二批放开")
    return rig.send(wish, by)["marked"]


def full(rig, mode=Mode.FULL):
    rig.send(ChangeMode(mode=mode, reason="全面推行"), ZHAO_MIN)


def path(rig):
    with rig.store.reading() as shelf:
        return snapshot("path", rig.engine.setup, shelf, rig.clock.now())


def test_a_window_for_anything_takes_a_matter_as_soon_as_it_is_marked(rig):
    ticket = rig.take(matter="T-2")
    assert rig.call("3") is None
    assert mark(rig, "T-2") == 1
    assert rig.call("3") == ticket["number"], "who waited before follows at once"


def test_a_mark_taken_back_leaves_tickets_to_their_own_windows(rig):
    rig.take(matter="T-1")
    mark(rig, "T-1", anywhere=False)
    assert rig.call("3") is None
    rig.send(TakeBackSetting(setting=1, reason="改错了"), ZHAO_MIN)
    assert rig.call("3") == "A001"


def test_where_windows_call_by_themselves_a_mark_is_enough():
    rig = Rig(automatic=True)
    rig.open("3")
    rig.take(matter="P-1")
    assert rig.window("3").ticket is None
    mark(rig, "P-1")
    assert rig.window("3").ticket is not None


def test_a_ticket_without_a_matter_follows_its_domain(rig):
    rig.take("property")
    assert rig.call("3") is None, "nothing of property goes anywhere"
    mark(rig, "P-1")
    assert rig.call("3") == "B001"


def test_in_full_mode_any_window_takes_every_matter_and_the_marks_stay(rig):
    rig.take(matter="P-1")
    full(rig)
    assert rig.call("3") == "B001"
    rig.serve_called("3")
    rig.take(matter="T-2")
    full(rig, Mode.CLASSIFIED)
    assert rig.call("3") is None
    assert [m.undifferentiated for m in rig.engine.setup.matters] == [True, False, False]


def test_in_full_mode_themes_and_lines_without_matters_keep_their_windows(rig):
    full(rig)
    rig.take(theme="birth")
    rig.take("themes")
    assert rig.call("3") is None


def test_who_is_held_or_away_follows_too_and_a_transfer_asks_the_mode(rig):
    rig.open("1")
    rig.take(matter="T-2")
    rig.call("1")
    full(rig)
    rig.send(Transfer(window="1", domain="tax"))
    assert rig.call("3") == "A001"


def test_a_ticket_for_a_matter_that_is_gone_keeps_its_mark(rig):
    ticket = rig.take(matter="T-1")
    rig.engine.setup = replace(rig.engine.setup, matters=rig.engine.setup.matters[1:])
    rig.send(MarkTickets(), HALL)
    assert rig.see(ticket).anywhere
    assert rig.call("3") == "A001"


def test_a_hall_whose_folder_has_changed_while_it_slept_marks_who_still_waits(rig):
    rig.take(matter="T-2")
    changed = tuple(replace(m, undifferentiated=True) for m in small_hall().matters)
    rig.engine.setup = replace(rig.engine.setup, matters=changed)
    rig.send(MarkTickets(), HALL)
    assert rig.call("3") == "A001"


def test_each_step_says_how_far_the_hall_is(rig):
    mark(rig, "T-2", "P-1")
    events = [e for e in rig.journal() if e.kind == "MattersMarked"]
    assert [(e.data["count"], e.data["marked"], e.data["matters"]) for e in events] == [(2, 3, 3)]
    face = path(rig)
    assert (face["marked"], face["matters"], face["any"], face["windows"]) == (3, 3, 1, 4)
    assert face["domains"][0] == {"domain": "tax", "matters": 2, "marked": 2}
    assert face["edition"] != ""


def test_what_is_marked_already_is_no_step(rig):
    assert mark(rig, "T-1") == 0
    assert path(rig)["edition"] == ""


def test_a_code_nobody_has_marks_nothing(rig):
    with pytest.raises(Invalid):
        mark(rig, "T-2", "X-9")
    assert path(rig)["marked"] == 1
    with pytest.raises(Forbidden):
        mark(rig, "T-2", by=WANG_LI)


def test_the_least_share_of_comprehensive_windows_is_a_setting(rig):
    rig.send(ChangeMode(comprehensive_share=0.95, reason="先进指标"), ZHAO_MIN)
    assert rig.engine.setup.comprehensive_share == 0.95
    assert path(rig)["share"] == {"now": 1.0, "target": 0.95}
    assert path(rig)["edition"] == "", "the catalogue is the same"
