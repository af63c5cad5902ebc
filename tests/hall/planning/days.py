"""A recorded day, as simulated people have made it, and the stage to play it again."""

from datetime import timedelta

from demo.play import Play as People
from hall.planning.outcome import outcome
from hall.planning.play import Play
from hall.planning.recorded import read_day
from hall.planning.script import Writer
from hall.planning.stage import Stage
from store.memory import MemoryStore
from tests.hall.people import NINE, small_hall
from tests.hall.rig import Rig

MIDNIGHT = NINE - timedelta(hours=9)


def lived(hours=3, seed=3, setup=None, **line):
    """A hall in which simulated people were for some hours."""
    rig = Rig(setup or small_hall(**line))
    live(rig, hours, seed)
    return rig


def live(rig, hours, seed):
    """Let simulated people come and act for some hours."""
    people = come(rig, seed)
    people.begin()
    act(people, rig.clock, hours)


def come(rig, seed):
    """Simulated people of this hall; they wait for `begin`."""
    return People(rig.setup, rig.store, rig.clock, rig.send, seed=seed)


def act(people, clock, hours):
    """Let some hours pass; moments are whole milliseconds, as they are."""
    until = clock.now() + timedelta(hours=hours)
    while clock.now() < until:
        clock.at += max(people.step(), timedelta(seconds=1))
        clock.at -= timedelta(microseconds=clock.at.microsecond % 1000)


def recorded(rig):
    events = rig.journal()
    return read_day(rig.setup, rig.setup.business_date(NINE), events, events)


def stage(day, setup):
    return Stage(setup, MemoryStore(), MIDNIGHT, day.windows)


def script_of(day, setup, rules=()):
    return Writer(day, stage(day, setup), rules).write()


def played(day, script, setup, rules=()):
    return Play(script, stage(day, setup), rules).run()


def figures(events):
    return outcome(events).face()
