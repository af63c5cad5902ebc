"""Permit cases of a file, replayed: lights and lateness are those of the file's own deadlines.

A dozen made-up ones always; with `--data FOLDER` also the 1,434 of a Dutch municipality in
permit_cases.csv.gz, which stay out of the project (docs/cases.md says where they are from).
"""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from tests.hall.cases.permits import Replay, permits

MADE_UP = Path(__file__).with_name("permits.csv")


def pytest_generate_tests(metafunc):
    folder = metafunc.config.getoption("--data")
    real = [Path(folder) / "permit_cases.csv.gz"] if folder else []
    metafunc.parametrize("replay", [MADE_UP, *real], indirect=True, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def replay(request):
    return Replay(permits(request.param)).run()


def test_j19_8_every_light_turned_once_and_when_the_files_deadline_says(replay):
    told = replay.told("LightTurned")
    turned = {
        name: [(one["light"], datetime.fromisoformat(one["since"])) for one in told[name]]
        for name in replay.part_of
    }
    assert turned == {case.name: case.turns(replay.ended) for case in replay.cases}


def test_j19_8_what_was_decided_late_was_late_by_the_files_deadline(replay):
    decided = [case for case in replay.cases if case.decided]
    late = {name: one["seconds"] for name, (one,) in replay.told("PartDecided").items()}
    assert late == {case.name: pytest.approx(case.late, abs=0.001) for case in decided}
    assert {name for name, seconds in late.items() if seconds >= 0} == {
        case.name for case in decided if case.decided.date() > case.deadline.date()
    }


def test_j19_8_each_month_supervision_shows_the_lights_that_the_file_says(replay):
    for at, shown in replay.looks:
        counted = Counter(
            (case.department, case.light(at)) for case in replay.cases if case.is_open(at)
        )
        lights = ("green", "yellow", "red", "paused")
        found = {(row["department"], light): row[light] for row in shown for light in lights}
        assert {key: many for key, many in found.items() if many} == dict(counted), at


def test_j19_9_clocks_that_rested_went_on_to_the_files_last_day(replay):
    rested = {case.name: str(case.last_day) for case in replay.cases if case.rest}
    went_on = {name: one["last_day"] for name, (one,) in replay.told("ClockResumed").items()}
    assert rested
    assert went_on == rested
