"""People and the journal in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from hall.people.staff import Device, Pairing, Session, Staff
from hall.ports import Found, Sought
from hall.progress import Recorded
from store.errors import StoreError
from store.journal import must_follow
from store.rows import to_json
from store.shared import Log, Shared

if TYPE_CHECKING:
    from store.memory import MemoryShelf, State

CALLS = ("TicketCalled", "TicketRecalled")
SHAPES = ("WindowPlaced", "WindowChanged")


class MemoryPeople:
    """`hall.ports.People`."""

    def __init__(self, shelf: MemoryShelf) -> None:
        self._shelf = shelf

    def staff(self, name: str) -> Staff | None:
        return self._shelf.state.staff.get(name)

    def all_staff(self) -> Sequence[Staff]:
        return sorted(self._shelf.state.staff.values(), key=lambda staff: staff.name)

    def save_staff(self, staff: Staff) -> None:
        self._shelf.changing.staff[staff.name] = staff

    def session(self, token_hash: str) -> Session | None:
        return self._shelf.state.sessions.get(token_hash)

    def save_session(self, session: Session) -> None:
        if session.staff not in self._shelf.state.staff:
            raise StoreError("staff_not_here", staff=session.staff)
        self._shelf.changing.sessions[session.token_hash] = session

    def sessions_of(self, staff: str) -> Sequence[Session]:
        own = [s for s in self._shelf.state.sessions.values() if s.staff == staff]
        return sorted(own, key=lambda session: (session.began_at, session.token_hash))

    def end_sessions(self, staff: str) -> None:
        sessions = self._shelf.changing.sessions
        for token_hash in [k for k, session in sessions.items() if session.staff == staff]:
            del sessions[token_hash]

    def drop_session(self, token_hash: str) -> None:
        self._shelf.changing.sessions.pop(token_hash, None)

    def forget_sessions(self, before: datetime) -> None:
        sessions = self._shelf.changing.sessions
        for token_hash in [k for k, session in sessions.items() if session.ends_at < before]:
            del sessions[token_hash]

    def device(self, token_hash: str) -> Device | None:
        return next((d for d in self.all_devices() if d.token_hash == token_hash), None)

    def device_named(self, name: str) -> Device | None:
        return self._shelf.state.devices.get(name)

    def all_devices(self) -> Sequence[Device]:
        return sorted(self._shelf.state.devices.values(), key=lambda device: device.name)

    def save_device(self, device: Device) -> None:
        holder = self.device(device.token_hash)
        if holder is not None and holder.name != device.name:
            raise StoreError("token_given_twice", device=device.name)
        self._shelf.changing.devices[device.name] = device

    def drop_device(self, name: str) -> None:
        self._shelf.changing.devices.pop(name, None)

    def pairing(self, code: str) -> Pairing | None:
        return self._shelf.state.pairings.get(code)

    def all_pairings(self) -> Sequence[Pairing]:
        return sorted(self._shelf.state.pairings.values(), key=lambda p: (p.asked_at, p.code))

    def save_pairing(self, pairing: Pairing) -> None:
        self._shelf.changing.pairings[pairing.code] = pairing

    def drop_pairing(self, code: str) -> None:
        self._shelf.changing.pairings.pop(code, None)


class MemoryJournal:
    """`hall.ports.Journal`."""

    def __init__(self, shelf: MemoryShelf) -> None:
        self._shelf = shelf

    def version(self) -> int:
        return len(self._shelf.state.journal)

    def append(self, events: Sequence[Recorded]) -> None:
        must_follow(self.version(), events)
        for event in events:
            self._write(self._shelf.changing, event)

    def _write(self, state: State, event: Recorded) -> None:
        state.journal.append(event)
        zone = event.data.get("zone")
        for whose in ("ticket", "case"):
            if isinstance(number := event.data.get(whose), int):
                life = (whose, number)
                state.lives[life] = (*state.lives.get(life, ()), event)
        if event.kind in CALLS and isinstance(zone, str):
            calls = state.calls[zone] = (state.calls.get(zone) or Log()).copy()
            calls.append(event)
        if event.kind in SHAPES:
            state.shapes.append(event)

    def after(self, version: int, limit: int = 500) -> Sequence[Recorded]:
        return self._shelf.state.journal[version : version + limit]

    def calls(self, zone: str, since: datetime, limit: int) -> Sequence[Recorded]:
        told = self._shelf.state.calls.get(zone) or Log[Recorded]()
        return [call for call in told[: -limit - 1 : -1] if call.at >= since]

    def of_ticket(self, ticket_id: int) -> Sequence[Recorded]:
        return list(self._shelf.state.lives.get(("ticket", ticket_id), ()))

    def of_case(self, case_id: int) -> Sequence[Recorded]:
        return list(self._shelf.state.lives.get(("case", case_id), ()))

    def shaping(self, before: int) -> Sequence[Recorded]:
        return [event for event in self._shelf.state.shapes if event.version < before]

    def last_shapes(self, window: str, limit: int) -> Sequence[Recorded]:
        newest = reversed(self._shelf.state.shapes)
        return list(islice((e for e in newest if e.data["window"] == window), limit))

    def saying(self, text: str, after: int, up_to: int) -> Sequence[int]:
        events = self._shelf.state.journal[after:up_to]
        return [event.version for event in events if text in to_json(event.data)]

    def redact(self, version: int, data: dict[str, Any]) -> None:
        state, events = self._shelf.changing, list(self._shelf.state.journal)
        state.journal, state.shapes = Log(), Log()
        state.lives, state.calls = Shared(), Shared()
        for event in events:
            fresh = replace(event, data=data) if event.version == version else event
            self._write(state, fresh)

    def search(self, sought: Sought, before: int | None = None, limit: int = 50) -> Found:
        newest = (e for e in reversed(self._shelf.state.journal) if _fits(e, sought, before))
        fit = list(islice(newest, limit + 1))
        page = tuple(fit[:limit])
        return Found(page, fit[limit].version + 1 if len(fit) > limit else None)


def _fits(event: Recorded, sought: Sought, before: int | None) -> bool:
    data = event.data
    facts = (
        (sought.by, event.by),
        (sought.ticket, data.get("ticket")),
        (sought.window, data.get("window")),
        (sought.zone, data.get("zone")),
    )
    return (
        (before is None or event.version < before)
        and all(wanted is None or wanted == fact for wanted, fact in facts)
        and (not sought.kinds or event.kind in sought.kinds)
        and (sought.since is None or event.at >= sought.since)
        and (sought.until is None or event.at < sought.until)
    )
