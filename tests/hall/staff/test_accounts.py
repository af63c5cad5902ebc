"""Accounts: who looks after whom, what ends sessions, and that nobody can lock everybody out."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.commands import COMMANDS
from hall.people.accounts import (
    ChangeStaff,
    ChooseLanguage,
    Language,
    RequirePassword,
    SignOutEverywhere,
)
from hall.people.commands import AddStaff, MakeLink, OpenSession, SetPassword, UseLink
from hall.people.roles import BELOW_MANAGER, HALL, Actor, ActorKind, Role
from hall.plans.commands import CarryOutPlan, MakePlan
from hall.plans.plan import Plan
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.windows.commands import OpenWindow
from tests.hall.people import ADMIN, CHEN_GANG, NINE, WANG_LI, ZHAO_MIN
from tests.hall.rig import Rig

LI_QIANG = Actor(ActorKind.STAFF, "liqiang", role=Role.ADMINISTRATOR)
KEY = "a" * 64
OTHER_KEY = "b" * 64


@pytest.fixture
def rig():
    """Everybody of the tests works here; the administrator has a password."""
    rig = Rig()
    for person in (ADMIN, ZHAO_MIN, WANG_LI, CHEN_GANG):
        rig.send(AddStaff(staff=person.name, display=person.name, role=person.role), HALL)
    rig.send(SetPassword(staff="admin", password_hash="hash"), HALL)
    return rig


def person(rig, name):
    with rig.store.reading() as shelf:
        return shelf.people.staff(name)


def sessions(rig, name):
    with rig.store.reading() as shelf:
        return list(shelf.people.sessions_of(name))


def sit_down(rig, name, key=KEY):
    return rig.send(OpenSession(staff=name, token_hash=key, minutes=60), HALL)


def make_link(rig, name, key=KEY, by=ADMIN):
    return rig.send(MakeLink(staff=name, token_hash=key, minutes=60), by)


def refusal(rig, command, by=ADMIN):
    with pytest.raises(Refusal) as refused:
        rig.send(command, by)
    return refused.value.key


@pytest.mark.parametrize("change", [{"active": False}, {"role": Role.GUIDE}])
def test_switched_off_or_with_another_role_one_is_out_at_once(rig, change):
    sit_down(rig, "wangli")
    make_link(rig, "wangli", OTHER_KEY)
    rig.send(ChangeStaff(staff="wangli", **change))
    assert sessions(rig, "wangli") == []


def test_another_name_or_language_leaves_sessions_alone(rig):
    sit_down(rig, "wangli")
    rig.send(ChangeStaff(staff="wangli", display="王莉", language=Language.ENGLISH))
    assert len(sessions(rig, "wangli")) == 1
    assert person(rig, "wangli").display == "王莉"
    assert rig.ears.kinds[-2:] == ["StaffRenamed", "LanguageChosen"]
    assert all("王" not in str(event.data) for event in rig.journal())


def test_who_is_switched_off_cannot_come_in_until_switched_on(rig):
    rig.send(ChangeStaff(staff="wangli", active=False, reason="调离大厅"))
    with pytest.raises(Unknown):
        sit_down(rig, "wangli")
    rig.send(ChangeStaff(staff="wangli", active=True))
    assert sit_down(rig, "wangli")["role"] == "clerk"
    off, on = [e for e in rig.journal() if e.kind.startswith("StaffSwitched")]
    assert (off.kind, off.data["reason"]) == ("StaffSwitchedOff", "调离大厅")
    assert on.kind == "StaffSwitchedOn"


def test_the_seat_of_somebody_switched_off_is_free(rig):
    rig.send(OpenWindow(window="1"), WANG_LI)
    with pytest.raises(Forbidden):
        rig.send(OpenWindow(window="1"), CHEN_GANG)
    rig.send(ChangeStaff(staff="wangli", active=False))
    assert rig.send(OpenWindow(window="1"), CHEN_GANG)["window"]["clerk"] == "chengang"


@pytest.mark.parametrize("role", Role)
def test_managers_look_after_the_roles_below_theirs_only(rig, role):
    rig.send(AddStaff(staff="liumin", display="刘敏", role=role), HALL)
    rig.send(SetPassword(staff="liumin", password_hash="hash"), HALL)
    wishes = (
        ChangeStaff(staff="liumin", display="刘敏敏"),
        ChangeStaff(staff="wangli", role=role),
        RequirePassword(staff="liumin"),
        SignOutEverywhere(staff="liumin"),
        AddStaff(staff="sunyue", display="孙悦", role=role),
    )
    for wish in wishes:
        if role in BELOW_MANAGER:
            rig.send(wish, ZHAO_MIN)
        else:
            assert refusal(rig, wish, ZHAO_MIN) == "not_allowed", wish


def test_a_clerk_looks_after_nobody_and_does_not_learn_who_works_here(rig):
    for name in ("chengang", "nobody-here"):
        assert refusal(rig, SignOutEverywhere(staff=name), WANG_LI) == "not_allowed"
        assert refusal(rig, ChangeStaff(staff=name, active=False), WANG_LI) == "not_allowed"


def test_everybody_signs_themselves_out_everywhere(rig):
    sit_down(rig, "wangli")
    sit_down(rig, "wangli", OTHER_KEY)
    rig.send(SignOutEverywhere(staff="wangli"), WANG_LI)
    assert sessions(rig, "wangli") == []


def test_everybody_chooses_their_own_language(rig):
    rig.send(ChooseLanguage(language=Language.ENGLISH), WANG_LI)
    rig.send(ChooseLanguage(language=Language.ENGLISH), WANG_LI)
    assert person(rig, "wangli").language == "en"
    assert rig.ears.kinds.count("LanguageChosen") == 1


def test_a_required_password_is_due_until_one_has_been_chosen(rig):
    assert refusal(rig, RequirePassword(staff="wangli")) == "no_password_yet"
    rig.send(SetPassword(staff="wangli", password_hash="one"), HALL)
    rig.send(RequirePassword(staff="wangli"))
    assert sit_down(rig, "wangli")["password_must_change"]
    rig.send(SetPassword(staff="wangli", password_hash="two"), WANG_LI)
    assert not sit_down(rig, "wangli")["password_must_change"]


def test_what_the_administrator_chose_has_to_be_chosen_anew(rig):
    rig.send(SetPassword(staff="wangli", password_hash="by somebody else"))
    assert person(rig, "wangli").must_choose
    make_link(rig, "wangli")
    used = {"link_hash": KEY, "password_hash": "own", "token_hash": OTHER_KEY, "minutes": 60}
    rig.send(UseLink(**used), WANG_LI)
    assert not person(rig, "wangli").must_choose


def test_it_is_known_when_somebody_came_last_but_not_when_a_link_was_made(rig):
    make_link(rig, "wangli")
    assert person(rig, "wangli").signed_in_at is None
    rig.clock.move(minutes=5)
    sit_down(rig, "wangli")
    assert person(rig, "wangli").signed_in_at == NINE + timedelta(minutes=5)


def test_a_link_is_on_record_under_who_asked_for_it_and_a_new_one_replaces_it(rig):
    make_link(rig, "wangli", by=ZHAO_MIN)
    made = rig.journal()[-1]
    assert (made.kind, made.by, made.data) == ("LinkMade", "staff:zhaomin", {"staff": "wangli"})
    make_link(rig, "wangli", OTHER_KEY)
    assert [s.token_hash for s in sessions(rig, "wangli")] == [OTHER_KEY]
    assert rig.ears.kinds[-2:] == ["LinkMade", "LinkMade"]
    assert "SignedIn" not in rig.ears.kinds


def test_a_manager_makes_no_link_for_an_administrator(rig):
    with pytest.raises(Forbidden):
        make_link(rig, "admin", by=ZHAO_MIN)


def test_the_link_of_each_start_is_on_record_once(rig):
    for key in (KEY, OTHER_KEY):
        make_link(rig, "admin", key, HALL)
    assert rig.ears.kinds.count("LinkMade") == 1
    assert [s.token_hash for s in sessions(rig, "admin")] == [OTHER_KEY]


def test_a_session_that_began_by_a_link_says_so(rig):
    make_link(rig, "wangli")
    used = {"link_hash": KEY, "password_hash": "own", "token_hash": OTHER_KEY, "minutes": 60}
    rig.send(UseLink(**used), WANG_LI)
    assert rig.journal()[-1].data == {"staff": "wangli", "once": True}


def test_a_password_chosen_by_a_link_is_on_record_as_its_persons_own(rig):
    make_link(rig, "wangli")
    used = {"link_hash": KEY, "password_hash": "own", "token_hash": OTHER_KEY, "minutes": 60}
    with pytest.raises(Forbidden):
        rig.send(UseLink(**used), ZHAO_MIN)
    rig.send(UseLink(**used), WANG_LI)
    chosen = [e for e in rig.journal() if e.kind == "PasswordSet"][-1]
    assert chosen.by == "staff:wangli"


@pytest.mark.parametrize(
    "wish", [{"active": False}, {"role": Role.MANAGER}, {"active": False, "role": Role.GUIDE}]
)
@pytest.mark.parametrize("by", [ADMIN, LI_QIANG, HALL], ids=str)
def test_the_last_administrator_stays(rig, wish, by):
    """A colleague whose link nobody has used can't come in; one who is switched off neither."""
    rig.send(AddStaff(staff="liqiang", display="李强", role=Role.ADMINISTRATOR), HALL)
    assert refusal(rig, ChangeStaff(staff="admin", **wish), by) == "last_administrator"
    rig.send(SetPassword(staff="liqiang", password_hash="hash"), HALL)
    rig.send(ChangeStaff(staff="liqiang", active=False))
    assert refusal(rig, ChangeStaff(staff="admin", **wish), by) == "last_administrator"
    rig.send(ChangeStaff(staff="liqiang", active=True))
    rig.send(ChangeStaff(staff="admin", **wish), by)
    assert refusal(rig, ChangeStaff(staff="liqiang", active=False), by) == "last_administrator"


