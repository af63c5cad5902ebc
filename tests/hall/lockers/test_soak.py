"""A thousand storings and collections at a bad cabinet, in a hall that goes dark now and then.

The rules, the keeper and the database are the real ones; the database is closed and opened anew at
each restart. Time is invented.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from devices.locker import BoardConfig
from hall.lockers.cell import Condition
from hall.lockers.collecting import AskCollect
from hall.lockers.known import cells_of, orders_in, stays_in
from hall.lockers.minding import ClearCell, InCell
from hall.lockers.order import ON_THE_WAY, DoorOrder, OrderState
from hall.lockers.stay import StayState
from hall.lockers.storing import ConfirmStored, GiveUpStoring
from hall.people.persons import Person
from hall.refusals import Refusal, TooMany
from hall.results.result import Result, ResultState
from store.sqlite import open_store
from tests.devices.locker.test_long_day import trouble
from tests.hall.cases.office import hall_of_cases, staffed
from tests.hall.lockers.cabinet import DOOR, SCREEN, TANG_MING, Locker
from tests.hall.lockers.virtual import DarkBank, PowerCut, invent

DEEDS = 1_000
FULL = 22
BOARDS = (BoardConfig(1, 24, "SSSS SSSS MMMM SSSS SSSS LLLL"), BoardConfig(2, 8, "SSSS MMLL"))
NAMES = ("赵", "钱", "孙", "李", "周")


class Day:
    """One long day: who has what in hand, and what each door is known to hold in truth.

    `inside` is the truth that only the people know: which result lies behind which door.
    """

    def __init__(self, folder, time, seed):
        self.folder, self.time, self.chance = folder, time, random.Random(seed)
        self.bank = DarkBank(BOARDS, time)
        self.hall = staffed(Locker(hall_of_cases(), open_store(folder), self.bank))
        self.inside, self.taken, self.codes, self.spent = {}, set(), {}, set()
        self.done = Counter()
        people = (Person(name=f"{name}一", phone=f"138000000{n}0") for n, name in enumerate(NAMES))
        self.cases = [self.hall.result(person) for person in people]

    def restart(self):
        """The machine is on again: the same folder, the same cabinet, another process."""
        before = self.hall
        before.store.close()
        store = open_store(self.folder)
        self.hall = Locker.again(before, store)
        self.calm()
        self.hall.start()

    def calm(self):
        self.bank.cabinet.troubles = type(self.bank.cabinet.troubles)()
        self.bank.cabinet.settle()

    def spoil(self):
        """Something is wrong with the cabinet, or the hall goes dark at the next order."""
        cells = sorted(self.bank.cells())
        self.bank.cabinet.troubles = trouble(self.chance, self.chance.choice(cells), cells)
        self.bank.dark = self.chance.choice(("", "", "", "before", "after"))

    def tick(self):
        """The keeper works; in the dark nothing more happens until the restart."""
        try:
            self.hall.tick()
        except PowerCut:
            self.restart()
        self.must_account_for_every_door()

    def store_one(self):
        result = self.hall.at_window(self.case())
        try:
            begun = self.hall.begin(result)
        except Refusal as full:
            assert full.key == "locker_full"
            return
        self.done["stored"] += 1
        self.spoil()
        self.tick()
        self.calm()
        self.tick()
        place = self.hall.cell(begun["cell"]).place
        if place in self.bank.cabinet.open_doors and self.opens(place, begun["stay"]):
            self.inside[place] = result.id
            self.bank.cabinet.shut(place)
            self.tick()
        self.finish(begun, place)

    def finish(self, begun, place):
        """The clerk confirms what went well, and looks where the hall is in doubt."""
        stay = self.hall.stay(begun["stay"])
        if stay.state is StayState.STORING:
            if place in self.inside:
                self.remember(self.hall.send(ConfirmStored(stay=stay.id), TANG_MING)["code"], stay)
            else:
                self.hall.send(GiveUpStoring(stay=stay.id), TANG_MING)

    def collect_one(self):
        if not self.codes:
            return
        code = self.chance.choice(sorted(self.codes))
        stay = self.hall.stay(self.codes[code])
        asked = self.ask(code, stay)
        if asked is None:
            return
        if "refused" in asked:
            assert stay.code is None, "a good code was refused"
            return
        assert asked["cell"] == stay.cell
        self.done["collected"] += 1
        self.spoil()
        self.tick()
        self.calm()
        self.tick()
        place = self.hall.cell(stay.cell).place
        if place in self.bank.cabinet.open_doors and self.opens(place, stay.id):
            assert (code, stay.id) not in self.spent, "a code opened a door twice"
            self.spent.add((code, stay.id))
            assert self.inside.pop(place) == stay.result, "a wrong door"
            self.taken.add(stay.result)
            self.tried_again(code, stay)
            self.bank.cabinet.shut(place)
            self.tick()

    def tried_again(self, code, stay):
        """Whoever has used their code tries it once more."""
        del self.codes[code]
        again = self.ask(code, stay)
        assert again is None or again.get("refused") == "wrong_code"

    def opens(self, place, stay):
        """Whether this door stands open for this stay, as far as the hall says."""
        cell = next(c for c in self.cells() if c.place == place)
        order = self.order(cell.order)
        return order.state is OrderState.OPEN and order.stay == stay

    def ask(self, code, stay):
        tail = self.tail(stay)
        try:
            return self.hall.send(AskCollect(cabinet=DOOR, code=code, tail=tail), SCREEN)
        except Refusal as no:
            assert no.key in ("cell_in_doubt", "door_open", "door_unseen", "locker_locked"), no
            return None

    def one_deed(self):
        """Somebody stores or collects; a full cabinet makes it the latter."""
        few = len(self.inside) < FULL
        self.chance.choice((self.store_one, self.collect_one) if few else (self.collect_one,))()

    def settle(self):
        """Staff go along the doors: they shut what stands open and look into what is in doubt."""
        self.calm()
        for place in self.bank.cabinet.open_doors:
            self.bank.cabinet.shut(place)
        self.tick()
        for cell in self.cells():
            if cell.condition is Condition.DOUBTFUL:
                self.look_into(cell)

    def look_into(self, cell):
        stay = self.hall.stay(cell.stay) if cell.stay else None
        found = None
        if stay is not None:
            here = self.inside.get(cell.place) == stay.result
            found = InCell.HERE if here else InCell.AWAY
        command = ClearCell(cabinet=DOOR, cell=cell.number, found=found)
        answer = self.hall.send(command, TANG_MING)
        if answer["code"]:
            self.remember(answer["code"], stay)

    def remember(self, code, stay):
        """A new code; those that opened the same result before open it no longer."""
        for old in [c for c, s in self.codes.items() if s == stay.id]:
            del self.codes[old]
        self.codes[code] = stay.id

    def case(self):
        one = self.chance.choice(self.cases)
        return {"case": one.case, "number": one.number}

    def tail(self, stay):
        index = next(n for n, one in enumerate(self.cases) if one.case == stay.case)
        return f"00{index}0"

    def cells(self):
        with self.hall.store.reading() as shelf:
            return cells_of(shelf, DOOR)

    def order(self, order_id):
        with self.hall.store.reading() as shelf:
            return shelf.of(DoorOrder).get(order_id)

    def must_account_for_every_door(self):
        """What stands open is open for an order, or stands on record as opened by nobody."""
        if self.bank.cabinet.troubles.silent or not self.bank.cabinet.powered:
            return
        try:
            self.hall.tick()
        except PowerCut:
            self.restart()
        open_now = self.bank.cabinet.open_doors
        for cell in self.cells():
            if cell.place in open_now and cell.door.value == "open":
                asked = cell.order is not None and self.order(cell.order).state is OrderState.OPEN
                assert asked or cell.condition is Condition.DOUBTFUL, cell

    def must_have_lost_nothing(self):
        """Every result that is in a cell is where the hall says it is; the others aren't."""
        with self.hall.store.reading() as shelf:
            here = {stay.id: stay.result for stay in stays_in(shelf, DOOR)}
            cells = [cell for cell in cells_of(shelf, DOOR) if cell.stay]
            assert {cell.place: here[cell.stay] for cell in cells} == self.inside
            assert all(not orders_in(shelf, DOOR, state) for state in ON_THE_WAY)
            states = {shelf.of(Result).get(result).state for result in self.taken}
        assert states <= {ResultState.DELIVERED}


