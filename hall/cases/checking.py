"""核对材料: the list that a matter asks for, and what the clerk found of each (J19-3, P22-9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import Ge, Le, Len, doc

from hall.cases.case import Case
from hall.cases.known import materials_of
from hall.cases.material import CaseMaterial, Lacks, Verdict
from hall.commands import Work
from hall.facts import Day, LegalBasis, MaterialName, Reason
from hall.refusals import Invalid, Refusal

MOST_MATERIALS = 100
Deferrable = Mapping[str, bool]
"""A list of materials by name, and whether each may be deferred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the clerk found of one material of the list. A deferred one is promised `until`."""

    name: MaterialName
    verdict: Verdict = Verdict.RECEIVED
    copies: Annotated[int, Ge(0), Le(99)] = 1
    until: Day | None = None
    note: Reason | None = None


Found = Annotated[
    tuple[Checked, ...],
    Len(0, MOST_MATERIALS),
    doc("Each material of the matter's list, no other"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """The list, checked. Where something is missing, `basis` is the law that asks for it."""

    materials: Found = ()
    basis: LegalBasis | None = None
    note: Reason | None = None

    def against(self, work: Work, listed: Deferrable) -> None:
        """Refuse what isn't on the list, what is left out, and what can't be deferred."""
        found = [one.name for one in self.materials]
        must_be_listed(listed, found)
        for one in self.materials:
            _must_be_deferrable(work, one, may=listed[one.name])
        left_out = [name for name in listed if name not in found]
        if left_out:
            raise Refusal("material_unchecked", material=left_out[0], count=len(left_out))
        if self.missing and self.basis is None:
            raise Invalid("basis", "missing")

    @property
    def missing(self) -> tuple[str, ...]:
        """What isn't here."""
        return tuple(m.name for m in self.materials if m.verdict is Verdict.MISSING)

    def lacks(self) -> Lacks:
        """What the one-time notice says."""
        return Lacks(self.missing, self.basis or "", self.note)


def must_be_listed(listed: Collection[str], names: Sequence[str]) -> None:
    """Refuse what isn't on the list, or is named twice: nothing else may be asked for (D21-8)."""
    for at, name in enumerate(names):
        if name not in listed or name in names[:at]:
            raise Invalid("materials", "not_on_the_list", material=name)


def keep_materials(
    work: Work, case: Case, listed: Deferrable, found: Sequence[Checked]
) -> list[CaseMaterial]:
    """The list as it was found now, each in the place of what was found of it before."""
    kept = work.shelf.of(CaseMaterial)
    before = {material.name: material for material in materials_of(work.shelf, case)}
    materials = []
    for one in found:
        former = before.get(one.name)
        material = CaseMaterial(
            id=former.id if former else kept.next_id(),
            case=case.id,
            name=one.name,
            copies=one.copies,
            verdict=one.verdict,
            deferrable=listed[one.name],
            until=one.until,
            note=one.note,
            arrived_at=former.arrived_at if former else None,
        )
        kept.save(material)
        materials.append(material)
    return materials


def mark_missing(work: Work, case: Case, names: Sequence[str]) -> None:
    """A department finds that these aren't here after all."""
    for material in materials_of(work.shelf, case):
        if material.name in names:
            work.shelf.of(CaseMaterial).save(replace(material, verdict=Verdict.MISSING))


def deferred(materials: Iterable[CaseMaterial]) -> list[CaseMaterial]:
    """What is promised and hasn't come yet."""
    return [material for material in materials if material.verdict is Verdict.DEFERRED]


def _must_be_deferrable(work: Work, one: Checked, *, may: bool) -> None:
    if one.verdict is not Verdict.DEFERRED:
        return
    if not may:
        raise Refusal("not_deferrable", material=one.name)
    if one.until is None or one.until < work.setup.local(work.at).date():
        raise Refusal("deferred_until_when", material=one.name)
