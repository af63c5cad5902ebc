"""The view `case:TOKEN`: a case, its results, and what opens the doors behind which they lie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from hall.faces import Face
from hall.lockers.stay import Stay, StayState
from hall.ports import Shelf
from hall.results import held as results
from hall.setup import Setup


def held(setup: Setup, shelf: Shelf, token: str, at: datetime) -> Face:
    """As whoever holds the token of the case sees it. Raises Unknown."""
    face = results.held(setup, shelf, token, at)
    return {**face, "pick_ups": list(_pick_ups(shelf, face["case"]))}


def _pick_ups(shelf: Shelf, case: int) -> Iterator[Face]:
    """One for each cabinet: what else of the case lies there is opened after it."""
    cabinets = set[str]()
    for stay in shelf.of(Stay).find(case=case):
        if _waits(stay) and stay.cabinet not in cabinets:
            cabinets.add(stay.cabinet)
            yield {"cabinet": stay.cabinet, "cell": stay.cell, "token": stay.token}


def _waits(stay: Stay) -> bool:
    return stay.state is StayState.STORED and stay.token is not None
