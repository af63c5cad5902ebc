"""The API of people and devices: sign-in, staff, pairing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hall.commands import Allowed
from hall.facts import Department, ShortText, StaffName
from hall.people.accounts import may_manage, staff_face
from hall.people.commands import AddStaff, ConfirmPairing, UnpairDevice
from hall.people.roles import EVERYONE, MANAGERS, ActorKind, DeviceKind, Role
from hall.refusals import Forbidden
from web import answers, pairing, sign_in
from web.calls import Asked, Call
from web.qr import qr_svg
from web.repeats import Repeat
from web.who import known

ANYONE = Allowed(anyone=True)
STAFF = Allowed(roles=EVERYONE)
INSIDE = Allowed(roles=EVERYONE, devices=frozenset(DeviceKind))
MANAGE = Allowed(roles=MANAGERS)
SIGNING = "Signing in"
PEOPLE = "Staff"
DEVICES = "Devices"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStaff:
    """Somebody who works here from now on."""

    staff: StaffName
    display: ShortText
    role: Role
    department: Department | None = None


def me(asked: Asked) -> dict[str, Any]:
    """Who is asking: a person, a device, or both."""
    actors = {k.actor.kind: k.actor for k in known()}
    staff, device = actors.get(ActorKind.STAFF), actors.get(ActorKind.DEVICE)
    with asked.works.store.reading() as shelf:
        person = shelf.people.staff(staff.name) if staff else None
    return {
        "staff": staff.name if staff else None,
        "display": person.display if person else None,
        "role": str(staff.role) if staff else None,
        "device": device.name if device else None,
        "kind": str(device.device) if device else None,
        "place": device.place if device else None,
        "language": (person.language or None) if person else None,
        "password_must_change": bool(person and person.must_choose),
    }


def everybody(asked: Asked) -> dict[str, Any]:
    """All staff."""
    with asked.works.store.reading() as shelf:
        found = shelf.people.all_staff()
    return {"staff": [staff_face(s) for s in found]}


def add(asked: Asked) -> dict[str, Any]:
    """Let somebody work here; they choose their password by the link."""
    w, new = asked.works, asked.body
    command = AddStaff(
        staff=new.staff, display=new.display, role=new.role, department=new.department
    )
    w.door.carry_out(command, asked.by)
    return _link(asked, new.staff)


def link(asked: Asked) -> dict[str, Any]:
    """A new sign-in link for somebody who lost theirs, or their password."""
    name = asked.path["staff"]
    with asked.works.store.reading() as shelf:
        staff = shelf.people.staff(name)
    if staff is not None and not may_manage(asked.by, staff.role):
        raise Forbidden("not_allowed", command="link")
    return _link(asked, name)


def _link(asked: Asked, staff: str) -> dict[str, Any]:
    made = sign_in.make_link(asked.works, asked.by, staff)
    address = f"{asked.works.site}{made}"
    shown = {"link": made, "address": address, "qr": qr_svg(address)}
    return {"staff": staff, **shown, "hours": sign_in.LINK_HOURS}


CALLS = (
    Call(
        method="POST",
        path="/api/v1/sign-in",
        does="Sign in with a password",
        handle=sign_in.sign_in,
        repeat=Repeat.NEW,
        body=sign_in.SignIn,
        allowed=ANYONE,
        answers=answers.SignedIn,
        room=SIGNING,
        example={"staff": "wangli", "password": "a long sentence is best"},
    ),
    Call(
        method="POST",
        path="/api/v1/sign-in/once",
        does="Sign in with a one-time link, choosing a password",
        handle=sign_in.sign_in_once,
        repeat=Repeat.NEW,
        body=sign_in.SignInOnce,
        allowed=ANYONE,
        answers=answers.SignedIn,
        room=SIGNING,
    ),
    Call(
        method="POST",
        path="/api/v1/sign-out",
        does="End this session",
        handle=sign_in.sign_out,
        repeat=Repeat.NEW,
        allowed=STAFF,
        unready=True,
        answers=answers.Nothing,
        room=SIGNING,
    ),
    Call(
        method="GET",
        path="/api/v1/me",
        does="Who is asking",
        handle=me,
        allowed=INSIDE,
        unready=True,
        answers=answers.Me,
        room=SIGNING,
    ),
    Call(
        method="GET",
        path="/api/v1/staff",
        does="Everybody who works here",
        handle=everybody,
        allowed=MANAGE,
        answers=answers.StaffList,
        room=PEOPLE,
    ),
    Call(
        method="POST",
        path="/api/v1/staff",
        does="Let somebody work here; the answer holds their sign-in link",
        handle=add,
        repeat=Repeat.REFUSED,
        body=NewStaff,
        allowed=MANAGE,
        answers=answers.Link,
        status=201,
        room=PEOPLE,
        example={"staff": "wangli", "display": "王丽", "role": "clerk"},
    ),
    Call(
        method="POST",
        path="/api/v1/staff/{staff}/link",
        does="A new sign-in link",
        handle=link,
        repeat=Repeat.REFUSED,
        allowed=MANAGE,
        answers=answers.Link,
        status=201,
        room=PEOPLE,
    ),
    Call(
        method="POST",
        path="/api/v1/staff/{staff}/password",
        does="Choose a new password",
        handle=sign_in.change_password,
        repeat=Repeat.REFUSED,
        body=sign_in.NewPassword,
        allowed=STAFF,
        unready=True,
        answers=answers.Named,
        room=PEOPLE,
    ),
    Call(
        method="POST",
        path="/api/v1/pairings",
        does="A screen asks to be let in",
        handle=pairing.ask,
        repeat=Repeat.NEW,
        body=pairing.AskToPair,
        allowed=ANYONE,
        answers=answers.Pairing,
        status=201,
        room=DEVICES,
        example={"kind": "kiosk", "name": "kiosk-1"},
    ),
    Call(
        method="GET",
        path="/api/v1/pairings",
        does="The screens that ask to be let in",
        handle=pairing.waiting,
        allowed=MANAGE,
        answers=answers.Pairings,
        room=DEVICES,
    ),
    Call(
        method="POST",
        path="/api/v1/pairings/claim",
        does="The screen fetches its token, once",
        handle=pairing.claim,
        repeat=Repeat.NEW,
        body=pairing.Claim,
        allowed=ANYONE,
        answers=answers.Claimed,
        room=DEVICES,
    ),
    Call(
        method="POST",
        path="/api/v1/pairings/{code}/confirm",
        does="Let the screen in that shows this code",
        command=ConfirmPairing,
        answers=answers.Device,
        room=DEVICES,
    ),
    Call(
        method="GET",
        path="/api/v1/devices",
        does="The paired devices",
        handle=pairing.devices,
        allowed=MANAGE,
        answers=answers.Devices,
        room=DEVICES,
    ),
    Call(
        method="DELETE",
        path="/api/v1/devices/{name}",
        does="Let a device in no longer",
        command=UnpairDevice,
        answers=answers.DeviceName,
        room=DEVICES,
    ),
)
