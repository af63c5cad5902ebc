"""What of deliveries is locked: signatures and addresses; and how long it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from hall.outbox.notice import Notice, NoticeState
from hall.ports import Secrets, Shelf, Span
from hall.results.parcel import Parcel
from hall.results.receipt import Receipt

ALL = 10_000_000


def lock_anew(shelf: Shelf, secrets: Secrets) -> int:
    """Lock all of it under the newest key; how much there is. For a rotation of keys."""

    def anew(locked: str) -> str:
        return secrets.lock(secrets.unlock(locked))

    receipts, parcels, count = shelf.of(Receipt), shelf.of(Parcel), 0
    for receipt in receipts.find(at=Span(), limit=ALL):
        if receipt.drawing_locked is not None:
            receipts.save(replace(receipt, drawing_locked=anew(receipt.drawing_locked)))
            count += 1
    for parcel in parcels.find(at=Span(), limit=ALL):
        if parcel.address_locked is not None:
            parcels.save(replace(parcel, address_locked=anew(parcel.address_locked)))
            count += 1
    return count + _notices(shelf, secrets)


def _notices(shelf: Shelf, secrets: Secrets) -> int:
    """Codes that are still to be sent."""
    kept, count = shelf.of(Notice), 0
    for notice in kept.find(state=NoticeState.WAITING, next_try_at=Span(), limit=ALL):
        if notice.locked is not None:
            kept.save(replace(notice, locked=secrets.lock(secrets.unlock(notice.locked))))
            count += 1
    return count


def old_receipts(shelf: Shelf, before: datetime, limit: int) -> Iterable[Receipt]:
    """Receipts of deliveries before a moment."""
    return shelf.of(Receipt).find(at=Span(None, before), limit=limit)
