"""Storing: a result lies in a cell only when the sensor has seen its door open and then shut."""

import pytest

from hall.lockers.bank import DoorState
from hall.lockers.cell import Condition, Doubt
from hall.lockers.collecting import RenewPickupCode, ShowPickupCode
from hall.lockers.minding import ClearCell
from hall.lockers.stay import StayState
from hall.lockers.storing import BeginStoring, ConfirmStored, GiveUpStoring
from hall.outbox.notice import Notice
from hall.outbox.sending import waiting
from hall.people.persons import Person
from hall.people.roles import STRANGER
from hall.refusals import Forbidden, Refusal
from hall.results.result import ResultState, Size
from tests.hall.lockers.cabinet import DOOR, TANG_MING
from tests.hall.people import WANG_LI


def refused(hall, command, by=TANG_MING):
    with pytest.raises(Refusal) as said:
        hall.send(command, by)
    return said.value.key


def test_j19_14_a_result_is_stored_behind_a_door_that_was_open_and_is_shut(hall):
    result = hall.result()
    begun = hall.begin(result)
    assert hall.stay(begun["stay"]).state is StayState.RESERVED
    hall.tick()
    assert hall.cell(begun["cell"]).door is DoorState.OPEN
    assert refused(hall, ConfirmStored(stay=begun["stay"])) == "door_open"
    hall.shut(begun["cell"])
    code = hall.send(ConfirmStored(stay=begun["stay"]), TANG_MING)["code"]
    assert len(code) == 6
    assert code.isdecimal()
    assert hall.kept(result).state is ResultState.STORED
    assert hall.kept(result).place == f"{DOOR} {begun['cell']}"


def test_the_code_is_kept_as_a_keyed_hash_only(hall):
    stored = hall.put_in(hall.result())
    stay = hall.stay(stored["stay"])
    assert stay.code.startswith("sealed-")
    said = repr([event.data for event in hall.ears.heard]) + repr(stay)
    assert stored["code"] not in said


def test_the_smallest_free_cell_that_fits_is_kept(hall):
    cells = [hall.begin(hall.result(size=size))["cell"] for size in (Size.MEDIUM, Size.SMALL)]
    assert cells == [5, 1]
    more = [hall.begin(hall.result())["cell"] for _ in range(4)]
    assert more == [2, 3, 4, 6]


def test_a_locker_without_a_cell_that_fits_says_so(hall):
    for _ in range(2):
        hall.begin(hall.result(size=Size.LARGE))
    command = BeginStoring(cabinet=DOOR, result=hall.result(size=Size.LARGE).id)
    assert refused(hall, command) == "locker_full"


def test_a_door_that_stays_shut_is_no_stored_result_and_another_cell_is_chosen(hall):
    result = hall.result()
    begun = hall.begin(result)
    hall.bank.jammed.add(hall.cell(begun["cell"]).place)
    hall.tick()
    assert hall.stay(begun["stay"]).state is StayState.NOT_STORED
    jammed = hall.cell(begun["cell"])
    assert (jammed.condition, jammed.doubt) == (Condition.DOUBTFUL, Doubt.STAYED_SHUT)
    assert refused(hall, ConfirmStored(stay=begun["stay"])) == "not_being_stored"
    assert hall.kept(result).state is ResultState.READY
    assert hall.put_in(result)["cell"] == begun["cell"] + 1


def test_what_wasnt_put_in_after_all_leaves_its_cell_free(hall):
    result = hall.result()
    begun = hall.begin(result)
    assert refused(hall, GiveUpStoring(stay=begun["stay"])) == "door_is_opening"
    hall.tick()
    assert refused(hall, GiveUpStoring(stay=begun["stay"])) == "door_open"
    hall.shut(begun["cell"])
    hall.send(GiveUpStoring(stay=begun["stay"]), TANG_MING)
    assert hall.cell(begun["cell"]).stay is None
    assert hall.begin(result)["cell"] == begun["cell"]


def test_a_door_that_didnt_catch_is_still_the_one_that_was_opened(hall):
    begun = hall.begin(hall.result())
    hall.tick()
    hall.shut(begun["cell"])
    hall.force(begun["cell"])
    assert refused(hall, ConfirmStored(stay=begun["stay"])) == "door_open"
    assert "DoorOpenedUnasked" not in hall.ears.kinds
    hall.shut(begun["cell"])
    assert hall.send(ConfirmStored(stay=begun["stay"]), TANG_MING)["code"]


def test_a_cabinet_that_is_silent_stores_nothing_and_no_cell_is_blamed(hall):
    begun = hall.begin(hall.result())
    hall.bank.silent = True
    hall.tick()
    assert hall.stay(begun["stay"]).state is StayState.NOT_STORED
    assert hall.cell(begun["cell"]).condition is Condition.GOOD
    assert "CabinetSilent" in hall.ears.kinds
    command = BeginStoring(cabinet=DOOR, result=hall.result().id)
    assert refused(hall, command) == "locker_full"


def test_whose_it_is_must_be_known_by_card_or_phone(hall):
    nameless = hall.result(Person(name="李梅"))
    command = BeginStoring(cabinet=DOOR, result=nameless.id)
    assert refused(hall, command) == "applicant_without_numbers"


def test_a_result_lies_in_one_cell_only(hall):
    result = hall.result()
    hall.begin(result)
    assert refused(hall, BeginStoring(cabinet=DOOR, result=result.id)) == "stays_already"


def test_a_cell_may_be_chosen_by_hand(hall):
    assert hall.begin(hall.result(), cell=7)["cell"] == 7
    command = BeginStoring(cabinet=DOOR, result=hall.result().id, cell=7)
    assert refused(hall, command) == "cell_not_free"


def test_only_issuing_clerks_and_leaders_store(hall):
    command = BeginStoring(cabinet=DOOR, result=hall.result().id)
    with pytest.raises(Forbidden):
        hall.send(command, WANG_LI)


def test_what_lies_there_for_too_long_is_overdue_and_still_collected(hall):
    stored = hall.put_in(hall.result())
    hall.clock.move(days=8)
    hall.engine.run([])
    assert "StayOverdue" in hall.ears.kinds
    assert hall.stay(stored["stay"]).state is StayState.STORED


def test_staff_clear_a_cell_that_stayed_shut(hall):
    begun = hall.begin(hall.result())
    hall.bank.jammed.add(hall.cell(begun["cell"]).place)
    hall.tick()
    hall.send(ClearCell(cabinet=DOOR, cell=begun["cell"]), TANG_MING)
    assert hall.cell(begun["cell"]).condition is Condition.GOOD


def test_j19_13_the_code_goes_to_the_applicant_in_a_message_under_lock(hall):
    stored = hall.put_in(hall.result())
    with hall.store.reading() as shelf:
        (notice,) = shelf.of(Notice).find(case=hall.stay(stored["stay"]).case)
    assert notice.template == "result_in_locker"
    assert stored["code"] not in repr(notice)
    assert hall.engine.secrets.unlock(notice.locked) == stored["code"]


def test_a_code_that_opens_nothing_any_more_is_sent_to_nobody(hall):
    result = hall.result()
    stored = hall.put_in(result)
    renewed = hall.send(RenewPickupCode(stay=stored["stay"]), TANG_MING)
    with hall.store.reading() as shelf:
        (notice,) = waiting(shelf)
    assert hall.engine.secrets.unlock(notice.locked) == renewed["code"]
    hall.send(ShowPickupCode(token=hall.token(result)), STRANGER)
    with hall.store.reading() as shelf:
        assert waiting(shelf) == []
