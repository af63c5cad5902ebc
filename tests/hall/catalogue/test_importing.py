"""Another catalogue in force: what its preview says, and what becomes of everybody who waits."""

from dataclasses import replace

import pytest

from hall.catalogue.commands import ImportCatalogue, MarkMatters
from hall.catalogue.importing import differences, whole_themes, with_kept
from hall.refusals import Forbidden, Invalid, Refusal
from hall.settings.commands import TakeBackSetting
from hall.setup import CaseKind, Material, Matter, Theme
from hall.views import snapshot
from hall.windows.commands import Finish
from tests.hall.people import WANG_LI, ZHAO_MIN, small_hall
from tests.hall.rig import Rig

ID_CARD = Material("身份证", "政府部门核发", "原件", 1, "人证一致")
T1, T2, P1 = small_hall().matters
NEW = Matter("N-1", "契税申报", "税务局", "tax", CaseKind.IMMEDIATE, 0, True, (ID_CARD,))


@pytest.fixture
def rig():
    hall = Rig()
    hall.open("1", "3")
    return hall


def take(rig, *matters, themes=None, base="", by=ZHAO_MIN):
    themes = rig.engine.setup.themes if themes is None else themes
    wish = ImportCatalogue(matters=matters, themes=themes, base=base, reason="新版目录", refused=2)
    return rig.send(wish, by)


def edition(rig):
    with rig.store.reading() as shelf:
        return snapshot("path", rig.engine.setup, shelf, rig.clock.now())["edition"]


def test_what_changes_is_told_field_by_field():
    longer = replace(T2, working_days=9, materials=(ID_CARD,))
    found = differences((T1, T2, P1), (longer, NEW, P1))
    assert (found.new, found.removed, found.unchanged) == ((NEW,), (T1,), 1)
    (change,) = found.changed
    assert [(f.field, f.before, f.after) for f in change.fields] == [
        ("working_days", "5", "9"),
        ("materials", "", "身份证（政府部门核发，原件 1 份；人证一致）"),
    ]


def test_materials_in_another_order_are_told_as_such():
    other = replace(ID_CARD, name="户口簿")
    before = replace(NEW, materials=(ID_CARD, other))
    (change,) = differences((before,), (replace(NEW, materials=(other, ID_CARD)),)).changed
    assert [(f.field, f.before, f.after) for f in change.fields] == [
        ("order", "身份证、户口簿", "户口簿、身份证"),
    ]


def test_a_refused_row_never_takes_away_what_is_in_force():
    after, kept = with_kept((NEW,), frozenset({"T-1", "X-9"}), (T1, T2))
    assert (after, kept) == ((NEW, T1), (T1,))


def test_a_theme_that_lacks_a_matter_is_named_with_it():
    whole = Theme("a", "甲", "themes", "局", (), ("T-1",))
    lacking = Theme("b", "乙", "themes", "局", (), ("T-1", "T-9"))
    assert whole_themes((whole, lacking), (T1,)) == ((whole,), ((lacking, "T-9"),))


def test_another_catalogue_counts_for_the_very_next_ticket_and_is_on_record(rig):
    answer = take(rig, T1, NEW, replace(P1, working_days=7))
    assert answer == {"settings": [1], "matters": 3, "themes": 1}
    assert rig.take(matter="N-1")["number"] == "A001"
    with pytest.raises(Invalid):
        rig.take(matter="T-2")
    event = next(e for e in rig.journal() if e.kind == "CatalogueImported")
    assert event.data == {
        "new": 1, "changed": 1, "removed": 1, "refused": 2, "matters": 3, "themes": 1,
        "reason": "新版目录",
    }  # fmt: skip


def test_who_waits_for_a_removed_matter_is_served_all_the_same(rig):
    anywhere, own = rig.take(matter="T-1"), rig.take(matter="T-2")
    take(rig, NEW)
    assert rig.call("3") == anywhere["number"]
    assert rig.call("1") == own["number"]
    rig.send(Finish(window="1"))
    with rig.store.reading() as shelf:
        face = snapshot(f"ticket:{own['token']}", rig.engine.setup, shelf, rig.clock.now())
    assert (face["matter"], face["state"]) == ("T-2", "finished")


def test_who_waits_follows_a_mark_that_comes_with_the_import(rig):
    rig.take(matter="T-2")
    take(rig, replace(T2, undifferentiated=True))
    assert rig.call("3") == "A001"


def test_an_import_is_taken_back_like_any_other_setting(rig):
    other = Theme("move", "搬家一件事", "themes", "公安局", (), ("N-1",))
    settings = take(rig, NEW, themes=(other,))["settings"]
    for setting in settings:
        rig.send(TakeBackSetting(setting=setting, reason="版本不对"), ZHAO_MIN)
    assert (rig.engine.setup.matters, rig.engine.setup.themes) == (
        rig.setup.matters, rig.setup.themes,
    )  # fmt: skip


def test_what_was_not_in_the_preview_is_not_taken(rig):
    mark = MarkMatters(codes=("T-2",), undifferentiated=True, reason="放开")
    rig.send(mark, ZHAO_MIN)
    with pytest.raises(Refusal) as refused:
        take(rig, NEW)
    assert refused.value.key == "catalogue_changed_since"
    take(rig, NEW, base=edition(rig))


@pytest.mark.parametrize(
    "matters", [(NEW, NEW), (replace(NEW, domain="fishing"),)], ids=["twice", "homeless"]
)
def test_a_catalogue_that_is_not_of_this_hall_is_refused(rig, matters):
    with pytest.raises(Invalid):
        take(rig, *matters)


def test_an_empty_catalogue_and_a_clerk_change_nothing(rig):
    with pytest.raises(Refusal) as refused:
        take(rig)
    assert refused.value.key == "nothing_to_import"
    with pytest.raises(Forbidden):
        take(rig, NEW, by=WANG_LI)
    assert take(rig, *rig.setup.matters)["settings"] == [], "the same catalogue is no change"
