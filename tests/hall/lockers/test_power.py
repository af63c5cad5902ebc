"""Power and network go in the middle: the sensors tell, and no result's place is ever lost."""

from dataclasses import replace

import pytest

from hall.lockers.bank import CellPlace
from hall.lockers.cell import Cabinet, Condition
from hall.lockers.doors import TakeOrder
from hall.lockers.fitting import FitCabinet
from hall.lockers.minding import BlockCell, ClearCell, InCell, OpenCell, UnblockCell
from hall.lockers.order import DoorOrder, OrderState
from hall.lockers.stay import StayState
from hall.people.roles import HALL
from hall.refusals import Invalid, Refusal
from hall.results.receipt import Signed
from hall.results.result import ResultState
from tests.hall.lockers.cabinet import DOOR, TAIL, TANG_MING
from tests.hall.people import LI_MEI


def collected(hall):
    """A result whose applicant has just asked for it."""
    result = hall.result()
    stored = hall.put_in(result)
    asked = hall.ask(code=stored["code"], tail=TAIL)
    return result, stored, asked


def test_an_order_that_no_board_heard_of_is_given_up_at_the_next_start(hall):
    result, stored, _ = collected(hall)
    hall.start()
    hall.tick()
    assert len(hall.bank.orders) == 1
    assert hall.stay(stored["stay"]).state is StayState.STORED
    assert hall.ask(code=stored["code"], tail=TAIL)["cell"] == stored["cell"]
    assert hall.kept(result).state is ResultState.STORED


def test_a_door_that_opened_as_the_power_went_is_found_open(hall):
    result, stored, asked = collected(hall)
    hall.send(TakeOrder(order=asked["order"]), HALL)
    hall.bank.open.add(hall.cell(stored["cell"]).place)
    hall.start()
    assert len(hall.bank.orders) == 1
    hall.shut(stored["cell"])
    assert hall.kept(result).state is ResultState.DELIVERED
    assert "DoorOpenedUnasked" not in hall.ears.kinds


def test_a_door_that_may_have_opened_unseen_is_looked_into_and_its_code_is_spent(hall):
    result, stored, asked = collected(hall)
    hall.send(TakeOrder(order=asked["order"]), HALL)
    hall.start()
    assert hall.stay(stored["stay"]).state is StayState.DOUBTFUL
    with pytest.raises(Refusal, match="cell_in_doubt"):
        hall.ask(id_number=LI_MEI)
    assert hall.ask(code=stored["code"], tail=TAIL)["refused"] == "wrong_code"
    with pytest.raises(Invalid):
        hall.send(ClearCell(cabinet=DOOR, cell=stored["cell"]), TANG_MING)
    found = ClearCell(cabinet=DOOR, cell=stored["cell"], found=InCell.HERE)
    code = hall.send(found, TANG_MING)["code"]
    assert hall.ask(code=code, tail=TAIL)["cell"] == stored["cell"]
    assert hall.kept(result).state is ResultState.STORED


@pytest.mark.parametrize(
    ("found", "ends"),
    [(InCell.TAKEN, ResultState.DELIVERED), (InCell.AWAY, ResultState.READY)],
)
def test_staff_say_what_became_of_what_isnt_there(hall, found, ends):
    result, stored, asked = collected(hall)
    with hall.store.transaction() as shelf:
        kept = hall.kept(result)
        shelf.of(type(kept)).save(replace(kept, told_at=hall.clock.now()))
    hall.send(TakeOrder(order=asked["order"]), HALL)
    hall.start()
    said = ClearCell(cabinet=DOOR, cell=stored["cell"], found=found)
    if found is InCell.TAKEN:
        with pytest.raises(Invalid):
            hall.send(said, TANG_MING)
    hall.send(replace(said, reason="申请人来电说已取走"), TANG_MING)
    assert hall.kept(result).state is ends
    if found is InCell.TAKEN:
        receipt = hall.receipt(result)
        assert (receipt.signed, receipt.by) == (Signed.STAFF, "tangming")
        assert receipt.identity == "申请人来电说已取走"
    assert hall.cell(stored["cell"]).stay is None
    assert hall.cell(stored["cell"]).condition is Condition.GOOD


