"""What tests of lockers share: a cabinet by the door, results at the window, hands and sensors."""

from devices.locker import BoardConfig
from hall.cases.accepting import ReceiveCase
from hall.cases.case import Case, Delivery
from hall.engine import Engine
from hall.lockers.bank import BoardReport, CellPlace, DoorState, OpenReport
from hall.lockers.cell import Cell, Front, key_of
from hall.lockers.collecting import AskCollect, CollectNext
from hall.lockers.held import held
from hall.lockers.keeper import Keeper
from hall.lockers.stay import Stay
from hall.lockers.storing import BeginStoring, ConfirmStored
from hall.people.commands import AddStaff
from hall.people.persons import Person
from hall.people.roles import HALL, Actor, ActorKind, DeviceKind, Role
from hall.results.receipt import Receipt
from hall.results.result import Result, ResultState, Size
from tests.hall.people import LI_MEI, WANG_LI
from tests.hall.rig import Ears, Rig

DOOR = "by-the-door"
TANG_MING = Actor(ActorKind.STAFF, "tangming", role=Role.ISSUING_CLERK)
SCREEN = Actor(ActorKind.DEVICE, "locker-1", device=DeviceKind.LOCKER, place=DOOR)
LI = Person(id_number=LI_MEI, name="李梅", phone="13987654321")
TAIL = LI_MEI[-4:]
BOARDS = (BoardConfig(1, 8, "SSSS MM LL"),)


class HandBank:
    """A cabinet that does as it is told: doors are a set, troubles are set by hand."""

    def __init__(self, boards=BOARDS):
        self._cells = {
            CellPlace(b.address, channel): size
            for b in boards
            for channel, size in b.sizes().items()
        }
        self.open = set()
        self.orders = []
        self.jammed = set()
        self.silent = False
        self.others = {}

    def cells(self):
        return self._cells

    def open_cell(self, place):
        if self.silent:
            return OpenReport(False, DoorState.UNKNOWN, "no answer")
        self.orders.append(place)
        others = self.others.get(place, ())
        self.open |= set(others)
        if place not in self.jammed:
            self.open.add(place)
        door = self.door(place)
        return OpenReport(door is DoorState.OPEN, door, sent=True, acknowledged=True, others=others)

    def door(self, place):
        return DoorState.OPEN if place in self.open else DoorState.CLOSED

    def doors(self, board):
        here = [place for place in self._cells if place.board == board]
        said = {p.channel: DoorState.UNKNOWN if self.silent else self.door(p) for p in here}
        return BoardReport(said, "no answer" if self.silent else "")

    def changes(self, within):
        return ()

    def close(self):
        pass


class Locker(Rig):
    """The hall with its cabinet: a keeper that works when it is told to, and hands at the doors."""

    front = Front(cards=True)

    def __init__(self, setup, store=None, bank=None):
        super().__init__(setup, store)
        self.bank = bank or HandBank()
        self.send(AddStaff(staff="tangming", display="唐明", role=Role.ISSUING_CLERK), HALL)
        self.start()

    def start(self):
        """The hall starts, or starts again."""
        self.keeper = Keeper(
            DOOR, self.bank, self.front, self.store.reading, lambda c: self.send(c, HALL), off
        )
        self.keeper.begin()

    @classmethod
    def again(cls, before, store):
        """The same hall in another process: what isn't in the store is gone."""
        hall = cls.__new__(cls)
        hall.setup, hall.clock, hall.ears = before.setup, before.clock, Ears()
        hall.store, hall.bank = store, before.bank
        hall.engine = Engine(hall.setup, store, hall.clock, before.engine.secrets, hall.ears)
        return hall

    def tick(self):
        """The keeper does what waits, and looks."""
        while self.keeper.work():
            pass
        return self.keeper.look()

    def result(self, applicant=LI, size=Size.SMALL):
        """A licence at the window, for somebody who wants it in the locker."""
        wish = {"window": "1", "matter": "T-1", "applicant": applicant, "again": True}
        case = self.send(ReceiveCase(**wish, delivery=Delivery.LOCKER), WANG_LI)
        return self.at_window(case, size)

    def at_window(self, case, size=Size.SMALL):
        """A result of a case, as it lies at the issuing window."""
        with self.store.transaction() as shelf:
            kept = shelf.of(Result)
            result = Result(
                id=kept.next_id(),
                case=case["case"],
                number=case["number"],
                part=1,
                department="税务局",
                document="税务登记证",
                copies=1,
                size=size,
                how=Delivery.LOCKER,
                state=ResultState.READY,
                window="9",
                given_by="hejing",
                handed_over_at=self.clock.now(),
            )
            kept.save(result)
        return result

    def begin(self, result, by=TANG_MING, **more):
        return self.send(BeginStoring(cabinet=DOOR, result=result.id, **more), by)

    def put_in(self, result, **more):
        """Stored, as it should go: the door opens, is shut, and the clerk confirms."""
        begun = self.begin(result, **more)
        self.tick()
        self.shut(begun["cell"])
        return self.send(ConfirmStored(stay=begun["stay"]), TANG_MING)

    def ask(self, **shown):
        return self.send(AskCollect(cabinet=DOOR, **shown), SCREEN)

    def next(self, after):
        return self.send(CollectNext(cabinet=DOOR, after=after), SCREEN)

    def shut(self, number):
        """Somebody shuts the door, and the sensor is asked."""
        self.bank.open.discard(self.cell(number).place)
        self.tick()

    def force(self, number):
        """Somebody opens the door by hand."""
        self.bank.open.add(self.cell(number).place)
        self.tick()

    def cell(self, number):
        with self.store.reading() as shelf:
            return shelf.of(Cell).get(key_of(DOOR, number))

    def stay(self, stay_id):
        with self.store.reading() as shelf:
            return shelf.of(Stay).get(stay_id)

    def kept(self, result):
        with self.store.reading() as shelf:
            return shelf.of(Result).get(result.id)

    def receipt(self, result):
        with self.store.reading() as shelf:
            return shelf.of(Receipt).get(result.id)

    def token(self, result):
        """What the acceptance notice carries."""
        with self.store.reading() as shelf:
            return shelf.of(Case).get(result.case).token

    def pick_up(self, result):
        """What the QR code on the phone carries while it lies in its cell."""
        with self.store.reading() as shelf:
            shown = held(self.setup, shelf, self.token(result), self.clock.now())["pick_ups"]
        return shown[0]["token"] if shown else None


def off(job, *facts):
    return job(*facts)
