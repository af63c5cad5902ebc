"""What the walls say besides the calls, where and when; what they show; how loud they are."""

from datetime import UTC, datetime, time, timedelta

import pytest

from hall.plans.plan import Plan
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.screens.message import Message
from hall.screens.messages import DropMessage, SetMessage
from hall.screens.pictures import AddPicture, DropPicture, SetPlaylist, Slide
from hall.screens.settings import ChangeScreens, SetSound
from hall.screens.sound import sound_of
from hall.screens.view import screens_face
from hall.views import snapshot, touched
from tests.hall.people import NINE, WANG_LI, ZHAO_MIN
from tests.hall.rig import Rig

A, B = "a" * 32, "b" * 32


@pytest.fixture
def rig():
    return Rig()


def wall(rig, view="display:front"):
    with rig.store.reading() as shelf:
        return snapshot(view, rig.engine.setup, shelf, rig.clock.now())


def says(rig):
    return [message["zh"] for message in wall(rig)["messages"]]


def say(rig, zh, **facts):
    return rig.send(SetMessage(zh=zh, **facts), ZHAO_MIN)["message"]


def bring(rig, *pictures):
    for picture in pictures:
        rig.send(AddPicture(picture=picture, name="海报", width=9, height=9, size=9), ZHAO_MIN)


def test_messages_stand_newest_first_and_the_standing_one_last(rig):
    rig.send(ChangeScreens(message="欢迎", message_en="Welcome", reason="x"), ZHAO_MIN)
    say(rig, "停车场已满")
    rig.clock.move(minutes=1)
    say(rig, "五号窗口检修", en="Window 5 is under repair")
    assert says(rig) == ["五号窗口检修", "停车场已满", "欢迎"]
    first = wall(rig)["messages"][0]
    assert (first["en"], wall(rig)["message_en"]) == ("Window 5 is under repair",) * 2
    assert wall(rig)["messages"][1]["en"] == "停车场已满", "better than nothing"


def test_a_message_has_its_zones(rig):
    say(rig, "前台", zones=("front",))
    assert says(rig) == ["前台"]
    with rig.store.transaction() as shelf:
        shelf.of(Message).save(Message(9, "别处", "", ("back",), False, None, None, "x", NINE))
    assert says(rig) == ["前台"]


def test_a_message_begins_and_ends_at_its_moments_by_itself(rig):
    say(rig, "午间", from_at=NINE + timedelta(hours=3), until=NINE + timedelta(hours=5))
    assert says(rig) == []
    assert rig.engine.due == NINE + timedelta(hours=3)
    rig.clock.move(hours=3)
    rig.engine.run([])
    assert says(rig) == ["午间"]
    rig.clock.move(hours=2)
    rig.engine.run([])
    assert says(rig) == []
    turned = [e.data["state"] for e in rig.journal() if e.kind == "MessageTurned"]
    assert turned == ["now", "over"]
    with rig.store.reading() as shelf:
        assert (shelf.of(Message).count(), shelf.of(Plan).find()) == (0, [])


def test_a_message_that_ends_before_it_begins_is_told_just_that(rig):
    with pytest.raises(Invalid) as refused:
        say(rig, "午间", from_at=NINE + timedelta(hours=5), until=NINE + timedelta(hours=3))
    assert refused.value.facts["reason"] == "ends_before_it_begins"


def test_a_changed_message_forgets_its_old_moments(rig):
    message = say(rig, "午间", until=NINE + timedelta(hours=1))
    rig.send(SetMessage(message=message, zh="全天"), ZHAO_MIN)
    rig.clock.move(hours=2)
    rig.engine.run([])
    assert says(rig) == ["全天"]


def test_an_incident_stands_alone_and_the_kiosks_say_it_too(rig):
    say(rig, "停车场已满")
    assert wall(rig, "kiosk:east")["incident"] is None
    incident = say(rig, "系统故障，请稍候", en="Please wait", incident=True)
    assert says(rig) == ["系统故障，请稍候"]
    assert wall(rig)["messages"][0]["incident"] is True
    assert wall(rig, "kiosk:east")["incident"] == {"zh": "系统故障，请稍候", "en": "Please wait"}
    rig.send(DropMessage(message=incident), ZHAO_MIN)
    assert says(rig) == ["停车场已满"]


def test_an_incident_of_one_zone_concerns_no_kiosk(rig):
    say(rig, "叫号屏检修", incident=True, zones=("front",))
    assert wall(rig, "kiosk:east")["incident"] is None


