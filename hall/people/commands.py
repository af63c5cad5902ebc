"""What can be wanted of people and devices. Secrets arrive hashed; the journal never sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.facts import Code, Department, DeviceName, Hash, Key, ShortText, StaffName
from hall.lockers.cell import Cabinet
from hall.people.accounts import must_be_a_department, must_manage
from hall.people.events import (
    DevicePaired,
    DeviceUnpaired,
    LinkMade,
    PairingConfirmed,
    PasswordSet,
    SignedIn,
    SignedOut,
    StaffAdded,
)
from hall.people.roles import HALL, MANAGERS, ActorKind, DeviceKind, Role
from hall.people.staff import Device, Pairing, Session, Staff
from hall.ports import Shelf
from hall.refusals import Forbidden, Invalid, Refusal, Unidentified, Unknown

PAIRING_LASTS = timedelta(minutes=10)
PAIRINGS_AT_ONCE = 50
"""More than one address may ask for; past it, who has waited longest makes room."""
AT_A_WINDOW = frozenset({DeviceKind.SIGN, DeviceKind.RATER})
PasswordHash = Annotated[str, Len(1, 300)]
Minutes = Annotated[int, Ge(1), Le(60 * 24 * 7)]


@command(roles=MANAGERS)
class AddStaff:
    """Let somebody work here. They choose their password by a one-time link.

    Managers add the roles below theirs.
    """

    staff: StaffName
    display: ShortText
    role: Role
    department: Department | None = None
    password_hash: PasswordHash | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a name that is taken."""
        must_manage(work, self.role, "AddStaff")
        must_be_a_department(work.setup, self.department)
        if work.shelf.people.staff(self.staff) is not None:
            raise Refusal("staff_name_taken", staff=self.staff)
        staff = Staff(self.staff, self.display, self.role, self.password_hash)
        work.shelf.people.save_staff(replace(staff, department=self.department))
        work.note(StaffAdded(staff=self.staff, role=str(self.role)))
        return {"staff": self.staff, "display": self.display, "role": str(self.role)}


@command(roles=frozenset(Role))
class SetPassword:
    """Choose a new password: one's own, or an administrator somebody else's."""

    staff: StaffName
    password_hash: PasswordHash

    def carry_out(self, work: Work) -> Answer:
        """Ends every session. What somebody else chose has to be chosen anew at the sign-in."""
        own = work.by.kind is ActorKind.STAFF and work.by.name == self.staff
        if not own and work.by.kind is ActorKind.STAFF and work.by.role is not Role.ADMINISTRATOR:
            raise Forbidden("not_allowed", command="SetPassword")
        staff = work.shelf.people.staff(self.staff)
        if staff is None:
            raise Unknown("unknown_staff", staff=self.staff)
        chosen_by_another = work.by.kind is ActorKind.STAFF and not own
        work.shelf.people.save_staff(
            replace(staff, password=self.password_hash, must_choose=chosen_by_another)
        )
        work.shelf.people.end_sessions(self.staff)
        work.note(PasswordSet(staff=self.staff))
        return {"staff": self.staff}


@command(answer_is_secret=True)
class OpenSession:
    """Somebody has shown who they are (the web floor has checked it): remember them for a while."""

    staff: StaffName
    token_hash: Hash
    minutes: Minutes

    def carry_out(self, work: Work) -> Answer:
        """Refuses an account that is switched off."""
        return _begin(work, self.staff, self.token_hash, self.minutes)


@command(roles=MANAGERS)
class MakeLink:
    """Make a link that signs somebody in once; managers for the roles below theirs.

    It takes the place of a former link of theirs that nobody has used.
    """

    staff: StaffName
    token_hash: Hash
    minutes: Minutes

    def carry_out(self, work: Work) -> Answer:
        """Refuses an account that is switched off. What each start makes anew is on record once."""
        staff = _active(work, self.staff)
        must_manage(work, staff.role, "MakeLink")
        people = work.shelf.people
        former = [s for s in people.sessions_of(staff.name) if s.once]
        for link in former:
            people.drop_session(link.token_hash)
        ends = work.at + timedelta(minutes=self.minutes)
        people.save_session(Session(self.token_hash, staff.name, work.at, ends, once=True))
        if not (former and work.by == HALL):
            work.note(LinkMade(staff=staff.name))
        return {"staff": staff.name}


@command(roles=frozenset(Role), answer_is_secret=True)
class UseLink:
    """Use up one's sign-in link: the password chosen with it holds, and a session begins."""

    link_hash: Hash
    password_hash: PasswordHash
    token_hash: Hash
    minutes: Minutes

    def carry_out(self, work: Work) -> Answer:
        """Refuses a link that has been used or is over. Every former session ends."""
        people = work.shelf.people
        link = people.session(self.link_hash)
        if link is None or not link.once or link.ends_at <= work.at:
            raise Unidentified("link_used")
        if work.by.name != link.staff:
            raise Forbidden("not_allowed", command="UseLink")
        SetPassword(staff=link.staff, password_hash=self.password_hash).carry_out(work)
        people.drop_session(self.link_hash)
        return _begin(work, link.staff, self.token_hash, self.minutes, once=True)


@command(roles=frozenset(Role))
class EndSession:
    """Sign out: forget one session."""

    token_hash: Hash

    def carry_out(self, work: Work) -> Answer:
        """Ending what has ended changes nothing."""
        session = work.shelf.people.session(self.token_hash)
        if session is not None:
            work.shelf.people.drop_session(self.token_hash)
            work.note(SignedOut(staff=session.staff))
        return {}


