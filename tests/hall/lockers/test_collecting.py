"""Collecting: what only the applicant has opens the right door, once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hall.lockers.cell import Condition, Front
from hall.lockers.collecting import AskCollect, RenewPickupCode, ShowPickupCode
from hall.lockers.minding import RecallStay
from hall.lockers.stay import StayState
from hall.people.persons import Person
from hall.people.roles import STRANGER
from hall.refusals import Forbidden, Invalid, Refusal, TooMany, Unknown
from hall.results.result import ResultState
from tests.hall.lockers.cabinet import DOOR, LI, SCREEN, TAIL, TANG_MING
from tests.hall.people import LI_MEI, ZHANG_JIANGUO

ZHANG = Person(id_number=ZHANG_JIANGUO, name="张建国")


@pytest.mark.parametrize("way", ["code", "token", "card"])
def test_j19_14_the_right_door_opens_and_shutting_it_delivers(hall, way):
    hall.put_in(hall.result(ZHANG))
    result = hall.result()
    stored = hall.put_in(result)
    shown = {
        "code": {"code": stored["code"], "tail": TAIL},
        "token": {"token": hall.pick_up(result)},
        "card": {"id_number": LI_MEI},
    }[way]
    asked = hall.ask(**shown)
    assert (asked["cell"], asked["more"]) == (stored["cell"], 0)
    hall.tick()
    assert hall.bank.orders[-1] == hall.cell(stored["cell"]).place
    assert hall.kept(result).state is ResultState.STORED
    hall.shut(stored["cell"])
    assert hall.kept(result).state is ResultState.DELIVERED
    assert hall.receipt(result).signed == {"token": "qr"}.get(way, way)
    assert hall.stay(stored["stay"]).state is StayState.COLLECTED
    assert hall.cell(stored["cell"]).stay is None


def test_a_code_opens_once(hall):
    stored = hall.put_in(hall.result())
    shown = {"code": stored["code"], "tail": TAIL}
    hall.ask(**shown)
    hall.tick()
    assert hall.ask(**shown)["refused"] == "wrong_code"
    hall.shut(stored["cell"])
    assert hall.ask(**shown)["refused"] == "wrong_code"
    assert len([o for o in hall.bank.orders if o == hall.cell(stored["cell"]).place]) == 2


def test_pressing_twice_opens_one_door_once(hall):
    stored = hall.put_in(hall.result())
    shown = {"code": stored["code"], "tail": TAIL}
    assert hall.ask(**shown) == hall.ask(**shown)
    hall.tick()
    assert len(hall.bank.orders) == 2


def test_a_door_that_stays_shut_leaves_the_code_good(hall):
    stored = hall.put_in(hall.result())
    place = hall.cell(stored["cell"]).place
    hall.bank.jammed.add(place)
    hall.ask(code=stored["code"], tail=TAIL)
    hall.tick()
    assert hall.stay(stored["stay"]).state is StayState.STORED
    assert hall.cell(stored["cell"]).condition is Condition.DOUBTFUL
    hall.bank.jammed.clear()
    hall.ask(code=stored["code"], tail=TAIL)
    hall.tick()
    hall.shut(stored["cell"])
    assert hall.stay(stored["stay"]).state is StayState.COLLECTED


def test_a_card_opens_all_of_one_person_one_after_the_other(hall):
    stored = [hall.put_in(hall.result()) for _ in range(3)]
    hall.put_in(hall.result(ZHANG))
    asked = hall.ask(id_number=LI_MEI)
    assert (asked["cell"], asked["more"]) == (stored[0]["cell"], 2)
    with pytest.raises(Refusal, match="show_again"):
        hall.next(asked["order"])
    hall.tick()
    with pytest.raises(Refusal, match="door_open"):
        hall.next(asked["order"])
    hall.shut(asked["cell"])
    then = hall.next(asked["order"])
    assert (then["cell"], then["more"]) == (stored[1]["cell"], 1)
    hall.tick()
    hall.shut(then["cell"])
    hall.clock.move(minutes=3)
    with pytest.raises(Refusal, match="show_again"):
        hall.next(then["order"])


def test_guessing_is_stopped_at_a_cabinet_and_says_until_when(hall):
    stored = hall.put_in(hall.result())
    left = [hall.ask(code=f"9{n:05d}", tail="0000")["left"] for n in range(10)]
    assert left == list(range(9, -1, -1))
    with pytest.raises(TooMany) as said:
        hall.ask(code=stored["code"], tail=TAIL)
    assert said.value.facts["until"] == "09:10"
    with pytest.raises(TooMany):
        hall.ask(id_number=LI_MEI)
    hall.clock.move(minutes=10)
    assert hall.ask(code=stored["code"], tail=TAIL)["cell"] == stored["cell"]


def test_a_qr_code_works_while_guessing_is_stopped(hall):
    result = hall.result()
    stored = hall.put_in(result)
    for n in range(10):
        hall.ask(code=f"9{n:05d}", tail="0000")
    assert hall.ask(token=hall.pick_up(result))["cell"] == stored["cell"]


def test_a_code_whose_last_four_are_guessed_is_locked(hall):
    stored = hall.put_in(hall.result())
    for tail in ("0001", "0002", "0003"):
        assert hall.ask(code=stored["code"], tail=tail)["refused"] == "wrong_code"
    with pytest.raises(TooMany, match="code_locked"):
        hall.ask(code=stored["code"], tail=TAIL)
    hall.clock.move(minutes=10)
    assert hall.ask(code=stored["code"], tail=TAIL)["cell"]


def test_wrong_guesses_are_forgotten_after_a_while(hall):
    for n in range(9):
        hall.ask(code=f"9{n:05d}", tail="0000")
    hall.clock.move(minutes=10)
    assert hall.ask(code="999999", tail="0000")["left"] == 9


def test_one_way_is_shown_and_a_code_with_its_last_four(hall):
    for shown in (
        {},
        {"code": "123456"},
        {"tail": "1234"},
        {"token": "t" * 12, "id_number": LI_MEI},
    ):
        with pytest.raises(Invalid):
            hall.ask(**shown)


def test_an_id_number_is_no_key_where_no_card_reader_gives_it(hall):
    hall.front = Front()
    hall.start()
    hall.put_in(hall.result())
    with pytest.raises(Refusal, match="cards_not_read"):
        hall.ask(id_number=LI_MEI)


def test_only_the_cabinets_own_screen_asks(hall):
    command = AskCollect(cabinet=DOOR, id_number=LI_MEI)
    with pytest.raises(Forbidden):
        hall.send(command, TANG_MING)
    with pytest.raises(Forbidden, match="other_cabinet_screen"):
        hall.send(command, replace(SCREEN, place="upstairs"))


@pytest.mark.parametrize("way", ["token", "code"])
def test_a_qr_code_or_a_code_opens_its_own_case_and_no_other_of_the_same_person(hall, way):
    licence = hall.result()
    seal = hall.at_window({"case": licence.case, "number": licence.number})
    hall.put_in(hall.result())
    stored = hall.put_in(licence)
    beside = hall.put_in(seal)
    ways = {"token": {"token": hall.pick_up(licence)}}
    ways["code"] = {"code": stored["code"], "tail": TAIL}
    asked = hall.ask(**ways[way])
    assert (asked["cell"], asked["more"]) == (stored["cell"], 1)
    hall.tick()
    hall.shut(stored["cell"])
    then = hall.next(asked["order"])
    assert (then["cell"], then["more"]) == (beside["cell"], 0)


def test_the_printed_notice_opens_no_door(hall):
    result = hall.result()
    hall.put_in(result)
    with pytest.raises(Unknown, match="nothing_here"):
        hall.ask(token=hall.token(result))


def test_a_qr_code_ends_with_a_new_one_and_with_its_stay(hall):
    result = hall.result()
    stored = hall.put_in(result)
    first = hall.pick_up(result)
    hall.send(RenewPickupCode(stay=stored["stay"]), TANG_MING)
    with pytest.raises(Unknown, match="nothing_here"):
        hall.ask(token=first)
    fresh = hall.pick_up(result)
    hall.ask(token=fresh)
    hall.tick()
    hall.shut(stored["cell"])
    with pytest.raises(Unknown, match="nothing_here"):
        hall.ask(token=fresh)
    assert hall.pick_up(result) is None


def test_a_new_code_ends_the_old_one(hall):
    result = hall.result()
    stored = hall.put_in(result)
    fresh = hall.send(RenewPickupCode(stay=stored["stay"]), TANG_MING)["code"]
    assert hall.ask(code=stored["code"], tail=TAIL)["refused"] == "wrong_code"
    shown = hall.send(ShowPickupCode(token=hall.token(result)), STRANGER)["codes"][0]
    assert hall.ask(code=fresh, tail=TAIL)["refused"] == "wrong_code"
    assert hall.ask(code=shown["code"], tail=TAIL)["cell"] == stored["cell"]


def test_without_an_id_number_the_phone_tells_the_last_four(hall):
    stored = hall.put_in(hall.result(Person(name="李梅", phone=LI.phone)))
    assert hall.ask(code=stored["code"], tail=LI.phone[-4:])["cell"] == stored["cell"]


def test_what_is_recalled_is_at_the_window_again(hall):
    result = hall.result()
    stored = hall.put_in(result)
    hall.send(RecallStay(stay=stored["stay"], reason="逾期未取"), TANG_MING)
    with pytest.raises(Refusal, match="being_recalled"):
        hall.ask(id_number=LI_MEI)
    hall.tick()
    hall.shut(stored["cell"])
    assert hall.stay(stored["stay"]).state is StayState.RECALLED
    assert hall.kept(result).state is ResultState.REGISTERED
    assert hall.put_in(result)["cell"] == stored["cell"]


def test_when_it_is_over_nothing_tells_whose_it_was(hall):
    stored = hall.put_in(hall.result())
    hall.ask(id_number=LI_MEI)
    hall.tick()
    hall.shut(stored["cell"])
    stay = hall.stay(stored["stay"])
    assert (stay.token, stay.code, stay.tail, stay.person) == (None,) * 4
    assert stay.ended_at - stay.stored_at == timedelta(0)
