"""The API of figures: a report of any business dates, and the same as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response

from hall.commands import Allowed
from hall.facts import Day
from hall.figures.figure import By
from hall.figures.report import report
from hall.figures.wanted import wanted
from hall.people.roles import LEADERS, READERS
from hall.refusals import Forbidden
from web import answers_figures as answers
from web.calls import Asked, Call, Handler
from web.sheets import XLSX, Write, as_csv, rows_of, xlsx

ROOM = "Figures"
LOOK = Allowed(roles=READERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresAsked:
    """Business dates, both included; today where none is given. `domain`: of one line alone."""

    first: Day | None = None
    last: Day | None = None
    by: By = By.DAY
    domain: str | None = None


def figures(asked: Asked) -> dict[str, Any]:
    """Raises Forbidden for figures of clerks unless a leader asks."""
    return _report(asked)


def _sheet(write: Write, media: str, ending: str) -> Handler:
    def sheet(asked: Asked) -> Response:
        """The query in words in the first rows, then the table."""
        found, w = _report(asked), asked.works
        made = w.setup.local(w.clock.now()).strftime("%Y-%m-%d %H:%M")
        rows = rows_of(w.setup, w.words(), found, made)
        body = w.figures.reckon("figures_failed", write, rows)
        name = f"figures-{found['from']}-{found['to']}-{found['by']}.{ending}"
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(body, mimetype=media, headers=disposition)

    return sheet


def _report(asked: Asked) -> dict[str, Any]:
    """Reckoned aside, one report at a time."""
    w, said = asked.works, asked.query
    if said.by is By.CLERK and not asked.by.is_staff(*LEADERS):
        raise Forbidden("not_allowed", command="figures by clerk")
    at = w.clock.now()
    today = w.setup.business_date(at)
    last = said.last or max(today, said.first or today)
    query = wanted(w.setup, said.first or min(today, last), last, said.by, said.domain)
    return w.figures.reckon("figures_failed", report, query, at)


def _call(path: str, does: str, handle: Handler, answer: Any, media: str) -> Call:
    return Call(
        method="GET",
        path=path,
        does=does,
        handle=handle,
        query=FiguresAsked,
        renamed={"from": "first", "to": "last"},
        allowed=LOOK,
        answers=answer,
        room=ROOM,
        media=media,
    )


CALLS = (
    _call(
        "/api/v1/figures",
        "The figures of any business dates, in all and parted by something",
        figures,
        answers.FiguresReport,
        "application/json",
    ),
    _call(
        "/api/v1/figures.xlsx",
        "The same as an Excel workbook",
        _sheet(xlsx, XLSX, "xlsx"),
        bytes,
        XLSX,
    ),
    _call(
        "/api/v1/figures.csv",
        "The same as CSV",
        _sheet(as_csv, "text/csv", "csv"),
        str,
        "text/csv",
    ),
)