def test_walls_and_kiosks_hear_of_it_at_once(rig):
    say(rig, "停车场已满")
    event = rig.journal()[-1]
    assert {"display:*", "kiosk:*", "screens*"} <= touched(event, lambda *_: None)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"zones": ("nowhere",)}, "zones"),
        ({"until": NINE}, "until"),
        ({"from_at": NINE + timedelta(hours=2), "until": NINE + timedelta(hours=1)}, "until"),
        ({"from_at": datetime(2026, 9, 28, 12)}, "from_at"),
        ({"zh": "   "}, "zh"),
    ],
)
def test_what_makes_no_message(rig, facts, field):
    with pytest.raises(Invalid) as refused:
        rig.send(SetMessage(**{"zh": "停车场已满", **facts}), ZHAO_MIN)
    assert refused.value.facts["field"] == field


def test_moments_are_kept_in_utc_to_the_millisecond(rig):
    moment = datetime(2026, 9, 28, 12, 0, 0, 1999, tzinfo=UTC)
    say(rig, "午间", until=moment)
    with rig.store.reading() as shelf:
        assert shelf.of(Message).get(1).until == moment.replace(microsecond=1000)


def test_a_wall_shows_its_pictures_in_their_order(rig):
    bring(rig, A, B, A)
    slides = (Slide(picture=B, seconds=20), Slide(picture=A))
    rig.send(SetPlaylist(zone="front", slides=slides), ZHAO_MIN)
    assert wall(rig)["slides"] == [
        {"picture": B, "seconds": 20},
        {"picture": A, "seconds": 10},
    ]
    rig.send(DropPicture(picture=B), ZHAO_MIN)
    assert wall(rig)["slides"] == [{"picture": A, "seconds": 10}]


def test_a_zone_is_louder_quieter_or_silent_for_itself(rig):
    rig.send(
        SetSound(
            zone="front",
            volume=40,
            quiet_from=time(12),
            quiet_until=time(14),
            voice_languages=("en", "zh-CN"),
            reason="午休",
        ),
        ZHAO_MIN,
    )
    assert wall(rig)["sound"] == {
        "silent": False,
        "volume": 40,
        "voice_languages": ["en", "zh-CN"],
    }
    rig.clock.move(hours=3)
    assert wall(rig)["sound"]["silent"] is True
    rig.clock.move(hours=2)
    assert wall(rig)["sound"]["silent"] is False
    rig.send(ChangeScreens(silent=True, reason="演练"), ZHAO_MIN)
    assert wall(rig)["sound"]["silent"] is True


def test_quiet_hours_may_pass_midnight(rig):
    night = SetSound(zone="front", quiet_from=time(20), quiet_until=time(6), reason="夜间")
    rig.send(night, ZHAO_MIN)
    setup = rig.engine.setup
    silent = [sound_of(setup, "front", NINE + timedelta(hours=h)).silent for h in (0, 11, 20, 21)]
    assert silent == [False, True, True, False]


def test_who_shapes_the_screens_sees_all_of_it(rig):
    bring(rig, A)
    say(rig, "停车场已满")
    with rig.store.reading() as shelf:
        face = screens_face(rig.engine.setup, shelf, rig.clock.now())
    assert [m["zh"] for m in face["messages"]] == ["停车场已满"]
    assert [p["picture"] for p in face["pictures"]] == [A]
    assert face["zones"][0]["now"]["volume"] == 100


def test_what_is_refused(rig):
    bring(rig, A)
    for slides, field in (
        ((Slide(picture=B),), "slides"),
        ((Slide(picture=A), Slide(picture=A)), "slides"),
    ):
        with pytest.raises(Invalid) as refused:
            rig.send(SetPlaylist(zone="front", slides=slides), ZHAO_MIN)
        assert refused.value.facts["field"] == field
    for command in (
        SetPlaylist(zone="nowhere", slides=()),
        DropPicture(picture=B),
        DropMessage(message=7),
        SetMessage(message=7, zh="停车场已满"),
        SetSound(zone="nowhere", reason="x"),
    ):
        with pytest.raises(Unknown):
            rig.send(command, ZHAO_MIN)
    with pytest.raises(Invalid):
        rig.send(SetSound(zone="front", quiet_from=time(12), reason="x"), ZHAO_MIN)
    with pytest.raises(Invalid):
        rig.send(ChangeScreens(voice_languages=("en", "en"), reason="x"), ZHAO_MIN)
    with pytest.raises(Forbidden):
        rig.send(SetMessage(zh="停车场已满"), WANG_LI)
    for _ in range(30):
        say(rig, "停车场已满")
    with pytest.raises(Refusal, match="too_many_messages"):
        say(rig, "停车场已满")
