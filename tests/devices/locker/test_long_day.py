"""A long day at a bad cabinet: whatever is wrong with it, the reports are true."""

from __future__ import annotations

import random

import pytest

from devices.locker import SimulatedBank
from devices.locker.simulator.cabinet import Troubles
from hall.lockers.bank import DoorState
from tests.devices.locker.cabinets import config

ORDERS = 60


def trouble(chance, cell, cells):
    """Mostly none; otherwise one, or two at once."""
    wrong = Troubles()
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        name, value = chance.choice(
            [
                ("jammed", {cell}),
                ("miswired", {cell: (chance.choice(cells),)}),
                ("stiff", chance.choice((0.02, 0.4))),
                ("silent", True),
                ("unacknowledged", True),
                ("echo", True),
                ("splits", True),
                ("garbage", chance.randbytes(5)),
                ("wrong_sums", chance.randint(1, 4)),
                ("cuts", chance.randint(1, 4)),
                ("slow", 0.03),
                ("power_cut", chance.choice(("before", "after"))),
            ]
        )
        setattr(wrong, name, value)
    wrong.dark = chance.choice((0.01, 0.1, 0.5))
    return wrong


@pytest.mark.parametrize("seed", range(2))
def test_every_report_is_true_and_every_open_door_is_accounted_for(seed):
    chance = random.Random(seed)
    bank = SimulatedBank(config(timeout=0.05, door_timeout=0.1))
    cabinet, cells = bank.cabinet, sorted(bank.cells())
    for _ in range(ORDERS):
        cell = chance.choice(cells)
        cabinet.troubles = trouble(chance, cell, cells)
        before, ordered = cabinet.open_doors, len(cabinet.orders)
        report = bank.open_cell(cell)
        after = cabinet.open_doors
        told = f"{cell} with {cabinet.troubles}: {report}"
        assert set(cabinet.orders[ordered:]) <= {cell}, told
        assert report.sent or len(cabinet.orders) == ordered, told
        assert not report.opened or (cell in after and cell not in before), told
        assert set(report.others) <= after - before - {cell}, told
        if report.door is not DoorState.UNKNOWN:
            here = {door for door in after - before if door.board == cell.board}
            assert here <= {cell, *report.others}, told
        if report.door is DoorState.CLOSED and not cabinet.troubles.stiff:
            assert cell not in after, told
        shut_some(cabinet, chance)
    assert cabinet.faults == []


def shut_some(cabinet, chance):
    """People shut most doors; some they forget."""
    cabinet.troubles = Troubles()
    cabinet.settle()
    for door in cabinet.open_doors:
        if chance.random() < 0.8:
            cabinet.shut(door)
