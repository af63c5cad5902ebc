"""The shapes of answers about reshaping the catalogue."""

from __future__ import annotations

from typing_extensions import TypedDict


class Marked(TypedDict):
    """How many matters have another mark than before."""

    marked: int


class RowFault(TypedDict):
    """A row that is refused, and why: which table, row and column, in both languages."""

    table: str
    row: int | None
    column: str
    zh: str
    en: str


class Item(TypedDict):
    """A matter or theme by code and name."""

    code: str
    name: str


class FieldChange(TypedDict):
    """A field that becomes another."""

    field: str
    before: str
    after: str


class ItemChange(Item):
    """A matter or theme that changes."""

    fields: list[FieldChange]


class Changes(TypedDict):
    """What changes. Lists end at 500; `counts` has new, changed, removed, kept and unchanged.

    `kept` stay as they are because their row is refused.
    """

    counts: dict[str, int]
    new: list[Item]
    changed: list[ItemChange]
    removed: list[Item]
    kept: list[Item]


class CataloguePreview(TypedDict):
    """What an import would do. `base` goes with the import, so that nothing else is taken."""

    rows: dict[str, int]
    refused: int
    faults: list[RowFault]
    matters: Changes
    themes: Changes
    base: str


class Imported(TypedDict):
    """What an import has done. `settings`: the changes, to be taken back."""

    settings: list[int]
    matters: int
    themes: int
    refused: int
    faults: list[RowFault]


class Mode(TypedDict):
    """「一窗」受理的方式 and the least share of comprehensive windows."""

    mode: str
    comprehensive_share: float