def test_storing_that_was_interrupted_is_settled_by_looking(hall):
    result = hall.result()
    begun = hall.begin(result)
    hall.send(TakeOrder(order=begun["order"]), HALL)
    hall.start()
    assert hall.stay(begun["stay"]).state is StayState.DOUBTFUL
    found = ClearCell(cabinet=DOOR, cell=begun["cell"], found=InCell.HERE)
    assert hall.send(found, TANG_MING)["code"]
    assert hall.kept(result).state is ResultState.STORED


def test_an_open_door_is_still_known_after_a_restart(hall):
    result = hall.result()
    begun = hall.begin(result)
    hall.tick()
    hall.bank.open.clear()
    hall.start()
    with hall.store.reading() as shelf:
        assert shelf.of(DoorOrder).get(begun["order"]).state is OrderState.SHUT


def test_a_board_that_falls_silent_is_asked_until_it_answers(hall):
    _, stored, asked = collected(hall)
    hall.send(TakeOrder(order=asked["order"]), HALL)
    hall.bank.silent = True
    hall.bank.open.add(hall.cell(stored["cell"]).place)
    hall.start()
    hall.tick()
    assert hall.stay(stored["stay"]).state is StayState.COLLECTING
    hall.bank.silent = False
    hall.tick()
    hall.shut(stored["cell"])
    assert hall.stay(stored["stay"]).state is StayState.COLLECTED
    assert "CabinetAnswers" in hall.ears.kinds


def test_an_order_that_waited_too_long_opens_nothing(hall):
    _, stored, _ = collected(hall)
    hall.clock.move(seconds=30)
    hall.tick()
    assert len(hall.bank.orders) == 1
    assert hall.stay(stored["stay"]).state is StayState.STORED


def test_a_door_that_nobody_asked_for_is_an_alert_and_puts_its_result_in_doubt(hall):
    stored = hall.put_in(hall.result())
    hall.force(stored["cell"])
    assert "DoorOpenedUnasked" in hall.ears.kinds
    assert hall.stay(stored["stay"]).state is StayState.DOUBTFUL
    hall.shut(stored["cell"])
    assert hall.stay(stored["stay"]).state is StayState.DOUBTFUL


def test_a_wrong_door_that_springs_open_is_told_of_and_delivers_nothing(hall):
    first, second = hall.put_in(hall.result()), hall.put_in(hall.result())
    wired, sprung = (hall.cell(one["cell"]).place for one in (first, second))
    hall.bank.jammed.add(wired)
    hall.bank.others[wired] = (sprung,)
    hall.ask(code=first["code"], tail=TAIL)
    hall.tick()
    hall.shut(second["cell"])
    assert hall.stay(first["stay"]).state is StayState.STORED
    assert hall.stay(second["stay"]).state is StayState.DOUBTFUL
    assert "ResultDelivered" not in hall.ears.kinds


def test_a_door_left_open_is_an_alarm(hall):
    begun = hall.begin(hall.result())
    hall.tick()
    hall.clock.move(minutes=1)
    hall.engine.run([])
    left = [event.data for event in hall.ears.heard if event.kind == "DoorLeftOpen"]
    assert left == [{"cabinet": DOOR, "cell": begun["cell"], "order": begun["order"]}]
    hall.shut(begun["cell"])
    hall.clock.move(minutes=1)
    hall.engine.run([])
    assert hall.ears.kinds.count("DoorLeftOpen") == 1


def test_staff_look_into_a_cell_and_what_lies_there_stays(hall):
    stored = hall.put_in(hall.result())
    hall.send(OpenCell(cabinet=DOOR, cell=stored["cell"], reason="核对"), TANG_MING)
    hall.tick()
    hall.shut(stored["cell"])
    assert hall.stay(stored["stay"]).state is StayState.STORED


