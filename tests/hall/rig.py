"""A hall in memory with a clock to turn by hand: what the tests of its rules drive."""

from datetime import timedelta
from hashlib import sha256
from itertools import count

from hall.engine import Engine, Request
from hall.faces import ticket_face
from hall.people.roles import HALL
from hall.tickets.commands import CancelTicket, IssueTicket
from hall.views import snapshot
from hall.windows.commands import CallNext, Finish, OpenWindow
from hall.windows.placing import PlaceWindows
from store.memory import MemoryStore
from tests.hall.people import ADMIN, KIOSK, NINE, small_hall


class HandClock:
    """Stands still until somebody moves it on."""

    def __init__(self, at=NINE):
        self.at = at

    def now(self):
        return self.at

    def move(self, **how_far):
        self.at += timedelta(**how_far)


class CountedSecrets:
    """Tokens that can be foretold, so that two halls can be compared."""

    def __init__(self):
        self.counter = count(1)

    def token(self):
        return f"token-{next(self.counter):012d}"

    def code(self):
        return f"{next(self.counter):06d}"

    def seal(self, text):
        return f"sealed-{sha256(text.encode()).hexdigest()[:8]}"

    def lock(self, text):
        return f"locked-{text.encode().hex()}"

    def unlock(self, locked):
        return bytes.fromhex(locked.removeprefix("locked-")).decode()


class Ears:
    """Hears everything."""

    def __init__(self):
        self.heard = []

    def tell(self, events):
        self.heard += events

    @property
    def kinds(self):
        return [event.kind for event in self.heard]


class Rig:
    """The hall, its clock, its ears, and the few things a test does over and over."""

    def __init__(self, setup=None, store=None, clock=None, **line):
        self.setup = setup or small_hall(**line)
        self.clock = clock or HandClock()
        self.ears = Ears()
        self.store = store or MemoryStore()
        self.engine = Engine(self.setup, self.store, self.clock, CountedSecrets(), self.ears)
        self.send(PlaceWindows(), HALL)

    def send(self, command, by=ADMIN, key=None):
        """The answer; a refusal is raised."""
        (outcome,) = self.engine.run([Request(command, by, key)])
        if isinstance(outcome, Exception):
            raise outcome
        return outcome.answer

    def take(self, domain="tax", by=KIOSK, **facts):
        if "matter" in facts or "theme" in facts:
            domain = None
        return self.send(IssueTicket(domain=domain, **facts), by)

    def open(self, *numbers):
        for number in numbers:
            self.send(OpenWindow(window=number))

    def call(self, window="1"):
        """The number called, or None."""
        ticket = self.send(CallNext(window=window))["ticket"]
        return ticket and ticket["number"]

    def serve(self, window="1", minutes=5):
        number = self.call(window)
        self.clock.move(minutes=minutes)
        if number is not None:
            self.send(Finish(window=window))
        return number

    def serve_called(self, window):
        self.send(Finish(window=window))

    def give_up(self, number):
        with self.store.reading() as shelf:
            date = self.setup.business_date(self.clock.now())
            ticket = shelf.tickets.by_number(date, number)
        self.send(CancelTicket(ticket=ticket.id))

    def see(self, ticket):
        with self.store.reading() as shelf:
            return shelf.tickets.get(ticket["id"])

    def face(self, ticket_id):
        """A ticket as its holder sees it."""
        with self.store.reading() as shelf:
            ticket = shelf.tickets.get(ticket_id)
            return ticket_face(self.engine.setup, shelf, ticket, self.clock.now())

    def show(self, view):
        """A view as its watchers see it."""
        with self.store.reading() as shelf:
            return snapshot(view, self.engine.setup, shelf, self.clock.now())

    def window(self, number):
        with self.store.reading() as shelf:
            return shelf.windows.get(number)

    def journal(self):
        with self.store.reading() as shelf:
            return list(shelf.journal.after(0, 100_000))
