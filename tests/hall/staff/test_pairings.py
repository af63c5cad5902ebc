"""Screens that ask to be let in: many strangers, one name twice."""

import pytest

from hall.people.commands import PAIRINGS_AT_ONCE, AskPairing, ConfirmPairing
from hall.people.roles import STRANGER, DeviceKind
from hall.refusals import Unknown
from tests.hall.people import ZHAO_MIN
from tests.hall.rig import Rig


@pytest.fixture
def rig():
    return Rig()


def ask(rig, name=None):
    """The code that the screen shows."""
    rig.clock.move(seconds=1)
    wish = AskPairing(kind=DeviceKind.KIOSK, claim_hash="c" * 64, name=name)
    return rig.send(wish, STRANGER)["code"]


def confirm(rig, code):
    return rig.send(ConfirmPairing(code=code), ZHAO_MIN)


def codes(rig):
    with rig.store.reading() as shelf:
        return [pairing.code for pairing in shelf.people.all_pairings()]


def test_who_has_waited_longest_makes_room_and_nobody_who_was_confirmed(rig):
    first, second = ask(rig), ask(rig)
    confirm(rig, first)
    for _ in range(PAIRINGS_AT_ONCE - 1):
        newest = ask(rig)
    assert len(codes(rig)) == PAIRINGS_AT_ONCE
    assert first in codes(rig)
    assert newest in codes(rig)
    with pytest.raises(Unknown):
        confirm(rig, second)


def test_asking_leaves_nothing_in_the_journal(rig):
    happened = len(rig.journal())
    for _ in range(5):
        ask(rig)
    assert len(rig.journal()) == happened


def test_a_code_that_is_over_makes_room_first(rig):
    ask(rig)
    rig.clock.move(minutes=11)
    newest = ask(rig)
    assert codes(rig) == [newest]