def test_a_blocked_cell_takes_nothing_more_and_gives_what_is_in_it(hall):
    stored = hall.put_in(hall.result())
    hall.send(BlockCell(cabinet=DOOR, cell=1, reason="锁舌松动"), TANG_MING)
    assert hall.put_in(hall.result())["cell"] == 2
    hall.ask(code=stored["code"], tail=TAIL)
    hall.tick()
    hall.shut(1)
    hall.send(UnblockCell(cabinet=DOOR, cell=1), TANG_MING)
    assert hall.put_in(hall.result())["cell"] == 1


def test_a_cell_that_is_unplugged_with_a_result_in_it_keeps_its_number(hall):
    stored = hall.put_in(hall.result())
    gone = hall.bank._cells.pop(hall.cell(stored["cell"]).place)
    hall.start()
    assert not hall.cell(stored["cell"]).wired
    with pytest.raises(Refusal, match="door_unseen"):
        hall.ask(code=stored["code"], tail=TAIL)
    hall.bank._cells[CellPlace(1, 1)] = gone
    hall.start()
    assert hall.ask(code=stored["code"], tail=TAIL)["cell"] == stored["cell"]


def unplug(hall, number):
    """The cell isn't in devices.toml at the next start; the hand back plugs it in again."""
    place = hall.cell(number).place
    size = hall.bank._cells.pop(place)
    hall.start()
    return lambda: (hall.bank._cells.update({place: size}), hall.start())


@pytest.mark.parametrize("told", [False, True])
def test_an_order_to_a_door_that_is_rewired_ends_and_its_result_is_got_out(hall, told):
    result, stored, asked = collected(hall)
    if told:
        hall.send(TakeOrder(order=asked["order"]), HALL)
    unplug(hall, stored["cell"])
    with hall.store.reading() as shelf:
        ended = shelf.of(DoorOrder).get(asked["order"]).state
    assert ended is (OrderState.LOST if told else OrderState.FAILED)
    expected = StayState.DOUBTFUL if told else StayState.STORED
    assert hall.stay(stored["stay"]).state is expected
    away = ClearCell(cabinet=DOOR, cell=stored["cell"], found=InCell.AWAY)
    hall.send(away, TANG_MING)
    assert hall.kept(result).state is not ResultState.STORED
    assert hall.put_in(result)["cell"] != stored["cell"]


def test_an_order_that_no_keeper_answers_ends_when_staff_have_looked(hall):
    _, stored, asked = collected(hall)
    look = ClearCell(cabinet=DOOR, cell=stored["cell"], found=InCell.HERE)
    with pytest.raises(Refusal, match="door_is_opening"):
        hall.send(look, TANG_MING)
    hall.clock.move(seconds=30)
    assert hall.send(look, TANG_MING)["code"]
    with hall.store.reading() as shelf:
        assert shelf.of(DoorOrder).get(asked["order"]).state is OrderState.FAILED


def test_a_cabinet_that_devices_toml_names_no_more_lets_go_of_its_orders(hall):
    result, stored, _ = collected(hall)
    hall.send(FitCabinet(cabinet=DOOR, cells=()), HALL)
    assert hall.stay(stored["stay"]).state is StayState.STORED
    hall.send(ClearCell(cabinet=DOOR, cell=stored["cell"], found=InCell.AWAY), TANG_MING)
    hall.send(FitCabinet(cabinet=DOOR, cells=()), HALL)
    with hall.store.reading() as shelf:
        assert not shelf.of(Cabinet).find()
    assert hall.kept(result).state is not ResultState.STORED


def test_unplugging_makes_no_blocked_cell_good(hall):
    hall.send(BlockCell(cabinet=DOOR, cell=1, reason="锁舌松动"), TANG_MING)
    unplug(hall, 1)()
    assert (hall.cell(1).condition, hall.cell(1).reason) == (Condition.BLOCKED, "锁舌松动")


def test_unplugging_settles_no_doubt(hall):
    hall.force(1)
    hall.shut(1)
    unplug(hall, 1)()
    assert hall.cell(1).condition is Condition.DOUBTFUL


def test_a_number_never_stands_on_another_door(hall):
    plug_in = unplug(hall, 8)
    plug_in()
    assert (hall.cell(8), hall.cell(9).place) == (None, CellPlace(1, 8))
