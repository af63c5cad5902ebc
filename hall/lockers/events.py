"""What happens at lockers. Whose a result is, and any code, stands in none of them."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetFitted(Event):
    """A cabinet is here with so many cells; `lost`: occupied ones that aren't wired any more."""

    cabinet: str
    cells: int
    lost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetSilent(Event):
    """Boards of a cabinet don't answer: so many cells can't be seen."""

    cabinet: str
    cells: int
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetAnswers(Event):
    """All its boards answer again."""

    cabinet: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessRefused(Event):
    """A code, or a card, for which nothing lies here; so many in a row."""

    cabinet: str
    misses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessingStopped(Event):
    """Too many: nobody may try until then; where `stay` is given, with its code alone."""

    cabinet: str
    stay: int | None
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorEvent(Event):
    """Something about one door."""

    cabinet: str
    cell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOrderEvent(DoorEvent):
    """What becomes of an order to open a door."""

    order: int
    purpose: str
    stay: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOrdered(DoorOrderEvent):
    """Somebody wants a door open. The board hears of it after this is on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOpened(DoorOrderEvent):
    """The sensor has seen it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorStayedShut(DoorOrderEvent):
    """It didn't open; `told`: the board was told to."""

    told: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorUnsure(DoorOrderEvent):
    """Whether it opened isn't known: the sensors are asked until they say."""

    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorUnseen(DoorOrderEvent):
    """It may have been open while nobody could look: staff have to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorShut(DoorEvent):
    """The sensor has seen it shut again; `order` None: it was open though nobody had asked."""

    order: int | None
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOpenedUnasked(DoorEvent):
    """A door stands open that nobody asked to open; `stay`: whose result may be in reach."""

    stay: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLeftOpen(DoorEvent):
    """It has stood open for longer than the hall lets it."""

    order: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDoubtful(DoorEvent):
    """It isn't used until staff have looked: why."""

    doubt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellCleared(DoorEvent):
    """Staff have looked, and it may be used again; what they found of the result in it."""

    found: str | None
    stay: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellBlocked(DoorEvent):
    """Staff have taken it out of use."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellUnblocked(DoorEvent):
    """It may be used again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayEvent(DoorEvent):
    """Something that happens to a result in a cell."""

    stay: int
    case: int
    number: str
    result: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoringBegun(StayEvent):
    """A cell is kept for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoringConfirmed(StayEvent):
    """It lies in the cell: the door was open and is shut. Overdue from `due` on."""

    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoringFailed(StayEvent):
    """It isn't in the cell: the door stayed shut, it was given up, or nobody found it there."""

    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectingBegun(StayEvent):
    """Whoever showed what only they have is at the cabinet: by code, card or QR code."""

    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectingFailed(StayEvent):
    """The door didn't open: it lies there still, and the code still holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayCollected(StayEvent):
    """The door was open for its applicant, and is shut again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallBegun(StayEvent):
    """Staff take it out again: why."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallFailed(StayEvent):
    """The door didn't open: it lies there still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayRecalled(StayEvent):
    """It is out of the cell, and at the window again."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StayDoubtful(StayEvent):
    """Whether it still lies there isn't known: staff look."""

    doubt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StayFound(StayEvent):
    """Staff have looked, and it lies there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayMissing(StayEvent):
    """Staff have looked: it isn't in its cell, and its applicant doesn't have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayOverdue(StayEvent):
    """Its days are over; it may be collected until it is recalled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupCodeRenewed(StayEvent):
    """There is a new code for it; the former opens nothing."""
