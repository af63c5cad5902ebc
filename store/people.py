"""Staff, sessions and paired devices in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from hall.people.staff import Device, Pairing, Session, Staff
from store.errors import StoreError
from store.queries import query
from store.rows import Rows, moment_to_ms

T = TypeVar("T")

STAFF = Rows(Staff, "staff", "name")
SESSIONS = Rows(Session, "sessions", "token_hash")
DEVICES = Rows(Device, "devices", "name")
PAIRINGS = Rows(Pairing, "pairings", "code")

STAFF_NAMED = query(f"{STAFF.select} WHERE name = ?")
ALL_STAFF = query(f"{STAFF.select} ORDER BY name")
SAVE_STAFF = query(STAFF.upsert)
SESSION = query(f"{SESSIONS.select} WHERE token_hash = ?")
SAVE_SESSION = query(SESSIONS.upsert)
SESSIONS_OF = query(f"{SESSIONS.select} WHERE staff = ? ORDER BY began_at, token_hash")
END_SESSIONS = query("DELETE FROM sessions WHERE staff = ?")
DROP_SESSION = query("DELETE FROM sessions WHERE token_hash = ?")
FORGET_SESSIONS = query("DELETE FROM sessions WHERE ends_at < ?")
DEVICE = query(f"{DEVICES.select} WHERE token_hash = ?")
DEVICE_NAMED = query(f"{DEVICES.select} WHERE name = ?")
ALL_DEVICES = query(f"{DEVICES.select} ORDER BY name")
SAVE_DEVICE = query(DEVICES.upsert)
DROP_DEVICE = query("DELETE FROM devices WHERE name = ?")
PAIRING = query(f"{PAIRINGS.select} WHERE code = ?")
ALL_PAIRINGS = query(f"{PAIRINGS.select} ORDER BY asked_at, code")
SAVE_PAIRING = query(PAIRINGS.upsert)
DROP_PAIRING = query("DELETE FROM pairings WHERE code = ?")


class SqlitePeople:
    """`hall.ports.People` on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def staff(self, name: str) -> Staff | None:
        return self._one(STAFF, STAFF_NAMED, name)

    def all_staff(self) -> Sequence[Staff]:
        return self._all(STAFF, ALL_STAFF)

    def save_staff(self, staff: Staff) -> None:
        self._connection.execute(SAVE_STAFF, STAFF.values(staff))

    def session(self, token_hash: str) -> Session | None:
        return self._one(SESSIONS, SESSION, token_hash)

    def save_session(self, session: Session) -> None:
        """Raises StoreError `staff_not_here`: nobody of that name."""
        try:
            self._connection.execute(SAVE_SESSION, SESSIONS.values(session))
        except sqlite3.IntegrityError as problem:
            raise StoreError("staff_not_here", staff=session.staff) from problem

    def sessions_of(self, staff: str) -> Sequence[Session]:
        return SESSIONS.all(self._connection.execute(SESSIONS_OF, (staff,)).fetchall())

    def end_sessions(self, staff: str) -> None:
        self._connection.execute(END_SESSIONS, (staff,))

    def drop_session(self, token_hash: str) -> None:
        self._connection.execute(DROP_SESSION, (token_hash,))

    def forget_sessions(self, before: datetime) -> None:
        self._connection.execute(FORGET_SESSIONS, (moment_to_ms(before),))

    def device(self, token_hash: str) -> Device | None:
        return self._one(DEVICES, DEVICE, token_hash)

    def device_named(self, name: str) -> Device | None:
        return self._one(DEVICES, DEVICE_NAMED, name)

    def all_devices(self) -> Sequence[Device]:
        return self._all(DEVICES, ALL_DEVICES)

    def save_device(self, device: Device) -> None:
        """Raises StoreError `token_given_twice`: another device holds this token."""
        try:
            self._connection.execute(SAVE_DEVICE, DEVICES.values(device))
        except sqlite3.IntegrityError as problem:
            raise StoreError("token_given_twice", device=device.name) from problem

    def drop_device(self, name: str) -> None:
        self._connection.execute(DROP_DEVICE, (name,))

    def pairing(self, code: str) -> Pairing | None:
        return self._one(PAIRINGS, PAIRING, code)

    def all_pairings(self) -> Sequence[Pairing]:
        return self._all(PAIRINGS, ALL_PAIRINGS)

    def save_pairing(self, pairing: Pairing) -> None:
        self._connection.execute(SAVE_PAIRING, PAIRINGS.values(pairing))

    def drop_pairing(self, code: str) -> None:
        self._connection.execute(DROP_PAIRING, (code,))

    def _one(self, rows: Rows[T], sql: str, fact: str) -> T | None:
        return rows.first(self._connection.execute(sql, (fact,)).fetchall())

    def _all(self, rows: Rows[T], sql: str) -> list[T]:
        return rows.all(self._connection.execute(sql).fetchall())
