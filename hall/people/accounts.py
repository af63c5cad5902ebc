"""Looking after accounts: role, language, switched on or off, signed out, a new password due."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from hall.commands import Answer, Work, command
from hall.facts import Department, Reason, ShortText, StaffName
from hall.people.events import (
    DepartmentChanged,
    LanguageChosen,
    PasswordRequired,
    RoleChanged,
    SignedOutEverywhere,
    StaffRenamed,
    StaffSwitchedOff,
    StaffSwitchedOn,
)
from hall.people.roles import BELOW_MANAGER, EVERYONE, MANAGERS, Actor, ActorKind, Role
from hall.people.staff import Staff
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.setup import Setup


class Language(StrEnum):
    """The languages that a person may have as their own; NONE: as their browser asks."""

    NONE = ""
    CHINESE = "zh-CN"
    ENGLISH = "en"


@command(roles=MANAGERS)
class ChangeStaff:
    """Change an account; what isn't given stays. Managers look after the roles below theirs.

    Who is switched off, or gets another role, is signed out everywhere at once.
    """

    staff: StaffName
    display: ShortText | None = None
    role: Role | None = None
    active: bool | None = None
    language: Language | None = None
    department: Department | None = None
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses to take the last administrator's role or account away."""
        before = managed(work, self.staff, "ChangeStaff")
        if self.role is not None:
            must_manage(work, self.role, "ChangeStaff")
        must_be_a_department(work.setup, self.department)
        after = replace(
            before,
            display=self.display or before.display,
            role=self.role or before.role,
            active=before.active if self.active is None else self.active,
            language=before.language if self.language is None else str(self.language),
            department=self.department or before.department,
        )
        if not _is_administrator(after):
            must_leave_an_administrator(work, before)
        work.shelf.people.save_staff(after)
        self._note(work, before, after)
        return staff_face(after)

    def _note(self, work: Work, before: Staff, after: Staff) -> None:
        if after.display != before.display:
            work.note(StaffRenamed(staff=after.name))
        if after.language != before.language:
            work.note(LanguageChosen(staff=after.name, language=after.language))
        if after.department != before.department:
            work.note(DepartmentChanged(staff=after.name, department=after.department or ""))
        if after.role is not before.role:
            changed = {"role": str(after.role), "before": str(before.role)}
            work.note(RoleChanged(staff=after.name, reason=self.reason, **changed))
        if after.active and not before.active:
            work.note(StaffSwitchedOn(staff=after.name))
        if before.active and not after.active:
            work.note(StaffSwitchedOff(staff=after.name, reason=self.reason))
        if after.role is not before.role or not after.active:
            work.shelf.people.end_sessions(after.name)


@command(roles=EVERYONE)
class ChooseLanguage:
    """Choose the language of one's own pages; none: as the browser asks."""

    language: Language

    def carry_out(self, work: Work) -> Answer:
        """It counts wherever this person signs in."""
        staff = _known(work, work.by.name)
        work.shelf.people.save_staff(replace(staff, language=str(self.language)))
        if staff.language != self.language:
            work.note(LanguageChosen(staff=staff.name, language=str(self.language)))
        return {"language": str(self.language)}


@command(roles=EVERYONE)
class SignOutEverywhere:
    """End every session and sign-in link: one's own, or of somebody whom one looks after."""

    staff: StaffName

    def carry_out(self, work: Work) -> Answer:
        """Refuses to keep out a last administrator who has no password to come back with."""
        if _is_own(work.by, self.staff):
            staff = _known(work, self.staff)
        else:
            staff = managed(work, self.staff, "SignOutEverywhere")
        if staff.password is None:
            must_leave_an_administrator(work, staff)
        work.shelf.people.end_sessions(staff.name)
        work.note(SignedOutEverywhere(staff=staff.name))
        return {"staff": staff.name}


@command(roles=MANAGERS)
class RequirePassword:
    """Let somebody choose a new password at the next sign-in, before anything else."""

    staff: StaffName

    def carry_out(self, work: Work) -> Answer:
        """Counts for open sessions too. Who has no password yet chooses one by their link."""
        staff = managed(work, self.staff, "RequirePassword")
        if staff.password is None:
            raise Refusal("no_password_yet", staff=staff.name)
        work.shelf.people.save_staff(replace(staff, must_choose=True))
        work.note(PasswordRequired(staff=staff.name))
        return {"staff": staff.name}


def must_be_a_department(setup: Setup, name: str | None) -> None:
    """Refuse a department that no matter or theme of the hall names."""
    if name is not None and name not in setup.departments:
        raise Invalid("department", "unknown")


def staff_face(staff: Staff) -> Answer:
    """A person of staff, as the API says it."""
    return {
        "staff": staff.name,
        "display": staff.display,
        "role": str(staff.role),
        "active": staff.active,
        "language": staff.language,
        "department": staff.department,
    }


def may_manage(by: Actor, role: Role) -> bool:
    """Whether `by` looks after accounts of this role: administrators all, managers those below."""
    if by.kind is ActorKind.HALL or by.is_staff(Role.ADMINISTRATOR):
        return True
    return by.is_staff(Role.MANAGER) and role in BELOW_MANAGER


def must_manage(work: Work, role: Role, command: str) -> None:
    """Raises Forbidden for accounts that whoever asks doesn't look after."""
    if not may_manage(work.by, role):
        raise Forbidden("not_allowed", command=command, roles=[str(Role.ADMINISTRATOR)])


def managed(work: Work, name: str, command: str) -> Staff:
    """The account of this name, which whoever asks looks after."""
    if work.by.kind is ActorKind.STAFF and work.by.role not in MANAGERS:
        raise Forbidden("not_allowed", command=command)
    staff = _known(work, name)
    must_manage(work, staff.role, command)
    return staff


def must_leave_an_administrator(work: Work, staff: Staff) -> None:
    """Nobody can lock everybody out: somebody else must be able to sign in as administrator."""
    if not _is_administrator(staff):
        return
    others = (s for s in work.shelf.people.all_staff() if s.name != staff.name)
    if not any(_is_administrator(s) and s.password is not None for s in others):
        raise Refusal("last_administrator", staff=staff.name)


def _is_administrator(staff: Staff) -> bool:
    return staff.active and staff.role is Role.ADMINISTRATOR


def _is_own(by: Actor, name: str) -> bool:
    return by.kind is ActorKind.STAFF and by.name == name


def _known(work: Work, name: str) -> Staff:
    staff = work.shelf.people.staff(name)
    if staff is None:
        raise Unknown("unknown_staff", staff=name)
    return staff