@command(anyone=True, answer_is_secret=True)
class AskPairing:
    """A screen asks to be let in; it shows the code until a manager confirms it."""

    kind: DeviceKind
    claim_hash: Hash
    place: Key | None = None
    name: DeviceName | None = None

    def carry_out(self, work: Work) -> Answer:
        """`place` is a display's zone, the window of a sign or rater, the cabinet of a locker.

        Strangers leave nothing in the journal; that a screen was let in stands there. When too many
        ask at once, the one that has waited longest makes room.
        """
        self._must_have_a_place(work)
        _make_room(work)
        pairing = Pairing(
            code=_free_code(work),
            claim_hash=self.claim_hash,
            kind=self.kind,
            place=self.place or "",
            name=self.name or _free_name(work, self.kind, self.place or ""),
            asked_at=work.at,
            ends_at=work.at + PAIRING_LASTS,
        )
        work.shelf.people.save_pairing(pairing)
        return {"code": pairing.code, "name": pairing.name}

    def _must_have_a_place(self, work: Work) -> None:
        if self.kind is DeviceKind.DISPLAY and work.setup.zone(self.place or "") is None:
            raise Invalid("place", "unknown")
        if self.kind in AT_A_WINDOW and work.shelf.windows.get(self.place or "") is None:
            raise Invalid("place", "unknown")
        if self.kind is DeviceKind.LOCKER and work.shelf.of(Cabinet).get(self.place or "") is None:
            raise Invalid("place", "unknown")


@command(roles=MANAGERS)
class ConfirmPairing:
    """Let the screen in that shows this code."""

    code: Code

    def carry_out(self, work: Work) -> Answer:
        """A code that nobody shows, or whose time is over, finds nothing.

        `replaces`: a device of this name is there already, and will be let in no longer.
        """
        pairing = work.shelf.people.pairing(self.code)
        if pairing is None or pairing.ends_at <= work.at:
            raise Unknown("unknown_code")
        work.shelf.people.save_pairing(replace(pairing, confirmed_by=work.by.name))
        where = {"device_kind": str(pairing.kind), "place": pairing.place}
        work.note(PairingConfirmed(device=pairing.name, **where))
        facts = {"name": pairing.name, "kind": str(pairing.kind), "place": pairing.place}
        return {**facts, "replaces": replaced(work.shelf, pairing)}


@command(anyone=True, answer_is_secret=True)
class ClaimPairing:
    """The screen fetches what it was let in with. Its claim secret is the right."""

    claim_hash: Hash
    token_hash: Hash

    def carry_out(self, work: Work) -> Answer:
        """`paired` is false while nobody has confirmed. A device of the same name is replaced."""
        people = work.shelf.people
        pairing = next((p for p in people.all_pairings() if p.claim_hash == self.claim_hash), None)
        if pairing is None or pairing.ends_at <= work.at:
            raise Unknown("unknown_code")
        if pairing.confirmed_by is None:
            return {"paired": False}
        people.drop_pairing(pairing.code)
        device = Device(
            name=pairing.name,
            kind=pairing.kind,
            place=pairing.place,
            token_hash=self.token_hash,
            paired_at=work.at,
            paired_by=pairing.confirmed_by,
        )
        people.save_device(device)
        where = {"device_kind": str(device.kind), "place": device.place}
        work.note(DevicePaired(device=device.name, **where))
        return {
            "paired": True,
            "name": device.name,
            "kind": str(device.kind),
            "place": device.place,
        }


@command(roles=MANAGERS)
class UnpairDevice:
    """Let a device in no longer."""

    name: DeviceName

    def carry_out(self, work: Work) -> Answer:
        """Refuses a name that no device has."""
        if work.shelf.people.device_named(self.name) is None:
            raise Unknown("unknown_device", device=self.name)
        work.shelf.people.drop_device(self.name)
        work.note(DeviceUnpaired(device=self.name))
        return {"name": self.name}


def _active(work: Work, name: str) -> Staff:
    staff = work.shelf.people.staff(name)
    if staff is None or not staff.active:
        raise Unknown("unknown_staff", staff=name)
    return staff


def _begin(work: Work, name: str, token_hash: str, minutes: int, *, once: bool = False) -> Answer:
    """Begin a session. `once`: by a one-time link."""
    staff = _active(work, name)
    work.shelf.people.save_staff(replace(staff, signed_in_at=work.at))
    ends = work.at + timedelta(minutes=minutes)
    work.shelf.people.save_session(Session(token_hash, name, work.at, ends))
    work.note(SignedIn(staff=name, once=once))
    return {
        "staff": staff.name,
        "role": str(staff.role),
        "display": staff.display,
        "language": staff.language,
        "password_must_change": staff.must_choose,
    }


def replaced(shelf: Shelf, pairing: Pairing) -> bool:
    """Whether a device of the name that it asks for is there already."""
    return shelf.people.device_named(pairing.name) is not None


def _make_room(work: Work) -> None:
    """Forget who asked and is over, and of the others as many as needed, longest waiting first."""
    people = work.shelf.people
    pairings = people.all_pairings()
    good = [p for p in pairings if p.ends_at > work.at]
    waiting = [p for p in good if p.confirmed_by is None]
    too_many = max(0, len(good) + 1 - PAIRINGS_AT_ONCE)
    for gone in [*(p for p in pairings if p not in good), *waiting[:too_many]]:
        people.drop_pairing(gone.code)


def _free_code(work: Work) -> str:
    while True:
        code = work.secrets.code()
        if work.shelf.people.pairing(code) is None:
            return code


def _free_name(work: Work, kind: DeviceKind, place: str) -> str:
    stem = f"{kind}-{place}" if place else str(kind)
    taken = {d.name for d in work.shelf.people.all_devices()}
    taken |= {p.name for p in work.shelf.people.all_pairings()}
    return next(name for n in range(1, 10_000) if (name := f"{stem}-{n}") not in taken)
