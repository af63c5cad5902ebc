"""What a hall needs before its first visitor: its windows in place and an administrator.

What a power cut left half done is put right, too.
"""

from __future__ import annotations

import logging

from hall.appointments.not_kept import PlanNotKept
from hall.cases.turning import PlanLights
from hall.people.commands import AddStaff
from hall.people.roles import HALL, Role
from hall.screens.picture import Picture
from hall.screens.pictures import DropPicture
from hall.tickets.desks import KnowDeskPrinters
from hall.tickets.marks import MarkTickets
from hall.windows.placing import PlaceWindows
from hall.workdays.closing import PlanClosing
from web import pictures
from web.sign_in import make_link, set_password
from web.works import Works

FIRST = "admin"

log = logging.getLogger("yichuang")


def prepare(works: Works, password: str | None) -> str | None:
    """Place the windows and see to an administrator; the path of a sign-in link where needed.

    Until an administrator has a password, each start makes a new link.
    """
    works.door.carry_out(PlaceWindows(), HALL)
    works.door.carry_out(PlanClosing(), HALL)
    works.door.carry_out(PlanNotKept(), HALL)
    works.door.carry_out(PlanLights(), HALL)
    works.door.carry_out(MarkTickets(), HALL)
    desks = works.printing.printers.desks() if works.printing else ()
    works.door.carry_out(KnowDeskPrinters(printers=desks), HALL)
    tidy_pictures(works)
    with works.store.reading() as shelf:
        everybody = shelf.people.all_staff()
    if any(s.active and s.role is Role.ADMINISTRATOR and s.password for s in everybody):
        return None
    if not any(s.name == FIRST for s in everybody):
        new = AddStaff(staff=FIRST, display="管理员", role=Role.ADMINISTRATOR)
        works.door.carry_out(new, HALL)
    if password:
        set_password(works, HALL, FIRST, password)
        return None
    return make_link(works, HALL, FIRST)


def tidy_pictures(works: Works) -> None:
    """Files without a record go, and pictures without their file: walls would show nothing."""
    with works.store.reading() as shelf:
        known = {picture.hash for picture in shelf.of(Picture).find()}
    for file in pictures.strays(works.data, known):
        file.unlink(missing_ok=True)
    for picture in pictures.missing(works.data, known):
        log.warning("a picture has lost its file", extra={"facts": {"picture": picture}})
        works.door.carry_out(DropPicture(picture=picture), HALL)
