"""What a hall needs before its first visitor: its windows in place and an administrator."""

from __future__ import annotations

from hall.people.commands import AddStaff
from hall.people.roles import HALL, Role
from hall.windows.placing import PlaceWindows
from web import passwords
from web.sign_in import make_link
from web.works import Works

FIRST = "admin"


def prepare(works: Works, password: str | None) -> str | None:
    """Place the windows and see to an administrator; the path of a sign-in link where needed.

    Until the first administrator has a password, each start makes a new link.
    """
    works.door.carry_out(PlaceWindows(), HALL)
    with works.store.reading() as shelf:
        admin = shelf.people.staff(FIRST)
    if admin is None:
        hashed = _hashed(works, password)
        command = AddStaff(
            staff=FIRST, display="管理员", role=Role.ADMINISTRATOR, password_hash=hashed
        )
        works.door.carry_out(command, HALL)
        return None if hashed else make_link(works, FIRST)
    return make_link(works, FIRST) if admin.password is None else None


def _hashed(works: Works, password: str | None) -> str | None:
    if not password:
        return None
    passwords.check_choice(password, FIRST)
    return works.hub.offload(passwords.hash_of, password)
