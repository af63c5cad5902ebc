"""What an application is for: its departments with their promised days, and its materials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from hall.catalogue.catalogue import merged
from hall.refusals import Invalid
from hall.setup import CaseKind, Material, Matter, Setup, Theme

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Share:
    """What one department has to decide, within so many working days."""

    department: str
    working_days: int
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """One matter, or one theme with all its matters (J21-1)."""

    kind: CaseKind
    domain: str
    matter: str | None
    theme: str | None
    shares: tuple[Share, ...]
    materials: tuple[Material, ...]

    @property
    def lead(self) -> str:
        """The department that answers for all of it."""
        return self.shares[0].department


def wanted(setup: Setup, matter: str | None, theme: str | None) -> Wanted:
    """What exactly one of both asks for. Raises Invalid."""
    if (matter is None) == (theme is None):
        raise Invalid("theme" if matter else "matter", "exactly_one", names="matter, theme")
    if theme is not None:
        return _of_theme(setup, _known(setup.theme(theme), "theme"))
    return _of_matter(_known(setup.matter(matter or ""), "matter"))


def follow_ups(setup: Setup, matter: str | None, theme: str | None) -> list[Matter]:
    """What an applicant is to be told of next; what they apply for already is left out (Z17-5)."""
    thing = setup.theme(theme or "")
    applied = thing.matters if thing else (matter or "",)
    its = (known for code in applied if (known := setup.matter(code)) is not None)
    codes = dict.fromkeys(code for one in its for code in one.follow_up if code not in applied)
    return [known for code in codes if (known := setup.matter(code)) is not None]


def _known(thing: T | None, field: str) -> T:
    if thing is None:
        raise Invalid(field, "unknown")
    return thing


def _of_matter(matter: Matter) -> Wanted:
    share = Share(matter.department, matter.working_days, matter.code)
    return Wanted(matter.kind, matter.domain, matter.code, None, (share,), matter.materials)


def _of_theme(setup: Setup, theme: Theme) -> Wanted:
    """A part for each department, the lead first; each has the longest promise of its matters."""
    matters = [m for code in theme.matters if (m := setup.matter(code)) is not None]
    longest = max((m.working_days for m in matters), default=0)
    days: dict[str, int] = {}
    for matter in matters:
        days[matter.department] = max(days.get(matter.department, 0), matter.working_days)
    departments = dict.fromkeys((theme.lead, *theme.cooperating, *days))
    shares = tuple(Share(one, days.get(one, longest)) for one in departments)
    materials = tuple(merged(matters))
    return Wanted(CaseKind.JOINT, theme.domain, None, theme.key, shares, materials)