def test_an_administrator_who_only_has_a_link_is_not_signed_out(rig):
    fresh = Rig()
    fresh.send(AddStaff(staff="admin", display="管理员", role=Role.ADMINISTRATOR), HALL)
    assert refusal(fresh, SignOutEverywhere(staff="admin")) == "last_administrator"


def test_what_touches_accounts_cannot_be_planned(rig):
    """Planned commands are sent by the hall itself, which may everything."""
    people = [c for c in COMMANDS.values() if c.__module__.startswith("hall.people")]
    assert people and not [c for c in people if c.plannable]
    wish = {"staff": "admin", "active": False}
    made = MakePlan(command="ChangeStaff", facts=wish, due=NINE + timedelta(hours=1), reason="x")
    with pytest.raises(Invalid):
        rig.send(made)


def test_even_a_plan_does_not_remove_the_last_administrator(rig):
    wish = {"staff": "admin", "active": False}
    with rig.store.transaction() as shelf:
        shelf.of(Plan).save(Plan("x", NINE, "ChangeStaff", wish, "staff:admin", "", NINE))
    assert refusal(rig, CarryOutPlan(plan="x"), HALL) == "last_administrator"


names = st.sampled_from(["admin", "liqiang", "zhaomin", "wangli"])
maybe = st.sampled_from([None, None, True, False])
hashes = st.sampled_from([KEY, OTHER_KEY])
wishes = st.one_of(
    st.builds(ChangeStaff, staff=names, active=maybe, role=st.sampled_from([None, *Role])),
    st.builds(ChangeStaff, staff=st.just("admin"), active=st.just(False)),
    st.builds(SignOutEverywhere, staff=names),
    st.builds(RequirePassword, staff=names),
    st.builds(SetPassword, staff=names, password_hash=st.just("hash")),
    st.builds(AddStaff, staff=names, display=st.just("新人"), role=st.sampled_from(Role)),
    *(
        st.builds(kind, staff=names, token_hash=hashes, minutes=st.just(60))
        for kind in (OpenSession, MakeLink)
    ),
    st.builds(
        UseLink,
        link_hash=st.just(KEY),
        password_hash=st.just("hash"),
        token_hash=st.just(OTHER_KEY),
        minutes=st.just(60),
    ),
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(wishes, st.sampled_from([ADMIN, LI_QIANG, ZHAO_MIN, HALL])), max_size=25))
def test_whatever_is_wanted_an_administrator_can_sign_in(steps):
    rig = Rig()
    rig.send(AddStaff(staff="admin", display="管理员", role=Role.ADMINISTRATOR), HALL)
    rig.send(SetPassword(staff="admin", password_hash="hash"), HALL)
    for wish, by in steps:
        try:
            rig.send(wish, by)
        except Refusal:
            continue
        with rig.store.reading() as shelf:
            everybody = shelf.people.all_staff()
        assert [s for s in everybody if s.active and s.password and s.role is Role.ADMINISTRATOR]
