"""What every printer driver promises the hall, held against printers that misbehave."""

from __future__ import annotations

import threading
import time

import pytest

from hall.ports import PaperState, PrintReport
from tests.devices.printer.rigs import RIGS, TIMEOUT
from tests.devices.printer.slips import LIU_YANG, ZHANG_JIANGUO


@pytest.fixture(params=RIGS)
def rig(request, tmp_path):
    with RIGS[request.param](tmp_path) as rig:
        yield rig
        assert rig.machine.faults == []


@pytest.fixture(params=RIGS)
def one_way(request, tmp_path):
    with RIGS[request.param](tmp_path, answers=False) as rig:
        yield rig


UNABLE = [
    ({"paper": "out"}, PaperState.OUT),
    ({"cover_open": True}, PaperState.COVER_OPEN),
    ({"offline": True}, PaperState.OFFLINE),
    ({"cutter_jammed": True}, PaperState.FAULT),
    ({"broken": True}, PaperState.FAULT),
]


def test_a_printer_that_is_well_prints_and_says_so(rig):
    assert rig.printer.status() is PaperState.OK
    assert rig.printer.print(ZHANG_JIANGUO) == PrintReport(True, PaperState.OK, "", sent=True)
    assert len(rig.machine.received) == 1


def test_slips_come_out_one_after_another(rig):
    assert rig.printer.print(ZHANG_JIANGUO).printed
    assert rig.printer.print(LIU_YANG).printed
    assert len(rig.machine.received) == 2


def test_paper_near_its_end_still_prints_and_is_reported(rig):
    rig.machine.troubles.paper = "near-end"
    assert rig.printer.print(ZHANG_JIANGUO) == PrintReport(True, PaperState.NEAR_END, "", True)


@pytest.mark.parametrize(("trouble", "state"), UNABLE)
def test_nothing_is_sent_to_a_printer_that_can_not_print(rig, trouble, state):
    rig.machine.help(**trouble)
    assert rig.printer.status() is state
    report = rig.printer.print(ZHANG_JIANGUO)
    assert (report.printed, report.sent, report.paper) == (False, False, state)
    rig.machine.help(**dict.fromkeys(trouble, False) | ({"paper": "ok"}))
    assert rig.machine.received == []


def test_after_somebody_helped_it_prints_again(rig):
    rig.machine.help(paper="out")
    rig.printer.print(ZHANG_JIANGUO)
    rig.machine.help(paper="ok")
    assert rig.printer.print(ZHANG_JIANGUO).printed
    assert len(rig.machine.received) == 1


def test_paper_that_runs_out_in_the_middle_is_no_printed_slip(rig):
    rig.machine.troubles.paper_left = 300
    report = rig.printer.print(ZHANG_JIANGUO)
    assert (report.printed, report.sent, report.paper) == (False, True, PaperState.OUT)
    assert rig.machine.received == []


def test_a_clone_that_answers_only_in_order_is_believed(rig):
    rig.machine.troubles.clone = True
    assert rig.printer.status() is PaperState.OK
    assert rig.printer.print(ZHANG_JIANGUO).printed
    rig.machine.help(paper="near-end")
    assert rig.printer.status() is PaperState.NEAR_END


def test_a_silent_printer_is_tried_and_never_called_well(rig):
    rig.machine.troubles.silent = True
    assert rig.printer.status() is PaperState.UNKNOWN
    report = rig.printer.print(ZHANG_JIANGUO)
    assert (report.printed, report.sent, report.paper) == (False, True, PaperState.UNKNOWN)
    wait_for(lambda: rig.machine.received)
    assert len(rig.machine.received) == 1


def test_a_silent_printer_holds_nobody_up(rig):
    rig.machine.troubles.silent = True
    began = time.monotonic()
    rig.printer.print(ZHANG_JIANGUO)
    assert time.monotonic() - began < TIMEOUT + 0.2


def test_a_slow_printer_holds_nobody_up_and_is_not_called_well(rig):
    if type(rig.printer).__name__ == "SimulatedPrinter":
        rig.machine.troubles.silent = True
    rig.machine.troubles.slow = TIMEOUT
    began = time.monotonic()
    report = rig.printer.print(ZHANG_JIANGUO)
    assert time.monotonic() - began < TIMEOUT + 0.2
    assert (report.printed, report.paper) == (False, PaperState.UNKNOWN)


def test_a_one_way_printer_gets_its_slip_and_is_believed_nothing(one_way):
    assert one_way.printer.status() is PaperState.UNKNOWN
    report = one_way.printer.print(ZHANG_JIANGUO)
    assert (report.printed, report.sent, report.paper) == (False, True, PaperState.UNKNOWN)
    wait_for(lambda: one_way.machine.received)
    assert len(one_way.machine.received) == 1


def test_two_citizens_at_once_get_two_whole_slips(rig):
    slips = (ZHANG_JIANGUO, LIU_YANG)
    threads = [threading.Thread(target=rig.printer.print, args=(slip,)) for slip in slips]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rig.machine.received) == 2


def test_a_closed_driver_opens_again(rig):
    rig.printer.close()
    rig.printer.close()
    assert rig.printer.print(ZHANG_JIANGUO).printed


def wait_for(happened, seconds=2.0):
    until = time.monotonic() + seconds
    while not happened() and time.monotonic() < until:
        time.sleep(0.01)