@pytest.mark.soak
def test_a_thousand_storings_and_collections_lose_nothing_and_open_no_wrong_door(
    tmp_path, monkeypatch
):
    with quick_folder(tmp_path) as folder:
        day = Day(folder, invent(monkeypatch), seed=20261201)
        for deed in count(1):
            day.hall.clock.move(minutes=3)
            day.one_deed()
            if deed % 7 == 0:
                day.settle()
                day.must_have_lost_nothing()
            if deed % 50 == 0:
                day.restart()
            if sum(day.done.values()) == DEEDS:
                break
        day.settle()
        day.must_have_lost_nothing()
        assert min(day.done.values()) > DEEDS / 3
        assert len(day.taken) > DEEDS / 5
        day.hall.store.close()


@contextmanager
def quick_folder(otherwise):
    """A folder in memory where there is such a place: it isn't the disk that is tested here."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield otherwise / "data"
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder) / "data"


@pytest.mark.soak
def test_a_thousand_guesses_are_stopped_after_ten_in_every_ten_minutes(tmp_path):
    hall = staffed(Locker(hall_of_cases()))
    stored = hall.put_in(hall.result())
    chance, taken = random.Random(1), 0
    for _ in range(1_000):
        hall.clock.move(seconds=6)
        guess = f"{chance.randrange(10**6):06d}"
        try:
            assert "refused" in hall.ask(code=guess, tail=f"{chance.randrange(10**4):04d}")
            taken += 1
        except TooMany as stopped:
            assert 0 < stopped.facts["seconds"] <= 601
    hours = 1_000 * 6 / 3600
    assert taken <= 10 * (hours * 6 + 1)
    assert hall.stay(stored["stay"]).state is StayState.STORED
