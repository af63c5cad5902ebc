"""The API of catalogues as files: preview, import, export; and the whole hall as a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from annotated_types import Len
from flask import Response

from config import exporting, importing
from config.faults import Fault
from hall.catalogue.commands import ImportCatalogue
from hall.catalogue.importing import Differences, differences, whole_themes, with_kept
from hall.catalogue.view import edition
from hall.commands import Allowed
from hall.facts import Reason
from hall.people.roles import MANAGERS
from hall.refusals import Refusal
from hall.setup import Matter, Setup, Theme
from web import answers_catalogue as answers
from web.calls import Asked, Call
from web.repeats import Repeat
from web.sheets import XLSX

ROOM = "Reshaping the catalogue"
MANAGE = Allowed(roles=MANAGERS)
SHOWN = 500
ZIP = "application/zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Why, and the `base` of the preview that was looked at."""

    reason: Reason
    base: Annotated[str, Len(0, 40)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A workbook, or three CSV files in a zip."""

    format: Literal["xlsx", "csv"] = "xlsx"


@dataclass(frozen=True, slots=True)
class Offer:
    """What would hold after an import, what is refused, and what stays because of that."""

    matters: tuple[Matter, ...]
    themes: tuple[Theme, ...]
    kept: tuple[Matter, ...]
    kept_themes: tuple[Theme, ...]
    faults: tuple[Fault, ...]
    rows: dict[str, int]

    @property
    def refused(self) -> int:
        """How many rows have a fault."""
        return len({(fault.file, fault.line) for fault in self.faults})


def offer(setup: Setup, files: Sequence[tuple[str, bytes]]) -> Offer:
    """Read files and lay them over the catalogue in force. It takes its time: off the hub."""
    found = importing.read(files, {domain.key for domain in setup.domains})
    read = found.catalogue
    matters, kept = with_kept(read.matters, read.refused, setup.matters)
    offered = read.themes if found.has_themes else setup.themes
    whole, lacking = whole_themes(offered, matters)
    refused = read.refused_themes | {theme.key for theme, _ in lacking}
    there, _ = whole_themes(setup.themes, matters)
    themes, kept_themes = with_kept(whole, refused, there)
    lacks = (_lacks(theme, code) for theme, code in lacking)
    return Offer(matters, themes, kept, kept_themes, (*found.faults, *lacks), found.rows)


def preview(asked: Asked) -> dict[str, Any]:
    """Changes nothing. Rows with a fault are left out, and what is in force of them stays."""
    w = asked.works
    with w.store.reading() as shelf:
        base = edition(shelf)
    setup = w.setup
    made = w.hub.offload(offer, setup, asked.files)
    return {
        "rows": made.rows,
        "refused": made.refused,
        "faults": [_fault(fault) for fault in made.faults[:SHOWN]],
        "matters": _changes(differences(setup.matters, made.matters), made.kept),
        "themes": _changes(differences(setup.themes, made.themes), made.kept_themes),
        "base": base,
    }


def take(asked: Asked) -> dict[str, Any]:
    """The same files again, with the reason and the preview's `base`."""
    w = asked.works
    made = w.hub.offload(offer, w.setup, asked.files)
    if not made.matters or len(made.matters) == len(made.kept):
        raise Refusal("nothing_to_import")
    command = ImportCatalogue(
        matters=made.matters,
        themes=made.themes,
        base=asked.body.base,
        reason=asked.body.reason,
        refused=made.refused,
    )
    answer = w.door.carry_out(command, asked.by, asked.key)
    faults = [_fault(fault) for fault in made.faults[:SHOWN]]
    return {**answer, "refused": made.refused, "faults": faults}


def catalogue(asked: Asked) -> Response:
    """The catalogue in force, as an import takes it."""
    w, as_csv = asked.works, asked.query.format == "csv"
    setup = w.setup
    if as_csv:
        raw = w.hub.offload(lambda: exporting.zipped(exporting.as_csv(setup)))
        return _file(raw, ZIP, f"{setup.key}-catalogue.zip")
    return _file(w.hub.offload(exporting.as_xlsx, setup), XLSX, f"{setup.key}-catalogue.xlsx")


def whole_hall(asked: Asked) -> Response:
    """Everything in force, windows as they are now, as a folder that `--hall` takes."""
    w = asked.works
    setup = w.setup

    def pack() -> bytes:
        with w.store.reading() as shelf:
            windows = shelf.windows.all()
        return exporting.zipped(exporting.as_folder(setup, windows), setup.key)

    return _file(w.hub.offload(pack), ZIP, f"{setup.key}.zip")


def _file(raw: bytes, media: str, name: str) -> Response:
    response = Response(raw, mimetype=media)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.cache_control.no_store = True
    return response


def _lacks(theme: Theme, code: str) -> Fault:
    return Fault("themes", theme.key, "theme_lacks_matter", {"matter": code})


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "table": fault.file,
        "row": fault.line,
        "column": fault.where,
        "zh": fault.reason("zh-CN"),
        "en": fault.reason("en"),
    }


def _changes(found: Differences[Any], kept: Sequence[Matter | Theme]) -> dict[str, Any]:
    changed = [
        {
            "code": one.key,
            "name": one.name,
            "fields": [
                {"field": f.field, "before": f.before, "after": f.after} for f in one.fields
            ],
        }
        for one in found.changed[:SHOWN]
    ]
    return {
        "counts": {
            "new": len(found.new),
            "changed": len(found.changed),
            "removed": len(found.removed),
            "kept": len(kept),
            "unchanged": found.unchanged - len(kept),
        },
        "new": _items(found.new),
        "changed": changed,
        "removed": _items(found.removed),
        "kept": _items(kept),
    }


def _items(things: Iterable[Matter | Theme]) -> list[dict[str, str]]:
    items = [{"code": getattr(t, "code", "") or t.key, "name": t.name} for t in things]  # type: ignore[union-attr]
    return items[:SHOWN]


CALLS = (
    Call(
        method="POST",
        path="/api/v1/catalogue/preview",
        does="Look at what an import of XLSX or CSV files would change, and which rows it refuses",
        handle=preview,
        files=True,
        repeat=Repeat.NEW,
        allowed=MANAGE,
        answers=answers.CataloguePreview,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/catalogue/import",
        does="Put the catalogue of XLSX or CSV files into force",
        handle=take,
        files=True,
        keyed=True,
        body=Import,
        allowed=MANAGE,
        answers=answers.Imported,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/catalogue",
        does="The catalogue in force as XLSX, or as CSV in a zip",
        handle=catalogue,
        query=Format,
        media=XLSX,
        allowed=MANAGE,
        answers=bytes,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/hall/folder",
        does="The whole hall as a folder in a zip, for `--hall`",
        handle=whole_hall,
        media=ZIP,
        allowed=MANAGE,
        answers=bytes,
        room=ROOM,
    ),
)
