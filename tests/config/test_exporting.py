"""A hall that was reshaped goes out as a folder, and another starts from it as the same hall."""

from __future__ import annotations

import zipfile
from dataclasses import fields, replace
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from config import exporting
from config.hallfile import LISTS, SECTIONS, SINGLE
from config.loader import load
from hall.catalogue.commands import ChangeMode, MarkMatters
from hall.settings.limits import ChangeLimits, Limited
from hall.setup import Mode, Name, Screens, Setup, WindowKind
from hall.windows.reshaping import ChangeWindow
from hall.workdays.commands import ChangeHours, SetException
from hall.workdays.hours import DayHours, Leftover, Stretch, Weekday
from tests.hall.people import ZHAO_MIN
from tests.hall.rig import Rig

MORNING = Stretch(time(9), time(12))


def reshaped() -> Rig:
    """The hall of 垫江 after a manager's busy day."""
    rig = Rig(load("dianjiang"))
    codes = tuple(m.code for m in rig.setup.matters[:40])
    for wish in (
        ChangeWindow(window="3", kind=WindowKind.UNDIFFERENTIATED, domains=()),
        ChangeWindow(window="22", name='临时"加开"\\窗口', name_en="Extra", domains=("tax",)),
        ChangeWindow(
            window="23",
            kind=WindowKind.DEPARTMENT,
            domains=("police",),
            exception="法律规定不得委托",
        ),
        MarkMatters(codes=codes, undifferentiated=True, reason="第二批"),
        ChangeMode(mode=Mode.FULL, comprehensive_share=0.92, reason="全面推行"),
        ChangeHours(
            opens=time(8, 30),
            midday=(Stretch(time(12), time(13, 30)),),
            week=(DayHours(Weekday.SATURDAY, (MORNING,)), DayHours(Weekday.FRIDAY)),
            last_ticket_minutes=20,
            leftover=Leftover.EXPIRE,
            refuse_outside=True,
            reason="夏季作息",
        ),
        SetException(on=date(2026, 12, 31), reason="年终盘点"),
        ChangeLimits(
            limits=(
                Limited(matter=codes[0], most=20, between=MORNING),
                Limited(matter=codes[0], most=40),
            ),
            reason="材料核验人手有限",
        ),
        SetException(on=date(2026, 10, 3), reason="假日值班", stretches=(MORNING,)),
    ):
        rig.send(wish, ZHAO_MIN)
    setup = rig.engine.setup
    line = replace(setup.line, elderly_from_age=None, gamma=0.5, restore_behind=7)
    message = Name("第一行\n“第二行”\t完", 'A "quoted" line')
    screens = Screens(message=message, kiosk_idle=timedelta(seconds=90), silent=True)
    rig.engine.setup = replace(setup, line=line, screens=screens)
    return rig


def exported(rig: Rig) -> bytes:
    with rig.store.reading() as shelf:
        files = exporting.as_folder(rig.engine.setup, shelf.windows.all())
    return exporting.zipped(files, "dianjiang")


def comparable(setup: Setup, **more: Any) -> Setup:
    return replace(setup, key="", **more)


def test_a_hall_started_from_the_folder_is_the_hall_that_went_out(tmp_path: Path) -> None:
    rig = reshaped()
    with zipfile.ZipFile(BytesIO(exported(rig))) as archive:
        archive.extractall(tmp_path)
    again = load(tmp_path / "dianjiang")
    assert comparable(again, windows=()) == comparable(rig.engine.setup, windows=())
    other = Rig(again)
    with rig.store.reading() as was, other.store.reading() as now:
        shapes = [
            [
                (w.number, w.name, w.kind, w.zone, w.domains, w.exception)
                for w in shelf.windows.all()
            ]
            for shelf in (was, now)
        ]
    assert shapes[0] == shapes[1]


def test_nothing_of_a_setup_is_forgotten_by_its_folder() -> None:
    files = {"matters", "themes"}
    elsewhere = {"key", "national"}
    written = {*SINGLE, *LISTS, *SECTIONS} | files | elsewhere
    assert {field.name for field in fields(Setup) if field.init} - written == set()


def test_a_text_that_a_spreadsheet_would_run_goes_out_marked_and_comes_in_as_it_was(
    tmp_path: Path,
) -> None:
    rig = reshaped()
    setup = rig.engine.setup
    first = replace(setup.matters[0], name='=HYPERLINK("x")', name_en="'+1")
    rig.engine.setup = replace(setup, matters=(first, *setup.matters[1:]))
    files = exporting.as_csv(rig.engine.setup)
    assert b"'=HYPERLINK" in files["matters.csv"]
    with zipfile.ZipFile(BytesIO(exported(rig))) as archive:
        archive.extractall(tmp_path)
    again = load(tmp_path / "dianjiang").matters[0]
    assert (again.name, again.name_en) == (first.name, first.name_en)
